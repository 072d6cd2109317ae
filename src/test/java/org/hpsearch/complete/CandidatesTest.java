package org.hpsearch.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidatesTest {
    @TempDir
    Path folder;

    private static List<String> texts(Candidates candidates) {
        return candidates.all().stream()
                .map(candidate -> candidate.text() + (candidate.whole() ? "" : "…"))
                .sorted()
                .toList();
    }

    @Test
    void whatFitsCountsNoCaseAndNoQuotes() {
        Candidates candidates = new Candidates("note:\"Ba");
        List.of("note:bad", "note:\"BAR foo\"", "note:\"good\"", "note:b")
                .forEach(text -> candidates.add(text, "", true));
        assertEquals(List.of("note:\"BAR foo\"", "note:bad"), texts(candidates));
    }

    @Test
    void aSignThatCouldEndTheLineIsNoCandidate() {
        Candidates candidates = new Candidates("");
        candidates.add("a\nrm -rf", "", true);
        candidates.add("b\u001b[2J", "", true);
        candidates.add("c", "two\nlines", true);
        assertEquals(List.of("c"), texts(candidates));
        assertEquals("two\\nlines", candidates.all().getFirst().about());
    }

    @Test
    void aListGrowsAtItsLastPlaceAndKeepsTheSign() {
        Candidates candidates = new Candidates("lr,-Va");
        candidates.list(List.of("val_acc", "value x", "lr", "va,b", "val\"q"));
        assertEquals(List.of("lr,-val_acc…"), texts(candidates));
        Candidates first = new Candidates("+v");
        first.list(List.of("val_acc"));
        assertEquals(List.of("+val_acc…"), texts(first));
    }

    @Test
    void filesOfTheFolderThatTheWordLeadsTo() throws IOException {
        Files.createDirectories(folder.resolve("sub/inner"));
        Files.createFile(folder.resolve("sub/train.log"));
        Files.createFile(folder.resolve("sub/.hidden"));
        Files.createFile(folder.resolve("top.log"));
        Candidates top = new Candidates("");
        top.files(folder);
        assertEquals(List.of("sub/…", "top.log"), texts(top));
        Candidates sub = new Candidates("sub/");
        sub.files(folder);
        assertEquals(List.of("sub/inner/…", "sub/train.log"), texts(sub));
        Candidates hidden = new Candidates("sub/.h");
        hidden.files(folder);
        assertEquals(List.of("sub/.hidden"), texts(hidden));
        Candidates none = new Candidates("nowhere/x");
        none.files(folder);
        assertEquals(List.of(), texts(none));
    }
}
