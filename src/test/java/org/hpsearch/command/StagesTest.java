package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Experiments of several stages: what is the same is not made again.
class StagesTest {
    private static final String SETTINGS = """
        experiments:
          pipe:
            params: {size: 10, rate: 2}
            stages:
              - {name: train, command: 'sh train.sh {rate}', inputs: [data.txt, raw.txt], outputs: [out/model.txt]}
              - {name: prepare, command: 'sh prepare.sh {size}', inputs: [raw.txt], outputs: [data.txt], code: [lib]}
              - {name: score, command: 'sh score.sh', params: [limit], inputs: [out/model.txt], outputs: []}
        """;

    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch);
        write("hps.yaml", SETTINGS);
        write("raw.txt", "raw\n");
        write("lib/x", "x\n");
        write("prepare.sh", "echo prepare $1 >> calls; echo data $1 > data.txt\n");
        write("train.sh", "echo train $1 >> calls; mkdir -p out; echo model $1 $(cat data.txt) > out/model.txt\n");
        write("score.sh", "echo score $* >> calls; echo \"val_acc: 0.$(cat out/model.txt | tr -dc 0-9)\"\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The stages that were run.
    private String run(String... words) throws IOException {
        Files.deleteIfExists(scratch.resolve("calls"));
        List<String> all = new ArrayList<>(List.of("run", "-q", "--no-sys"));
        all.addAll(List.of(words));
        Hps.Outcome outcome = hps.run(all.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err());
        Path calls = scratch.resolve("calls");
        return Files.exists(calls) ? String.join(", ", Files.readAllLines(calls)) : "";
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve("hps-runs"))) {
            return files.filter(file -> file.toString().contains("/outputs/") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void onlyWhatDependsOnAChangeIsMadeAgain() throws IOException {
        assertEquals("prepare 10, train 2, score", run("pipe"));
        assertEquals("", run("pipe"));
        assertEquals("train 3, score", run("pipe", "rate=3"));
        assertEquals("model 3 data 10\n", Files.readString(scratch.resolve("out/model.txt")));
        assertEquals("", run("pipe"));
        assertEquals("model 2 data 10\n", Files.readString(scratch.resolve("out/model.txt")));
        assertEquals("score --limit 4", run("pipe", "limit=4"));
        assertEquals("prepare 20, train 2, score", run("pipe", "size=20"));
        write("raw.txt", "other\n");
        assertEquals("prepare 10, train 2, score".replace(", score", ""), run("pipe"));
        write("lib/x", "y\n");
        assertEquals("prepare 10", run("pipe"));
        write("train.sh", Files.readString(scratch.resolve("train.sh")) + "# changed\n");
        assertEquals("train 2", run("pipe"));
        assertEquals("prepare 10, train 2, score", run("--fresh", "pipe"));
        assertEquals(
                "stage,param.size,rate,limit\nscore,10,2,4\n",
                hps.run("query", "recorded:limit", "--columns", "stage,param.size,rate,limit", "--csv")
                        .out());
    }

    @Test
    void aSweepMakesWhatConfigurationsShareOnce() throws IOException {
        write("hps.yaml", SETTINGS.replace("params: [limit]", "params: {limit: 7}"));
        Hps.Outcome outcome = hps.run("sweep", "pipe", "rate=2,3", "size=10,20", "-q", "--no-sys");
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(
                "prepare 10, train 2, score --limit 7, prepare 20, train 2, score --limit 7, train 3, score --limit 7,"
                        + " train 3, score --limit 7",
                String.join(", ", Files.readAllLines(scratch.resolve("calls"))));
        assertTrue(outcome.err().contains(" [4/4] rate=3 size=20\n"), outcome.err());
        String id = outcome.err().replaceAll("(?s).*sweep:(\\w+).*", "$1");
        assertEquals(
                "rate,param.size\n2,10\n2,20\n3,10\n3,20\n",
                hps.run(
                                "query",
                                "sweep:" + id + " stage:score",
                                "--columns",
                                "rate,param.size",
                                "--sort",
                                "rate,param.size",
                                "--csv")
                        .out());
        assertEquals(2, hps.run("sweep", "pipe", "rate=2,3", "--jobs", "2").code());
    }

    @Test
    void whatIsTakenIsCheckedAndWhatLiesThereSetAside() throws IOException {
        run("pipe");
        Files.delete(scratch.resolve("data.txt"));
        write("out/model.txt", "mine\n");
        assertEquals("", run("pipe"));
        assertEquals("data 10\n", Files.readString(scratch.resolve("data.txt")));
        assertEquals("mine\n", Files.readString(scratch.resolve("out/model.txt.set-aside-1")));
        String json = hps.run("query", "stage:score", "--json").out();
        assertTrue(json.contains("\"reused\": {}"), json);
        run("pipe", "limit=4");
        String prepared = hps.run("query", "stage:prepare", "--columns", "id", "--csv")
                .out()
                .lines()
                .toList()
                .get(1);
        json = hps.run("query", "recorded:limit", "--json").out();
        assertTrue(json.contains("\"prepare\": \"" + prepared + "\""), json);
        Path data = kept().stream()
                .filter(file -> file.endsWith("data.txt"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(data);
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(data, java.util.Arrays.copyOf(whole, cut));
            assertEquals("prepare 10", run("pipe", "limit=4"), "cut at " + cut);
            removeNewest();
        }
    }

    private void removeNewest() throws IOException {
        hps.run("rm", "-y", hps.lastRun().getFileName().toString());
    }

    @Test
    void aStageThatFailsEndsTheRunAndIsNotReused() throws IOException {
        write("train.sh", "exit 3\n");
        assertEquals(3, hps.run("run", "-q", "pipe").code());
        write("train.sh", "echo no model\n");
        Hps.Outcome outcome = hps.run("run", "-q", "pipe");
        assertEquals(1, outcome.code());
        assertTrue(
                outcome.err().endsWith("hps run: stage 'train' did not write its output 'out/model.txt'\n"),
                outcome.err());
        assertFalse(Files.readString(scratch.resolve("calls")).contains("score"));
        write("out/model.txt", "from before\n");
        assertTrue(hps.run("run", "-q", "pipe")
                .err()
                .contains("did not write its output 'out/model.txt': this file was there before"));
        Files.delete(scratch.resolve("raw.txt"));
        outcome = hps.run("run", "-q", "pipe");
        assertEquals("hps run: stage 'prepare': its input 'raw.txt' is not there\n", outcome.err());
    }

    @Test
    void whatAPythonScriptImportsIsItsCode() throws IOException {
        write("hps.yaml", "experiments: {py: {stages: {one: {command: 'python3 main.py', outputs: [o]}}}}\n");
        write("main.py", "import pack.inner as i, os\nfrom other import (a,\n  b)\n");
        write("pack/__init__.py", "");
        write("pack/inner.py", "from .deep import thing\nfrom . import sibling\n");
        write("pack/deep/__init__.py", "");
        write("pack/sibling.py", "");
        write("other.py", "");
        write("unrelated.py", "");
        assertEquals(
                List.of("other.py", "pack/__init__.py", "pack/deep/__init__.py", "pack/inner.py", "pack/sibling.py"),
                org.hpsearch.capture.code.PythonModules.of(scratch.resolve("main.py"), scratch).stream()
                        .map(file -> scratch.relativize(file).toString())
                        .sorted()
                        .toList());
    }

    @Test
    void whatCannotBeRunIsToldInALine() throws IOException {
        assertEquals(
                "hps run: no stage of pipe has a parameter 'foo'; there are size, rate, limit",
                hps.run("run", "pipe", "foo=1").err().lines().findFirst().orElse(""));
        write("hps.yaml", "experiments: {pipe: {stages: {a: {command: 'true {x}', outputs: [o]}}}}\n");
        assertEquals(
                "hps run: stage 'a' needs x=VALUE",
                hps.run("run", "pipe").err().lines().findFirst().orElse(""));
        write("hps.yaml", "experiments: {pipe: {stages: {a: {outputs: [o]}}}}\n");
        assertEquals(
                "hps run: stage 'a' of pipe has no command\n",
                hps.run("run", "pipe").err());
        write(
                "hps.yaml",
                "experiments: {pipe: {stages: {a: {command: x, inputs: [p], outputs: [o]}, b: {command: y, inputs:"
                        + " [o], outputs: [p]}}}}\n");
        assertEquals(
                "hps: hps.yaml: stages wait for each other's outputs: a, b\n"
                        + "hps run: the stages of pipe wait for each other's outputs\n",
                hps.run("run", "pipe").err());
        assertFalse(Files.exists(scratch.resolve("hps-runs")));
    }
}
