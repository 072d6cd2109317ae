package org.hpsearch.exchange.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.ZoneOffset;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNameTest {
    @TempDir
    Path folder;

    private SyncPlace place(String name) {
        return PlaceName.place(name, folder, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({
        "host:project,host:project",
        "me@host.example:~/a b,me@host.example:~/a b",
        "host:/data/p/hps-runs,host:/data/p",
        "host:/data/p/hps-runs/,host:/data/p",
        "host:/data/p/,host:/data/p"
    })
    void anotherMachine(String name, String words) {
        assertEquals(words, assertInstanceOf(RsyncPlace.class, place(name)).words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=x:y",
                "a b:c",
                "host:",
                "host::module",
                "rsync://host/m",
                "$(x):y",
                "a@-x:y",
                "",
                "h:a\nb"
            })
    void noPlace(String name) {
        assertThrows(UsageException.class, () -> place(name), name);
    }

    @Test
    void aFolderIsTheProjectOrItsRuns() throws Exception {
        Path real = folder.toRealPath();
        assertEquals(new FolderPlace(real.resolve("p"), "p"), place("p"));
        assertEquals(new FolderPlace(real.resolve("p"), "p/hps-runs"), place("p/hps-runs"));
        assertEquals(new FolderPlace(real.resolve("a:b"), "./a:b"), place("./a:b"));
    }
}
