package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {
    @TempDir
    Path folder;

    private static Map<String, Checkup.Finding> findings(OpenProject project) {
        return Checkup.of(project.context, project.workspace).stream()
                .collect(Collectors.toMap(Checkup.Finding::what, finding -> finding));
    }

    @Test
    void aProjectWithAnIndexAndTools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("bin"));
        Path git = Files.createFile(tools.resolve("git"));
        assertTrue(git.toFile().setExecutable(true));
        Path index = folder.resolve("index");
        Map<String, String> environment = Map.of("HPS_INDEX", index.toString(), "PATH", tools.toString());
        try (OpenProject project = new OpenProject(folder, folder.toString(), environment)) {
            project.write('a', "{}");
            Map<String, Checkup.Finding> found = findings(project);
            assertEquals(new Checkup.Finding("started as", "/opt/bin/hps", ""), found.get("started as"));
            assertEquals(new Checkup.Finding("project", folder.toString(), ""), found.get("project"));
            assertEquals(
                    new Checkup.Finding("hps.yaml", "none (it is optional: hps help config)", ""),
                    found.get("hps.yaml"));
            Checkup.Finding one = found.get("index");
            assertTrue(one != null && one.found().startsWith("1 run, in " + index), String.valueOf(one));
            assertEquals(
                    new Checkup.Finding("terminal", "none: this output goes to a file or a pipe", ""),
                    found.get("terminal"));
            assertEquals(new Checkup.Finding("git", git.toString(), ""), found.get("git"));
            assertEquals(
                    new Checkup.Finding("rsync", "not found", "only needed to copy run folders between machines"),
                    found.get("rsync"));
        }
    }

    @Test
    void aTerminalWithoutUtf8() throws IOException {
        Map<String, String> environment = Map.of("LANG", "C", "NO_COLOR", "1");
        try (OpenProject project = new OpenProject(folder, "", environment)) {
            Context terminal =
                    new Context(project.context.streams(), new Screen(true, true, 80), project.context.world(), null);
            assertEquals(
                    new Checkup.Finding(
                            "terminal",
                            "80 columns, no colours",
                            "set LC_ALL=C.UTF-8; hps watch then draws curves instead of ASCII"),
                    Checkup.of(terminal, project.workspace).stream()
                            .filter(finding -> finding.what().equals("terminal"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void theStartUpCacheOfAPackage() throws IOException {
        String there = folder.toString();
        String slow = "slower, without a cache in " + there;
        assertEquals(
                new Checkup.Finding("start-up", slow, "unset HPS_CACHES: hps then starts faster"),
                Checkup.startUp(folder, "no"));
        assertEquals(
                new Checkup.Finding(
                        "start-up",
                        slow,
                        "hps makes a cache in the background, in about a minute; rehearsal.log there says what failed"),
                Checkup.startUp(folder, ""));
        Path none = Path.of("/proc/self/none");
        assertEquals(
                new Checkup.Finding(
                        "start-up",
                        "slower, without a cache in " + none,
                        "set XDG_CACHE_HOME to a folder that you can write: hps then starts faster"),
                Checkup.startUp(none, ""));
        Files.createFile(folder.resolve("hps.aot"));
        assertEquals(new Checkup.Finding("start-up", "cached in " + there, ""), Checkup.startUp(folder, ""));
    }

    @Test
    void whatIsMissingOrWrongHasARemedy() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        try (OpenProject project = new OpenProject(empty, "", Map.of())) {
            Checkup.Finding none = findings(project).get("project");
            assertEquals(
                    new Checkup.Finding(
                            "project",
                            "none here; the first run would make one in " + empty,
                            project.workspace.firstCommand()),
                    none);
        }
        try (OpenProject project = new OpenProject(folder)) {
            project.write('a', "{}");
            Files.writeString(folder.resolve("hps.yaml"), "objectiv: max acc\n");
            List<String> remedies = Checkup.of(project.context, project.workspace).stream()
                    .filter(finding -> finding.what().equals("hps.yaml"))
                    .map(finding -> finding.found() + " → " + finding.remedy())
                    .toList();
            assertEquals(
                    List.of("unknown key 'objectiv'; did you mean 'objective'?" + " → hps help config shows its form"),
                    remedies);
        }
    }
}
