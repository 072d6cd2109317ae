package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two branches of a repository with different runs, merged by git itself.
class GitMergeTest {
    @TempDir
    Path scratch;

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    @Test
    void branchesWithDifferentRunsMerge() throws IOException, InterruptedException {
        Hps hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        assertEquals(0, hps.run("init").code());
        git("init", "-q", "-b", "main");
        hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,,acc,0.5");
        git("add", "hps-runs");
        git("commit", "-q", "-m", "one");
        git("checkout", "-q", "-b", "other");
        hps.write("20260902-080000-baaaa", "{\"lr\": 2}", "1,,acc,0.75");
        hps.run("tag", "aaaaa", "theirs");
        git("add", "hps-runs");
        git("commit", "-q", "-m", "two");
        git("checkout", "-q", "main");
        hps.write("20260903-080000-caaaa", "{\"lr\": 3}", "1,,acc,0.25");
        git("add", "hps-runs");
        git("commit", "-q", "-m", "three");
        git("merge", "-q", "-m", "both", "other");
        assertEquals(
                """
                id,lr,acc,tag
                20260902-080000-baaaa,2,0.75,
                20260901-080000-aaaaa,1,0.5,theirs
                20260903-080000-caaaa,3,0.25,
                """, hps.run("query", "--csv", "--columns", "id,lr,acc,tag").out());
    }
}
