package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAndQueryTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() {
        hps = new Hps(scratch);
    }

    private void train(double lr, String model, double acc) {
        String program = "echo epoch 1/2 loss: 0.9 val_acc: 0.1; echo epoch 2/2 loss: 0.5 val_acc: " + acc;
        assertEquals(
                0,
                hps.run("run", "-q", "-e", "train", "--", "sh", "-c", program, "sh", "--lr", "" + lr, "--model", model)
                        .code());
    }

    private String only(String query, String columns) {
        return hps.run("query", query, "--columns", columns, "--csv").out();
    }

    @Test
    void theMainJob() {
        train(0.1, "resnet", 0.8);
        train(0.01, "resnet", 0.9);
        train(0.5, "vgg", 0.7);
        assertEquals("lr,model,val_acc\n0.01,resnet,0.9\n0.1,resnet,0.8\n0.5,vgg,0.7\n", only("", "lr,model,val_acc"));
        assertEquals("lr\n0.1\n", only("model:resnet AND lr:[0.05 TO 0.1]", "lr"));
        assertEquals("lr\n0.1\n0.5\n", only("NOT lr=1e-2", "lr"));
        assertEquals("lr\n0.5\n", only("model!=resnet", "lr"));
        assertEquals("lr\n0.01\n0.5\n", only("val_acc>=0.85 OR vgg", "lr"));
        assertEquals(
                "lr\n0.5\n0.1\n0.01\n",
                hps.run("query", "--sort=-lr", "--columns", "lr", "--csv").out());
        assertEquals(
                "lr\n0.01\n",
                hps.run("query", "--top", "1", "--columns", "lr", "--csv").out());
        assertEquals("val_acc.last,loss.max\n0.9,0.9\n", only("lr:0.010", "val_acc.last,loss.max"));
    }

    @Test
    void aTableTellsWhatIsEqualOnce() {
        train(0.1, "resnet", 0.8);
        train(0.01, "resnet", 0.9);
        String out = hps.run("query").out();
        List<String> lines = out.lines().toList();
        assertEquals("2 runs, best val_acc first (guessed; set objective in hps.yaml)", lines.get(0));
        assertEquals("all: model=resnet", lines.get(1));
        assertTrue(lines.get(2).matches("id +lr +val_acc +loss +age"), lines.get(2));
        assertEquals(5, lines.size());
    }

    @Test
    void badQueriesAreUsageErrors() {
        train(0.1, "resnet", 0.8);
        Hps.Outcome unknown = hps.run("query", "lrr:3");
        assertEquals(2, unknown.code());
        assertEquals("hps query: unknown field 'lrr'; did you mean 'lr'?\n  lrr:3\n  ^\n", unknown.err());
        assertEquals(2, hps.run("query", "lr:[1").code());
        assertEquals(2, hps.run("query", "--nonsense").code());
        assertEquals(2, hps.run("qery").code());
        assertEquals(
                "hps: no run matches lr:{5 TO *]\n",
                hps.run("query", "model:resnet AND lr>5").err());
        assertEquals("no runs\n", hps.run("query", "model:resnet AND lr>5").out());
    }

    @Test
    void anEmptyStoreAnswersWithAnEmptyTable() {
        Hps.Outcome outcome = hps.run("query", "lr:3");
        assertEquals(new Hps.Outcome(0, "no runs\n", "hps: record one: hps run python train.py --lr 0.1\n"), outcome);
        assertFalse(Files.exists(scratch.resolve("hps-runs")));
    }

    @Test
    void theProgramNoticesNothing() throws IOException {
        Hps.Outcome outcome = hps.run("run", "-q", "--", "sh", "-c", "printf 'a\\0b\\n'; printf 'e\\377' >&2; exit 7");
        assertEquals(7, outcome.code());
        assertEquals("a\0b\n", outcome.out());
        assertEquals("e\ufffd", outcome.err());
        assertEquals("a\0b\n", Files.readString(hps.lastRun().resolve("output.log")));
        assertEquals(3, Files.readAllBytes(hps.lastRun().resolve("stderr.log")).length - -1);
        assertEquals("exit,state\n7,failed\n", only("", "exit,state"));
    }

    @Test
    void commandsThatCannotBeStartedEndAsInAShell() throws IOException {
        Hps.Outcome missing = hps.with("PATH", "/usr/bin:/bin").run("run", "--", "no-such-command");
        assertEquals(new Hps.Outcome(127, "", "hps: command not found: no-such-command\n"), missing);
        assertFalse(Files.exists(scratch.resolve("hps-runs")));
        Path plain = Files.writeString(scratch.resolve("plain"), "x");
        assertEquals(126, hps.run("run", "-q", "--", plain.toString()).code());
        assertEquals(
                "sh: 1: exec: " + plain + ": Permission denied\n",
                Files.readString(hps.lastRun().resolve("stderr.log")));
        assertEquals(
                128 + 9, hps.run("run", "-q", "--", "sh", "-c", "kill -9 $$").code());
        assertEquals("", Files.readString(hps.lastRun().resolve("stderr.log")));
        assertEquals(
                "exit,state\n137,killed\n126,failed\n",
                hps.run("ls", "--columns", "exit,state", "--csv").out());
    }

    @Test
    void deletedRunsAreInTheTrashAndProtectedOnesStay() throws IOException {
        hps.write("20260901-080000-aaaaa", "{}");
        hps.write("20260902-080000-bbbbb", "{}");
        Path kept = hps.write("20260903-080000-ccccc", "{}");
        hps.run("tag", "ccccc", "keep");
        hps.run("tag", "bbbbb", "paper");
        Files.writeString(scratch.resolve("hps.yaml"), "protected: [paper]\n");
        assertEquals(new Hps.Outcome(0, "", """
            hps: kept ccccc: it has the tag keep (--force deletes it)
            hps: kept bbbbb: it has the tag paper (--force deletes it)
            hps: moved 1 run into the trash; hps rm --empty frees the space
            """), hps.run("rm", "-y", "started>2020-01-01"));
        assertEquals("id\n20260903-080000-ccccc\n20260902-080000-bbbbb\n", only("", "id"));
        assertEquals(
                scratch.resolve("hps-runs/.trash/20260901-080000-aaaaa") + "\n",
                hps.run("rm", "--empty", "--dry-run").out());
        assertTrue(hps.run("rm", "--empty", "-y").err().startsWith("hps: deleted 1 run for good, "));
        assertEquals(0, hps.run("rm", "-y", "--force", "ccccc").code());
        assertFalse(Files.exists(kept));
        assertEquals(2, hps.run("rm").code());
    }

    @Test
    void aNameBelongsToOneRun() throws IOException {
        hps.write("20260901-080000-aaaaa", "{}");
        hps.write("20260902-080000-bbbbb", "{}");
        assertEquals(0, hps.run("name", "aaaaa", "champion").code());
        assertEquals(0, hps.run("name", "aaaaa", "champion").code());
        assertEquals(
                new Hps.Outcome(
                        1, "", "hps name: 'champion' is the name of run aaaaa; --move gives it to this run instead\n"),
                hps.run("name", "bbbbb", "champion"));
        assertEquals(0, hps.run("name", "bbbbb", "champion", "--move").code());
        assertEquals(
                "short,name\naaaaa,\nbbbbb,champion\n",
                hps.run("query", "--columns", "id,name", "--sort", "started", "--csv")
                        .out()
                        .replace("id,", "short,")
                        .replaceAll("\\d{8}-\\d{6}-", ""));
    }

    @Test
    void theProgramRunsEvenWhereNothingCanBeRecorded() throws IOException {
        Files.writeString(scratch.resolve("hps-runs"), "a file in the way");
        Hps.Outcome outcome = hps.run("run", "--", "sh", "-c", "exit 5");
        assertEquals(5, outcome.code());
        assertTrue(outcome.err().contains("cannot record this run"), outcome.err());
    }

    @Test
    void thePlaceOfARunIsToldToTheProgram() throws IOException {
        hps.run("run", "-q", "--", "sh", "-c", "echo $HPS_RUN_ID $HPS_RUN_DIR");
        Path folder = hps.lastRun();
        assertEquals(
                folder.getFileName() + " " + folder.toRealPath() + "\n",
                Files.readString(folder.resolve("output.log")));
    }

    @Test
    void givenParametersFillTheirPlacesAndConfigurationFilesAreRead() throws IOException {
        Files.writeString(scratch.resolve("c.yaml"), "optimizer:\n  lr: 1e-3\n  name: adam\nseed: 7\n");
        Hps.Outcome outcome = hps.run(
                "run",
                "-q",
                "-p",
                "rate=3",
                "-p",
                "seed=8",
                "--",
                "echo",
                "x{rate}",
                "--config",
                "c.yaml",
                "--optimizer.name",
                "sgd");
        assertEquals("x3 --config c.yaml --optimizer.name sgd\n", outcome.out());
        assertEquals("""
            {
              "arg1": "x3",
              "config": "c.yaml",
              "optimizer.lr": 1e-3,
              "optimizer.name": "sgd",
              "rate": 3,
              "seed": 8
            }
            """, Files.readString(hps.lastRun().resolve("params.json")));
        assertEquals(
                Files.readString(scratch.resolve("c.yaml")),
                Files.readString(hps.lastRun().resolve("inputs/c.yaml")));
    }

    private List<String> copies(Path folder) throws IOException {
        try (Stream<Path> kept = Files.walk(folder.resolve("checkpoints")).filter(Files::isRegularFile)) {
            return kept.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCheckpointOfAProgramThatEndsAtOnceIsKept() throws IOException {
        String twice =
                "echo first > model.pt; echo epoch 1 loss: 1; sleep 0.3; echo second > model.pt; echo epoch 2 loss:"
                        + " 0.5";
        for (String end : List.of("", "; kill -9 $$")) {
            hps.run("run", "-q", "--", "sh", "-c", twice + end);
            List<String> rows = Files.readAllLines(hps.lastRun().resolve("checkpoints.csv"));
            assertEquals(
                    "second\n",
                    Files.readString(hps.lastRun().resolve(rows.getLast().split(",")[3])),
                    rows.toString());
        }
    }

    @Test
    void theBestAndTheLastCheckpointAreKept() throws IOException {
        String program = "mkdir -p out/node_modules; for i in 1 2 3 4; do test $i = 2 && a=0.9 || a=0.$i;"
                + " echo epoch $i loss: 1.$i val_acc: $a; echo $i > out/ckpt_$i.pt;"
                + " echo x > out/data.bin; echo x > out/node_modules/a.pt; sleep 0.2; done";
        hps.run("run", "-q", "--", "sh", "-c", program);
        Path folder = hps.lastRun();
        List<String> rows = Files.readAllLines(folder.resolve("checkpoints.csv"));
        assertEquals(5, rows.size(), rows.toString());
        assertEquals("step,time,path,kept,bytes,sha256", rows.getFirst());
        assertTrue(rows.get(2).startsWith("2,"), rows.toString());
        assertEquals(List.of("ckpt_2.pt", "ckpt_4.pt"), copies(folder));
        assertTrue(hps.run("show", "@last").out().contains("pruned"));
        assertEquals(2, hps.run("rm", "--keep", "best", "@last").code());
        assertEquals(
                0, hps.run("rm", "--checkpoints", "--keep", "best", "@last").code());
        assertEquals(List.of("ckpt_2.pt"), copies(folder));
    }

    @Test
    void runsOneAfterTheOtherInOneFolderKeepTheirCheckpoints() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Hps.Outcome outcome =
                    hps.run("run", "-q", "--", "sh", "-c", "echo epoch 1 loss: 0.1; echo " + i + " > last.pt");
            assertEquals("", outcome.err());
            assertEquals(List.of("last.pt"), copies(hps.lastRun()));
        }
    }

    @Test
    void secretsAreWrittenNowhere() throws IOException {
        Files.writeString(
                scratch.resolve("s.json"),
                "{\"api_key\": \"hush-a\", \"db\": {\"password\": \"hush-b\"}, \"max_tokens\": 5}\n");
        Files.writeString(
                scratch.resolve("s.sh"),
                "export HF_TOKEN=hush-c\ndb_password: hush-d hush-d\nlogin(token=\"hush-e\")\n");
        String[] words = {
            "run",
            "-q",
            "-p",
            "api_key=hush-f",
            "--",
            "env",
            "A_TOKEN=hush-g",
            "sh",
            "-c",
            "true --token hush-h",
            "s.sh",
            "--config",
            "s.json",
            "--x",
            "{api_key}",
            "--password=hush-i",
            "http://me:hush-j@host/"
        };
        assertEquals(0, hps.run(words).code());
        try (Stream<Path> files = Files.walk(hps.lastRun()).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                assertFalse(Files.readString(file).contains("hush"), file + ":\n" + Files.readString(file));
            }
        }
        assertTrue(Files.readString(hps.lastRun().resolve("inputs/s.json")).contains("\"max_tokens\": 5"));
    }

    @Test
    void namesGoBeforePrefixesAndALoneWordDeletesNothingElse() throws IOException {
        train(0.1, "resnet", 0.8);
        String id = hps.lastRun().getFileName().toString().substring(16);
        hps.run("run", "-q", "-n", id.substring(0, 2), "--", "true");
        assertEquals(
                "name\n" + id.substring(0, 2) + "\n",
                hps.run("ls", id.substring(0, 2), "--columns", "name", "--csv").out());
        assertEquals(
                "hps rm: no run has the id or the name 'resnet'; a query takes a field, such as command:resnet\n",
                hps.run("rm", "-y", "resnet").err());
        assertEquals(
                "hps: moved 1 run into the trash; hps rm --empty frees the space\n",
                hps.run("rm", "-y", id.substring(0, 2)).err());
        assertEquals("lr\n0.1\n", only("", "lr"));
    }

    @Test
    void oneDamagedFolderTakesNoOtherWithIt() throws IOException {
        train(0.1, "resnet", 0.8);
        Path damaged = hps.lastRun();
        train(0.2, "resnet", 0.8);
        Files.writeString(
                damaged.resolve("metrics.csv"), "step,time,metric,value\n1,,loss" + "s".repeat(60_000) + ",3\n");
        Files.writeString(damaged.resolve("checkpoints.csv"), "step,time,path,kept,bytes,sha256\n1,1,a.pt,a\0b,3,\n");
        Files.writeString(damaged.resolve("run.json"), "{\"cwd\": \"\\u0000\", \"command\": [\"a\"]}");
        assertEquals(0, hps.run("ls", "--fresh").code());
        assertEquals("lr\n0.2\n", only("val_acc>0", "lr"));
        assertEquals(
                3,
                hps.run("run", "-q", "--", "sh", "-c", "echo x > a.pt; exit 3").code());
    }

    @Test
    void aDamagedSettingsFileKeepsNoProgramFromRunning() throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "[".repeat(20_000));
        assertEquals(4, hps.run("run", "-q", "--", "sh", "-c", "exit 4").code());
        Files.writeString(scratch.resolve("deep.yaml"), "[".repeat(20_000));
        Files.delete(scratch.resolve("hps.yaml"));
        assertEquals(
                5,
                hps.run("run", "-q", "--", "sh", "-c", "exit 5", "sh", "--config", "deep.yaml")
                        .code());
    }

    @Test
    void tooComplexQueriesAreUsageErrors() {
        train(0.1, "resnet", 0.8);
        assertEquals(2, hps.run("query", "command:*a" + "?".repeat(60)).code());
        assertEquals(2, hps.run("query", "lr=1" + " OR lr=2".repeat(2000)).code());
        Hps.Outcome escape = hps.run("query", "lr:[\u001b");
        assertEquals(2, escape.code());
        assertFalse(escape.err().contains("\u001b"), escape.err());
        assertEquals(2, hps.run("query", "--columns", "lrr").code());
    }

    @Test
    void tagsNotesAndNamesCanBeAskedFor() {
        train(0.1, "resnet", 0.8);
        train(0.2, "resnet", 0.7);
        assertEquals(0, hps.run("tag", "lr:0.1", "good", "paper").code());
        assertEquals(0, hps.run("note", "lr:0.1", "promising", "start").code());
        assertEquals(0, hps.run("name", "lr:0.1", "first").code());
        assertEquals("lr\n0.1\n", only("tag:good promising", "lr"));
        assertEquals("lr,name,tag\n0.1,first,good paper\n", only("first", "lr,name,tag"));
        hps.run("tag", "first", "-d", "good");
        assertEquals("tag\npaper\n", only("name:first", "tag"));
        assertEquals(1, hps.run("name", "model:resnet", "both").code());
    }

    @Test
    void removingSeveralRunsNeedsAWord() {
        train(0.1, "resnet", 0.8);
        train(0.2, "resnet", 0.7);
        assertEquals(2, hps.run("rm", "model:resnet").code());
        hps.run("rm", "--dry-run", "model:resnet");
        assertEquals("lr\n0.1\n0.2\n", only("", "lr"));
        assertEquals(0, hps.run("rm", "-y", "model:resnet").code());
        assertEquals("no runs\n", hps.run("ls").out());
    }

    @Test
    void aDamagedFolderIsListedWithAWarning() throws IOException {
        train(0.1, "resnet", 0.8);
        Path folder = hps.lastRun();
        Files.writeString(folder.resolve("params.json.new"), "{\"lr\": 0.");
        Files.move(
                folder.resolve("params.json.new"),
                folder.resolve("params.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Hps.Outcome outcome = hps.run("ls", "--columns", "state", "--csv");
        assertEquals("state\nfinished\n", outcome.out());
        assertTrue(outcome.err().contains("params.json: "), outcome.err());
    }

    @Test
    void foldersThatComeAndGoAreFollowed() throws IOException {
        train(0.1, "resnet", 0.8);
        Path folder = hps.lastRun();
        Path away = scratch.resolve("away");
        Files.move(folder, away);
        assertEquals("no runs\n", hps.run("ls").out());
        Files.move(away, folder);
        assertEquals("lr\n0.1\n", only("", "lr"));
        deleteIndex();
        assertEquals("lr\n0.1\n", only("", "lr"));
        Files.walk(scratch.resolve(".index")).filter(Files::isRegularFile).forEach(f -> truncate(f));
        assertEquals("lr\n0.1\n", only("", "lr"));
    }

    private static void truncate(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void deleteIndex() throws IOException {
        org.hpsearch.value.Trees.delete(scratch.resolve(".index"));
    }

    @Test
    void hostileNamesAreShownHarmless() throws IOException {
        hps.run("run", "-q", "--", "true");
        Files.writeString(hps.lastRun().resolve("notes.json"), "{\"name\": \"a\\u001b[31mb\\u202ec\"}");
        String out = hps.run("ls").out();
        assertTrue(out.contains("a\\u001b[31mb\\u202ec"), out);
        assertFalse(out.contains("\u001b"), out);
    }

    @Test
    void declaredExperimentsAreRunByTheirNames() throws IOException {
        Files.writeString(
                scratch.resolve("hps.yaml"),
                "objective: min cost\n"
                        + "experiments:\n"
                        + "  toy:\n"
                        + "    command: [sh, -c, 'echo \"cost: $1\"; shift; echo $*', sh, '{c}', --lr, '1']\n"
                        + "    params: {c: 5}\n"
                        + "    chekpoints: []\n");
        Hps.Outcome outcome = hps.run("run", "toy", "c=3", "depth=2");
        assertEquals("cost: 3\n--lr 1 --depth 2\n", outcome.out());
        assertTrue(
                outcome.err().contains("unknown key 'experiments.toy.chekpoints'; did you mean 'checkpoints'?"),
                outcome.err());
        hps.run("run", "toy");
        assertEquals("experiment,c,cost\ntoy,3,3\ntoy,5,5\n", only("", "experiment,c,cost"));
    }

    @Test
    void aLetterAndItsCapitalAreTwoParameters() throws IOException {
        Files.writeString(scratch.resolve("n.sh"), "echo score=$2$4");
        hps.run("run", "-q", "--", "sh", "n.sh", "-n", "5", "-N", "7");
        hps.run("run", "-q", "--", "sh", "n.sh", "-n", "7", "-N", "5");
        assertEquals("n,N,score\n7,5,75\n", only("n=7", "n,N,score"));
        assertEquals("n,N,score\n5,7,57\n", only("N=7", "n,N,score"));
        assertEquals(
                "sh n.sh -n 7 -N 9\n",
                hps.run("rerun", "@last", "N=9", "--dry-run").out());
        assertEquals(
                "sh n.sh -n 1 -N 8\nsh n.sh -n 2 -N 8\n",
                hps.run("sweep", "n=1,2", "N=8", "--dry-run", "--", "sh", "n.sh")
                        .out());
    }

    @Test
    void metricsAsALongTable() throws IOException {
        hps.run("run", "-q", "--", "sh", "-c", "echo epoch 1 loss: nan; echo epoch 2 loss: 0.5");
        String id = hps.lastRun().getFileName().toString();
        assertEquals(
                "run,metric,step,value,counts\n" + id + ",loss,1,NaN,epoch\n" + id + ",loss,2,0.5,epoch\n",
                hps.run("metrics", "@last", "--csv").out().replaceAll(",(?:time|[0-9.]+)(?=,[^,]*,[^,]*\\n)", ""));
        String json = hps.run("metrics", "@last", "--json").out().replaceAll("\"time\": [0-9.]+", "\"time\": 0");
        assertEquals(
                "[\n  {\"counts\": \"epoch\", \"metric\": \"loss\", \"run\": \"" + id
                        + "\", \"step\": 1, \"time\": 0, \"value\": \"NaN\"},\n"
                        + "  {\"counts\": \"epoch\", \"metric\": \"loss\", \"run\": \"" + id
                        + "\", \"step\": 2, \"time\": 0, \"value\": 0.5}\n]\n",
                json);
        assertEquals(4, hps.run("metrics", "@last", "--markdown").out().lines().count());
        assertEquals(
                "hps metrics: no metric 'los'; did you mean 'loss'?\n",
                hps.run("metrics", "-m", "los", "@last").err());
    }

    @Test
    void ownPatternsComeBeforeTheGuesses() throws IOException {
        Files.writeString(
                scratch.resolve("hps.yaml"),
                "metrics: ['T(?P<step>[0-9]+) +(?<val/score>[0-9.]+)', '(.*a){20}(?<never>c)']\n"
                        + "ignore_output: ['^noise']\n");
        String program = "echo T7 0.5 loss: 3; echo noise loss: 9; echo loss: 2; echo R1=4; echo " + "a".repeat(40);
        Hps.Outcome outcome = hps.run("run", "-q", "--metric", "R1=(?<r1>.*)", "--", "sh", "-c", program);
        assertTrue(outcome.err().contains("takes too long"), outcome.err());
        assertEquals("val/score,val/score.count,loss,r1\n0.5,1,2,4\n", only("", "val/score,val/score.count,loss,r1"));
        assertEquals(2, hps.run("run", "--metric", "(", "--", "true").code());
        assertEquals(2, hps.run("run", "--metric", "loss", "--", "true").code());
    }

    @Test
    void explainSaysWhatCameOnlyBeforeTheFirstStep() throws IOException {
        Files.writeString(scratch.resolve("log"), "samples: 500\nlr: 0.1\nepoch 1 loss: 0.5\nepoch 2 loss: 0.4\n");
        assertEquals("""
                1  samples: 500
                2  lr: 0.1
                   pairs, no step: lr 0.1
                3  epoch 1 loss: 0.5
                   pairs, step 1: loss 0.5
                4  epoch 2 loss: 0.4
                   pairs, step 2: loss 0.4
            not metrics, because they never changed: lr 0.1
            2 values from 4 lines
            """, hps.run("explain", "log").out());
    }

    @Test
    void explainShowsLineByLineWhatIsRead() throws IOException {
        Files.writeString(scratch.resolve("log"), "Namespace(lr=0.1)\nhello 3 worlds\nepoch 2 loss: 0.5\n");
        assertEquals("""
                1  Namespace(lr=0.1)
                   found parameters: lr=0.1
                2  hello 3 worlds
                3  epoch 2 loss: 0.5
                   pairs, step 2: loss 0.5
            1 value from 3 lines
            """, hps.run("explain", "log").out());
        assertEquals(
                "found",
                hps.run("run", "-q", "-n", "e", "--", "cat", "log").out().isEmpty() ? "" : "found");
        assertEquals("lr,loss\n0.1,0.5\n", only("lr=0.1", "lr,loss"));
        assertEquals("lr\n", only("recorded:lr", "lr"));
    }

    @Test
    void json() {
        train(0.1, "resnet", 0.8);
        String out = hps.run("query", "--json").out();
        assertTrue(out.contains("\"lr\": 0.1"), out);
        assertTrue(out.contains("\"best\": 0.8"), out);
    }
}
