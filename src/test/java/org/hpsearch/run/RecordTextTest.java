package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class RecordTextTest {
    private static RunRecord read(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return RecordText.parse(utf8, 0, utf8.length);
    }

    private static RunRecord full() {
        RunInfo info = RunInfo.of("20260101-000000-abcde", "träin", Invocation.of(List.of("a", "", "b\nc\u0000"), "/x"))
                .by(new Provenance(
                        "h",
                        "u",
                        Instant.parse("2026-01-01T00:00:00.123Z"),
                        Map.of("id", "7"),
                        List.of("dropout"),
                        new Source("mlflow", "0a1b", Map.of("status", "FAILED"))))
                .at(new GitState("0a1b", "main", "dirty", true))
                .in(Lineage.of("resume", "20250101-000000-abcde")
                        .from("ck.pt", 12.5)
                        .inside("outer")
                        .inSweep("s")
                        .inSchedule("t")
                        .as(new Lineage.Stage("train", "key", Map.of("prepare", "x"))));
        TreeMap<String, Value> params = new TreeMap<>();
        params.put("lr", new Value.Num("1e-3"));
        params.put("list", Json.parse("[1, [\"a\", null], {\"b\": true}]".getBytes(StandardCharsets.UTF_8)));
        params.put("deep", Json.parse(("[".repeat(60) + "]".repeat(60)).getBytes(StandardCharsets.UTF_8)));
        Metrics metrics = new Metrics(
                77,
                1,
                Map.of(
                        "loss",
                        new MetricSummary(
                                3,
                                2,
                                Double.NaN,
                                -0.0,
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY,
                                1e300,
                                0.1,
                                2,
                                Double.NaN)));
        return new RunRecord(
                info,
                params,
                Map.of("bs", new Found(Value.of(32L), "declared")),
                new Liveness(
                        new ProcessInfo(
                                new ProcessInfo.Process(1, 2), new ProcessInfo.Process(3, 4), "ns", "boot", "machine"),
                        Instant.parse("2026-01-01T00:01:00Z"),
                        new EndStatus(137, Instant.parse("2026-01-01T00:02:00Z"), List.of("a fault"), "")),
                new Notes("n", List.of("t"), "two\nlines", Value.Obj.of(Map.of("later", Value.of(1L)))),
                metrics,
                List.of(
                        new Checkpoint(5.0, 1.5, "a,b", "checkpoints/0001/a,b", 9, "ff"),
                        new Checkpoint(null, null, "c", "", 0, "")),
                new Observed(
                        Map.of("lr", new Found(Value.of(2L), "output")),
                        "its first step is 1",
                        Map.of("loss", "epoch", "acc", "epoch", "lr", "batch or epoch")),
                List.of(new Damage("f", "why")));
    }

    @Test
    void aFullRecordComesBack() {
        assertEquals(full(), read(RecordText.of(full())));
    }

    @Test
    void anEmptyRecordComesBack() {
        RunRecord empty = RunRecord.of(RunInfo.unknown("20260101-000000-abcde"));
        assertEquals(empty, read(RecordText.of(empty)));
        RunRecord unreadable = RunRecord.unreadable("20260101-000000-abcde", new IllegalStateException("why"));
        assertEquals(unreadable, read(RecordText.of(unreadable)));
    }

    @Test
    void placesAndInputsStayInTheFolderButForWhatWasTyped() {
        Map<String, Place> places = Map.of(
                "lr", new Place(Place.Kind.OPTION, List.of(1), "--lr", null),
                "x", new Place(Place.Kind.FILE, List.of(), "x", "a"));
        Invocation invocation = new Invocation(List.of("a"), ".", places, Map.of("a", "inputs/a"), true);
        RunRecord record = read(RecordText.of(RunRecord.of(RunInfo.of("20260101-000000-abcde", "e", invocation))));
        assertEquals(
                new Invocation(
                        List.of("a"),
                        ".",
                        Map.of("lr", new Place(Place.Kind.GIVEN, List.of(0), "", null)),
                        Map.of(),
                        true),
                record.info().invocation());
    }

    @Test
    void goldenFoldersComeBack() throws Exception {
        int count = 0;
        try (Stream<Path> versions = Files.walk(Path.of("testdata/golden"), 3)) {
            for (Path folder : versions.filter(
                            path -> RunId.isId(path.getFileName().toString()))
                    .toList()) {
                RunRecord record = new RunFolder(folder).read();
                assertEquals(RecordText.of(record), RecordText.of(read(RecordText.of(record))), folder.toString());
                assertEquals(record.params(), read(RecordText.of(record)).params());
                assertEquals(record.metrics(), read(RecordText.of(record)).metrics());
                count++;
            }
        }
        assertEquals(true, count >= 5, count + " golden folders");
    }

    @Test
    void whatIsCutIsNoRecord() {
        byte[] utf8 = RecordText.of(full()).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < utf8.length - 1; cut++) {
            int end = cut;
            assertThrows(DataException.class, () -> RecordText.parse(utf8, 0, end), "cut at " + cut);
        }
    }
}
