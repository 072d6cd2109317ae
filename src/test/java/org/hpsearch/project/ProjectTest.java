package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a project is.
class ProjectTest {
    @TempDir
    Path scratch;

    private Path deep = Path.of("/nowhere");

    @BeforeEach
    void folders() throws IOException {
        scratch = scratch.toRealPath();
        deep = Files.createDirectories(scratch.resolve("home/git/a/b"));
    }

    private String locate(Path from) {
        Project.Place place = Project.locate(from, scratch.resolve("home"));
        return scratch.relativize(place.project().path()) + (place.present() ? "" : " (new)");
    }

    @Test
    void theNearestMarkUpwardsElseTheTopOfTheGitTree() throws IOException {
        assertEquals("home/git/a/b (new)", locate(deep));
        Files.createDirectory(scratch.resolve("home/git/.git"));
        assertEquals("home/git (new)", locate(deep));
        Files.writeString(scratch.resolve("home/hps.yaml"), "");
        assertEquals("home/git (new)", locate(deep), "the search ends at the top of the git tree");
        Files.writeString(scratch.resolve("home/git/a/hps-queries.json"), "{}");
        assertEquals("home/git/a", locate(deep));
        Files.createDirectory(deep.resolve("hps-runs"));
        assertEquals("home/git/a/b", locate(deep));
    }

    @Test
    void theHomeFolderIsNoProjectOfWhatIsBelow() throws IOException {
        Files.createDirectory(scratch.resolve("home/hps-runs"));
        assertEquals("home/git/a/b (new)", locate(deep));
        assertEquals("home", locate(scratch.resolve("home")), "but of itself");
    }

    @Test
    void aFolderThatIsNamedOrItsStore() throws IOException {
        assertEquals(new Project.Place(new Project(deep), true), Project.at(deep));
        Files.createDirectory(deep.resolve("hps-runs"));
        assertEquals(new Project.Place(new Project(deep), true), Project.at(deep.resolve("hps-runs")));
        assertEquals(
                new Project.Place(new Project(scratch.resolve("none")), false), Project.at(scratch.resolve("none")));
        Path link = Files.createSymbolicLink(scratch.resolve("link"), deep);
        assertEquals(new Project(deep), Project.at(link).project());
    }

    @Test
    void workingFoldersAreRelativeInsideOnly() {
        Project project = new Project(scratch.resolve("home/git"));
        assertEquals("a/b", project.relative(deep));
        assertEquals(".", project.relative(scratch.resolve("home/git/a/..")));
        assertEquals(scratch.resolve("home").toString(), project.relative(scratch.resolve("home")));
    }
}
