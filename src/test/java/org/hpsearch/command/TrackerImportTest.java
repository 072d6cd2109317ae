package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders and files of trackers brought in, by the command line.
class TrackerImportTest {
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
        Hps.Outcome outcome = hps.run(words);
        return outcome.code() + "\n" + outcome.out() + outcome.err().replace(scratch.toString(), "");
    }

    private String table(String columns) {
        return said("query", "--sort", "name,source_id", "--csv", "--columns", columns);
    }

    private void write(String name, String text) throws IOException {
        Path file = there.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aJournalOfOptuna() throws IOException {
        String choices = "\"{\\\"name\\\": \\\"CategoricalDistribution\\\", \\\"attributes\\\": {\\\"choices\\\":"
                + " [\\\"adam\\\", null]}}\"";
        String whole =
                "\"{\\\"name\\\": \\\"IntDistribution\\\", \\\"attributes\\\": {\\\"low\\\": 1, \\\"high\\\": 8}}\"";
        write("journal.log", """
            {"op_code":0,"worker_id":"w","study_name":"s","directions":[1]}
            {"op_code":0,"worker_id":"w","study_name":"gone","directions":[1]}
            {"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-01-02T03:04:05.678901+00:00"}
            {"op_code":4,"worker_id":"w","study_id":1,"datetime_start":"2026-01-02T03:04:05+00:00"}
            {"op_code":5,"worker_id":"w","trial_id":0,"param_name":"opt","param_value_internal":0,"distribution":CHOICES}
            {"op_code":5,"worker_id":"w","trial_id":0,"param_name":"n","param_value_internal":3.0,"distribution":WHOLE}
            {"op_code":7,"worker_id":"w","trial_id":0,"step":0,"intermediate_value":0.5}
            {"op_code":7,"worker_id":"w","trial_id":0,"step":1,"intermediate_value":NaN}
            {"op_code":7,"worker_id":"w","trial_id":0,"step":2,"intermediate_value":-Infinity}
            {"op_code":8,"worker_id":"w","trial_id":0,"user_attr":{"seed":7}}
            {"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":[0.25],"datetime_complete":"2026-01-02T03:04:06+00:00"}
            {"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-01-02T03:05:00+00:00","state":2,"value":9,"params":{"opt":1},\
            "distributions":{"opt":CHOICES},"intermediate_values":{"2":9},"datetime_complete":"2026-01-02T03:06:00+00:00"}
            {"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null,"state":4}
            {"op_code":4,"worker_id":"w","study_id":0,"datetime_start":"2026-01-02T03:07:00+00:00"}
            {"op_code":1,"worker_id":"w","study_id":1}
            {"op_code":6,"worker_id":"w","trial_id":4,"st\
            """.replace("CHOICES", choices).replace("WHOLE", whole));
        assertEquals("""
            0
            s: for hps.yaml: directions: {value: min}
            s: 3 runs, parameters n, opt
            hps: damaged lines (1): /there/journal.log
            hps: trials of deleted studies (1): gone
            hps: trials that have not begun (1): s
            hps: imported 3 runs of optuna
            """, said("import", "../there/journal.log"));
        assertEquals(
                "hps: imported 0 runs of optuna, 3 were here already",
                said("import", "../there/journal.log").lines().toList().getLast());
        assertEquals("""
            0
            name,experiment,state,tag,started,duration,n,opt,value,intermediate,source_id
            trial 0,s,finished,seed=7,2026-01-02T03:04:05.678Z,0.322,3,adam,0.25,-Infinity,s#0@2026-01-02T03:04:05.678901+00:00
            trial 1,s,stopped,,2026-01-02T03:05:00.000Z,60,,null,9,9,s#1@2026-01-02T03:05:00+00:00
            trial 3,s,silent,,2026-01-02T03:07:00.000Z,,,,,,s#3@2026-01-02T03:07:00+00:00
            """, table("name,experiment,state,tag,started,duration,n,opt,value,intermediate,source_id"));
    }

    @Test
    void eventFilesOfTensorBoard() throws IOException {
        Hps other = new Hps(there).at("2026-11-20T12:00:00Z");
        other.write(
                "20260901-080000-aaaaa",
                "{\"lr\": 0.1, \"opt\": \"adam\", \"amp\": true}",
                "0,1,val/acc,0.5",
                "1,2.5,val/acc,0.75");
        other.write("20260902-080000-baaaa", "{\"lr\": 2}", "1,1,loss,NaN");
        other.run("export", "*", "--to", "tensorboard", "logs");
        assertEquals("""
            0
            logs: 2 runs, parameters amp, lr, opt
            hps: imported 2 runs of tensorboard
            """, said("import", "../there/logs"));
        assertEquals(
                "hps: imported 0 runs of tensorboard, 2 were here already",
                said("import", "../there/logs").lines().toList().getLast());
        assertEquals("""
            0
            name,state,started,lr,opt,amp,val/acc,loss
            train/20260901-080000-aaaaa,silent,2026-09-01T08:00:01.000Z,0.1,adam,true,0.75,
            train/20260902-080000-baaaa,silent,2026-09-02T08:00:01.000Z,2,,,,NaN
            """, table("name,state,started,lr,opt,amp,val/acc,loss"));
        assertEquals(
                """
                step,time,metric,value
                0,0.000,val/acc,0.5
                1,1.500,val/acc,0.75
                """,
                Files.readString(hps.folder
                        .resolve("hps-runs")
                        .resolve(said("query", "val/acc>0", "--csv", "--columns", "id")
                                .lines()
                                .toList()
                                .get(2))
                        .resolve("metrics.csv")));
    }

    @Test
    void runsOfSacred() throws IOException {
        write("1/config.json", "{\"lr\": 0.1, \"opt\": {\"name\": \"adam\"}, \"__doc__\": \"x\"}");
        write("1/run.json", """
            {"experiment": {"name": "digits"}, "status": "COMPLETED", "result": 0.75, "host": {"hostname": "h"},
             "start_time": "2026-01-02T03:04:05.678901", "stop_time": "2026-01-02T03:05:05", "artifacts": ["m.pt", "x.png"],
             "meta": {"comment": "why"}}
            """);
        write(
                "1/metrics.json",
                "{\"loss\": {\"steps\": [0, 1], \"timestamps\": [\"2026-01-02T03:04:06\", \"2026-01-02T03:04:07\"],"
                        + " \"values\": [1.0, {\"dtype\": \"float64\", \"value\": 0.5}]}}");
        write("1/m.pt", "weights");
        write("1/cout.txt", "hello");
        write("2/config.json", "{}");
        write("2/run.json", "{\"experiment\": {\"name\": \"digits\"}, \"status\": \"INTERRUPTED\", \"start_ti");
        write("3/config.json", "{\"lr\": 0.2}");
        write(
                "3/run.json",
                "{\"experiment\": {\"name\": \"digits\"}, \"status\": \"RUNNING\", \"start_time\":"
                        + " \"2026-01-02T04:00:00\"}");
        write("3/metrics.json", "{\"loss\"");
        assertEquals("""
            0
            digits: 2 runs, parameters lr, opt.name
            hps: logs, which stay where they are (1): /there/1/cout.txt
            hps: files of artifacts, which stay where they are (1): /there/1/x.png
            hps: folders without a readable run.json and config.json (1): /there/2
            hps: damaged files (1): /there/3/metrics.json
            hps: imported 2 runs of sacred
            """, said("import", "../there"));
        assertEquals("""
            0
            experiment,state,note,host,started,duration,lr,opt.name,loss,result,source_id
            digits,finished,why,h,2026-01-02T03:04:05.678Z,59.322,0.1,adam,0.5,0.75,digits#1@2026-01-02T03:04:05.678901
            digits,silent,,,2026-01-02T04:00:00.000Z,,0.2,,,,digits#3@2026-01-02T04:00:00
            """, table("experiment,state,note,host,started,duration,lr,opt.name,loss,result,source_id"));
    }

    @Test
    void foldersOfPlainLogs() throws IOException {
        write("lightning/version_0/metrics.csv", "epoch,step,train_loss,val_acc\n0,1,0.5,\n0,2,,0.25\n");
        write("lightning/version_0/hparams.yaml", "lr: 0.1\nmodel:\n  depth: 3\n");
        write("live/plots/metrics/train/loss.tsv", "step\tloss\n0\t1.0\n1\t0.5\n");
        write("live/params.yaml", "lr: 0.2\n");
        write("live/metrics.json", "{\"train\": {\"loss\": 0.5}, \"best\": 0.9}");
        write("keras/training.log", "no table\n");
        assertEquals("""
            0
            there: 3 runs, parameters lr, model.depth
            hps: logs in which hps finds no values (1): /there/keras/training.log
            hps: imported 3 runs of logs
            """, said("import", "../there"));
        assertEquals("""
            0
            source,name,state,lr,model.depth,train_loss,val_acc,train/loss
            logs,keras,silent,,,,,
            logs,lightning/version_0,silent,0.1,3,0.5,0.25,
            dvclive,live,silent,0.2,,,,0.5
            """, table("source,name,state,lr,model.depth,train_loss,val_acc,train/loss"));
        write("live/plots/metrics/train/loss.tsv", "step\tloss\n0\t1.0\n1\t0.5\n2\t0.25\n");
        assertEquals(
                "hps: imported 0 runs of logs, brought 1 up to date, 2 were here already",
                said("import", "../there").lines().toList().getLast());
        write("live/plots/metrics/train/loss.tsv", "step\tloss\n0\t7\n");
        assertEquals(
                "hps: imported 1 run of logs, 2 were here already",
                said("import", "../there").lines().toList().getLast());
    }

    @Test
    void runsOfGuild() throws IOException {
        String run = "runs/0123456789abcdef0123456789abcdef/.guild/";
        write(run + "attrs/flags", "lr: 0.1\nopt: adam\n");
        write(run + "attrs/started", "1767323045678901\n");
        write(run + "attrs/stopped", "1767323105678901\n");
        write(run + "attrs/exit_status", "-15\n");
        write(run + "attrs/label", "lab\n");
        write(run + "attrs/tags", "- t1\n");
        write(run + "attrs/host", "h\n");
        write(run + "attrs/broken", "{\n");
        write(run + "opref", "script:/x '' '' train.py\n");
        assertEquals("""
            0
            train.py: 1 run, parameters lr, opt
            hps: damaged files (1): /there/runs/0123456789abcdef0123456789abcdef/.guild/attrs/broken
            hps: imported 1 run of guild
            """, said("import", "../there"));
        assertEquals("""
            0
            name,tag,state,host,started,duration,lr,opt,source_id
            lab,t1,killed,h,2026-01-02T03:04:05.678Z,60,0.1,adam,0123456789abcdef0123456789abcdef
            """, table("name,tag,state,host,started,duration,lr,opt,source_id"));
    }

    @Test
    void whatNeptunesExporterWrote() throws IOException {
        String sample = Path.of("testdata/exchange/neptune").toAbsolutePath().toString();
        assertEquals("""
            0
            digits: 2 runs, parameters parameters/amp, parameters/batch, parameters/layers, parameters/lr, parameters/opt, parameters/when
            hps: files, which stay where they are (1): model
            hps: samples of the machine's load, which stay where they are (1): monitoring/1/cpu
            hps: series of texts, which stay where they are (1): log
            hps: histograms, which stay where they are (1): grad
            hps: imported 2 runs of neptune
            """, said("import", sample));
        assertEquals(
                "hps: imported 0 runs of neptune, 2 were here already",
                said("import", sample).lines().toList().getLast());
        assertEquals(
                """
                0
                name,experiment,state,tag,note,user,host,started,duration,parameters/lr,parameters/batch,parameters/amp,parameters/opt,parameters/layers,parameters/when,train/loss,source_id
                DIG-2,digits,silent,deleted,,,,2026-01-02T03:04:05.678Z,,0.2,,,,,,,ada/digits/DIG-2
                first,digits,finished,best good,why,ada,h,2026-01-02T03:04:05.678Z,60,0.1,9007199254740993,true,adam,"[a, b]",2026-01-02T03:04:05.678Z,0.125,ada/digits/DIG-1
                """,
                table(
                        "name,experiment,state,tag,note,user,host,started,duration,parameters/lr,parameters/batch,parameters/amp,parameters/opt,parameters/layers,parameters/when,train/loss,source_id"));
        String run = said("query", "name:first", "--csv", "--columns", "id")
                .lines()
                .toList()
                .get(2);
        assertEquals(
                """
                step,time,metric,value
                0,0.000,train/loss,1.5
                0.5,1.000,train/loss,NaN
                1,2.000,train/loss,Infinity
                1.5,3.000,train/loss,0.25
                2,4.000,train/loss,0.125
                """,
                Files.readString(hps.folder.resolve("hps-runs").resolve(run).resolve("metrics.csv")));
    }

    @Test
    void damagedFilesOfNeptunesExporter() throws IOException {
        Path sample = Path.of("testdata/exchange/neptune/ada_digits-01234567/DIG-1-aa_part_0.parquet");
        byte[] bytes = Files.readAllBytes(sample);
        Files.write(there.resolve("a_part_0.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        byte[] torn = bytes.clone();
        Arrays.fill(torn, 4, bytes.length / 3, (byte) 0x55);
        Files.write(there.resolve("b_part_0.parquet"), torn);
        Files.copy(sample.resolveSibling("DIG-2-bb_part_0.parquet"), there.resolve("c_part_0.parquet"));
        List<String> said = said("import", "../there").lines().toList();
        assertEquals("digits: 1 run, parameters parameters/lr", said.get(1));
        assertEquals(
                "hps: runs with files that are damaged (2): /there/a_part_0.parquet is damaged: ",
                said.get(2).substring(0, said.get(2).indexOf("damaged: ") + 9));
        assertEquals("hps: imported 1 run of neptune", said.getLast());
    }

    @Test
    void aKindThatIsNamedMustBeThere() throws IOException {
        write("x.txt", "x");
        assertEquals("1\nhps import: /there holds no runs of sacred\n", said("import", "../there", "--kind", "sacred"));
    }
}
