package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs again: the same command with changed parameters, and from checkpoints, with a deterministic trainer.
class RepeatTest {
    /// x halves its distance to the target in each epoch, by the rate; the checkpoint holds epoch and x.
    private static final String TRAINER = """
        import java.nio.file.*;
        import java.util.*;
        public class Train {
            public static void main(String[] a) throws Exception {
                Map<String, String> o = new HashMap<>();
                for (int i = 0; i < a.length; i++) {
                    if (a[i].startsWith("--") && i + 1 < a.length && !a[i + 1].startsWith("--")) o.put(a[i], a[++i]);
                    else if (a[i].contains("=")) o.put("--" + a[i].split("=")[0], a[i].split("=")[1]);
                    else o.put(a[i], "true");
                }
                double x = 0; int begin = 1;
                String from = o.get("--resume"); Path own = Path.of(o.getOrDefault("--out", "."), "model.ckpt");
                if ("true".equals(from) || o.containsKey("--again")) from = own.toString();
                if (System.getenv("FROM") != null) from = System.getenv("FROM");
                if (from != null && !from.isEmpty()) {
                    String[] s = Files.readString(Path.of(from)).trim().split(" ");
                    begin = Integer.parseInt(s[0]) + 1; x = Double.parseDouble(s[1]);
                }
                int shift = o.containsKey("--anew") ? begin - 1 : 0;
                double lr = Double.parseDouble(o.getOrDefault("--lr", "0.5"));
                int epochs = Integer.parseInt(o.getOrDefault("--epochs", "4"));
                Files.createDirectories(own.toAbsolutePath().getParent());
                for (int e = begin; e <= epochs; e++) {
                    x += lr * (1 - x);
                    System.out.println("epoch " + (e - shift) + "/" + epochs + " loss: " + (1 - x));
                    Files.writeString(own, e + " " + x + "\\n");
                    if (o.containsKey("--die") && e == Integer.parseInt(o.get("--die"))) Runtime.getRuntime().halt(9);
                    if (Files.exists(Path.of("die" + e)) && Files.deleteIfExists(Path.of("die" + e))) Runtime.getRuntime().halt(9);
                }
            }
        }
        """;

    @TempDir
    Path scratch;

    private Hps hps;

    @TempDir
    static Path compiled;

