package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.parquet.ParquetReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of other tools brought in, runs packed into a file and taken out of it, by the command line.
class ExchangeTest {
    private static final String SAMPLES =
            Path.of("testdata/exchange").toAbsolutePath().toString();

    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
    }

    private String said(String... words) {
        return said(hps, words);
    }

    private static String said(Hps in, String... words) {
        Hps.Outcome outcome = in.run(words);
        return outcome.code() + "\n" + outcome.out() + outcome.err().replace(SAMPLES, "SAMPLES");
    }

    @Test
    void anMlflowStoreTwice() {
        String mlruns = SAMPLES + "/mlruns";
        assertEquals("""
            0
            digits: 3 runs, parameters amp, batch, k, lr, opt/name, seed
            gone: 1 run
            hps: files of artifacts, which stay where they are (2): SAMPLES/mlruns/7/0123456789abcdef0123456789abcdef/artifacts
            hps: runs without a readable meta.yaml: imported without times and state (1): SAMPLES/mlruns/7/22222222222222222222222222222222
            hps: times of values from before their run's start (1): 0123456789abcdef0123456789abcdef
            hps: damaged lines of metrics (1): SAMPLES/mlruns/7/0123456789abcdef0123456789abcdef/metrics/loss
            hps: imported 4 runs of mlflow
            """, said("import", mlruns));
        assertEquals(
                "hps: imported 0 runs of mlflow, 4 were here already",
                said("import", mlruns).lines().toList().getLast());
        assertEquals(
                """
                0
                name,experiment,state,tag,lr,val/acc,loss.last,duration,parent
                first try,digits,finished,good team=vision,1e-3,0.75,1.25,60.5,
                dropped,gone,killed,deleted,,,,60.5,
                child,digits,silent,,,,,,20251009-085320-cwzkz
                ,digits,silent,,,,,,
                """,
                said(
                        "query",
                        "source:mlflow",
                        "--sort",
                        "-name",
                        "--csv",
                        "--columns",
                        "name,experiment,state,tag,lr,val/acc,loss.last,duration,parent"));
        assertEquals(
                "0\nid\n20251009-085320-cwzkz\n",
                said("query", "source_id:0123456789abcdef0123456789abcdef", "--csv", "--columns", "id"));
    }

    @Test
    void aDryRunWritesNothing() {
        assertEquals("""
            0
            id: trial
            started: created
            state: status
            metrics: val_acc, seconds
            parameters: lr, batch_size, optimizer
            trials: 3 runs, parameters batch_size, lr, optimizer
            hps: would import 3 runs of csv
            """, said("import", SAMPLES + "/trials.csv", "--dry-run"));
        assertEquals(false, Files.exists(scratch.resolve("hps-runs")));
    }

    @Test
    void rowsOfTables() {
        said("import", SAMPLES + "/trials.csv", "--params", "seconds", "-e", "sweep", "-t", "old");
        said("import", SAMPLES + "/runs.jsonl");
        assertEquals(
                """
                0
                source,experiment,name,tag,state,started,lr,val_acc,loss,seconds
                csv,sweep,,old,finished,2025-10-09T08:00:00.000Z,0.1,0.81,,12.5
                csv,sweep,,old,failed,2025-10-09T08:10:00.000Z,1e-2,,,3
                csv,sweep,,old,silent,2025-10-09T08:20:00.000Z,0.001,NaN,,
                json,runs,a,,silent,,0.1,,0.25,
                json,runs,,x y z,silent,,0.2,,NaN,
                json,runs,,x y z,silent,,0.2,,NaN,
                """,
                said(
                        "query",
                        "source:*",
                        "--sort",
                        "source,started,loss",
                        "--csv",
                        "--columns",
                        "source,experiment,name,tag,state,started,lr,val_acc,loss,seconds"));
    }

    @Test
    void whatIsNoSourceIsRefused() throws IOException {
        Files.writeString(scratch.resolve("a.txt"), "x");
        Files.writeString(scratch.resolve("b.csv"), "");
        Files.writeString(scratch.resolve("c.csv"), "lr\n1\n");
        assertEquals(
                "1\nhps import: " + scratch.resolve("none") + ": no such file or directory\n", said("import", "none"));
        assertEquals(1, hps.run("import", "a.txt").code());
        assertEquals(
                "1\nhps import: " + scratch.resolve("b.csv")
                        + ": is empty; write the names of the columns into its first line\n",
                said("import", "b.csv"));
        assertEquals(
                "hps import: no column 'x' for --id; there are lr",
                said("import", "c.csv", "--id", "x").lines().toList().get(1));
    }

    @Test
    void packedAndUnpackedInAnotherProject() throws IOException {
        Path run = hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,,acc,0.5");
        hps.write("20260902-080000-baaaa", "{\"lr\": 2}", "1,,acc,0.75");
        Files.createDirectories(run.resolve("checkpoints/0001"));
        Files.writeString(run.resolve("checkpoints/0001/m.pt"), "weights");
        Files.writeString(
                run.resolve("checkpoints.csv"), "step,time,path,kept,bytes,sha256\n1,,m.pt,checkpoints/0001/m.pt,7,\n");
        for (String file : new String[] {"runs.tar.gz", "runs.zip", "runs.tar"}) {
            Path other = Files.createDirectories(scratch.resolve("other-" + file));
            Hps there = new Hps(other).at("2026-11-20T12:00:00Z");
            assertEquals(
                    "hps: left out 7 B of checkpoints; --checkpoints best|all packs them",
                    said("pack", "*", "-o", file).lines().toList().get(1));
            assertEquals("0\nhps: unpacked 2 runs: aaaaa baaaa\n", said(there, "unpack", "../" + file));
            assertEquals(
                    "0\nhps: 2 runs were here already\nhps: unpacked 0 runs\n", said(there, "unpack", "../" + file));
            assertEquals(
                    "0\nid,lr,acc\n20260902-080000-baaaa,2,0.75\n20260901-080000-aaaaa,1,0.5\n",
                    said(there, "query", "--csv", "--columns", "id,lr,acc"));
            assertEquals(false, Files.exists(other.resolve("hps-runs/20260901-080000-aaaaa/checkpoints")));
        }
        assertEquals("""
            2
            hps pack: runs.zip exists already; --force replaces it
            """, said("pack", "*", "-o", "runs.zip").lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
        said("pack", "aaaaa", "-o", "runs.zip", "--force", "--checkpoints", "all");
        Files.writeString(scratch.resolve("other-runs.tar/hps-runs/20260901-080000-aaaaa/params.json"), "{\"lr\": 3}");
        assertEquals("""
            1
            hps: 1 run is here with other contents, which stay: aaaaa; hps --home ELSEWHERE unpack shows those of the archive
            hps: unpacked 0 runs
            """, said(new Hps(scratch.resolve("other-runs.tar")), "unpack", "../runs.zip"));
    }

    @Test
    void aPublicPackTellsNobody() throws IOException {
        Path run = hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,,acc,0.5");
        Files.writeString(run.resolve("run.json"), """
            {"command": ["train"], "cwd": "/home/ada/x", "host": "h", "job": {"id": "7"}, "user": "ada",
             "places": {"lr": {"kind": "environment", "spelling": "MY_LR"}}}
            """);
        Files.writeString(run.resolve("process.json"), "{\"machine\": \"0a1b\"}");
        Files.writeString(
                run.resolve("found.json"),
                "{\"a\": {\"value\": 1, \"from\": \"environment\"}, \"b\": {\"value\": 2, \"from\": \"code\"}}");
        said("pack", "aaaaa", "-o", "runs.zip", "--public");
        Path other = Files.createDirectories(scratch.resolve("other"));
        said(new Hps(other), "unpack", "../runs.zip");
        Path there = other.resolve("hps-runs/20260901-080000-aaaaa");
        assertEquals("""
            {
              "command": ["train"],
              "cwd": ".",
              "places": {}
            }
            """, Files.readString(there.resolve("run.json")));
        assertEquals("""
            {
              "b": {
                "from": "code",
                "value": 2
              }
            }
            """, Files.readString(there.resolve("found.json")));
        assertEquals(false, Files.exists(there.resolve("process.json")));
    }

    private void twoRuns() throws IOException {
        Path run = hps.write(
                "20260901-080000-aaaaa",
                "{\"lr\": 0.1, \"opt\": \"adam\", \"k\": [1, 2]}",
                "0,1,val/acc,0.5",
                "1,2,val/acc,0.75");
        Files.writeString(
                run.resolve("notes.json"),
                "{\"name\": \"=first\", \"tags\": [\"good\", \"team=vision\"], \"note\": \"a\\nb\"}");
        hps.write("20260902-080000-baaaa", "{\"lr\": -2, \"opt\": null}", ",,val/acc,NaN", "1.5,3,val,2");
    }

    private String file(String name) throws IOException {
        return Files.readString(scratch.resolve(name));
    }

    @Test
    void runsAsTables() throws IOException {
        twoRuns();
        assertEquals("0\nhps: exported 2 runs to csv\n", said("export", "*", "--to", "csv", "csv"));
        assertEquals("""
            id,state,experiment,name,tags,note,command,host,started,ended,duration,exit,git,root,kind,size,params.k,params.lr,params.opt,metrics.val,metrics.val/acc
            20260902-080000-baaaa,finished,train,,,,train,h,2026-09-02T08:00:00.000Z,2026-09-02T08:01:00.000Z,60,0,,20260902-080000-baaaa,run,49,,-2,,2,NaN
            20260901-080000-aaaaa,finished,train,'=first,good team=vision,"a
            b",train,h,2026-09-01T08:00:00.000Z,2026-09-01T08:01:00.000Z,60,0,,20260901-080000-aaaaa,run,56,"[1, 2]",0.1,adam,,0.75
            """, file("csv/runs.csv"));
        assertEquals("""
            run,metric,step,time,value
            20260902-080000-baaaa,val/acc,,,NaN
            20260902-080000-baaaa,val,1.5,3,2
            20260901-080000-aaaaa,val/acc,0,1,0.5
            20260901-080000-aaaaa,val/acc,1,2,0.75
            """, file("csv/metrics.csv"));
        Hps other = new Hps(Files.createDirectories(scratch.resolve("other"))).at("2026-11-20T12:00:00Z");
        assertEquals(
                "train: 2 runs, parameters k, lr, opt\nhps: imported 2 runs of csv",
                String.join(
                        "\n",
                        said(other, "import", "../csv/runs.csv")
                                .lines()
                                .filter(line -> line.startsWith("train") || line.startsWith("hps"))
                                .toList()));
        assertEquals("0\nhps: exported 1 run to jsonl\n", said("export", "aaaaa", "--to", "jsonl", "jsonl"));
        assertEquals("""
            {"command": ["train"], "duration": 60, "ended": "2026-09-01T08:01:00.000Z", "exit": 0, "experiment": "train", "host": "h", "id": "20260901-080000-aaaaa", "kind": "run", "metrics.val/acc": 0.75, "name": "=first", "note": "a\\nb", "params.k": [1, 2], "params.lr": 0.1, "params.opt": "adam", "root": "20260901-080000-aaaaa", "size": 56, "started": "2026-09-01T08:00:00.000Z", "state": "finished", "tags": ["good", "team=vision"]}
            """, file("jsonl/runs.jsonl"));
        assertEquals("""
            {"metric": "val/acc", "run": "20260901-080000-aaaaa", "step": 0, "time": 1, "value": 0.5}
            {"metric": "val/acc", "run": "20260901-080000-aaaaa", "step": 1, "time": 2, "value": 0.75}
            """, file("jsonl/metrics.jsonl"));
    }

    @Test
    void runsAsParquet() throws IOException {
        twoRuns();
        assertEquals("0\nhps: exported 2 runs to parquet\n", said("export", "*", "--to", "parquet", "parquet"));
        List<String> runs = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ParquetReader reader = new ParquetReader(new ScratchPlaces(List.of(scratch.resolve("unpacked"))))) {
            reader.read(
                    scratch.resolve("parquet/runs.parquet"),
                    row -> runs.add(String.join(
                            " ",
                            row.text("id"),
                            String.valueOf(row.time("started")),
                            row.text("tags"),
                            row.digits("duration"),
                            row.digits("params.lr"),
                            row.text("params.k"),
                            row.digits("metrics.val"),
                            row.digits("metrics.val/acc"))));
            reader.read(
                    scratch.resolve("parquet/metrics.parquet"),
                    row -> values.add(String.join(
                            " ",
                            row.text("run"),
                            row.text("metric"),
                            row.digits("step"),
                            row.digits("time"),
                            row.digits("value"))));
        }
        assertEquals("""
            20260902-080000-baaaa 2026-09-02T08:00:00Z  60 -2.0  2.0 NaN
            20260901-080000-aaaaa 2026-09-01T08:00:00Z good team=vision 60 0.1 [1, 2] null 0.75\
            """, String.join("\n", runs));
        assertEquals("""
            20260902-080000-baaaa val/acc null null NaN
            20260902-080000-baaaa val 1.5 3.0 2.0
            20260901-080000-aaaaa val/acc 0.0 1.0 0.5
            20260901-080000-aaaaa val/acc 1.0 2.0 0.75\
            """, String.join("\n", values));
    }

    @Test
    void runsAsAnMlflowStoreAndBack() throws IOException {
        twoRuns();
        assertEquals("""
            0
            hps: names that are not allowed there, spelled otherwise (1): val/acc
            hps: steps with a fraction, which are rounded down (1): val
            hps: exported 2 runs to out/mlruns
            """, said("export", "*", "--to", "mlflow", "out/mlruns"));
        Hps other = new Hps(Files.createDirectories(scratch.resolve("other"))).at("2026-11-20T12:00:00Z");
        assertEquals("""
            0
            train: 2 runs, parameters k, lr, opt
            hps: imported 2 runs of mlflow
            """, said(other, "import", "../out/mlruns"));
        assertEquals(
                """
                0
                started,experiment,state,name,tag,note,lr,opt,k,val/acc,duration
                2026-09-02T08:00:00.000Z,train,finished,baaaa,,,-2,null,,,60
                2026-09-01T08:00:00.000Z,train,finished,'=first,good team=vision,"a
                b",0.1,adam,"[1, 2]",0.75,60
                """,
                said(
                        other,
                        "query",
                        "--sort",
                        "-started",
                        "--csv",
                        "--columns",
                        "started,experiment,state,name,tag,note,lr,opt,k,val/acc,duration"));
    }

    @Test
    void runsAsAJournalOfOptuna() throws IOException {
        hps.write("20260901-080000-aaaaa", "{\"lr\": 0.1, \"opt\": \"adam\"}", "0,1,val_loss,0.5", "1,2,val_loss,0.25");
        assertEquals("0\nhps: exported 1 run to out\n", said("export", "*", "--to", "optuna", "out"));
        assertEquals("""
            {"directions": [1], "op_code": 0, "study_name": "train", "worker_id": "hps"}
            {"datetime_complete": "2026-09-01T08:01:00.000+00:00", "datetime_start": "2026-09-01T08:00:00.000+00:00", \
            "distributions": {"lr": "{\\"attributes\\": {\\"high\\": 0.1, \\"log\\": false, \\"low\\": 0.1, \\"step\\": null}, \\"name\\": \\"FloatDistribution\\"}", \
            "opt": "{\\"attributes\\": {\\"choices\\": [\\"adam\\"]}, \\"name\\": \\"CategoricalDistribution\\"}"}, \
            "intermediate_values": {"0": 0.5, "1": 0.25}, "op_code": 4, "params": {"lr": 0.1, "opt": 0}, "state": 1, "study_id": 0, "system_attrs": {}, \
            "user_attrs": {"hps.command": "train", "hps.exit": "0", "hps.host": "h", "hps.id": "20260901-080000-aaaaa", "hps.kind": "run", "hps.metrics.val_loss": 0.25, "hps.name": "aaaaa", \
            "hps.note": "", "hps.root": "20260901-080000-aaaaa", "hps.state": "finished", "hps.tags": []}, "values": [0.25], "worker_id": "hps"}
            """, file("out/journal.log"));
    }

    @Test
    void anExportReplacesNothing() throws IOException {
        twoRuns();
        assertEquals(
                "hps export: " + scratch + "/hps-runs exists already; name a folder that is new or empty",
                said("export", "*", "--to", "csv", "hps-runs").lines().toList().get(1));
        assertEquals(
                "hps export: SEL and DIR are needed: the runs, and the folder for them",
                said("export", "*", "--to", "csv").lines().toList().get(1));
        Files.createDirectories(scratch.resolve("empty"));
        assertEquals("0\nhps: exported 1 run to empty\n", said("export", "aaaaa", "--to", "tensorboard", "empty"));
        assertEquals(
                true,
                Files.exists(scratch.resolve("empty/train/20260901-080000-aaaaa/events.out.tfevents.1788249600.hps")));
    }
}
