package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hpsearch.ProcessorTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parameters that nobody typed, and values changed where no argument tells them.
class FoundParametersTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() {
        hps = new Hps(scratch);
    }

    private void write(String file, String text) throws IOException {
        Path path = scratch.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String found() throws IOException {
        Path file = hps.lastRun().resolve("found.json");
        return Files.exists(file)
                ? Files.readString(file).replaceAll("\\s+", " ").strip()
                : "";
    }

    private static void needsPython() {
        try {
            assumeTrue(new ProcessBuilder("python3", "-c", "").start().waitFor() == 0, "python3 is there");
        } catch (IOException | InterruptedException e) {
            assumeTrue(false, "python3 is there");
        }
    }

    private String column(String name) {
        return hps.run("query", "--columns", name, "--csv", "@last").out();
    }

    @Test
    void whatPythonDeclaresIsFoundWithoutRunningIt() throws IOException {
        needsPython();
        write("cfg.py", "BASE = 1e-3\nraise SystemExit\n");
        write("train.py", """
            import argparse, os
            from cfg import BASE
            p = argparse.ArgumentParser()
            p.add_argument("--lr", "-l", type=float, default=BASE)
            p.add_argument("--hidden", default=2 ** 6)
            p.add_argument("--batch-size", default=32)
            p.add_argument("--amp", action="store_true")
            p.add_argument("--no-sync", action="store_true")
            p.add_argument("--token", default="hush")
            SEED = int(os.environ.get("HPS_TEST_SEED", 7))
            """);
        assertEquals(
                0,
                hps.run("run", "-q", "--", "python3", "train.py", "--hidden", "5")
                        .code());
        assertEquals(
                "{ \"HPS_TEST_SEED\": { \"from\": \"declared\", \"value\": 7 }, "
                        + "\"amp\": { \"from\": \"declared\", \"value\": false }, "
                        + "\"batch_size\": { \"from\": \"declared\", \"value\": 32 }, "
                        + "\"lr\": { \"from\": \"declared\", \"value\": 0.001 }, "
                        + "\"sync\": { \"from\": \"declared\", \"value\": true }, "
                        + "\"token\": { \"from\": \"declared\", \"value\": \"***\" } }",
                found().replaceAll("(?<=[{}],?)\\s+", " "));
        assertEquals("lr\n0.001\n", column("lr"));
    }

    @Test
    void frameworksOfOptionsAreKnown() throws IOException {
        needsPython();
        write("a.py", """
            import click, tyro, fire
            from dataclasses import dataclass, field
            @dataclass
            class Optim:
                wd: float = 0.1
            @dataclass
            class Config:
                optim: Optim
                epochs: int = 3
                clip: float = field(default=1.5)
            @click.option("--depth", default=4)
            def main(depth): pass
            def train(seed: int = 1, *, gamma: float = .99): pass
            fire.Fire(train)
            flags.DEFINE_float("rho", 0.5, "help")
            """);
        write("b.py", "import hydra\n@hydra.main(config_path='conf', config_name='config')\ndef main(cfg): pass\n");
        write("conf/config.yaml", "defaults:\n  - db: mysql\n  - _self_\nlr: 0.2\n");
        write("conf/db/mysql.yaml", "port: 3306\n");
        write("bad.py", "x = (\n");
        hps.run("run", "-q", "--", "python3", "a.py");
        String found = found();
        for (String fact : new String[] {
            "optim.wd\": { \"from\": \"declared\", \"value\": 0.1", "epochs\": { \"from\": \"declared\", \"value\": 3",
            "clip\": { \"from\": \"declared\", \"value\": 1.5", "depth\": { \"from\": \"declared\", \"value\": 4",
            "seed\": { \"from\": \"declared\", \"value\": 1", "gamma\": { \"from\": \"declared\", \"value\": 0.99",
            "rho\": { \"from\": \"declared\", \"value\": 0.5"
        }) {
            assertTrue(found.contains(fact), fact + " in " + found);
        }
        hps.run("run", "-q", "--", "python3", "b.py");
        assertEquals("lr\n0.2\n", column("lr"));
        assertEquals("db.port\n3306\n", column("db.port"));
        hps.run("run", "-q", "--", "python3", "bad.py");
        assertEquals("", found());
    }

    @Test
    void shellScriptsAndRDeclareDefaults() throws IOException {
        write("t.sh", "LR=${LR:-0.5}\necho epoch 1 loss: $LR\n");
        hps.run("run", "-q", "--", "sh", "t.sh");
        assertEquals("LR\n0.5\n", column("LR"));
        write("t.R", "make_option(c('-l', '--learning-rate'), type='double', default=0.25)\n");
        hps.run("run", "-q", "--", "Rscript", "t.R");
        assertEquals("learning_rate\n0.25\n", column("learning_rate"));
    }

    @Test
    void inputDecksAreRead() throws IOException {
        write("run.nml", "&time\n dt = 1.5d-2, steps = 100 ! how many\n/\n&io verbose = .true. /\n");
        write("in.lmp", "# melt\nvariable T equal 1.5\nrun 100\n");
        write("md.mdp", "; comment\nnsteps = 5000 ; here\ndt= 0.002\n");
        write("deck.in", "# run\ndt = 0.05\nscheme = \"leapfrog\"\n");
        write("system/controlDict", "FoamFile { version 2.0; }\nendTime 10;\nsub { a 1; }\n");
        write("foam/solverFoam", "#!/bin/sh\n");
        scratch.resolve("foam/solverFoam").toFile().setExecutable(true);
        hps.run("run", "-q", "--", "true", "run.nml", "-in", "in.lmp", "md.mdp", "deck.in");
        for (String pair : new String[] {
            "time.dt,1.5e-2", "time.steps,100", "io.verbose,true", "T,1.5", "nsteps,5000", "scheme,leapfrog"
        }) {
            String[] parts = pair.split(",");
            assertEquals(parts[0] + "\n" + parts[1] + "\n", column(parts[0]));
        }
        hps.run("run", "-q", "--", "foam/solverFoam");
        assertEquals(
                "endTime,sub.a\n10,1\n",
                hps.run("query", "--columns", "endTime,sub.a", "--csv", "@last").out());
    }

    @Test
    void valuesInFilesAreChangedInACopy() throws IOException {
        write("c.yaml", "model:\n  depth: 2 # layers\n  name: 'a'\nlr: 0.1\n");
        write("c.toml", "[m]\nk = 1\n");
        write("d.nml", "&t\n dt = 0.1, n = 2\n/\n");
        Hps.Outcome outcome = hps.run(
                "run",
                "-q",
                "-s",
                "c.yaml:model.depth=4",
                "-s",
                "c.yaml:model.name=b",
                "-s",
                "c.toml:m.k=7",
                "-s",
                "d.nml:t.n=9",
                "--",
                "sh",
                "-c",
                "cat $2 $3 $4",
                "sh",
                "--config",
                "c.yaml",
                "c.toml",
                "d.nml");
        assertEquals(
                "model:\n  depth: 4 # layers\n  name: 'b'\nlr: 0.1\n[m]\nk = 7\n&t\n dt = 0.1, n = 9\n/\n",
                outcome.out());
        assertTrue(Files.readString(scratch.resolve("c.yaml")).contains("depth: 2"));
        assertEquals(
                "model.depth,lr\n4,0.1\n",
                hps.run("query", "--columns", "model.depth,lr", "--csv").out());
        assertTrue(Files.readString(hps.lastRun().resolve("inputs/c.yaml")).contains("depth: 4"));
        Hps.Outcome unknown = hps.run("run", "-s", "c.yaml:model.dept=4", "--", "cat", "c.yaml");
        assertEquals("hps run: c.yaml has no value 'model.dept'; did you mean 'model.depth'?\n", unknown.err());
        assertEquals(
                1, hps.run("run", "-s", "x.yaml:a=4", "--", "cat", "c.yaml").code());
    }

    @Test
    void onlyTheOneValueIsChangedOrNone() throws IOException {
        write("a.ini", "# lr = 0.5\nlr = 0.1\n[a]\nx = 1\n[b]\nlr = 2\n");
        write("p/c.yaml", "v: 1\n");
        write("q/c.yaml", "v: 2\n");
        write("l.py", "LR = [\n 1,\n 2]\nW = 1\n");
        assertEquals(
                "# lr = 0.5\nlr = 0.2\n[a]\nx = 1\n[b]\nlr = 3\n",
                hps.run("run", "-q", "-s", "a.ini:lr=0.2", "-s", "a.ini:b.lr=3", "--", "cat", "a.ini")
                        .out());
        assertEquals(
                1,
                hps.run("run", "-q", "-s", "a.ini:a.lr=5", "--", "cat", "a.ini").code());
        assertEquals(
                1, hps.run("run", "-q", "-s", "l.py:LR=5", "--", "cat", "l.py").code());
        assertEquals(
                "v: 8\nv: 9\n",
                hps.run("run", "-q", "-s", "p/c.yaml:v=8", "-s", "q/c.yaml:v=9", "--", "cat", "p/c.yaml", "q/c.yaml")
                        .out());
    }

    @Test
    void changedCopiesKeepSecretsOutOfTheRunFolder() throws IOException {
        write("c.yaml", "api_key: hush-1\nlr: 0.1\n");
        Hps.Outcome outcome = hps.run(
                "run",
                "-q",
                "-s",
                "c.yaml:lr=0.2",
                "--",
                "sh",
                "-c",
                "cat $1; grep -r hush $HPS_RUN_DIR/inputs",
                "sh",
                "c.yaml");
        assertEquals("api_key: hush-1\nlr: 0.2\n", outcome.out());
        assertEquals("api_key: ***\nlr: 0.2\n", Files.readString(hps.lastRun().resolve("inputs/c.yaml")));
    }

    @Test
    void valuesOfSecretVariablesAreNotRecorded() throws IOException {
        write("t.sh", "P=${DB_PASS:-none}; L=${RATE:-1}\n");
        hps.with("DB_PASS", "hush").with("RATE", "5").run("run", "-q", "--", "sh", "t.sh");
        assertEquals(
                "DB_PASS,RATE\nnone,5\n",
                hps.run("query", "--columns", "DB_PASS,RATE", "--csv").out());
    }

    @Test
    void shortOptionsAreFoundUnderTheirLongNames() throws IOException {
        needsPython();
        write("t.py", """
            import argparse, enum
            class Kind(enum.Enum):
                A = 1
            p = argparse.ArgumentParser()
            p.add_argument("-l", "--learning-rate", type=float, default=0.001)
            p.add_argument("--config", default="d.yaml")
            p.add_argument("--x", default=argparse.SUPPRESS)
            p.add_argument("--huge", default=1e400)
            p.add_argument("--mode", default=Kind.A)
            """);
        write("d.yaml", "depth: 3\n");
        hps.run("run", "-q", "--", "python3", "t.py", "-l", "0.5");
        assertEquals(
                "learning_rate,depth,mode\n0.5,3,a\n",
                hps.run("query", "--columns", "learning_rate,depth,mode", "--csv")
                        .out());
        assertFalse(found().contains("suppress") || found().contains("huge"), found());
    }

    @Test
    void hostileInputsDelayNothing() throws Throwable {
        String[] texts = {
            "A".repeat(200_000),
            "token".repeat(40_000),
            "\n".repeat(200_000),
            "://a".repeat(50_000),
            "&a\n".repeat(60_000),
            "a{b c;".repeat(30_000),
            "a=b" + " ".repeat(200_000) + "c",
            "&a\n" + "b".repeat(200_000),
            "variable a equal 1" + "\n".repeat(200_000),
            "!".repeat(200_000) + "'"
        };
        for (String text : texts) {
            write("hostile.in", text);
            ProcessorTime.atMost(
                    Duration.ofSeconds(20),
                    () -> assertEquals(
                            0, hps.run("run", "-q", "--", "true", "hostile.in").code()),
                    text.substring(0, 6));
        }
    }

    @Test
    void constantsOfAScriptCanBeChangedAndFound() throws IOException {
        needsPython();
        write("part.py", "WORD = 'part'\n");
        write("t.py", "import part\nLR = 0.1  # rate\nNAME = 'x'\nprint('epoch 1 loss', LR, part.WORD)\n");
        Hps.Outcome outcome = hps.run("run", "-q", "--globals", "-s", "t.py:LR=0.01", "--", "python3", "t.py");
        assertEquals("epoch 1 loss 0.01 part\n", outcome.out());
        assertEquals(
                "LR,NAME\n0.01,x\n",
                hps.run("query", "--columns", "LR,NAME", "--csv").out());
    }

    @Test
    void moreFilesAndVariablesCanBeParameters() throws IOException {
        write("extra.json", "{\"width\": 8}");
        hps.with("RATE", "0.5").run("run", "-q", "--config", "extra.json", "--env-param", "RATE", "--", "true");
        assertEquals(
                "width,RATE\n8,0.5\n",
                hps.run("query", "recorded:width", "--columns", "width,RATE", "--csv")
                        .out());
    }

    @Test
    void pythonWritesEachLineAtOnce() throws IOException {
        needsPython();
        String program = "import os; print(os.environ.get('PYTHONUNBUFFERED'))";
        assertEquals("1\n", hps.run("run", "-q", "--", "python3", "-c", program).out());
        assumeTrue(System.getenv("PYTHONUNBUFFERED") == null, "it is not set anyway");
        write("hps.yaml", "unbuffered: false\n");
        assertFalse(hps.run("run", "-q", "--", "python3", "-c", program).out().contains("1"));
    }
}
