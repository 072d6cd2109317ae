package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        + ": is empty; a first line with the names of the columns is needed\n",
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
}