    @BeforeAll
    static void compile() throws Exception {
        Files.writeString(compiled.resolve("Train.java"), TRAINER);
        Process javac = new ProcessBuilder(System.getProperty("java.home") + "/bin/javac", "-d", ".", "Train.java")
                .directory(compiled.toFile())
                .inheritIO()
                .start();
        assertEquals(0, javac.waitFor());
    }

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch);
        for (String name : List.of("Train.java", "Train.class")) {
            Files.copy(compiled.resolve(name), scratch.resolve(name));
        }
    }

    private String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private String train(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "-q", "--no-sys", "--", java(), "-cp", ".", "Train"));
        words.addAll(List.of(arguments));
        hps.run(words.toArray(String[]::new));
        return hps.lastRun().getFileName().toString();
    }

    private Hps.Outcome fine(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome;
    }

    private String curve(String id) {
        return fine("metrics", id, "-m", "loss", "--stitched", "--csv")
                .out()
                .replaceAll("(?m)^[^,]*,loss,([^,]*),[^,]*,([^,]*),[a-z ]*$", "$1 $2")
                .replace("run,metric,step,time,value,counts\n", "");
    }

    @Test
    void aCommandIsRunAgainWithChangedParameters() throws IOException {
        String id = train("--lr", "0.5", "--epochs", "2", "--out", "a");
        String again = fine("rerun", id, "lr=0.25", "momentum=0.9", "--dry-run").out();
        assertEquals(java() + " -cp . Train --lr 0.25 --epochs 2 --out a --momentum 0.9\n", again);
        assertEquals(
                java() + " -cp . Train --lr 0.25 --epochs 2 --out a --more x\n",
                fine("rerun", id, "--dry-run", "--", "--lr", "0.25", "--more", "x")
                        .out());
        assertEquals(
                3, fine("rerun", id, "seed=1..3", "--dry-run").out().lines().count());
        assertEquals(
                "epoch 1/2 loss: 0.75\nepoch 2/2 loss: 0.5625\n",
                fine("rerun", id, "lr=0.25", "-q").out());
        assertEquals(
                "kind,parent,lr\nrerun," + id.substring(16) + ",0.25\n",
                fine("query", "parent:" + id, "--columns", "kind,parent,lr", "--csv")
                        .out()
                        .replaceAll("2026\\d{4}-\\d{6}-", ""));
        assertEquals(
                2,
                fine("query", "root:" + id.substring(16), "--csv", "--columns", "id")
                                .out()
                                .lines()
                                .count()
                        - 1);
        assertTrue(fine("rerun", "@last", "lr=0.25", "--if-new").err().contains("not run: the same configuration"));
        assertEquals(2, hps.run("rerun", id, "seed=3..1").code());
        assertEquals(2, hps.run("rerun", id, "seed=1..1000000000").code());
        assertEquals(2, hps.run("rerun", id, "nonsense").code());
        assertEquals(1, hps.run("rerun", "zzzzz").code());
    }

    @Test
    void eachParameterIsChangedWhereItStands() throws IOException {
        Files.writeString(scratch.resolve("c.yaml"), "model:\n  depth: 3\n  width: 5\n");
        hps.run(
                "run",
                "-q",
                "-p",
                "name=x1",
                "--env-param",
                "RATE",
                "--",
                "sh",
                "-c",
                "cat \"$2\"; echo $0 $@ $RATE",
                "run-{name}",
                "--config",
                "c.yaml",
                "a.b=1",
                "--amp",
                "--l",
                "64",
                "32");
        String id = hps.lastRun().getFileName().toString();
        Hps.Outcome outcome = fine("rerun", id, "-q", "depth=7", "name=x2", "a.b=2", "amp=false", "l=[1,2,3]");
        assertTrue(outcome.out().contains("depth: 7") && outcome.out().contains("width: 5"), outcome.out());
        assertTrue(
                outcome.out().contains("run-x2 --config") && outcome.out().endsWith("a.b=2 --l 1 2 3\n"),
                outcome.out());
        assertTrue(Files.readString(scratch.resolve("c.yaml")).contains("depth: 3"));
        Hps.Outcome twice = fine("rerun", "@last", "-q", "name=x3");
        assertTrue(twice.out().contains("depth: 7") && twice.out().contains("run-x3 "), twice.out());
        assertEquals(1, hps.run("rerun", id, "amp=maybe").code());
        Files.delete(scratch.resolve("c.yaml"));
        assertTrue(hps.run("rerun", id, "depth=7").err().contains("c.yaml' that the command names is gone"));
    }

    @Test
    void changedInputsAreTold() throws IOException {
        Files.writeString(scratch.resolve("job.sh"), "echo loss: 1\necho one\n");
        hps.run("run", "-q", "--", "sh", "job.sh", "--lr", "1");
        Files.writeString(scratch.resolve("job.sh"), "echo loss: 1\necho two\n");
        Hps.Outcome outcome = fine("rerun", "@last");
        assertTrue(outcome.err().contains("'job.sh' has changed since run "), outcome.err());
        assertTrue(outcome.err().contains("    - echo one\n    + echo two\n"), outcome.err());
    }

    @Test
    void otherLineEndsAreCalledSo() throws IOException {
        Files.writeString(scratch.resolve("job.sh"), "echo loss: 1\necho one");
        hps.run("run", "-q", "--", "sh", "job.sh", "--lr", "1");
        Files.writeString(scratch.resolve("job.sh"), "echo loss: 1\necho one\n");
        Hps.Outcome outcome = fine("rerun", "@last");
        assertEquals(
                "hps: 'job.sh' has changed since run # in its line ends alone",
                outcome.err()
                        .lines()
                        .filter(line -> line.contains("has changed"))
                        .findFirst()
                        .orElse("")
                        .replaceAll("run [a-z2-7]{5}", "run #"));
    }

    @Test
    void aSecretThatDidNotChangeIsNoChangedLine() throws IOException {
        Files.writeString(scratch.resolve("job.sh"), "API_KEY=hush\necho loss: 1\necho one\n");
        hps.run("run", "-q", "--", "sh", "job.sh", "--lr", "1");
        Files.writeString(scratch.resolve("job.sh"), "API_KEY=hush\necho loss: 1\necho two\n");
        Hps.Outcome outcome = fine("rerun", "@last");
        assertTrue(outcome.err().contains(":\n    - echo one\n    + echo two\n"), outcome.err());
        assertTrue(!outcome.err().contains("API_KEY="), outcome.err());
    }

    @Test
    void aSecretThatWasNotRecordedIsAskedOfTheEnvironment() throws IOException {
        hps.run("run", "-q", "--", "sh", "-c", "echo $2", "sh", "--api_key", "hush");
        Hps.Outcome outcome = hps.run("rerun", "@last");
        assertEquals(1, outcome.code());
        assertEquals(
                "hps rerun: the secret 'api_key' was not recorded, and the environment has no API_KEY; set it, or give"
                        + " api_key=...\n",
                outcome.err());
        assertEquals(
                "other\n",
                hps.with("API_KEY", "other").run("rerun", "@last", "-q").out());
    }

    @Test
    void anInterruptedRunGoesOnAsIfNothingHadHappened() throws IOException {
        String whole = train("--epochs", "8", "--out", "whole");
        String cut = train("--epochs", "8", "--out", "cut", "--resume", "", "--die", "5");
        assertEquals(
                "state\nfailed\n",
                fine("query", "id:" + cut, "--columns", "state", "--csv").out());
        Hps.Outcome resumed = fine("resume", cut, "die=99");
        assertTrue(
                resumed.err().contains("resumes " + cut.substring(16) + " from step 5, passed as --resume"),
                resumed.err());
        assertTrue(resumed.out().startsWith("epoch 6/8"), resumed.out());
        String id = hps.lastRun().getFileName().toString();
        assertEquals(curve(whole), curve(id));
        assertEquals(
                fine("query", "id:" + whole, "--columns", "loss", "--csv").out(),
                fine("query", "id:" + id, "--columns", "loss", "--csv").out());
        assertEquals(
                "kind,root\nresume," + cut.substring(16) + "\n",
                fine("query", "kind:resume", "--columns", "kind,root", "--csv")
                        .out()
                        .replaceAll("2026\\d{4}-\\d{6}-", ""));
        assertEquals(
                2,
                fine("query", "--tips", "--columns", "id", "--csv")
                                .out()
                                .lines()
                                .count()
                        - 1);
        assertTrue(
                fine("show", id)
                        .out()
                        .contains("family      " + cut.substring(16) + "  failed\n              \u2514 "
                                + id.substring(16) + " *  finished  resume at step 5, die=99\n"),
                fine("show", id).out());
    }

    @Test
    void theCheckpointIsPutBackWhereNoOptionIsKnown() throws IOException {
        String id = train("--epochs", "3", "--out", "o");
        Files.writeString(scratch.resolve("o/model.ckpt"), "9 0.5\n");
        Hps.Outcome refused = hps.run("resume", id, "epochs=5", "--", "--again");
        assertEquals(1, refused.code());
        assertTrue(
                refused.err()
                        .contains(
                                "another file is in the checkpoint's place, " + scratch + "/o/model.ckpt, and hps does "
                                        + "not know whether the program reads it there; --put-back renames your file"),
                refused.err());
        assertEquals("9 0.5\n", Files.readString(scratch.resolve("o/model.ckpt")));
        Hps.Outcome resumed = fine("resume", id, "--put-back", "epochs=5", "--", "--again");
        assertTrue(resumed.err().contains("from step 3, checkpoint in its old place o/model.ckpt"), resumed.err());
        assertTrue(resumed.err().contains("model.ckpt to " + scratch + "/o/model.ckpt.set-aside-1"), resumed.err());
        assertTrue(resumed.out().startsWith("epoch 4/5"), resumed.out());
        assertEquals("9 0.5\n", Files.readString(scratch.resolve("o/model.ckpt.set-aside-1")));
    }

    @Test
    void theProgramIsToldAsTheUserSays() throws IOException {
        String id = train("--epochs", "3", "--out", "o");
        assertTrue(fine("resume", id, "epochs=5", "--with", "--resume {checkpoint}")
                .out()
                .startsWith("epoch 4/5"));
        assertTrue(fine("resume", id, "epochs=5", "--with", "FROM={checkpoint}")
                .out()
                .startsWith("epoch 4/5"));
        Files.writeString(scratch.resolve("hps.yaml"), "experiments: {Train: {resume: '--resume {checkpoint}'}}\n");
        assertTrue(fine("resume", id, "epochs=6", "--checkpoint", "best").out().startsWith("epoch 4/6"));
        assertTrue(fine("resume", id, "epochs=6", "--checkpoint", "3", "--dry-run")
                .out()
                .contains("--resume /"));
        Hps.Outcome none = hps.run("resume", id, "--checkpoint", "77");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("has no checkpoint '77'; it has step 3 o/model.ckpt"), none.err());
    }

    @Test
    void anOptionThatOnlyTheScriptNamesIsFound() throws IOException {
        Files.writeString(scratch.resolve("job.py"), """
            import argparse, os, sys
            p = argparse.ArgumentParser()
            p.add_argument("--lr"); p.add_argument('--resume-from-checkpoint'); p.add_argument("--x", action="store_true")
            p.parse_args()
            os.makedirs("out/checkpoint-1", exist_ok=True)
            open("out/checkpoint-1/model.bin", "w").write("x")
            print("epoch 1 loss: 1"); print(*sys.argv[1:])
            """);
        hps.run("run", "-q", "--", "python3", "job.py", "--lr", "1");
        Hps.Outcome resumed = fine("resume", "@last", "lr=2");
        assertTrue(resumed.err().contains("from step 1, passed as --resume-from-checkpoint"), resumed.err());
        assertTrue(resumed.out().matches("(?s).*--lr 2 --resume-from-checkpoint /.*/checkpoint-1\n"), resumed.out());
    }

    @Test
    void aParameterThatAScriptReadsFromTheEnvironmentIsGivenThere() throws IOException {
        Files.writeString(scratch.resolve("s.sh"), "D=${DRIFT:-0.1}\necho step=1 pos=$D\n");
        fine("sweep", "-q", "DRIFT=0.2,0.4", "--", "sh", "s.sh");
        fine("rerun", "-q", "@last", "drift=0.9");
        fine("rerun", "-q", "@last");
        assertEquals(
                "DRIFT,pos\n0.2,0.2\n0.4,0.4\n0.9,0.9\n0.9,0.9\n",
                fine("query", "pos>0", "--sort", "DRIFT:asc", "--columns", "DRIFT,pos", "--csv")
                        .out());
        assertEquals(
                "DRIFT=0.5 sh s.sh\n",
                fine("rerun", "@last", "DRIFT=0.5", "--dry-run").out());
    }

    @Test
    void aRunThatAVariableSteeredIsRepeatedWithIt() throws IOException {
        Files.writeString(scratch.resolve("s.sh"), "D=${DRIFT:-0.1}\necho step=1 pos=$D\n");
        hps.with("DRIFT", "0.3").run("run", "-q", "--", "sh", "s.sh");
        fine("rerun", "-q", "@last");
        assertEquals(
                "DRIFT,pos\n0.3,0.3\n",
                fine("query", "kind:rerun", "--columns", "DRIFT,pos", "--csv").out());
    }

    @Test
    void whatAProgramCannotBeGivenIsRefused() throws IOException {
        Files.writeString(scratch.resolve("g.sh"), "LR=0.02\necho step=1 loss=$LR\n");
        fine("run", "-q", "--", "sh", "g.sh");
        Hps.Outcome refused = hps.run("rerun", "@last", "LR=0.9");
        assertEquals(1, refused.code());
        assertEquals(
                "hps rerun: the program reads no arguments, so hps cannot give it 'LR'; make it an option or an"
                        + " environment variable of the program, or pass --style flags to add it anyway\n",
                refused.err());
        assertEquals(1, hps.run("sweep", "-q", "LR=1,2", "--", "sh", "g.sh").code());
        assertEquals(1, fine("ls", "--csv").out().lines().skip(1).count(), "nothing was started");
        assertEquals(
                "sh g.sh --LR 0.9\n",
                fine("rerun", "@last", "LR=0.9", "--style", "flags", "--dry-run")
                        .out());
    }

    @Test
    void anOptionThatTheProgramDoesNotReadIsMarked() throws IOException {
        Files.writeString(scratch.resolve("g.sh"), "LR=0.02\necho step=1 loss=$LR\n");
        Hps.Outcome run = hps.run("run", "-n", "one", "--", "sh", "g.sh", "--LR", "0.9");
        assertEquals(
                List.of("hps: LR: the code uses 0.02, but the run was given 0.9"),
                run.err().lines().filter(line -> line.contains("LR")).toList());
        hps.run("sweep", "-q", "LR=0.3,0.02", "--style", "flags", "--", "sh", "g.sh");
        assertEquals(
                "LR,conflict\n0.02,\n0.3,LR\n0.9,LR\n",
                fine("query", "state:finished", "--sort", "LR:asc", "--columns", "LR,conflict", "--csv")
                        .out());
    }

    /// A value that the program changes is no parameter of it, and a metric's name is the metric's.
    @Test
    void aConstantNeverHidesAMetric() throws IOException {
        Files.writeString(scratch.resolve("t.sh"), "TAU=3\necho step=1 tau=0.5\n");
        Files.writeString(scratch.resolve("u.sh"), "GAIN=3\necho step=1 GAIN=0.5\n");
        fine("run", "-q", "--", "sh", "t.sh");
        fine("run", "-q", "--", "sh", "u.sh");
        assertEquals(
                "tau,param.tau,GAIN\n0.5,3,\n",
                fine("query", "tau<1", "--columns", "tau,param.tau,gain", "--csv")
                        .out());
        assertEquals(
                "",
                fine("query", "has:param.gain", "--columns", "id", "--csv")
                        .out()
                        .replaceFirst("id\n", ""));
    }

    /// hps looks for settings in the files that a script names: of the checkpoint it would then be the reader itself.
    @Test
    void hpsIsNotTheReaderOfTheCheckpoint() throws IOException {
        Files.writeString(scratch.resolve("again.sh"), """
            : ${LR:-0.1} ${MOMENTUM:-0.9} state.json
            for i in 1 2 3; do echo "epoch $i loss: $i"; done
            until grep -q MOMENTUM "$HPS_RUN_DIR/found.json" || [ $((n += 1)) = 400 ]; do sleep 0.05; done
            printf '{"epoch": 3}' > state.json
            """);
        hps.run("run", "-q", "--checkpoint", "state.json", "--", "sh", "again.sh", "--lr", "1");
        Hps.Outcome resumed =
                fine("resume", hps.lastRun().getFileName().toString().substring(16));
        assertTrue(resumed.err().contains("hps: the program began again instead of continuing"), resumed.err());
    }

    @Test
    void aResumeThatBeganAgainIsNoContinuation() throws IOException {
        Files.writeString(scratch.resolve("again.sh"), """
            i=0; mkdir -p o; while [ $i -lt 3 ]; do i=$((i+1)); echo "epoch $i loss: $i"; done; echo w > o/model.ckpt
            """);
        hps.run("run", "-q", "--", "sh", "again.sh", "--lr", "1");
        String parent = hps.lastRun().getFileName().toString().substring(16);
        Hps.Outcome resumed = fine("resume", parent);
        assertTrue(
                resumed.err()
                        .contains("hps: the program began again instead of continuing: its first epoch is 1, the "
                                + "checkpoint's was 3"),
                resumed.err());
        String child = hps.lastRun().getFileName().toString();
        assertEquals("1 1\n2 2\n3 3\n", curve(child).replace(".0", ""));
        assertEquals(
                "id\n" + child + "\n",
                fine("query", "kind:resume AND restarted:true", "--columns", "id", "--csv")
                        .out());
        assertTrue(
                fine("show", child).out().contains("restarted"),
                fine("show", child).out());
        Hps.Outcome schedule =
                hps.run("run", "--schedule", "lr=1@0 2@2", "--", "sh", "again.sh", "--lr", "1", "--epochs", "3");
        assertEquals(2, schedule.code());
        assertTrue(
                schedule.err().contains("hps does not know how again is given a checkpoint between the parts"),
                schedule.err());
    }

    @Test
    void theCommandOfSomebodyElseIsShownAndNeedsConsent() throws IOException {
        hps.run("run", "-q", "--", "sh", "-c", "echo ran >> ran.txt", "x", "--lr", "1");
        Path run = hps.lastRun();
        Path info = run.resolve("run.json");
        Files.writeString(info, Files.readString(info).replaceFirst("\\{", "{\"user\": \"eve\","));
        Hps.Outcome refused = hps.run("rerun", run.getFileName().toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("was made by eve on "), refused.err());
        assertTrue(refused.err().contains("  command: sh -c 'echo ran >> ran.txt' x --lr 1\n"), refused.err());
        assertTrue(refused.err().contains("  folder: " + scratch), refused.err());
        assertEquals("ran\n", Files.readString(scratch.resolve("ran.txt")));
        fine("rerun", "--yes", run.getFileName().toString());
        assertEquals("ran\nran\n", Files.readString(scratch.resolve("ran.txt")));
    }

    @Test
    void stepsThatBeginAnewAreMovedOn() throws IOException {
        String whole = train("--epochs", "6", "--out", "w");
        String id = train("--epochs", "3", "--out", "o", "--resume", "", "--anew");
        fine("resume", id, "epochs=6", "-q");
        assertEquals(curve(whole), curve("@last"));
    }

    @Test
    void whatIsWrongWithACheckpointIsTold() throws IOException {
        hps.run("run", "-q", "--", "sh", "-c", "echo loss: 1");
        assertTrue(hps.run("resume", "@last")
                .err()
                .contains("has no checkpoint; name the files with hps run --checkpoint GLOB"));
        String id = train("--epochs", "3", "--out", "o", "--resume", "");
        Path kept;
        try (var files = Files.walk(scratch.resolve("hps-runs").resolve(id).resolve("checkpoints"))) {
            kept = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(kept);
        int runs = hps.run("ls", "--csv").out().split("\n").length;
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(kept, java.util.Arrays.copyOf(whole, cut));
            Hps.Outcome outcome = hps.run("resume", id, "epochs=5");
            assertEquals(1, outcome.code());
            assertTrue(outcome.err().contains("is cut: "), outcome.err());
        }
        whole[0]++;
        Files.write(kept, whole);
        assertTrue(hps.run("resume", id, "epochs=5").err().contains("was changed: the hash of "));
        Files.delete(kept);
        Files.delete(scratch.resolve("o/model.ckpt"));
        assertTrue(hps.run("resume", id, "epochs=5").err().contains("is gone: no copy is kept"));
        assertEquals(runs, hps.run("ls", "--csv").out().split("\n").length, "nothing half-made is left");
    }

    @Test
    void aDeletedParentAndACircleCostNoRun() throws IOException {
        String id = train("--epochs", "3", "--out", "o", "--resume", "");
        fine("resume", id, "epochs=5", "-q");
        String child = hps.lastRun().getFileName().toString();
        fine("rm", "-y", id);
        Hps.Outcome outcome = fine("metrics", child, "-m", "loss", "--stitched", "--csv");
        assertTrue(outcome.err().contains("its parent " + id.substring(16) + " was deleted"), outcome.err());
        assertEquals(3, outcome.out().lines().count());
        assertTrue(
                fine("show", child).out().contains("resume of " + id.substring(16) + " (deleted) at step 3"),
                fine("show", child).out());
        Path json = scratch.resolve("hps-runs").resolve(child).resolve("run.json");
        Files.writeString(json, Files.readString(json).replace(id, child));
        assertTrue(fine("metrics", child, "--stitched", "--csv").err().contains("goes in a circle"));
        assertFalse(fine("show", child).out().isEmpty());
    }

    private String[] auto(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--no-sys", "--auto-resume"));
        words.addAll(List.of(more));
        words.addAll(List.of("--", java(), "-cp", ".", "Train", "--epochs", "8", "--out", "o", "--resume", ""));
        return words.toArray(String[]::new);
    }

    /// Runs the line; the program dies after an epoch, 0 for never.
    private Hps.Outcome dying(Hps in, int epoch, String... more) throws IOException {
        if (epoch > 0) {
            Files.writeString(scratch.resolve("die" + epoch), "");
        }
        return in.run(auto(more));
    }

    @Test
    void oneLineIsSafeInEveryBatchScript() throws IOException {
        String whole = train("--epochs", "8", "--out", "w");
        Hps job = hps.with("SLURM_JOB_ID", "77").with("SLURM_ARRAY_TASK_ID", "2");
        assertTrue(dying(job, 3).out().startsWith("epoch 1/8"));
        Hps other = hps.with("SLURM_JOB_ID", "77").with("SLURM_ARRAY_TASK_ID", "3");
        assertTrue(dying(other, 2).out().startsWith("epoch 1/8"), "another array index");
        Hps.Outcome second = dying(job, 6);
        assertTrue(second.out().startsWith("epoch 4/8"), second.err() + second.out());
        Hps.Outcome third = dying(job, 0);
        assertTrue(third.out().startsWith("epoch 7/8"), third.err() + third.out());
        assertEquals(curve(whole), curve("@last"));
        assertTrue(dying(job, 0).out().startsWith("epoch 1/8"), "what has finished begins anew");
    }

    @Test
    void aJobGoesOnFromItsLastLifeWhereTheClocksOfItsMachinesDiffer() throws IOException {
        Hps job = hps.with("SLURM_JOB_ID", "77");
        dying(job, 3);
        dying(job, 6);
        Path record = hps.lastRun().resolve("run.json");
        String text = Files.readString(record);
        Matcher started = Pattern.compile("\"started\": \"([^\"]+)\"").matcher(text);
        assertTrue(started.find(), text);
        Instant behind = Instant.parse(started.group(1)).minusSeconds(300);
        Files.writeString(record, text.replace(started.group(1), behind.toString()));
        Hps.Outcome third = dying(job, 0);
        assertTrue(third.out().startsWith("epoch 7/8"), third.err() + third.out());
    }

    @Test
    void theSameNameOrConfigurationIsGoneOnFrom() throws IOException {
        dying(hps, 3, "-n", "mine");
        assertTrue(dying(hps, 0, "-n", "mine").out().startsWith("epoch 4/8"));
        assertTrue(dying(hps, 0, "-n", "mine").out().startsWith("epoch 1/8"));
        String[] line = {
            "run",
            "--auto-resume",
            "--",
            java(),
            "-cp",
            ".",
            "Train",
            "--epochs",
            "8",
            "--out",
            "o",
            "--resume",
            "",
            "--lr",
            "0.25"
        };
        Files.writeString(scratch.resolve("die3"), "");
        hps.run(line);
        line[line.length - 1] = "0.125";
        Files.writeString(scratch.resolve("die3"), "");
        assertTrue(hps.run(line).out().startsWith("epoch 1/8"), "another one");
        line[line.length - 1] = "0.25";
        assertTrue(hps.run(line).out().startsWith("epoch 4/8"), "the same");
        assertTrue(hps.run(line).out().startsWith("epoch 1/8"), "once it has finished it begins anew");
        String[] nothing = {"run", "--auto-resume", "--", "sh", "-c", "echo loss: 1; exit 1"};
        assertEquals("loss: 1\n", hps.run(nothing).out());
        assertEquals("loss: 1\n", hps.run(nothing).out(), "without a checkpoint it begins anew");
    }

    @Test
    void anotherProgramSeedOrFolderIsNotGoneOnFrom() throws IOException {
        dying(hps, 3);
        for (String[] other : List.of(
                new String[] {"Train", "--epochs", "8", "--out", "o", "--resume", "", "--seed", "2"},
                new String[] {"Train", "--epochs", "8", "--out", "p", "--resume", ""})) {
            List<String> words = new ArrayList<>(List.of("run", "--no-sys", "--auto-resume", "--", java(), "-cp", "."));
            words.addAll(List.of(other));
            assertTrue(
                    hps.run(words.toArray(String[]::new)).out().startsWith("epoch 1/8"),
                    List.of(other).toString());
        }
        Files.copy(
                scratch.resolve("Train.class"),
                Files.createDirectories(scratch.resolve("b")).resolve("Train.class"));
        Files.writeString(scratch.resolve("a.sh"), "echo a $@; [ -e ok ] || { echo x > m.ckpt; sleep 0.1; exit 1; }\n");
        Files.writeString(scratch.resolve("b.sh"), "echo b $@\n");
        hps.run("run", "--auto-resume", "-n", "base", "-e", "all", "--", "sh", "a.sh", "--lr", "1");
        assertEquals(
                "b --lr 1\n",
                hps.run("run", "--auto-resume", "-n", "base", "-e", "all", "--", "sh", "b.sh", "--lr", "1")
                        .out());
    }

    @Test
    void otherwiseHiddenValuesOtherScriptsAndFlagsAreNoRepeat() throws IOException {
        Files.createDirectories(scratch.resolve("A"));
        Files.createDirectories(scratch.resolve("B"));
        Files.writeString(scratch.resolve("A/t.sh"), "echo A loss: 1\n");
        Files.writeString(scratch.resolve("B/t.sh"), "echo B loss: 1\n");
        fine("run", "--if-new", "-e", "e", "--", "sh", "A/t.sh", "--lr", "1");
        assertEquals(
                "B loss: 1\n",
                fine("run", "--if-new", "-e", "e", "--", "sh", "B/t.sh", "--lr", "1")
                        .out());
        assertEquals(
                "",
                fine("run", "--if-new", "-e", "e", "--", "sh", "B/t.sh", "--lr", "1")
                        .out());
        fine("run", "--if-new", "--", "sh", "A/t.sh", "--pad_token", "<pad>");
        assertEquals(
                "A loss: 1\n",
                fine("run", "--if-new", "--", "sh", "A/t.sh", "--pad_token", "<eos>")
                        .out());
        fine("run", "--if-new", "--", "sh", "A/t.sh", "--api_key", "one");
        assertEquals(
                "",
                fine("run", "--if-new", "--", "sh", "A/t.sh", "--api_key", "two")
                        .out());
        String id = train("--epochs", "2", "--out", "o", "--resume", "");
        fine("resume", id, "-q", "epochs=4", "--", "--lr", "0.25");
        assertTrue(fine("query", "kind:resume", "--json").out().contains("\"lr\": 0.25"));
        String[] before = {
            "run", "--if-new", "--", java(), "-cp", ".", "Train", "--epochs", "4", "--out", "o", "--resume", ""
        };
        assertTrue(fine(before).out().startsWith("epoch 1/4"), "the resumed run had another rate");
    }

    @Test
    void theDifferenceAloneIsTrained() throws IOException {
        train("--lr", "0.5", "--epochs", "4", "--out", "a", "--resume", "");
        String[] line = {
            "run",
            "-q",
            "--no-sys",
            "--extend",
            "epochs",
            "--",
            java(),
            "-cp",
            ".",
            "Train",
            "--lr",
            "0.5",
            "--epochs",
            "6",
            "--out",
            "a",
            "--resume",
            ""
        };
        assertEquals(
                "epoch 5/6 loss: 0.03125\nepoch 6/6 loss: 0.015625\n",
                fine(line).out());
        String six = hps.lastRun().getFileName().toString();
        assertEquals("1 0.5\n2 0.25\n3 0.125\n4 0.0625\n5 0.03125\n6 0.015625\n", curve(six));
        line[13] = "8";
        assertEquals(
                "epoch 7/8 loss: 0.0078125\nepoch 8/8 loss: 0.00390625\n",
                fine(line).out());
        assertEquals(
                "parent\n" + six + "\n",
                fine("query", "id:" + hps.lastRun().getFileName(), "--columns", "parent", "--csv")
                        .out());
        assertEquals(
                "hps: nothing to train: it finished as "
                        + hps.lastRun().getFileName().toString().substring(16) + "\n",
                fine(line).err());
        line[11] = "0.25";
        Hps.Outcome other = fine(line);
        assertTrue(other.out().startsWith("epoch 1/8 "));
        assertEquals(
                "hps: --extend epochs: no run of this program finished with the same parameters but for epochs; "
                        + "training from the beginning\n",
                other.err());
        line[4] = "steps";
        assertEquals(2, hps.run(line).code());
    }

    @Test
    void aScheduleIsAChainThatGoesOnWhereItWasInterrupted() throws IOException {
        String[] line = {
            "run",
            "-q",
            "--no-sys",
            "--schedule",
            "lr=0.5@0 0.1@2 0.01@4",
            "--schedule-by",
            "epochs",
            "--",
            java(),
            "-cp",
            ".",
            "Train",
            "--epochs",
            "6",
            "--lr",
            "0.9",
            "--resume",
            "",
            "--die",
            "5"
        };
        assertEquals(9, hps.run(line).code());
        assertEquals(
                "lr,epochs,state\n0.5,2,finished\n0.1,4,finished\n0.01,6,failed\n",
                fine("query", "schedule:*", "--columns", "lr,epochs,state", "--sort", "epochs", "--csv")
                        .out());
        assertEquals("epoch 6/6 loss: 0.198470\n", fine(line).out().replaceAll("(0\\.\\d{6})\\d*", "$1"));
        String last = hps.lastRun().getFileName().toString();
        assertEquals(
                "1 0.500000\n2 0.250000\n3 0.225000\n4 0.202500\n5 0.200475\n6 0.198470\n",
                curve(last)
                        .lines()
                        .map(row -> row.split(" "))
                        .map(row ->
                                String.format(java.util.Locale.ROOT, "%s %.6f%n", row[0], Double.parseDouble(row[1])))
                        .collect(java.util.stream.Collectors.joining()));
        assertTrue(fine(line).err().contains(" is complete: " + last.substring(16)));
        List<String> fresh = new ArrayList<>(List.of(line));
        fresh.add(1, "--fresh");
        assertEquals(9, hps.run(fresh.toArray(String[]::new)).code());
    }

    @Test
    void aScheduleThatCannotBeIsToldInALine() {
        String[] schedules = {"lr=0.1", "0.1@0", "lr=0.1@7", "lr=0.1@x", "lr=0.1@0 0.2@0", "lr=0.1@-1"};
        String[] told = {
            "'lr=0.1': KEY=VALUE@POINT is expected",
            "'0.1@0': KEY=VALUE@POINT is expected",
            "'lr=0.1@7' is at or after the end, 6",
            "'lr=0.1@x': a number from 0 on is expected, not 'x'",
            "'0.2@0': there is another lr at this point",
            "'lr=0.1@-1': a number from 0 on is expected, not '-1'"
        };
        for (int i = 0; i < schedules.length; i++) {
            Hps.Outcome outcome = hps.run("run", "--schedule", schedules[i], "--", "true", "--epochs", "6");
            assertEquals(2, outcome.code());
            assertEquals(
                    "hps run: --schedule: " + told[i],
                    outcome.err().lines().findFirst().orElse(""));
        }
        assertEquals(2, hps.run("run", "--schedule", "lr=0.1@0", "--", "true").code());
        assertFalse(Files.exists(scratch.resolve("hps-runs")));
    }
}
