package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricFilesTest {
    @TempDir
    private Path folder;

    private final FactNotes notes = new FactNotes();
    private final MetricFiles files = new MetricFiles(Instant.EPOCH, notes, () -> Double.NaN);

    private List<String> look(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        files.look(file, name, Files.readAttributes(file, BasicFileAttributes.class));
        List<String> lines = new ArrayList<>(notes.lines);
        notes.lines.clear();
        Collections.sort(lines);
        return lines;
    }

    /// The same three rows, written in other formats.
    static Stream<Arguments> sameRows() {
        return Stream.of(
                Arguments.of("log.csv", """
                    epoch,loss,val_acc
                    1,0.9312,0.5125
                    2,0.6108,0.6875
                    3,0.4475,0.775
                    """),
                Arguments.of("log.tsv", """
                    val_acc\tepoch\tloss
                    0.5125\t1\t0.9312
                    0.6875\t2\t0.6108
                    0.775\t3\t0.4475
                    """),
                Arguments.of("training.log", """
                    epoch;loss;val_acc
                    1;0.9312;0.5125
                    2;0.6108;0.6875
                    3;0.4475;0.775
                    """),
                Arguments.of("log.jsonl", """
                    {"epoch": 1, "loss": 0.9312, "val_acc": 0.5125}
                    {"epoch": 2, "loss": 0.6108, "val_acc": 0.6875}
                    {"epoch": 3, "loss": 0.4475, "val_acc": 0.775}
                    """),
                Arguments.of("metrics.json", """
                    [{"epoch": 1, "loss": 0.9312, "val_acc": 0.5125},
                     {"epoch": 2, "loss": 0.6108, "val_acc": 0.6875},
                     {"epoch": 3, "loss": 0.4475, "val_acc": 0.775}]
                    """),
                Arguments.of("history.json", """
                    {"epoch": [1, 2, 3], "loss": [0.9312, 0.6108, 0.4475], "val_acc": [0.5125, 0.6875, 0.775]}
                    """),
                Arguments.of("trainer_state.json", """
                    {"log_history": [{"epoch": 1, "loss": 0.9312, "step": 1}, {"epoch": 1, "val_acc": 0.5125, "step": 1},
                     {"epoch": 2, "loss": 0.6108, "step": 2}, {"epoch": 2, "val_acc": 0.6875, "step": 2},
                     {"epoch": 3, "loss": 0.4475, "step": 3}, {"epoch": 3, "val_acc": 0.775, "step": 3}]}
                    """));
    }

    @ParameterizedTest
    @MethodSource("sameRows")
    void theSameRowsInEachFormat(String name, String text) throws IOException {
        List<String> expected = List.of(
                "1 loss 0.9312",
                "1 val_acc 0.5125",
                "2 loss 0.6108",
                "2 val_acc 0.6875",
                "3 loss 0.4475",
                "3 val_acc 0.775");
        List<String> found = look(name, text).stream()
                .filter(fact -> !fact.contains(" epoch "))
                .toList();
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        log.csv,true
        a.tsv,true
        events.out.tfevents.17,true
        eval_results.json,true
        metrics.json,true
        config.yaml,true
        training.log,true
        time_left.tsv,false
        data.json,false
        train.log,false
        notes.txt,false
        """)
    void namesOfSuchFiles(String name, boolean expected) {
        assertEquals(expected, MetricFiles.mayHold(Path.of("out", name)));
    }

    @Test
    void aFolderThatTellsThePartOfTheDataIsPartOfTheName() throws IOException {
        assertEquals(List.of("1 validation/loss 0.5"), look("validation/log.csv", "epoch,loss\n1,0.5\n"));
        assertEquals(List.of("1 loss 0.5"), look("a/progress.csv", "epoch,loss\n1,0.5\n"));
    }

    @Test
    void ofTwoFilesOfOneNameTheSecondIsNamedAfterItsFolder() throws IOException {
        assertEquals(List.of("1 loss 0.5"), look("fold1/log.csv", "epoch,loss\n1,0.5\n"));
        assertEquals(List.of("1 fold2/loss 0.6"), look("fold2/log.csv", "epoch,loss\n1,0.6\n"));
    }

    @Test
    void whatGrowsIsReadOnAndWhatDidNotChangeIsNotReadAgain() throws IOException {
        assertEquals(List.of("1 loss 0.5"), look("log.csv", "epoch,loss\n1,0.5\n"));
        assertEquals(List.of("2 loss 0.4"), look("log.csv", "epoch,loss\n1,0.5\n2,0.4\n"));
        files.finish();
        assertEquals("", notes.taken());
    }

    @Test
    void factsOfAFileOfResults() throws IOException {
        Path file = Files.writeString(folder.resolve("metrics.json"), "{\"loss\": 0.5}");
        assertEquals(1, MetricFiles.facts(file).size());
        assertEquals(0, MetricFiles.facts(folder.resolve("absent.json")).size());
    }
}
