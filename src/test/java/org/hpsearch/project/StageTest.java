package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stages in the order of what they read and write.
class StageTest {
    private static Stage stage(String name, String inputs, String outputs) {
        return new Stage(name, List.of(), List.of(), list(inputs), list(outputs), List.of());
    }

    private static List<String> list(String paths) {
        return paths.isEmpty() ? List.of() : List.of(paths.split(" "));
    }

    private static String order(Stage... stages) {
        List<String> warnings = new ArrayList<>();
        List<Stage> ordered = Stage.inOrder(List.of(stages), warnings);
        return String.join(" ", ordered.stream().map(Stage::name).toList()) + " " + warnings;
    }

    @Test
    void whatIsReadIsWrittenBefore() {
        assertEquals("a b c []", order(stage("a", "", ""), stage("b", "", ""), stage("c", "", "")));
        assertEquals(
                "prepare train eval []",
                order(
                        stage("eval", "model.pt", "score"),
                        stage("train", "data/", "model.pt"),
                        stage("prepare", "raw", "./data/train.csv")));
        assertEquals("a []", order(stage("a", "state", "state")));
    }

    @Test
    void aCircleIsTold() {
        assertEquals(
                "c a b [stages wait for each other's outputs: a, b]",
                order(stage("a", "y", "x"), stage("b", "x", "y"), stage("c", "", "z")));
    }

    @Test
    void foldersHoldWhatIsInThem() {
        assertEquals(true, stage("a", "data/x", "").reads(stage("b", "", "data")));
        assertEquals(true, stage("a", "data", "").reads(stage("b", "", "data/x")));
        assertEquals(true, stage("a", "./data/../data/x", "").reads(stage("b", "", "data/x")));
        assertEquals(false, stage("a", "data2", "").reads(stage("b", "", "data")));
        assertEquals(false, stage("a", "", "x").reads(stage("b", "x", "")));
    }
}
