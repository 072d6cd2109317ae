package org.hpsearch.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFinderTest {
    @TempDir
    private Path folder;

    private String kind(String path, String named) throws IOException {
        ScratchPlaces scratch = new ScratchPlaces(List.of(folder.resolve("scratch")));
        StoreFinder.Hints hints = new StoreFinder.Hints(named, "", "", List.of(), List.of(), scratch);
        try (ForeignStore store = StoreFinder.find(folder, path, hints)) {
            return store.kind();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void eachKindIsKnownByWhatIsThere() throws IOException {
        write("m/mlruns/0/meta.yaml", "name: x\n");
        write("t/run/events.out.tfevents.1", "");
        write("w/offline-run-1/run-a.wandb", "");
        write("s/1/run.json", "{\"experiment\": {}}");
        write("s/1/config.json", "{}");
        write("g/runs/0123456789abcdef0123456789abcdef/.guild/attrs/flags", "");
        write("g/runs/0123456789abcdef0123456789abcdef/events.out.tfevents.1", "");
        write("l/version_0/metrics.csv", "step,loss\n");
        write("o.log", "{\"op_code\": 0, \"worker_id\": \"w\"}\n");
        write("rows.csv", "a\n1\n");
        assertEquals("mlflow", kind("m", ""));
        assertEquals("tensorboard", kind("t", ""));
        assertEquals("wandb", kind("w", ""));
        assertEquals("sacred", kind("s", ""));
        assertEquals("guild", kind("g", ""));
        assertEquals("tensorboard", kind("g", "tensorboard"));
        assertEquals("logs", kind("l", ""));
        assertEquals("optuna", kind("o.log", ""));
        assertEquals("csv", kind("rows.csv", ""));
    }

    @Test
    void whatIsNoKind() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThrows(DataException.class, () -> kind("none", ""));
        assertThrows(DataException.class, () -> kind("empty", ""));
        assertThrows(DataException.class, () -> kind("empty", "mlflow"));
        assertThrows(UsageException.class, () -> kind("empty", "odd"));
    }
}
