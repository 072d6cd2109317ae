package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What older runs count as, at the command line.
class DefaultsTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch).with("USER", "ada").at("2026-11-20T12:00:00Z");
        hps.write("20260901-080000-aaaaa", "{\"optimizer\": \"sgd\", \"lr\": 0.1}", "1,1,val_acc,0.7");
        hps.write("20260902-080000-bbbbb", "{\"optimizer\": \"adam\", \"lr\": 0.1}", "1,1,val_acc,0.8");
        hps.write(
                "20261002-080000-ccccc",
                "{\"dropout\": 0.5, \"optimizer\": \"adam\", \"lr\": 0.01}",
                "1,1,val_acc,0.9");
    }

    private String ids(String query, String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(new String[] {"query", query, "--columns", "id", "--csv"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out()
                .replaceAll("id\n|2026\\d{4}-\\d{6}-", "")
                .replace('\n', ' ')
                .strip();
    }

    private String table(String query, String columns) {
        return hps.run("query", query, "--columns", columns, "--csv").out();
    }

    @Test
    void aParameterThatNoRunHasNeedsToBeToldItsExperiments() throws IOException {
        assertEquals(0, hps.run("defaults", "set", "clip", "1").code(), "there is one experiment");
        hps.run("defaults", "unset", "clip");
        Path other = hps.write("20261003-080000-ddddd", "{\"lr\": 0.1}");
        Files.writeString(
                other.resolve("run.json"),
                Files.readString(other.resolve("run.json")).replace("\"train\",", "\"probe\","));
        Hps.Outcome outcome = hps.run("defaults", "set", "clip", "1");
        assertEquals(2, outcome.code());
        assertEquals(
                "hps defaults: no run has 'clip', so hps does not know which experiments it is for: --experiment NAME"
                        + " (there are probe, train), --when QUERY, or --all for every one",
                outcome.err().lines().findFirst().orElseThrow());
        assertEquals(2, hps.run("query", "clip:*").code(), "nothing was declared");
        assertEquals(
                "clip is now 1 in 3 runs without it\n",
                hps.run("defaults", "set", "clip", "1", "--experiment", "train").out());
        assertEquals(
                "clip is now 1 in 4 runs without it\n",
                hps.run("defaults", "set", "clip", "1", "--all").out());
    }

    @Test
    void aDefaultCountsInEveryPlace() {
        assertEquals("ccccc", ids("dropout:*"));
        assertEquals(
                "dropout is now 0.0 in 2 runs without it\n",
                hps.run("defaults", "set", "dropout", "0.0", "--why", "the old code had none")
                        .out());
        assertEquals("ccccc bbbbb aaaaa", ids("dropout:*"));
        assertEquals("bbbbb aaaaa", ids("dropout:0"));
        assertEquals("bbbbb aaaaa", ids("dropout=0e1"));
        assertEquals("bbbbb aaaaa", ids("dropout:[0 TO 0.1]"));
        assertEquals("bbbbb aaaaa", ids("dropout<0.5"));
        assertEquals("ccccc", ids("NOT dropout:0"));
        assertEquals("ccccc", ids("dropout!=0"));
        assertEquals("ccccc bbbbb aaaaa", ids("dropout:0*"));
        assertEquals("bbbbb aaaaa", ids("dropout:?.0"));
        assertEquals("ccccc bbbbb aaaaa", ids("has:dropout"));
        assertEquals("ccccc", ids("recorded:dropout"));
        assertEquals("bbbbb aaaaa ccccc", ids("", "--sort", "dropout"));
        assertEquals("ccccc bbbbb aaaaa", ids("", "--sort=-dropout"));
        assertEquals("dropout,val_acc.mean\n0.5,0.9\n0.0,0.75\n", table2("--group-by", "dropout"));
        assertEquals("dropout,optimizer\n0.5,adam\n0.0,adam\n0.0,sgd\n", table("", "dropout,optimizer"));
        assertTrue(
                hps.run("query", "aaaaa", "--json")
                        .out()
                        .contains("\"origin\": {\n      \"dropout\": \"default\"\n    }"),
                hps.run("query", "aaaaa", "--json").out());
        assertEquals("""
                       aaaaa  ccccc         change
            dropout    0.0    0.5             +0.5
            lr         0.1    0.01   -0.09 (-90 %)
            optimizer  sgd    adam
            val_acc    0.7    0.9     +0.2 (+29 %)
            """, hps.run("diff", "aaaaa,ccccc").out());
        assertTrue(hps.run("fields", "dropout").out().contains("dropout  param  number     1           2  0.5"));
    }

    private String table2(String... more) {
        String csv = hps.run("query", more[0], more[1], "--csv").out();
        StringBuilder text = new StringBuilder();
        csv.lines().forEach(line -> {
            String[] cells = line.split(",");
            text.append(cells[0]).append(',').append(cells[3]).append('\n');
        });
        return text.toString();
    }

    @Test
    void aTextDefaultIsFoundByABareWord() {
        assertEquals("", ids("cosine"));
        hps.run("defaults", "set", "schedule", "cosine decay");
        assertEquals("ccccc bbbbb aaaaa", ids("cosine"));
        assertEquals("ccccc bbbbb aaaaa", ids("schedule:decay"));
        assertEquals("", ids("schedule=decay"));
    }

    @Test
    void theFirstRuleThatHoldsCounts() {
        hps.run("defaults", "set", "dropout", "0.9");
        hps.run("defaults", "set", "dropout", "0.1", "--when", "optimizer:sgd");
        hps.run("defaults", "set", "dropout", "0.2", "--when", "started<2026-10-01");
        assertEquals("dropout,optimizer\n0.5,adam\n0.2,adam\n0.1,sgd\n", table("", "dropout,optimizer"));
        assertEquals("aaaaa", ids("dropout=0.1"));
        assertEquals("", ids("dropout=0.9"));
        hps.run("defaults", "set", "momentum", "0.8", "--when", "dropout=0.1");
        assertEquals("aaaaa", ids("momentum:*"));
        assertEquals("", ids("momentum:* AND experiment:other"));
        hps.run("defaults", "set", "momentum", "0.7", "--experiment", "other");
        assertEquals("aaaaa", ids("momentum:*"));
    }

    @Test
    void aCircleIsRefusedAndNothingWritten() throws IOException {
        hps.run("defaults", "set", "a", "1", "--when", "lr=0.1");
        hps.run("defaults", "set", "b", "1", "--when", "a=1");
        String before = Files.readString(scratch.resolve("hps-defaults.json"));
        Hps.Outcome outcome = hps.run("defaults", "set", "a", "2", "--when", "b=1");
        assertEquals(1, outcome.code());
        assertEquals(
                "hps defaults: defaults depend on themselves: a -> b -> a (a bare word of a condition searches all"
                        + " parameters that have texts); nothing was changed\n",
                outcome.err());
        assertEquals(before, Files.readString(scratch.resolve("hps-defaults.json")));
        assertEquals(1, hps.run("defaults", "set", "c", "word", "--when", "sgd").code());
        assertEquals(0, hps.run("defaults", "rename", "x", "y").code());
        assertEquals(1, hps.run("defaults", "rename", "y", "x").code());
        assertEquals(2, hps.run("defaults", "rename", "x-y", "X_Y").code());
        assertEquals(
                2, hps.run("defaults", "set", "a", "2", "--when", "nonsense=1").code());
        assertEquals(2, hps.run("defaults", "set", "a", "2", "--wen", "lr=1").code());
        String after = Files.readString(scratch.resolve("hps-defaults.json"));
        assertTrue(after.startsWith(before.substring(0, before.length() - 3)), after);
    }

    @Test
    void aRenamedParameterKeepsItsHistory() throws IOException {
        hps.write("20261003-080000-ddddd", "{\"learning_rate\": 0.3, \"optimizer\": \"adam\"}", "1,1,val_acc,0.6");
        hps.write("20261004-080000-eeeee", "{\"learning_rate\": 9, \"lr\": 0.2}", "1,1,val_acc,0.5");
        Hps.Outcome outcome = hps.run("defaults", "rename", "learning_rate", "lr");
        assertEquals("learning_rate is called lr now; 1 run has its value under the old name\n", outcome.out());
        assertEquals("ddddd eeeee", ids("lr>0.1"));
        assertEquals("ddddd", ids("lr=0.3"));
        assertEquals("", ids("lr=9"));
        assertEquals("lr\n0.01\n0.1\n0.1\n0.3\n0.2\n", table("", "lr"));
        assertEquals("ccccc bbbbb aaaaa eeeee ddddd", ids("", "--sort", "lr"));
        assertEquals("ddddd eeeee", ids("recorded:lr AND lr>0.1"));
        assertEquals(
                "hps: 'learning_rate' is called 'lr' now (hps defaults)\n",
                hps.run("query", "learning_rate=0.3").err());
        hps.run("defaults", "rename", "-d", "learning_rate");
        assertEquals("eeeee", ids("learning_rate=9"));
    }

    @Test
    void theFileKeepsWhatHeldEarlier() throws IOException {
        hps.run("defaults", "set", "dropout", "0.0", "--why", "first guess");
        Hps.Outcome again =
                hps.at("2026-11-21T12:00:00Z").run("defaults", "set", "dropout", "0.1", "--why", "read the code");
        assertEquals("hps: 2 runs had another default before\n", again.err());
        assertEquals("""
            {
              "defaults": [
                {
                  "by": "ada",
                  "key": "dropout",
                  "set": "2026-11-21T12:00:00.000Z",
                  "value": 0.1,
                  "why": "read the code"
                }
              ],
              "earlier": [
                {
                  "by": "ada",
                  "ended_by": "ada",
                  "ended_why": "read the code",
                  "key": "dropout",
                  "set": "2026-11-20T12:00:00.000Z",
                  "until": "2026-11-21T12:00:00.000Z",
                  "value": 0.0,
                  "why": "first guess"
                }
              ]
            }
            """, Files.readString(scratch.resolve("hps-defaults.json")));
        assertEquals("""
            parameter  value  when  given  filled  since       by   why
            dropout    0.1              1       2  2026-11-21  ada  read the code
            """, hps.run("defaults").out());
        assertEquals(
                "removed 1 rule of dropout; hps-defaults.json keeps the history\n",
                hps.run("defaults", "unset", "dropout").out());
        assertEquals(1, hps.run("defaults", "unset", "dropout").code());
        assertEquals(
                "no defaults; hps defaults set KEY VALUE declares one\n",
                hps.run("defaults").out());
    }

    @Test
    void circlesOfQualifiedNamesAreFoundToo() {
        hps.run("defaults", "set", "run.seed", "1");
        assertEquals(
                1,
                hps.run("defaults", "set", "run.seed", "1", "--when", "run.seed:2")
                        .code());
        assertEquals(0, hps.run("query").code());
        hps.run("defaults", "set", "d0", "1");
        for (int i = 1; i < 24; i++) {
            StringBuilder when = new StringBuilder("d0=1");
            for (int j = 1; j < i; j++) {
                when.append(" OR d").append(j).append("=1");
            }
            assertEquals(
                    0,
                    hps.run("defaults", "set", "d" + i, "1", "--when", when.toString())
                            .code());
        }
        assertEquals("ccccc bbbbb aaaaa", ids("d23=1"));
    }

    @Test
    void aRuleIsFoundUnderEachOfItsNames() {
        hps.run("defaults", "set", "rate", "0.1");
        hps.run("defaults", "rename", "rate", "speed");
        hps.run("defaults", "set", "speed", "0.5");
        assertEquals("ccccc bbbbb aaaaa", ids("speed=0.5"));
        assertEquals(0, hps.run("defaults", "unset", "rate").code());
        assertEquals(1, hps.run("defaults", "unset", "speed").code());
    }

    @Test
    void twoChangesAtOnceBothLast() throws Exception {
        java.util.List<Thread> threads = new java.util.ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String key = "key" + i;
            threads.add(Thread.ofPlatform().start(() -> hps.run("defaults", "set", key, "1")));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        String file = Files.readString(scratch.resolve("hps-defaults.json"));
        for (int i = 0; i < 16; i++) {
            assertTrue(file.contains("\"key" + i + "\""), file);
        }
    }

    @Test
    void oneRuleIsUnsetAlone() {
        hps.run("defaults", "set", "dropout", "0.0");
        hps.run("defaults", "set", "dropout", "0.1", "--when", "optimizer:sgd");
        assertEquals(
                1, hps.run("defaults", "unset", "dropout", "--when", "lr=1").code());
        hps.run("defaults", "unset", "dropout", "--when", "optimizer:sgd");
        assertEquals("bbbbb aaaaa", ids("dropout=0"));
    }

    @Test
    void aNameThatMayBeASlipIsTold() {
        assertEquals(
                "hps: no run has 'dropuot' of its own; did you mean 'dropout'?\n",
                hps.run("defaults", "set", "dropuot", "0").err());
        assertEquals(
                "hps: 'val_acc' is not a parameter of any run, but another field; hps now declares a parameter of this"
                        + " name\n",
                hps.run("defaults", "set", "val_acc", "0").err());
        assertEquals("", hps.run("defaults", "set", "momentum", "0").err());
    }

    @Test
    void aDamagedFileIsToldAndNeverWrittenOver() throws IOException {
        Path file = scratch.resolve("hps-defaults.json");
        hps.run("defaults", "set", "dropout", "0.0", "--when", "lr<1");
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length - 2; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            Hps.Outcome outcome = hps.run("query");
            assertEquals(1, outcome.code(), () -> outcome.out());
            assertTrue(outcome.err().startsWith("hps query: " + file + ": "), outcome.err());
            assertEquals(1, hps.run("defaults", "set", "dropout", "1").code());
            assertEquals(cut, Files.size(file));
        }
        for (String json : new String[] {
            "[]",
            "{\"defaults\": 3}",
            "{\"defaults\": [3]}",
            "{\"defaults\": [{}]}",
            "{\"defaults\": [{\"key\": \"a\"}]}",
            "{\"defaults\": [{\"key\": \"a\", \"value\": 1, \"when\": \"(\"}]}",
            "{\"defaults\": [{\"key\": \"a\", \"value\": 1, \"when\": \"a:1\"}]}"
        }) {
            Files.writeString(file, json);
            assertEquals(1, hps.run("query").code(), json);
        }
        Files.writeString(file, "{\"later\": 1, \"defaults\": [{\"key\": \"a\", \"value\": 1, \"more\": 2}]}");
        assertEquals(0, hps.run("defaults", "set", "b", "1").code());
        assertTrue(Files.readString(file).contains("\"later\": 1")
                && Files.readString(file).contains("\"more\": 2"));
    }

    @Test
    void aConditionOutlivesTheFieldsItAsks() throws IOException {
        hps.run("defaults", "set", "momentum", "0.9", "--when", "optimizer:sgd");
        assertEquals("aaaaa", ids("momentum:*"));
        assertEquals(0, hps.run("rm", "-y", "aaaaa,bbbbb,ccccc").code());
        hps.write("20261105-080000-fffff", "{\"lr\": 1}", "1,1,val_acc,0.6");
        assertEquals("", ids("momentum:*"));
        assertEquals("fffff", ids("NOT momentum:*"));
    }

    @Test
    void valuesMayBeNegativeBooleansNullOrLists() {
        assertEquals(0, hps.run("defaults", "set", "margin", "-1").code());
        assertEquals(0, hps.run("defaults", "set", "amp", "True").code());
        assertEquals(0, hps.run("defaults", "set", "clip", "None").code());
        assertEquals(0, hps.run("defaults", "set", "layers", "[64, 32]").code());
        assertEquals(2, hps.run("defaults", "set", "layers", "[64, ").code());
        assertEquals("ccccc bbbbb aaaaa", ids("margin<0 AND amp:true AND amp=1 AND clip:null AND layers:32"));
        assertEquals("layers\n\"[64, 32]\"\n\"[64, 32]\"\n\"[64, 32]\"\n", table("", "layers"));
    }

    private void three() throws IOException {
        hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,1,val_acc,0.9");
        hps.write("20260902-080000-bbbbb", "{\"lr\": 2, \"dropout\": 0.5}", "1,1,val_acc,0.8");
        Path other = hps.write("20260903-080000-ccccc", "{\"T\": 3}", "1,1,energy,7");
        Files.writeString(
                other.resolve("run.json"), "{\"format\": 1, \"experiment\": \"ising\", \"command\": [\"ising\"]}");
    }

    @Test
    void aDefaultIsForTheExperimentsThatHaveTheParameter() throws IOException {
        three();
        Hps.Outcome set = hps.run("defaults", "set", "dropout", "0.0");
        assertEquals("dropout is now 0.0 in 1 run without it\n", set.out());
        assertEquals(
                "hps: this applies to the experiments that have dropout (train), not for ising; --all sets it for"
                        + " these, too\n",
                set.err());
        assertEquals(
                "id\n20260901-080000-aaaaa\n",
                hps.run("query", "dropout:0", "--columns", "id", "--csv").out());
        assertEquals(
                "dropout is now 0.0 in 2 runs without it\n",
                hps.run("defaults", "set", "dropout", "0.0", "--all").out());
        assertEquals(
                "val is now 1 in 4 runs without it\n",
                hps.run("defaults", "set", "val", "1", "--all").out());
    }

    @Test
    void anEntryOfBeforeHoldsForAll() throws IOException {
        three();
        Files.writeString(
                scratch.resolve("hps-defaults.json"), "{\"defaults\": [{\"key\": \"dropout\", \"value\": 0}]}");
        assertEquals(
                2,
                hps.run("query", "dropout:0", "--csv", "--columns", "id")
                        .out()
                        .lines()
                        .skip(1)
                        .count());
    }

    @Test
    void aRenameCountsTheRunsWhoseValueChanges() throws IOException {
        Path run = hps.write("20260901-080000-aaaaa", "{\"learning_rate\": 3}", "1,1,val_acc,0.9");
        Files.writeString(run.resolve("found.json"), "{\"lr\": {\"value\": 0.1, \"from\": \"declared\"}}");
        assertEquals(
                "learning_rate is called lr now; 1 run has its value under the old name\n",
                hps.run("defaults", "rename", "learning_rate", "lr").out());
        assertEquals(
                "lr\n3\n",
                hps.run("query", "id:aaaaa", "--columns", "lr", "--csv").out());
    }

    @Test
    void theParametersOwnNameIsNoValue() throws IOException {
        three();
        Hps.Outcome set = hps.run("defaults", "set", "lr", "LR");
        assertEquals(2, set.code());
        assertTrue(set.err().startsWith("hps defaults: 'LR' is the parameter's own name; give its value after it"));
        assertFalse(Files.exists(scratch.resolve("hps-defaults.json")));
    }

    @Test
    void theDefaultsOfAnotherProjectAreMerged() throws IOException {
        three();
        hps.run("defaults", "set", "momentum", "0.9", "--all");
        Files.writeString(scratch.resolve("other.json"), """
            {"defaults": [{"key": "momentum", "value": 0.5}, {"key": "wd", "value": 1e-3, "why": "theirs"}],
             "renames": [{"old": "learning_rate", "key": "lr"}]}
            """);
        Hps.Outcome merged = hps.run("defaults", "merge", "other.json");
        assertEquals("merged 2 entries of " + scratch.resolve("other.json") + "\n", merged.out());
        assertEquals("hps: kept as declared here: momentum\n", merged.err());
        assertEquals(
                "merged 0 entries of " + scratch.resolve("other.json") + "\n",
                hps.run("defaults", "merge", "other.json").out());
        assertEquals(1, hps.run("defaults", "merge", "none.json").code());
        assertEquals(
                "momentum,wd\n0.9,1e-3\n",
                hps.run("query", "id:aaaaa", "--columns", "momentum,wd", "--csv")
                        .out());
    }

    @Test
    void runsFromAnotherProjectSayThatItsDefaultsAreMissing() throws IOException {
        Hps theirs = new Hps(Files.createDirectories(scratch.resolve("theirs")));
        theirs.run("run", "-q", "--", "true", "--lr", "1");
        theirs.run("defaults", "set", "dropout", "0.1", "--all");
        theirs.run("defaults", "rename", "learning_rate", "lr", "--all");
        theirs.run("defaults", "set", "width", "8", "--all");
        theirs.run("defaults", "unset", "width");
        theirs.run("run", "-q", "--", "true", "--lr", "2");
        Path run = theirs.lastRun();
        assertEquals("", theirs.run("query", "lr=2").err());
        theirs.run("defaults", "unset", "dropout");
        assertEquals("", theirs.run("query", "lr=2").err(), "taken back on purpose");

        Hps ours = new Hps(Files.createDirectories(scratch.resolve("ours")));
        ours.run("run", "-q", "--", "true", "--lr", "3");
        FileUtils.copyDirectory(
                run.toFile(),
                scratch.resolve("ours/hps-runs").resolve(run.getFileName()).toFile());
        String said = "hps: some of these runs come from a project that declared defaults or older names for dropout,"
                + " learning_rate, and this one never did; hps defaults merge FILE takes over those of its"
                + " hps-defaults.json\n";
        assertEquals(said, ours.run("query").err());
        assertEquals("", ours.run("query", "lr=3").err());
        assertEquals(said, ours.shell("lr>0\nlr>1\n").err(), "once");
        ours.run(
                "defaults", "merge", scratch.resolve("theirs/hps-defaults.json").toString());
        assertEquals("", ours.run("query").err());
    }
}
