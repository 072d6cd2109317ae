package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.hpsearch.console.ExitStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index against the folders, changed behind its back.
class FreshnessTest {
    private static final String[] COLUMNS = {"--csv", "--columns", "id,state,lr,loss,loss.count,tag"};

    @TempDir
    Path scratch;

    private Path store;
    private Hps hps;
    private int created;

    @BeforeEach
    void store() throws IOException {
        store = Files.createDirectory(scratch.resolve("hps-runs"));
        hps = new Hps(scratch);
    }

    private Path write(String lr) throws IOException {
        Path run = Files.createDirectory(store.resolve(String.format("20260101-%06d-aaaaa", created++)));
        Files.writeString(run.resolve("params.json"), "{\"lr\": " + lr + "}\n");
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"started\": \"2026-01-01T00:00:00Z\"}\n");
        Files.writeString(run.resolve("metrics.csv"), "step,time,metric,value\n1,0.5,loss,0.5\n");
        Files.writeString(run.resolve("status.json"), "{\"ended\": \"2026-01-01T00:01:00Z\", \"exit\": 0}\n");
        return run;
    }

    private String query(Hps hps) {
        List<String> words = new ArrayList<>(List.of("ls", "--sort", "id"));
        words.addAll(List.of(COLUMNS));
        Hps.Outcome outcome = hps.run(words.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    private String anew() throws IOException {
        Path index = scratch.resolve(".anew");
        if (Files.exists(index)) {
            delete(index);
        }
        return query(hps.with("HPS_INDEX", index.toString()));
    }

    private void change(Random random, Path run) throws IOException {
        switch (random.nextInt(5)) {
            case 0 -> delete(run);
            case 1 -> replace(run.resolve("notes.json"), "{\"tags\": [\"t" + random.nextInt(9) + "\"]}\n");
            case 2 -> replace(run.resolve("params.json"), "{\"lr\": " + random.nextInt(9) + "}\n");
            case 3 -> Files.move(run, store.resolve(String.format("20260101-%06d-bbbbb", created++)));
            default -> write(Integer.toString(random.nextInt(9)));
        }
    }

    private Path index() throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve(".index"))) {
            Path lock = files.filter(f -> f.endsWith("write.lock")).findFirst().orElseThrow();
            return lock.resolveSibling(".").normalize();
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(".new");
        Files.writeString(temporary, text);
        Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> folders = Files.list(store)) {
            return folders.filter(f -> f.getFileName().toString().startsWith("2026"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void refreshedIsTheSameAsRebuilt() throws IOException {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            write("0.1");
        }
        Files.move(write("0.1"), store.resolve("20250101-000000-aaaaa")); // stays, so that the columns are known
        for (int round = 0; round < 40; round++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                List<Path> runs = runs();
                if (runs.isEmpty()) {
                    runs = List.of(write("0.1"));
                }
                change(random, runs.get(random.nextInt(runs.size())));
            }
            assertEquals(anew(), query(hps), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void changesAreSeenWhileAnotherProcessHoldsTheIndex() throws IOException {
        Path gone = write("0.1");
        Path changed = write("0.2");
        query(hps);
        try (FSDirectory directory = FSDirectory.open(index());
                Lock lock = directory.obtainLock("write.lock")) {
            lock.ensureValid();
            delete(gone);
            replace(changed.resolve("params.json"), "{\"lr\": 7}\n");
            write("0.3");
            assertEquals(anew(), query(hps));
            assertEquals(
                    "lr\n7\n",
                    hps.run("query", "lr=7", "--columns", "lr", "--csv").out());
        }
        assertEquals(anew(), query(hps));
    }

    @Test
    void checkFindsWhatWasWrittenInPlaceInAFinishedRun() throws IOException {
        Path run = write("0.1");
        Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
        query(hps);
        String before = query(hps);
        Path metrics = run.resolve("metrics.csv");
        Files.writeString(metrics, "2,0.6,loss,0.4\n", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(metrics, FileTime.from(longAgo));
        assertEquals(0, hps.run("index", "--check").code());
        assertEquals(anew(), query(hps));
        assertTrue(query(hps).contains(",0.4,2,"), before);
    }

    /// Where the machine is busy, runs may be listed by name alone; never fewer.
    private String quickly() {
        Hps.Outcome outcome = hps.run("query", "--csv", "--limit", "1000");
        assertTrue(outcome.code() == 0 || outcome.code() == ExitStatus.INCOMPLETE, outcome.err());
        return outcome.out();
    }

    @Test
    void tenReadersMeanwhile() throws Exception {
        write("0.1");
        try (ExecutorService readers = Executors.newFixedThreadPool(10)) {
            List<Future<Integer>> ends = new ArrayList<>();
            Callable<Integer> read = () -> {
                int least = 0;
                for (int i = 0; i < 8; i++) {
                    int rows = (int) quickly().lines().count() - 1;
                    assertTrue(rows >= least, rows + " rows after " + least);
                    least = rows;
                }
                return least;
            };
            for (int i = 0; i < 10; i++) {
                ends.add(readers.submit(read));
            }
            for (int i = 0; i < 40; i++) {
                write("0." + i);
            }
            for (Future<Integer> end : ends) {
                end.get();
            }
        }
        assertEquals(
                42,
                hps.run("query", "--fresh", "--csv", "--limit", "1000")
                        .out()
                        .lines()
                        .count());
    }
}
