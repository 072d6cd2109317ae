package org.hpsearch.exchange.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchPlacesTest {
    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "no folder");
    }

    @Test
    void theUsersCacheGoesBeforeTheSystemsFolder() {
        Path system = Path.of(System.getProperty("java.io.tmpdir"));
        assertEquals(
                List.of(Path.of("/c"), system), ScratchPlaces.of(Path.of("/c")).places());
        assertEquals(List.of(system), ScratchPlaces.of(null).places());
    }

    @Test
    void theFirstPlaceInWhichAFolderCanBeMade() throws IOException {
        Path cache = folder.resolve("cache/hps");
        Path made = new ScratchPlaces(List.of(file("taken"), cache)).folder();
        assertEquals(cache, made.getParent());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        ScratchPlaces none = new ScratchPlaces(List.of(file("taken"), file("too")));
        assertEquals(
                "hps needs a folder for temporary files, and none can be written: " + folder.resolve("too")
                        + ": exists already",
                assertThrows(DataException.class, none::folder).getMessage());
    }

    private static final class Loader implements MachineCode.Step {
        final List<String> seen = new ArrayList<>();
        private int refusals;

        Loader(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public void run() {
            Path place = Path.of(System.getProperty("hps.test.unpack"));
            seen.add(Objects.requireNonNull(place.getParent()).getFileName() + " " + Files.isDirectory(place));
            if (refusals-- > 0) {
                throw new UnsatisfiedLinkError("failed to map segment");
            }
        }
    }

    @Test
    void codeIsLoadedOnceFromTheFirstPlaceThatLetsIt() throws IOException {
        Loader loader = new Loader(1);
        MachineCode code = new MachineCode("Test", "hps.test.unpack", loader);
        ScratchPlaces places =
                new ScratchPlaces(List.of(file("taken"), folder.resolve("noexec"), folder.resolve("fine")));
        code.load(places);
        code.load(places);
        assertEquals(List.of("noexec true", "fine true"), loader.seen);
        assertEquals(null, System.getProperty("hps.test.unpack"));
        try (var left = Files.walk(folder)) {
            assertEquals(
                    List.of("fine", "noexec", "taken"),
                    left.filter(path -> !path.equals(folder))
                            .map(path -> folder.relativize(path).toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void whereNoPlaceLetsItTheReasonOfTheLastOneIsSaid() {
        MachineCode code = new MachineCode("Test", "hps.test.unpack", new Loader(9));
        assertEquals(
                "Test's library cannot be loaded on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + " (" + folder.resolve("b") + ": failed to map segment); set"
                        + " XDG_CACHE_HOME to a folder from which programs may be loaded",
                assertThrows(
                                DataException.class,
                                () -> code.load(new ScratchPlaces(List.of(folder.resolve("a"), folder.resolve("b")))))
                        .getMessage());
    }
}
