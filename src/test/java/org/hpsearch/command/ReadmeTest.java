package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.run.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows works.
class ReadmeTest {
    @TempDir
    Path scratch;

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    private Hps project() {
        Hps hps = new Hps(scratch);
        for (String lr : List.of("0.01", "0.1")) {
            String program = "echo epoch 1/2 loss: 0.9 val_acc: 0.98; echo epoch 2/2 loss: 0.05 val_acc: 0.985";
            hps.run(
                    "run",
                    "-q",
                    "-n",
                    "baseline" + lr,
                    "-t",
                    "good",
                    "--note",
                    "as planned: promising",
                    "--",
                    "sh",
                    "-c",
                    program,
                    "sh",
                    "--lr",
                    lr,
                    "--hidden",
                    "32",
                    "--model",
                    "resnet",
                    "--dropout",
                    "0.5",
                    "--name",
                    "x");
        }
        return hps;
    }

    @Test
    void everyQueryOfTheTableIsUnderstood() {
        Hps hps = project();
        List<String> queries = new ArrayList<>();
        Matcher row = Pattern.compile("(?m)^\\| (`[^|]*`) \\|")
                .matcher(readme.substring(readme.indexOf("## The query language")));
        while (row.find()) {
            Matcher query = Pattern.compile("`([^`]+)`").matcher(row.group(1));
            while (query.find()) {
                queries.add(query.group(1));
            }
        }
        assertTrue(queries.size() > 25, queries.toString());
        for (String query : queries) {
            boolean abstractForm = query.matches("(NOT a|-a|\\( \\)|a .*|\\..*)");
            String typed = query.replace("param.name:x", "param.name:x").replace("metric.lr>0", "metric.loss>0");
            if (!abstractForm) {
                Hps.Outcome outcome = hps.run("query", "--", typed);
                assertEquals(0, outcome.code(), query + ": " + outcome.err());
            }
        }
    }

    @Test
    void everyCommandOfTheBlockRuns() {
        Hps hps = project();
        String block = readme.substring(readme.indexOf("```sh\nhps query"));
        List<String> lines = block.substring(6, block.indexOf("```", 6)).lines().toList();
        assertTrue(lines.size() >= 7);
        for (String line : lines) {
            List<String> words = Words.split(line);
            Hps.Outcome outcome = hps.run(words.subList(1, words.size()).toArray(String[]::new));
            boolean nothingThere = outcome.err().contains("no run matches");
            assertTrue(outcome.code() == 0 || nothingThere, line + ": " + outcome.err());
        }
    }

    @Test
    void theExplanationIsWhatHpsSays() throws IOException {
        Matcher block = Pattern.compile("(?s)```\\n\\$ printf '([^']*)' \\| hps explain -\\n(.*?)```")
                .matcher(readme);
        assertTrue(block.find());
        java.nio.file.Files.writeString(scratch.resolve("log"), block.group(1).replace("\\n", "\n"));
        assertEquals(block.group(2), new Hps(scratch).run("explain", "log").out());
    }

    @Test
    void theSettingsAreUnderstood() throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml\\n(.*?)```").matcher(readme);
        assertTrue(block.find());
        java.nio.file.Files.writeString(scratch.resolve("hps.yaml"), block.group(1));
        java.nio.file.Files.writeString(scratch.resolve("train.py"), "");
        Hps hps = new Hps(scratch);
        assertEquals("", hps.run("ls").err());
        assertEquals("", hps.run("run", "-q", "train", "lr=0.2").err().replaceAll("(?m)^.*python.*$\\n?", ""));
        assertEquals("lr\n0.2\n", hps.run("query", "--columns", "lr", "--csv").out());
    }

    @Test
    void everyVerbIsTold() {
        String help = new Hps(scratch).run("help").out();
        for (String verb : List.of("run", "query", "ls", "show", "log", "metrics", "tag", "rm", "index")) {
            assertTrue(help.contains("  hps " + verb + " "), verb);
            assertTrue(readme.contains("hps " + verb), verb);
        }
    }
}
