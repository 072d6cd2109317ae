package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnChoiceTest {
    private static final List<String> USUAL = List.of("id", "lr", "acc", "age");

    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run(
                        "aaaaa",
                        "{\"lr\": 1, \"opt.name\": \"sgd\", \"opt.beta\": 1, \"host\": \"x\"}",
                        "1,1,acc,1",
                        "1,1,loss,1");
    }

    private String columns(String asked) {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            List<String> names =
                    asked.isEmpty() ? List.of() : Stream.of(asked.split(" ")).toList();
            return String.join(
                    " ",
                    new ColumnChoice(workspace.names(), new RunTable(values, Optional.empty(), ShownRuns.NOW))
                            .of(names, USUAL));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                   | id lr acc age
        lr id                | lr id
        LR                   | lr
        +loss                | id lr acc age loss
        -acc                 | id lr age
        -age +loss           | id lr acc loss
        -param.lr            | id acc age
        -metric.acc          | id lr age
        -run.id              | lr acc age
        opt*                 | opt.beta opt.name
        +opt.?eta            | id lr acc age opt.beta
        -*c*                 | id lr age
        loss.last            | loss.last
        host run.host        | host run.host
        param.lr             | param.lr
        run.age              | run.age
        """)
    void namesChooseOrChangeTheUsualOnes(String asked, String columns) {
        assertEquals(columns, columns(asked));
    }

    @Test
    void whatMeansNothingIsRefused() {
        assertEquals(
                "unknown field 'los'; did you mean 'loss'?",
                assertThrows(QueryException.class, () -> columns("los")).getMessage());
        assertEquals(
                "--columns leaves none",
                assertThrows(UsageException.class, () -> columns("-*")).getMessage());
        assertEquals(
                "a log is not a column; hps log shows it",
                assertThrows(UsageException.class, () -> columns("log")).getMessage());
    }
}
