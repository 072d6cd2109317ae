package org.hpsearch.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.SavedQuery;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCandidatesTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 0.3, \"opt\": \"sgd\", \"learn rate\": 1}", "1,1,loss,1")
                .run("bbbbb", "{\"lr\": 0.3, \"opt\": \"adam w\"}", "1,1,loss,2")
                .run("ccccc", "{\"lr\": 0.02, \"opt\": \"adam w\"}", "1,1,loss,3");
        runs.file("aaaaa", "notes.json", "{\"tags\": [\"keep\", \"best one\"]}");
        runs.settings("hps-queries.json", "{\"good\": \"loss<2\"}");
    }

    /// What is offered, `…` behind what may go on, what it is in brackets.
    private static String shown(List<Candidate> candidates) {
        return candidates.stream()
                .map(each -> each.text()
                        + (each.whole() ? "" : "…")
                        + (each.about().isEmpty() ? "" : " (" + each.about() + ")"))
                .collect(Collectors.joining(" | "));
    }

    private String of(String word) throws IOException {
        try (Workspace workspace = runs.open()) {
            return shown(QueryCandidates.of(workspace.ask(), workspace.saved(), word));
        }
    }

    @Test
    void namesAndTheirValues() throws IOException {
        assertEquals("lr:…", of("lr"));
        assertEquals("\"learn rate\":…", of("LE"));
        assertEquals("(lr:…", of("(lr"));
        assertEquals("lr:0.3 (2 runs) | lr:0.02 (1 run)", of("lr:"));
        assertEquals("lr>=0.3 (2 runs) | lr>=0.02 (1 run)", of("lr>="));
        assertEquals("opt:\"adam w\" (2 runs) | opt:sgd (1 run)", of("opt:"));
        assertEquals("opt:\"adam w\" (2 runs)", of("opt:\"AD"));
        assertEquals("(opt:sgd (1 run)", of("(opt:s"));
        assertEquals("", of("nosuch:x"));
        assertEquals("@good (" + new SavedQuery("loss<2", List.of(), List.of()) + ")", of("@"));
    }

    @Test
    void columnsAndTags() throws IOException {
        try (Workspace workspace = runs.open()) {
            assertEquals("loss,-opt…", shown(QueryCandidates.columns(workspace.ask(), "loss,-op")));
            assertEquals("\"best one\" (1 run) | keep (1 run)", shown(QueryCandidates.tags(workspace.ask(), "")));
            assertEquals("keep (1 run)", shown(QueryCandidates.tags(workspace.ask(), "k")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,0",
                "lr,0",
                "lr:1 mo,5",
                "lr:1  mo,6",
                "`lr:1 `,5",
                "`note:\"a b`,0",
                "`x note:\"a b\" c`,13",
                "x (a b,5",
            })
    void whereTheLastWordBegins(String typed, int expected) {
        assertEquals(expected, QueryCandidates.start(typed));
    }

    @ParameterizedTest
    @CsvSource({"0,0 runs", "1,1 run", "2,2 runs", "'1234567','1,234,567 runs'"})
    void howManyRuns(long runs, String words) {
        assertEquals(words, QueryCandidates.runs(runs));
    }
}
