package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.help.Topic;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README and the pages of help show works.
class ReadmeTest {
    @TempDir
    Path scratch;

    private static String page(String name) {
        return Topic.find(name).orElseThrow().markdown();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
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
    void everyQueryOfTheTablesIsUnderstood() throws IOException {
        Hps hps = project();
        List<String> queries = new ArrayList<>();
        String tables = readme().substring(readme().indexOf("## Ask"), readme().indexOf("## And then")) + page("query");
        Matcher row = Pattern.compile("(?m)^\\| (`[^|]*`) \\|").matcher(tables);
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
        String block = page("query").substring(page("query").indexOf("```sh\nhps query"));
        List<String> lines = block.substring(6, block.indexOf("```", 6)).lines().toList();
        assertTrue(lines.size() >= 12);
        for (String line : lines) {
            List<String> words = Words.split(line);
            Hps.Outcome outcome = hps.run(words.subList(1, words.size()).toArray(String[]::new));
            boolean nothingThere = outcome.err().contains("no run matches");
            assertTrue(outcome.code() == 0 || nothingThere, line + ": " + outcome.err());
        }
    }

    @Test
    void everyCommandOfAgainAndFurtherRuns() throws IOException {
        Hps hps = project();
        hps.run(
                "run",
                "-q",
                "--",
                "sh",
                "-c",
                "echo epoch 1 val_acc: 0.99 \"$@\"; echo x > m.ckpt",
                "sh",
                "--epochs",
                "1");
        for (String line : Stream.concat(block("repeat", "hps rerun"), block("sweep", "hps sweep"))
                .toList()) {
            List<String> words = Words.split(line.replaceFirst(" +# .*", ""));
            Hps.Outcome outcome = hps.run(words.subList(1, words.size()).toArray(String[]::new));
            assertEquals(0, outcome.code(), line + ": " + outcome.err());
        }
    }

    @Test
    void everyPictureIsDrawn() throws IOException {
        Hps hps = project();
        for (String line : block("plot", "hps plot").toList()) {
            List<String> words = Words.split(line.replaceFirst(" +# .*", ""));
            Hps.Outcome outcome = hps.run(words.subList(1, words.size()).toArray(String[]::new));
            assertEquals(0, outcome.code(), line + ": " + outcome.err());
        }
        Matcher picture = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)").matcher(readme());
        int pictures = 0;
        while (picture.find()) {
            assertTrue(java.nio.file.Files.exists(Path.of(picture.group(1))), picture.group(1));
            pictures++;
        }
        assertTrue(pictures >= 3);
    }

    @Test
    void everyLineOfTheShellRuns() throws IOException {
        Hps hps = project();
        hps.run(
                "run",
                "-q",
                "-n",
                "third",
                "--",
                "sh",
                "-c",
                "echo epoch 1 val_acc: 0.95 loss: 0.2; echo x > m.ckpt",
                "sh",
                "--lr",
                "0.001",
                "--model",
                "resnet");
        String block = page("shell").substring(page("shell").indexOf("```\nhps> ") + 4);
        StringBuilder lines = new StringBuilder("lr>0\n");
        for (String line : block.substring(0, block.indexOf("```")).lines().toList()) {
            for (String command : line.substring(5).strip().split(" {3,}")) {
                boolean terminalsOwn = command.endsWith("&") || command.equals("jobs") || command.endsWith("-f");
                lines.append(terminalsOwn ? "" : command.startsWith("model:") ? "lr>0\n" : command + "\n");
            }
        }
        assertTrue(lines.toString().contains("wc -l"));
        Hps.Outcome outcome = hps.shell(lines.toString()
                .replace("diff 1 3", "diff 1 2")
                .replace("1-5", "1-2")
                .replace("@good AND lr=0.001", "@good")
                .replace("1,4", "1"));
        assertEquals(0, outcome.code(), outcome.err());
    }

    @Test
    void theExplanationIsWhatHpsSays() throws IOException {
        Matcher block = Pattern.compile("(?s)```\\n\\$ printf '([^']*)' \\| hps explain -\\n(.*?)```")
                .matcher(page("run"));
        assertTrue(block.find());
        java.nio.file.Files.writeString(scratch.resolve("log"), block.group(1).replace("\\n", "\n"));
        assertEquals(block.group(2), new Hps(scratch).run("explain", "log").out());
    }

    @Test
    void theDefaultsAreWhatHpsSays() throws IOException {
        Hps hps = new Hps(scratch).with("USER", "ada").at("2026-11-20T12:00:00Z");
        hps.write("20260901-080000-aaaaa", "{\"model\": \"resnet\"}", "1,1,val_acc,0.9");
        hps.write("20260902-080000-bbbbb", "{\"model\": \"vgg\"}", "1,1,val_acc,0.7");
        hps.write("20260903-080000-ccccc", "{\"model\": \"resnet\", \"dropout\": 0.5}", "1,1,val_acc,0.8");
        Matcher block =
                Pattern.compile("(?s)```\\n(\\$ hps defaults set.*?)```").matcher(page("defaults"));
        assertTrue(block.find());
        StringBuilder told = new StringBuilder();
        for (String line :
                block.group(1).lines().filter(l -> l.startsWith("$ ")).toList()) {
            List<String> words = Words.split(line.substring(6));
            Hps.Outcome outcome = hps.run(words.toArray(String[]::new));
            told.append(line).append('\n').append(outcome.out()).append(outcome.err());
        }
        assertEquals(block.group(1), told.toString());
    }

