package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static String guess(String counts) {
        Map<String, Long> metrics = new TreeMap<>();
        for (String pair : counts.split(" ")) {
            String[] parts = pair.split("=");
            metrics.put(parts[0], Long.parseLong(parts[1]));
        }
        return Objective.guess(metrics, Settings.NONE)
                .map(objective -> objective.direction().name().toLowerCase(Locale.ROOT) + " " + objective.metric())
                .orElse("none");
    }

    @Test
    void theMetricThatNobodyNamed() {
        String[][] cases = {
            {"train_loss=5 val_loss=5 test_loss=5", "min val_loss"},
            {"train_loss=5 test_acc=1", "max test_acc"},
            {"train_loss=5 loss=1", "min loss"},
            {"val_loss=5 val_acc=5", "max val_acc"},
            {"val_loss=9 val_acc=5", "min val_loss"},
            {"Best_validation_accuracy=9 val_acc=9", "max val_acc"},
            {"best_val_acc=1 test_acc=9", "max best_val_acc"},
            {"final_loss=3 loss=3", "min loss"},
            {"temperature=3 size=2", "none"},
            {"sys/cpu=9 loss=1", "min loss"},
        };
        for (String[] each : cases) {
            assertEquals(each[1], guess(each[0]), each[0]);
        }
    }

    @Test
    void theDeclaredOneCountsWhereItStands() {
        Settings declared = Settings.parse("objective: min val_loss\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "val_loss",
                Objective.of(Map.of("val_loss", 1L, "val_acc", 5L), declared)
                        .orElseThrow()
                        .metric());
        assertEquals(
                "val_acc",
                Objective.of(Map.of("val_acc", 5L), declared).orElseThrow().metric());
    }

    @Test
    void whoSaysNoDirectionGetsTheDeclaredOneElseTheOneThatTheNameTells() {
        String[][] cases = {
            {"objective: width", "NONE"},
            {"objective: val_acc", "MAX"},
            {"objective: width\ndirections: {Width: min}", "MIN"},
            {"objective: loss\ndirections: {loss: max}", "MAX"},
            {"objective: min val_acc\ndirections: {val_acc: max}", "MIN"},
        };
        for (String[] each : cases) {
            Settings settings = Settings.parse(each[0].getBytes(StandardCharsets.UTF_8));
            assertEquals(each[1], declared(settings), each[0]);
            String own = "experiments: {a: {" + each[0].replace("\n", "}}\n") + (each[0].contains("\n") ? "" : "}}");
            assertEquals(
                    each[1],
                    declared(
                            Settings.parse(own.getBytes(StandardCharsets.UTF_8)).judging("a")),
                    own);
        }
        Settings loss = Settings.parse("directions: {loss: max}".getBytes(StandardCharsets.UTF_8));
        assertEquals(Direction.MAX, loss.objective("loss").direction());
        assertEquals(Direction.MIN, loss.objective("min loss").direction());
    }

    private static String declared(Settings settings) {
        return java.util.Objects.requireNonNull(settings.objective())
                .direction()
                .name();
    }

    @Test
    void theDeclaredOneIsFoundInAnySpelling() {
        Settings declared = Settings.parse("objective: max Val-Score\n".getBytes(StandardCharsets.UTF_8));
        String[][] cases = {
            {"val_score=1 val_acc=5", "max val_score"},
            {"VAL_SCORE=1 val_score=2", "max val_score"},
            {"VAL_SCORE=2 val_score=2", "max VAL_SCORE"},
            {"Val-Score=1 val_score=2", "max Val-Score"},
            {"val_scores=1 val_acc=5", "max val_acc"},
        };
        for (String[] each : cases) {
            Map<String, Long> counts = new TreeMap<>();
            for (String pair : each[0].split(" ")) {
                counts.put(pair.substring(0, pair.indexOf('=')), Long.parseLong(pair.substring(pair.indexOf('=') + 1)));
            }
            Objective found = Objective.of(counts, declared).orElseThrow();
            assertEquals(each[1], found.direction().name().toLowerCase(Locale.ROOT) + " " + found.metric(), each[0]);
        }
        assertEquals(Direction.MAX, declared.direction("VAL_SCORE"));
    }

    @Test
    void ofOneRunTheNumberOfRowsDoesNotCount() {
        assertEquals(
                "val_acc",
                Objective.ofRun(Set.of("val_acc", "val_loss", "loss"), Settings.NONE)
                        .orElseThrow()
                        .metric());
        assertEquals(Optional.empty(), Objective.ofRun(Set.of("size"), Settings.NONE));
    }
}
