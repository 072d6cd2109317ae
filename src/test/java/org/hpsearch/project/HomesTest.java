package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomesTest {
    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void threeProjects() throws IOException {
        for (String name : List.of("work/b", "work/a", "mirror")) {
            Files.createDirectories(home.resolve(name).resolve("hps-runs"));
        }
        Files.createDirectories(home.resolve("work/empty"));
    }

    private String of(String... named) {
        Project.Place place = new Homes(home.resolve("work/a"), home).place(List.of(named), warnings::add);
        return String.join(
                " ",
                Stream.concat(Stream.of(place.project()), place.project().beside().stream())
                        .map(project -> home.relativize(project.path()).toString())
                        .toList());
    }

    private void roots(String list) throws IOException {
        Files.createDirectories(home.resolve(".config/hps"));
        Files.writeString(home.resolve(".config/hps/config.yaml"), "roots: " + list + "\n");
    }

    @Test
    void whatIsNamedOnceOrNotAtAllIsOneProject() {
        assertEquals("work/a", of());
        assertEquals("work/b", of("../b"));
        assertEquals("work/empty", of("../empty"));
        assertEquals("mirror", of("../../mirror/hps-runs"));
    }

    @Test
    void severalAreLookedAtInTheOrderInWhichTheyAreNamedAndEachOnce() {
        assertEquals("work/b work/a mirror", of("../b", ".", "../../mirror", "../b/hps-runs"));
        assertEquals(
                "../empty holds no hps-runs, so hps cannot show it together with other projects",
                assertThrows(DataException.class, () -> of(".", "../empty")).getMessage());
    }

    @Test
    void rootsMayHoldAStarAndAHomeAndMayBeGone() throws IOException {
        roots("['~/work/*', " + home.resolve("mirror") + ", ~/none]");
        assertEquals("work/a work/b mirror", of("all"));
        assertEquals(List.of("roots: ~/none holds no hps-runs"), warnings);
        assertEquals("work/b work/a mirror", of("../b", "all"));
    }

    @Test
    void allWithoutRootsIsRefused() throws IOException {
        assertThrows(DataException.class, () -> of("all"));
        roots("7");
        assertThrows(DataException.class, () -> of("all"));
        roots("[~/none]");
        assertThrows(DataException.class, () -> of("all"));
    }
}
