package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.run.Found;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private final Conflicts conflicts = new Conflicts(
            Map.of(
                    "lr", Numbers.typed("0.3"),
                    "optimizer", Numbers.typed("sgd"),
                    "batch_size", Numbers.typed("auto"),
                    "data", Numbers.typed("data/train"),
                    "token", Numbers.typed("***"),
                    "dropout", Numbers.typed("0.5")),
            Set.of("dropout"));

    private void state(String name, String value, String from) {
        conflicts.state(name, Numbers.typed(value), from);
    }

    private Map<String, String> all() {
        TreeMap<String, String> all = new TreeMap<>();
        conflicts.all().forEach((name, found) -> all.put(name, found.words()));
        return all;
    }

    @Test
    void aNumberOrWordThatDiffersIsAConflict() {
        state("LR", "0.1", Found.OUTPUT);
        state("optimizer", "adam", "config.json");
        assertEquals(
                Map.of("lr", "the program printed 0.1", "optimizer", "the program wrote adam to config.json"), all());
        assertEquals(
                List.of(
                        "lr: the program printed 0.1, but the run was given 0.3",
                        "optimizer: the program wrote adam to config.json, but the run was given sgd"),
                conflicts.news());
        assertEquals(List.of(), conflicts.news());
    }

    @Test
    void theSameValueInAnotherSpellingIsNone() {
        state("lr", "3e-1", Found.OUTPUT);
        state("optimizer", "SGD", Found.OUTPUT);
        assertEquals(Map.of(), all());
    }

    @Test
    void whatCannotBeComparedIsNone() {
        state("batch_size", "32", Found.OUTPUT);
        state("data", "/home/me/data/train", Found.OUTPUT);
        state("token", "abc", Found.OUTPUT);
        state("momentum", "0.9", Found.OUTPUT);
        assertEquals(Map.of(), all());
    }

    @Test
    void aDeclaredDefaultCountsOnlyWhereTheCommandDoesNotPassTheParameter() {
        state("lr", "0.1", Found.DECLARED);
        state("dropout", "0.1", Found.DECLARED);
        assertEquals(Map.of("dropout", "the code uses 0.1"), all());
    }

    @Test
    void whatTheProgramDoesNotReadHasTheValueOfItsCode() {
        conflicts.unread(Set.of("lr"));
        state("LR", "0.1", Found.CODE);
        assertEquals(Map.of("lr", "the code uses 0.1"), all());
        assertEquals(List.of("lr: the code uses 0.1, but the run was given 0.3"), conflicts.news());
    }

    @Test
    void theGivenValueStatedLaterEndsTheConflict() {
        state("lr", "0.1", Found.OUTPUT);
        state("lr", "0.3", Found.OUTPUT);
        state("lr", "0.03", Found.OUTPUT);
        assertEquals(Map.of(), all());
        assertEquals(List.of(), conflicts.news());
    }
}
