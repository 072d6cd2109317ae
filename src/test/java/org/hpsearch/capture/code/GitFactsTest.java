package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.process.Outside;
import org.hpsearch.run.GitState;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFactsTest {
    @TempDir
    Path scratch;

    private Path tree;
    private RunFolder run;

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectory(scratch.toRealPath().resolve("tree"));
        run = new RunFolder(Files.createDirectory(scratch.resolve("20260101-000000-abcde")));
        Files.writeString(tree.resolve("train.py"), "import helper\nlr = 1\n");
    }

    private void git(String... arguments) {
        List<String> words = new ArrayList<>(
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"));
        words.addAll(List.of(arguments));
        assertTrue(Outside.run(words, tree, Duration.ofSeconds(20), 1 << 20).fine(), words.toString());
    }

    private GitState note() throws IOException {
        CommandWords command =
                CommandWords.read(List.of("python", "train.py", "--config", "c.yaml"), List.of(), word -> false);
        return GitFacts.note(tree, run, command, new Redaction(List.of()));
    }

    @Test
    void outsideOfGitNothingIsKnown() throws IOException {
        assertEquals(GitState.NONE, note());
    }

    @Test
    void aCleanTreeHasACommitAndABranch() throws IOException {
        git("init", "-q");
        git("add", "-A");
        git("commit", "-qm", "x");
        GitState state = note();
        assertEquals(
                "clean main 40 false",
                state.state() + " " + state.branch() + " "
                        + String.valueOf(state.commit()).length() + " " + state.patch());
    }

    @Test
    void thePatchHasChangesAndTheNewFilesThatTheCommandNamesOrImports() throws IOException {
        git("init", "-q");
        git("add", "-A");
        git("commit", "-qm", "x");
        Files.writeString(tree.resolve("train.py"), "import helper\nlr = 2\n");
        Files.writeString(tree.resolve("helper.py"), "x = 1\n");
        Files.writeString(tree.resolve("c.yaml"), "api_key: abcdef\n");
        Files.writeString(tree.resolve("other.py"), "x = 1\n");
        Files.writeString(tree.resolve(".env"), "A=b\n");
        assertTrue(note().patch());
        String patch = Files.readString(run.file(RunFolder.INPUTS).resolve(RunFolder.PATCH));
        assertEquals(
                List.of("train.py", "c.yaml", "helper.py"),
                SourcePatch.parts(patch).stream()
                        .map(SourcePatch.Part::file)
                        .map(file -> file.replaceAll(".*/", ""))
                        .toList());
        assertTrue(patch.contains("+api_key: ***"), patch);
        assertFalse(patch.contains("abcdef"), patch);
    }
}
