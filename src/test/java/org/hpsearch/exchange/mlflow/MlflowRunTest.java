package org.hpsearch.exchange.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.EndStatus;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class MlflowRunTest {
    private final Omissions omissions = new Omissions();

    private ForeignRun run(String facts, boolean deleted, Map<String, String> tags) {
        Value.Obj object = (Value.Obj) Json.parse(facts.getBytes(StandardCharsets.UTF_8));
        return new MlflowRun(
                        "0123", new MlflowRun.Experiment("7", "digits", deleted), object, Map.of("lr", "1e-3"), tags)
                .foreign(omissions);
    }

    private String end(String status) {
        EndStatus end = run("{\"status\": " + status + ", \"end_time\": 5000}", false, Map.of())
                .span()
                .end();
        return end == null ? "none" : end.exit() + " " + end.ended();
    }

    @Test
    void statesOfBothStores() {
        assertEquals("0 1970-01-01T00:00:05Z", end("3"));
        assertEquals("0 1970-01-01T00:00:05Z", end("\"FINISHED\""));
        assertEquals("1 1970-01-01T00:00:05Z", end("4"));
        assertEquals("143 1970-01-01T00:00:05Z", end("\"KILLED\""));
        assertEquals("none", end("1"));
        assertEquals("none", end("99"));
        assertEquals("none", end("\"ODD\""));
    }

    @Test
    void tagsOfPeopleAreTagsAndThoseOfToolsAreNot() {
        ForeignRun run = run(
                "{\"run_name\": \"older\", \"start_time\": 1000}",
                true,
                Map.of(
                        "good", "true",
                        "team", "vision",
                        "long", "x".repeat(300),
                        "hps.host", "h",
                        "mlflow.note.content", "why",
                        "mlflow.parentRunId", "9",
                        "mlflow.source.git.commit", "abc"));
        assertEquals(
                List.of("deleted", "good", "team=vision"), run.label().notes().tags());
        assertEquals("older", run.label().notes().name());
        assertEquals("why", run.label().notes().note());
        assertEquals("9", run.parent());
        assertEquals("abc", run.setting().git().commit());
        assertEquals(Instant.ofEpochSecond(1), run.span().started());
        assertEquals(Map.of("lr", new Value.Num("1e-3")), run.params());
        assertEquals(
                List.of("tags that are long or have several lines, kept in source.json only (1): long"),
                omissions.lines());
    }

    @Test
    void timesThatAreNone() {
        assertEquals(null, run("{\"start_time\": 0}", false, Map.of()).span().started());
        assertEquals(
                null, run("{\"start_time\": \"x\"}", false, Map.of()).span().started());
    }
}
