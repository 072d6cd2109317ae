package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeJournalTest {
    private static final String RUN = "20260101-000000-a2345";

    @TempDir
    Path index;

    @Test
    void aChangeIsKnownToAnotherProcessUntilItIsDone() {
        new ChangeJournal(index).add(RUN);
        ChangeJournal other = new ChangeJournal(index);
        Map<String, String> read = other.read();
        assertEquals(List.of(RUN), List.copyOf(read.values()));
        other.done(read);
        assertEquals(Map.of(), new ChangeJournal(index).read());
    }

    @Test
    void aSecondChangeHasAMarkOfItsOwnThatNobodyForgetsWithTheFirst() {
        ChangeJournal writer = new ChangeJournal(index);
        writer.add(RUN);
        ChangeJournal other = new ChangeJournal(index);
        Map<String, String> first = other.read();
        writer.add(RUN);
        assertEquals(2, new ChangeJournal(index).read().size());
        other.done(first);
        assertEquals(List.of(RUN), List.copyOf(new ChangeJournal(index).read().values()));
    }

    @Test
    void aMarkOfAnOlderVersionAndAStrangeFileAreNoTrouble() throws Exception {
        Files.createDirectories(index.resolve("changed"));
        Files.writeString(index.resolve("changed").resolve(RUN), "12 34");
        Files.writeString(index.resolve("changed").resolve("strange"), "");
        ChangeJournal journal = new ChangeJournal(index);
        assertEquals(Map.of(RUN, RUN), journal.read());
        journal.done(journal.read());
        assertEquals(Map.of(), journal.read());
    }
}
