package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
