package org.hpsearch.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Source;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedIdsTest {
    private static final Instant TIME = Instant.parse("2026-09-01T08:00:00Z");

    @TempDir
    Path scratch;

    private Store store = new Store(Path.of(""));

    @BeforeEach
    void aStore() throws IOException {
        store = new Store(Files.createDirectories(scratch.resolve("hps-runs")));
    }

    private static Source source(String id) {
        return new Source("mlflow", id, Map.of());
    }

    /// A run folder that an import has left.
    private void imported(String id, String kind, String theirs) throws IOException {
        RunFolder run = store.run(id);
        Files.createDirectories(run.path());
        Files.writeString(
                run.file(RunFolder.RUN),
                "{\"format\": 1, \"command\": [], \"source\": {\"kind\": \"" + kind + "\", \"id\": \"" + theirs
                        + "\"}}");
    }

    @Test
    void theSameRunHasTheSameLastPartWhenAndWhereverItIsImported() {
        String id = new ImportedIds(store).assign(source("r1"), TIME);
        assertEquals("20260901-080000-", id.substring(0, 16));
        assertEquals(
                id.substring(16),
                new ImportedIds(store).assign(source("r1"), TIME.plusSeconds(9)).substring(16));
        assertNotEquals(
                id.substring(16),
                new ImportedIds(store).assign(source("r2"), TIME).substring(16));
        assertNotEquals(
                id.substring(16),
                new ImportedIds(store)
                        .assign(new Source("wandb", "r1", Map.of()), TIME)
                        .substring(16));
    }

    @Test
    void aRunThatIsThereKeepsItsFolder() throws IOException {
        String id = new ImportedIds(store).assign(source("r1"), TIME);
        imported(id, "mlflow", "r1");
        ImportedIds again = new ImportedIds(store);
        assertEquals(id, again.assign(source("r1"), TIME.plusSeconds(60)), "though its time has changed");
        assertEquals(Optional.of(id), again.find("mlflow", "r1"));
        assertEquals(Optional.of(id), new ImportedIds(store).find("mlflow", "r1"), "from an earlier import");
        assertEquals(Optional.empty(), new ImportedIds(store).find("mlflow", "r2"));
        assertEquals(Optional.empty(), new ImportedIds(store).find("wandb", "r1"));
    }

    @Test
    void aLastPartThatAnotherRunHasIsPassedOver() throws IOException {
        String first = new ImportedIds(store).assign(source("r1"), TIME);
        imported(first, "mlflow", "of somebody else");
        ImportedIds ids = new ImportedIds(store);
        String second = ids.assign(source("r1"), TIME);
        assertNotEquals(first, second);
        assertEquals(second, ids.assign(source("r1"), TIME));
        imported(second, "mlflow", "r1");
        assertEquals(Optional.of(second), new ImportedIds(store).find("mlflow", "r1"));
    }

    @Test
    void timesThatNoIdCanTell() {
        ImportedIds ids = new ImportedIds(store);
        assertEquals("10000101-000000", ids.assign(source("a"), Instant.MIN).substring(0, 15));
        assertEquals("99991231-235959", ids.assign(source("b"), Instant.MAX).substring(0, 15));
    }
}
