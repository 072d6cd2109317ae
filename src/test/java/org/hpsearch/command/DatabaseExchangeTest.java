package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.sqlite.SampleDatabase;
import org.hpsearch.exchange.sqlite.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases of trackers brought in and made, by the command line.
class DatabaseExchangeTest {
    @TempDir
    Path scratch;

    private Hps hps;
    private Path there;

    @BeforeEach
    void project() throws IOException {
        there = Files.createDirectories(scratch.resolve("there"));
        hps = new Hps(Files.createDirectories(scratch.resolve("here"))).at("2026-11-20T12:00:00Z");
    }

    private String said(String... words) {
        return said(hps, words);
    }

    private String said(Hps in, String... words) {
        Hps.Outcome outcome = in.run(words);
        return outcome.code() + "\n" + outcome.out() + outcome.err().replace(scratch.toString(), "");
    }

    private static String last(String said) {
        return said.lines().toList().getLast();
    }

    @AfterEach
    void nothingIsLeftOfSqlite() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            assertEquals(
                    "",
                    String.join(
                            " ",
                            files.map(Path::toString)
                                    .filter(name -> name.contains("sqlite-"))
                                    .toList()));
        }
    }

    @Test
    void aDatabaseOfMlflow() throws IOException, SQLException {
        SampleDatabase.of("mlflow.sql", there.resolve("mlflow.db"));
        Path model = Files.createDirectories(there.resolve("mlruns/7/models/m-1/artifacts"));
        Files.writeString(model.resolve("MLmodel"), "flavors: {}\n");
        Path artifacts = Files.createDirectories(there.resolve("mlruns/7/0123456789abcdef0123456789abcdef/artifacts"));
        Files.writeString(artifacts.resolve("note.txt"), "x");
        Files.writeString(artifacts.resolve("net.pt"), "weights");
        assertEquals("""
            0
            digits: 4 runs, parameters amp, batch, k, lr, opt/name, seed
            gone: 1 run
            hps: files of artifacts, which stay where they are (2): /there/mlruns/7/0123456789abcdef0123456789abcdef/artifacts
            hps: runs whose artifacts are not on this machine (1): s3://bucket/9/33333333333333333333333333333333/artifacts
            hps: descriptions of datasets, which stay where they are (1): /there/mlflow.db
            hps: times of values from before their run's start (1): 0123456789abcdef0123456789abcdef
            hps: imported 5 runs of mlflow
            """, said("import", "../there/mlflow.db"));
        for (String place :
                new String[] {"sqlite:///../there/mlflow.db", "sqlite:///" + there + "/mlflow.db", "../there"}) {
            assertEquals("hps: imported 0 runs of mlflow, 5 were here already", last(said("import", place)), place);
        }
        assertEquals(
                "1\nhps import: /there/mlruns holds no runs of mlflow; import /there/mlflow.db, which is next to it\n",
                said("import", "../there/mlruns", "--kind", "mlflow"));
        String run = said("query", "lr:1e-3", "--csv", "--columns", "id")
                .lines()
                .toList()
                .get(2);
        assertEquals(
                """
                step,time,path,kept,bytes,sha256
                3,,/there/mlruns/7/models/m-1/artifacts,,12,
                ,,/there/mlruns/7/0123456789abcdef0123456789abcdef/artifacts/net.pt,,7,
                """,
                Files.readString(hps.folder.resolve("hps-runs").resolve(run).resolve("checkpoints.csv"))
                        .replace(scratch.toString(), ""));
    }

    @Test
    void aDatabaseGivesWhatTheFilesOfTheSameRunsGive() throws IOException, SQLException {
        SampleDatabase.of("mlflow.sql", there.resolve("mlflow.db"));
        Hps other = new Hps(Files.createDirectories(scratch.resolve("other"))).at("2026-11-20T12:00:00Z");
        said("import", "../there/mlflow.db");
        said(
                other,
                "import",
                Path.of("testdata/exchange/mlruns").toAbsolutePath().toString());
        String[] query = {
            "query",
            "source:mlflow AND NOT name:thrown",
            "--sort",
            "source_id",
            "--csv",
            "--columns",
            "id,source_id,name,experiment,state,tag,note,user,git,started,duration,lr,amp,opt/name,seed,batch,k,loss,loss.last,val/acc,acc,parent"
        };
        assertEquals(said(other, query), said(query));
        for (String id : other.run("query", "lr:* OR batch:*", "--csv", "--columns", "id")
                .out()
                .lines()
                .skip(1)
                .toList()) {
            for (String file : new String[] {"metrics.csv", "params.json", "notes.json"}) {
                assertEquals(text(other, id, file), text(hps, id, file), id + " " + file);
            }
        }
        assertEquals("""
            0
            name,state,tag
            thrown away,failed,deleted
            dropped,killed,deleted
            """, said("query", "tag:deleted", "--sort", "-name", "--csv", "--columns", "name,state,tag"));
    }

    private static String text(Hps in, String id, String file) throws IOException {
        Path path = in.folder.resolve("hps-runs").resolve(id).resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    @Test
    void aDatabaseOfOptuna() throws IOException, SQLException {
        SampleDatabase.of("optuna.sql", there.resolve("study.db"));
        assertEquals("""
            0
            s: for hps.yaml: directions: {value: min}
            two: for hps.yaml: directions: {loss: min, acc: max}
            s: 4 runs, parameters n, opt
            two: 1 run, parameters x
            hps: trials that have not begun (1): s
            hps: imported 5 runs of optuna
            """, said("import", "../there/study.db"));
        assertEquals("hps: imported 0 runs of optuna, 5 were here already", last(said("import", "../there")));
        assertEquals(
                """
                0
                name,experiment,state,tag,started,duration,n,opt,x,value,intermediate,loss,acc,source_id
                trial 0,s,finished,seed=7,2026-01-02T03:04:05.678Z,0.322,3,adam,,0.25,NaN,,,s#0@2026-01-02T03:04:05.678901+00:00
                trial 0,two,finished,,2026-01-02T03:04:10.000Z,1,,,0.125,,,0.5,-Infinity,two#0@2026-01-02T03:04:10.000000+00:00
                trial 1,s,stopped,,2026-01-02T03:05:00.000Z,60,,null,,Infinity,9,,,s#1@2026-01-02T03:05:00.000000+00:00
                trial 3,s,silent,,2026-01-02T03:07:00.000Z,,,,,,,,,s#3@2026-01-02T03:07:00.000000+00:00
                trial 4,s,failed,,2026-01-02T03:08:00.000Z,1,,,,,,,,s#4@2026-01-02T03:08:00.000000+00:00
                """,
                said(
                        "query",
                        "--sort",
                        "name,source_id",
                        "--csv",
                        "--columns",
                        "name,experiment,state,tag,started,duration,n,opt,x,value,intermediate,loss,acc,source_id"));
    }

    @Test
    void aProjectOfTrackio() throws IOException, SQLException {
        SampleDatabase.of("trackio.sql", there.resolve("digits.db"));
        assertEquals("""
            0
            digits: 2 runs, parameters layers, lr, opt.name
            hps: samples of the machine's load, which stay where they are (1): /there/digits.db
            hps: values that are not numbers: texts, tables, pictures (1): words
            hps: damaged rows (1): /there/digits.db
            hps: imported 2 runs of trackio
            """, said("import", "../there"));
        assertEquals(
                "hps: imported 0 runs of trackio, 2 were here already", last(said("import", "../there/digits.db")));
        assertEquals(
                """
                0
                name,experiment,state,tag,user,started,lr,opt.name,layers,loss,val.acc,ok,source_id
                first,digits,silent,group=g,ada,2026-01-02T03:04:05.678Z,0.1,adam,"[1, 2]",1.5,0.75,,digits/aaaa
                first,digits,silent,,,2026-01-02T03:05:00.000Z,,,,-Infinity,,1,digits/bbbb
                """,
                said(
                        "query",
                        "--sort",
                        "source_id",
                        "--csv",
                        "--columns",
                        "name,experiment,state,tag,user,started,lr,opt.name,layers,loss,val.acc,ok,source_id"));
        String run = said("query", "lr:*", "--csv", "--columns", "id")
                .lines()
                .toList()
                .get(2);
        assertEquals("""
            step,time,metric,value
            0,0.822,loss,1.5
            0,0.822,val.acc,0.5
            1,1.822,loss,NaN
            1,1.822,val.acc,0.75
            """, text(hps, run, "metrics.csv"));
    }

    @Test
    void runsThatAProgramStillWritesAreCompletedLater() throws IOException, SQLException {
        Path file = SampleDatabase.of("trackio.sql", there.resolve("digits.db"));
        try (Connection writer = SampleDatabase.writer(file)) {
            SampleDatabase.execute(writer, "PRAGMA journal_mode = WAL");
            said("import", "../there");
            SampleDatabase.execute(
                    writer,
                    "INSERT INTO metrics VALUES (9, 'aaaa', '2026-01-02T03:04:08.5+00:00', 'first', 2,"
                            + " '{\"loss\":0.125}', 'l9', NULL)");
            assertEquals(
                    "hps: imported 0 runs of trackio, brought 1 up to date, 1 were here already",
                    last(said("import", "../there")));
        }
        assertEquals("0\nloss.last\n0.125\n", said("query", "lr:*", "--csv", "--columns", "loss.last"));
    }

    private String rows(Path database, String query) throws IOException {
        StringBuilder rows = new StringBuilder();
        ScratchPlaces places = new ScratchPlaces(List.of(scratch.resolve("reader")));
        try (SqliteFile file = SqliteFile.open(database, places)) {
            file.rows(query, row -> rows.append(row.text("line")).append('\n'));
        }
        return rows.toString();
    }

    @Test
    void runsAsDatabasesOfTrackioAndBack() throws IOException {
        Path run = hps.write(
                "20260901-080000-aaaaa",
                "{\"lr\": 0.1, \"opt\": \"adam\", \"k\": [1, 2]}",
                "0,1,val/acc,0.5",
                "0,1,loss,NaN",
                "1,2,val/acc,0.75",
                "1.5,2.5,loss,2",
                ",3,end,-Infinity");
        Files.writeString(run.resolve("notes.json"), "{\"name\": \"first\", \"tags\": [\"good\"], \"note\": \"why\"}");
        hps.write("20260902-080000-baaaa", "{\"lr\": -2}");
        assertEquals("""
            0
            hps: steps with a fraction, which are rounded down (1): loss
            hps: values without a step, which get the last one (1): end
            hps: exported 2 runs to out
            """, said("export", "*", "--to", "trackio", "out"));
        Path database = hps.folder.resolve("out/train.db");
        assertEquals(
                """
                2026-09-02T08:00:00+00:00|baaaa|0|{}
                2026-09-01T08:00:01+00:00|first|0|{"loss": "NaN", "val/acc": 0.5}
                2026-09-01T08:00:02+00:00|first|1|{"val/acc": 0.75}
                2026-09-01T08:00:02.500+00:00|first|1|{"loss": 2}
                2026-09-01T08:00:03+00:00|first|1|{"end": "-Infinity"}
                """,
                rows(
                        database,
                        "SELECT timestamp || '|' || run_name || '|' || step || '|' || metrics AS line FROM metrics"
                                + " ORDER BY id"));
        assertEquals("""
            {"_Created": "2026-09-01T08:00:00+00:00", "_Group": null, "_Username": null, "hps.command": "train", "hps.exit": "0", "hps.host": "h", \
            "hps.id": "20260901-080000-aaaaa", "hps.kind": "run", "hps.note": "why", "hps.root": "20260901-080000-aaaaa", "hps.state": "finished", "hps.tags": ["good"], \
            "k": [1, 2], "lr": 0.1, "opt": "adam"}
            """, rows(database, "SELECT config AS line FROM configs WHERE run_name = 'first'"));
        Hps other = new Hps(Files.createDirectories(scratch.resolve("other"))).at("2026-11-20T12:00:00Z");
        assertEquals(
                "0\ntrain: 2 runs, parameters k, lr, opt\nhps: imported 2 runs of trackio\n",
                said(other, "import", "../here/out"));
        assertEquals(
                """
                0
                name,started,tag,note,lr,opt,k,val/acc,loss.last,end
                first,2026-09-01T08:00:00.000Z,good,why,0.1,adam,"[1, 2]",0.75,2,-Infinity
                baaaa,2026-09-02T08:00:00.000Z,,,-2,,,,,
                """,
                said(
                        other,
                        "query",
                        "--sort",
                        "started",
                        "--csv",
                        "--columns",
                        "name,started,tag,note,lr,opt,k,val/acc,loss.last,end"));
    }

    @Test
    void projectsOfOneNameAreToldApart() throws IOException {
        for (String experiment : new String[] {"my model", "mymodel", "/"}) {
            String id = "2026090" + experiment.length() + "-080000-aaaaa";
            hps.write(id, "{}", "0,1,acc,0.5");
            Files.writeString(
                    hps.folder.resolve("hps-runs").resolve(id).resolve("run.json"),
                    "{\"experiment\": \"" + experiment + "\"}");
        }
        assertEquals("""
            0
            hps: experiments whose names are not allowed there, spelled otherwise (3): my model
            hps: exported 3 runs to out
            """, said("export", "*", "--to", "trackio", "out"));
        try (Stream<Path> files = Files.list(hps.folder.resolve("out"))) {
            assertEquals(
                    "[default.db, mymodel.db, mymodel_.db]",
                    files.map(file -> file.getFileName().toString())
                            .sorted()
                            .toList()
                            .toString());
        }
    }

    @Test
    void whatIsNoStore() throws IOException, SQLException {
        try (Connection writer = SampleDatabase.writer(there.resolve("a.db"))) {
            SampleDatabase.execute(writer, "CREATE TABLE t (v)");
        }
        assertEquals(
                "1\nhps import: /there/a.db is a database of SQLite, but of no tool whose databases hps reads: mlflow,"
                        + " optuna, trackio\n",
                said("import", "../there/a.db"));
        SampleDatabase.of("optuna.sql", there.resolve("b.db"));
        assertEquals(
                "1\nhps import: /there/b.db holds no runs of mlflow, but of optuna\n",
                said("import", "../there/b.db", "--kind", "mlflow"));
        SampleDatabase.of("trackio.sql", there.resolve("c.db"));
        assertEquals(
                "1\nhps import: /there holds databases of optuna and trackio; name one, or add --kind optuna\n",
                said("import", "../there"));
        Files.writeString(there.resolve("d.db"), "SQLite format 3\0 and no more");
        assertEquals("""
            0
            c: 2 runs, parameters layers, lr, opt.name
            hps: databases that cannot be read (1): /there/d.db is damaged (File opened that is not a database file (file is not a database)); sqlite3 FILE .recover, of SQLite's own tool, saves what is left
            hps: samples of the machine's load, which stay where they are (1): /there/c.db
            hps: values that are not numbers: texts, tables, pictures (1): words
            hps: damaged rows (1): /there/c.db
            hps: imported 2 runs of trackio
            """, said("import", "../there", "--kind", "trackio"));
        Files.createDirectories(there.resolve("mlruns/0"));
        Files.writeString(there.resolve("mlruns/0/meta.yaml"), "name: x\n");
        assertEquals("hps: imported 0 runs of mlflow", last(said("import", "../there", "--kind", "mlflow")));
        SampleDatabase.of("mlflow.sql", there.resolve("mlflow.db"));
        assertEquals(
                "1\n"
                        + "hps import: /there holds runs of MLflow both in files and in a database; import mlruns and the"
                        + " database one after the other\n",
                said("import", "../there"));
    }
}
