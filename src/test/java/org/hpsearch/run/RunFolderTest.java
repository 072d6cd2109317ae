package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Path GOLDEN = Path.of("testdata/golden/v1");
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir
    Path scratch;

    /// Every golden folder has `expected.txt` beside it: what a reader of version 1 must see.
    @Test
    void goldenFoldersReadAsTheyAlwaysDid() throws IOException {
        int count = 0;
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                Path expected = GOLDEN.resolve(folder.getFileName() + ".txt");
                RunFolder run = new RunFolder(folder);
                StringBuilder outputs = new StringBuilder();
                run.outputs()
                        .forEach(output ->
                                outputs.append("output ").append(output).append('\n'));
                assertEquals(Files.readString(expected), describe(run.read()) + outputs, folder.toString());
                count++;
            }
        }
        assertTrue(count >= 3, "golden folders were found");
    }

    private static String describe(RunRecord record) {
        StringBuilder text = new StringBuilder();
        text.append("id ").append(record.id()).append('\n');
        text.append("experiment ").append(record.info().experiment()).append('\n');
        text.append("command ").append(Words.join(record.info().command())).append('\n');
        text.append("cwd ").append(record.info().cwd()).append('\n');
        text.append("started ").append(record.info().started()).append('\n');
        text.append("git ").append(record.info().git()).append('\n');
        Lineage lineage = record.info().lineage();
        text.append("lineage Lineage[kind=%s, parent=%s, checkpoint=%s, step=%s, changed=%s, outer=%s]\n"
                .formatted(
                        lineage.kind(),
                        lineage.parent(),
                        lineage.checkpoint(),
                        lineage.step(),
                        lineage.changed(),
                        lineage.outer()));
        if (lineage.sweep() != null || lineage.schedule() != null || lineage.stage() != null) {
            text.append("of sweep %s schedule %s %s\n".formatted(lineage.sweep(), lineage.schedule(), lineage.stage()));
        }
        lineage.members()
                .forEach(member -> text.append("member ").append(member).append('\n'));
        text.append("state ").append(record.state(LATER).word()).append('\n');
        text.append("exit ")
                .append(record.end() == null ? "none" : record.end().exit())
                .append('\n');
        record.params()
                .forEach((k, v) ->
                        text.append("param ").append(k).append(" = ").append(v).append('\n'));
        record.found()
                .forEach((k, v) ->
                        text.append("found ").append(k).append(" = ").append(v).append('\n'));
        record.info().places().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append("place ").append(e).append('\n'));
        record.metrics()
                .summaries()
                .forEach((k, v) ->
                        text.append("metric ").append(k).append(" = ").append(v).append('\n'));
        record.checkpoints().forEach(c -> text.append(c).append('\n'));
        text.append("name '")
                .append(record.notes().name())
                .append("' tags ")
                .append(record.notes().tags());
        text.append(" note '").append(record.notes().note()).append("'\n");
        record.damages().forEach(d -> text.append("damage ").append(d).append('\n'));
        return text.toString();
    }

    @Test
    void aFileCutAtAnyByteCostsThatFileAlone() throws IOException {
        Path whole = GOLDEN.resolve("20261101-080000-abcde");
        RunRecord good = new RunFolder(whole).read();
        assertEquals(List.of(), good.damages());
        for (String name : List.of(
                "params.json",
                "run.json",
                "status.json",
                "metrics.csv",
                "checkpoints.csv",
                "notes.json",
                "found.json",
                "process.json",
                "exit")) {
            byte[] bytes = Files.readAllBytes(whole.resolve(name));
            Path folder = copy(whole, "cut-" + name);
            for (int length = 0; length < bytes.length; length++) {
                Files.write(folder.resolve(name), Arrays.copyOf(bytes, length));
                RunRecord cut = new RunFolder(folder).read();
                assertTrue(
                        cut.damages().stream().allMatch(d -> d.file().equals(name)),
                        name + " cut at " + length + ": " + cut.damages());
                if (!name.equals("params.json")) {
                    assertEquals(good.params(), cut.params());
                }
                if (!name.equals("metrics.csv")) {
                    assertEquals(good.metrics(), cut.metrics());
                }
                assertNotNull(cut.state(LATER));
            }
        }
    }

    @Test
    void whatIsNoFileCostsThatFileAlone() throws IOException, InterruptedException {
        for (String name : List.of("params.json", "run.json", "metrics.csv", "notes.json", "status.json")) {
            Path folder = copy(GOLDEN.resolve("20261101-080000-abcde"), "dir-" + name);
            Files.delete(folder.resolve(name));
            Files.createDirectory(folder.resolve(name));
            RunRecord record = new RunFolder(folder).read();
            assertEquals(
                    List.of(name),
                    record.damages().stream().map(Damage::file).distinct().toList());
        }
        Path folder = copy(GOLDEN.resolve("20261101-080000-abcde"), "fifo");
        Files.delete(folder.resolve("params.json"));
        new ProcessBuilder("mkfifo", folder.resolve("params.json").toString())
                .start()
                .waitFor();
        assertEquals(
                List.of("params.json: is not a regular file"),
                new RunFolder(folder)
                        .read().damages().stream().map(Object::toString).toList());
    }

    @Test
    void giganticAndDeepFilesAreRefusedByLimit() throws IOException {
        Path folder = copy(GOLDEN.resolve("20261101-080000-abcde"), "big");
        try (var file =
                new java.io.RandomAccessFile(folder.resolve("params.json").toFile(), "rw")) {
            file.setLength(100 << 20);
        }
        assertTrue(
                new RunFolder(folder).read().damages().getFirst().toString().startsWith("params.json: is larger than"));
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        Files.writeString(folder.resolve("params.json"), "{\"a\": " + deep + "}");
        assertEquals(
                "params.json", new RunFolder(folder).read().damages().getFirst().file());
    }

    @Test
    void metricsSurviveARoundTripAndAnyCut() throws IOException {
        Random random = new Random(7);
        List<Scalar> scalars = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Double step = random.nextInt(5) == 0 ? null : (Double) (double) random.nextInt(1000);
            String metric = List.of("loss", "a,b", "quoted \"x\"", "val/acc@1", "ümlaut")
                    .get(random.nextInt(5));
            double value = switch (random.nextInt(8)) {
                case 0 -> Double.NaN;
                case 1 -> Double.NEGATIVE_INFINITY;
                default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            };
            scalars.add(new Scalar(step, random.nextInt(100_000) / 1000.0, metric, value));
        }
        Path file = scratch.resolve("metrics.csv");
        try (MetricsWriter writer = MetricsWriter.open(new RunFolder(scratch))) {
            for (Scalar scalar : scalars) {
                writer.write(scalar);
            }
        }
        assertEquals(scalars, read(file));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            Files.write(file, cut);
            long lines = new String(cut, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertEquals(scalars.subList(0, (int) Math.max(0, lines - 1)), read(file));
        }
    }

    @Test
    void aWriterEndsTheLineThatACrashHasCut() throws IOException {
        Path file = scratch.resolve("metrics.csv");
        Files.writeString(file, "step,time,metric,value\n1,0.1,loss,0.5\n2,0.2,lo");
        try (MetricsWriter writer = MetricsWriter.open(new RunFolder(scratch))) {
            writer.write(new Scalar(3.0, null, "loss", 0.25));
        }
        assertEquals("step,time,metric,value\n1,0.1,loss,0.5\n2,0.2,lo\n3,,loss,0.25\n", Files.readString(file));
        assertEquals(2, read(file).size());
    }

    private static List<Scalar> read(Path file) throws IOException {
        List<Scalar> rows = new ArrayList<>();
        MetricsReader.read(
                file,
                0,
                (step, time, metric, value) -> rows.add(new Scalar(
                        Double.isNaN(step) ? null : (Double) step,
                        Double.isNaN(time) ? null : (Double) time,
                        metric,
                        value)));
        return rows;
    }

    @Test
    void onlyLargeMetricsCanBeLate() throws IOException {
        RunFolder run = new Store(scratch.resolve("hps-runs")).create(LATER);
        Path file = run.file(RunFolder.METRICS);
        long past = System.nanoTime() - 1;
        Files.writeString(file, "1,,loss,0.5\n");
        assertEquals(
                1,
                run.read(past).metrics().summaries().values().iterator().next().count());
        Files.writeString(file, "1,,loss,0.5\n".repeat(1 << 20));
        RunRecord late = run.read(past);
        assertTrue(late.isLate());
        assertEquals(Metrics.NONE, late.metrics());
        assertEquals(
                1 << 20,
                run.read().metrics().summaries().values().iterator().next().count());
    }

    @Test
    void notesAreNeverWrittenOverWhenDamaged() throws IOException {
        RunFolder run = new Store(scratch.resolve("hps-runs")).create(LATER);
        run.changeNotes(notes -> notes.named("first").tagged(List.of("b", "a", "b")));
        assertEquals("""
            {
              "name": "first",
              "tags": ["a", "b"]
            }
            """, Files.readString(run.file("notes.json")));
        Files.writeString(run.file("notes.json"), "{\"name\": \"fi");
        org.junit.jupiter.api.Assertions.assertThrows(
                DataException.class, () -> run.changeNotes(notes -> notes.named("second")));
        assertEquals("{\"name\": \"fi", Files.readString(run.file("notes.json")));
    }

    @Test
    void idsHaveOneForm() {
        String id = RunId.create(LATER);
        assertTrue(RunId.isId(id), id);
        assertTrue(id.startsWith("20261201-000000-"));
        assertFalse(RunId.isId("20261201-000000-2abcd"));
        assertTrue(RunId.names("abc", "20261201-000000-abcde"));
        assertTrue(RunId.names("202612", "20261201-000000-abcde"));
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = scratch.resolve(name).resolve(from.getFileName());
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return to;
    }

    @Test
    void numbersOfMetricsAreReadAsTheLibraryReadsThem() throws IOException {
        java.util.Random random = new java.util.Random(5);
        List<String> texts = new java.util.ArrayList<>(
                List.of("1e5", "1E-5", "-0e0", "123456789012345e-22", "0.1e+3", "1e22", "1e23"));
        for (int i = 0; i < 20_000; i++) {
            String digits = Long.toString(random.nextLong(1L << 1 + random.nextInt(55)));
            String point = random.nextBoolean() ? "." + random.nextInt(1000) : "";
            String exponent = random.nextBoolean() ? "e" + (random.nextInt(60) - 30) : "";
            texts.add((random.nextBoolean() ? "-" : "") + digits + point + exponent);
        }
        Path file = scratch.resolve("metrics.csv");
        Files.writeString(
                file,
                "step,time,metric,value\n"
                        + texts.stream()
                                .map(text -> ",,m," + text + "\n")
                                .collect(java.util.stream.Collectors.joining()));
        List<Double> read = new java.util.ArrayList<>();
        MetricsReader.read(file, 0, (step, time, metric, value) -> read.add(value));
        assertEquals(texts.stream().map(Double::parseDouble).toList(), read);
    }

    @Test
    void theStateNeedsNothingButTheProcessAndTheEnd() throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(scratch.resolve("20260927-143005-k3x7q")));
        Files.createDirectories(run.file(RunFolder.METRICS));
        assertEquals(RunState.SILENT, run.state(LATER));
        Files.writeString(run.file(RunFolder.EXIT), "13");
        assertEquals(RunState.SILENT, run.state(LATER), "the line is cut");
        Files.writeString(run.file(RunFolder.EXIT), "137\n");
        assertEquals(RunState.KILLED, run.state(LATER));
        run.writeEnd(new EndStatus(0, LATER));
        assertEquals(RunState.FINISHED, run.state(LATER));
        Files.writeString(run.file(RunFolder.STATUS), "{");
        assertEquals(RunState.KILLED, run.state(LATER), "a damaged file counts as none");
        assertEquals(run.read().state(LATER), run.state(LATER));
    }
}
