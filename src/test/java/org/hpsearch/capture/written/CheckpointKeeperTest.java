package org.hpsearch.capture.written;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointKeeperTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path scratch;

    private RunFolder run;
    private CheckpointKeeper.Best best = CheckpointKeeper.Best.NONE;

    @BeforeEach
    void folder() throws IOException {
        run = new RunFolder(Files.createDirectory(scratch.resolve("20260101-000000-abcde")));
    }

    private CheckpointKeeper keeper(int last) {
        return new CheckpointKeeper(run, START, last, new CheckpointKeeper.Progress() {
            @Override
            public @Nullable Double stepOf(String path, double time) {
                return time;
            }

            @Override
            public CheckpointKeeper.Best best() {
                return best;
            }
        });
    }

    private @Nullable Checkpoint keep(CheckpointKeeper keeper, String name, int second, boolean same)
            throws IOException {
        Path file = scratch.resolve(name);
        Files.writeString(file, name);
        return keeper.keep(file, name, name, name.length(), START.plusSeconds(second), () -> same);
    }

    private String kept() {
        return run.read().checkpoints().stream()
                .map(row -> row.path() + "@" + row.step() + (Files.exists(run.file(row.kept())) ? "" : " pruned"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void ofCheckpointsThatReplaceOneAnotherTheLastAndTheBestStay() throws IOException {
        CheckpointKeeper keeper = keeper(1);
        keep(keeper, "m_1.pt", 1, true);
        best = new CheckpointKeeper.Best(1.5, 2);
        keep(keeper, "m_2.pt", 2, true);
        keep(keeper, "m_3.pt", 3, true);
        keep(keeper, "m_4.pt", 4, true);
        keep(keeper, "final.pt", 5, true);
        assertEquals("m_1.pt@1.0 pruned, m_2.pt@2.0, m_3.pt@3.0 pruned, m_4.pt@4.0, final.pt@5.0", kept());
    }

    @Test
    void aFileThatChangedMeanwhileIsNotKept() throws IOException {
        assertNull(keep(keeper(1), "m.pt", 1, false));
        assertEquals("", kept());
    }

    @Test
    void whatBelongsToACheckpointIsCopiedWithIt() throws IOException {
        for (String name : List.of("net.data", "net.json", "net.onnx.data", "net.txt", "network.json")) {
            Files.writeString(scratch.resolve(name), "x");
        }
        Checkpoint row = requireNonNull(keep(keeper(1), "net.onnx", 1, true));
        try (var files = Files.list(run.file(row.kept()).getParent())) {
            assertEquals(
                    List.of("net.data", "net.json", "net.onnx", "net.onnx.data"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static Checkpoint at(double time, double step) {
        return new Checkpoint(step, time, "m" + time, "k", 1, "");
    }

    @Test
    void theBestIsTheFirstSavedAfterTheBestRow() {
        List<Checkpoint> rows = List.of(at(1, 1), at(2, 2), at(3, 3));
        assertEquals(rows.get(1), CheckpointKeeper.best(rows, new CheckpointKeeper.Best(1.5, 9)));
        assertEquals(rows.get(2), CheckpointKeeper.best(rows, new CheckpointKeeper.Best(1.5, 3)));
        assertEquals(rows.get(2), CheckpointKeeper.best(rows, CheckpointKeeper.Best.NONE));
        assertEquals(rows.get(2), CheckpointKeeper.best(rows, new CheckpointKeeper.Best(7, 7)));
        assertNull(CheckpointKeeper.best(List.of(), CheckpointKeeper.Best.NONE));
    }
}