    @Test
    void theFieldsOfJsonAreAllTold() {
        String section = page("json").substring(0, page("json").indexOf("With `--group-by` an object"));
        Set<String> told = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| (`[^|]*`) \\|").matcher(section);
        while (row.find()) {
            told.addAll(List.of(row.group(1).replace("`", "").split(" ")));
        }
        Set<String> there = new TreeSet<>(Set.of("matches", "conflict", "restarted", "stopped", "source", "source_id"));
        String json = project().run("query", "--json").out();
        Matcher field = Pattern.compile("(?m)^    \"(\\w+)\":").matcher(json);
        while (field.find()) {
            there.add(field.group(1));
        }
        assertEquals(there, told);
    }

    @Test
    void theSnippetsForOtherProgramsRun() throws Exception {
        project();
        Path bin = java.nio.file.Files.createDirectory(scratch.resolve("bin"));
        java.nio.file.Files.createSymbolicLink(
                bin.resolve("hps"), Path.of("scripts/hps").toAbsolutePath());
        assumeTrue(java.nio.file.Files.exists(Path.of("target/hps.jar")), "the jar is built: scripts/test does it");
        Matcher shell = Pattern.compile("(?s)```sh\\n(hps query [^`]*jq.*?)```").matcher(page("json"));
        Matcher python = Pattern.compile("(?s)```python\\n(.*?)```").matcher(page("json"));
        assertTrue(shell.find() && python.find());
        assumeTrue(works("jq --version"), "jq is there");
        String table = shell(bin, shell.group(1));
        assertTrue(table.lines().allMatch(line -> line.matches("2026\\S+\\t0\\.0?1\\t0\\.985")), table);
        String interpreter = works("python3 -c 'import pandas'") ? "python3" : "/usr/bin/python3";
        assumeTrue(works(interpreter + " -c 'import pandas'"), "pandas is there");
        java.nio.file.Files.writeString(
                scratch.resolve("snippet.py"), python.group(1) + "print(len(curves), *curves)\n");
        String printed = shell(bin, interpreter + " snippet.py");
        assertTrue(printed.contains("metrics.val_acc.best") && printed.contains("0.985"), printed);
        assertTrue(printed.endsWith("8 run metric step time value counts\n"), printed);
    }

    private static boolean works(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command + " > /dev/null 2>&1")
                        .start()
                        .waitFor()
                == 0;
    }

    private String shell(Path bin, String commands) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands).directory(scratch.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("HPS_INDEX", scratch.resolve(".index").toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    @Test
    void theSettingsAreUnderstood() throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml\\n(.*?)```").matcher(page("config"));
        assertTrue(block.find());
        java.nio.file.Files.writeString(scratch.resolve("hps.yaml"), block.group(1));
        java.nio.file.Files.writeString(scratch.resolve("train.py"), "");
        Hps hps = new Hps(scratch);
        assertEquals("hps: record one: hps run python train.py\n", hps.run("ls").err());
        assertEquals("", hps.run("run", "-q", "train", "lr=0.2").err().replaceAll("(?m)^.*python.*$\\n?", ""));
        assertEquals("lr\n0.2\n", hps.run("query", "--columns", "lr", "--csv").out());
    }

    @Test
    void theReadmeIsShortAndWhatFollowsARunWorks() throws IOException {
        assertTrue(readme().lines().count() <= 130, readme().lines().count() + " lines");
        Hps hps = project();
        hps.run(
                "run",
                "-q",
                "--",
                "sh",
                "-c",
                "echo epoch 1 val_acc: 0.99 \"$@\"; echo x > m.ckpt",
                "sh",
                "--epochs",
                "1");
        Files.writeString(scratch.resolve("predict.sh"), "test -f \"$1\" && printf '1\\n0\\n' > \"$2\"\n");
        Files.writeString(scratch.resolve("y.csv"), "1\n0\n");
        String block = readme().substring(readme().indexOf("```sh\nhps sweep") + 6);
        for (String line : block.substring(0, block.indexOf("```")).lines().toList()) {
            List<String> words = new ArrayList<>(
                    Words.split(line.replaceFirst(" +(# .*|hps help .*)$", "").replaceFirst(" {3,}.*", "")));
            if (Set.of("sweep", "resume").contains(words.get(1))) {
                words.add(2, "--dry-run");
            }
            words.replaceAll(word -> word.replace("python predict.py", "sh predict.sh"));
            boolean ensemble = words.get(1).equals("ensemble"); // the other runs keep no checkpoint
            words.replaceAll(word -> ensemble ? word.replace("val_acc>0.9", "val_acc=0.99") : word);
            if (!Set.of("watch", "serve").contains(words.get(1))) {
                Hps.Outcome outcome = hps.run(words.subList(1, words.size()).toArray(String[]::new));
                assertEquals(0, outcome.code(), line + ": " + outcome.err());
            }
        }
    }

    @Test
    void everyVerbIsNamed() throws IOException {
        String pages = readme() + Topic.ALL.stream().map(Topic::markdown).collect(Collectors.joining());
        for (String verb : Commands.verbs().names()) {
            assertTrue(pages.contains("hps " + verb), verb);
        }
    }

    private static Stream<String> block(String page, String start) {
        String block = page(page).substring(page(page).indexOf("```sh\n" + start) + 6);
        return block.substring(0, block.indexOf("```")).lines();
    }
}
