package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Curve;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Observed;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Store;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one curve of a run that goes on from others.
class HistoryTest {
    @TempDir
    Path scratch;

    private Store store = new Store(Path.of("/nowhere"));

    @BeforeEach
    void aStore() throws IOException {
        store = new Store(Files.createDirectories(scratch.resolve("hps-runs")));
    }

    private static String id(char letter) {
        return "2026090" + (letter - 'a' + 1) + "-080000-"
                + String.valueOf(letter).repeat(5);
    }

    /// @param rows `step,time,metric,value` with blanks between
    private RunFolder run(char letter, Lineage lineage, String rows) throws IOException {
        RunFolder run = store.run(id(letter));
        Files.createDirectories(run.path());
        run.writeInfo(RunInfo.of(run.id(), "train", Invocation.of(java.util.List.of("./t"), "."))
                .by(Provenance.of("h", "ada", Instant.parse("2026-09-0" + (letter - 'a' + 1) + "T08:00:00Z")))
                .in(lineage));
        Files.writeString(run.file(RunFolder.METRICS), "step,time,metric,value\n" + rows.replace(' ', '\n') + "\n");
        return run;
    }

    private static Lineage from(char parent, double step) {
        return Lineage.of("resume", id(parent)).from("m.pt", step);
    }

    private void checkpoint(char letter, double step, double time) throws IOException {
        store.run(id(letter)).addCheckpoint(new Checkpoint(step, time, "m.pt", "", 1, ""));
    }

    private String curve(char letter, String metric, String yaml) throws IOException {
        Settings settings = Settings.read(Files.writeString(scratch.resolve("hps.yaml"), yaml));
        Curve curve =
                new History(store, settings).curves(id(letter), metric::equals).get(metric);
        return curve == null ? "none" : text(curve);
    }

    /// Rows as `step@time=value`, a bar before the first of another run, tails behind a dash.
    private static String text(Curve curve) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < curve.size(); i++) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(curve.seams().contains(i) ? "| " : "")
                    .append(Numbers.print(curve.step(i)) + "@" + Numbers.print(curve.time(i)) + "="
                            + Numbers.print(curve.value(i)));
        }
        return text + curve.tails().stream().map(tail -> " - " + text(tail)).collect(Collectors.joining());
    }

    @Test
    void theParentsRowsBeforeTheFirstOwnOne() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4 2,20,loss,3 3,30,loss,2 4,40,loss,1");
        checkpoint('a', 2, 21);
        run('b', from('a', 2), "3,5,loss,2.5 4,15,loss,1.5");
        assertEquals("1@10=4 2@20=3 | 3@26=2.5 4@36=1.5 - 3@30=2 4@40=1", curve('b', "loss", ""));
        assertEquals("1@10=4 2@20=3 3@30=2 4@40=1", curve('a', "loss", ""));
        assertEquals("none", curve('b', "acc", ""));
    }

    @Test
    void aChainOfThree() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4 2,20,loss,3");
        checkpoint('a', 1, 11);
        run('b', from('a', 1), "2,9,loss,2.9 3,19,loss,2");
        checkpoint('b', 2, 10);
        run('c', from('b', 2), "3,9,loss,1.9");
        assertEquals("1@10=4 | 2@20=2.9 | 3@30=1.9 - 2@20=3 - 3@30=2", curve('c', "loss", ""));
        assertEquals(
                "[Link[id=20260901-080000-aaaaa, end=], Link[id=20260902-080000-bbbbb, end=], "
                        + "Link[id=20260903-080000-ccccc, end=]]",
                new History(store, Settings.NONE).lineage(id('c')).toString());
    }

    @Test
    void stepsThatBeginAgainAreMovedOn() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4 2,20,loss,3 3,30,loss,2");
        checkpoint('a', 2, 21);
        run('b', from('a', 2), "1,5,loss,2.5 2,15,loss,1.5");
        assertEquals("1@10=4 2@20=3 | 3@26=2.5 4@36=1.5 - 3@30=2", curve('b', "loss", ""));
        assertEquals(
                "1@10=4 2@20=3 | 3@26=2.5 4@36=1.5 - 3@30=2",
                curve('b', "loss", "experiments: {train: {steps: restart}}"));
        assertEquals(
                "| 1@26=2.5 2@36=1.5 - 1@10=4 2@20=3 3@30=2",
                curve('b', "loss", "experiments: {train: {steps: continue}}"));
    }

    @Test
    void aMetricWithoutStepsIsCutByTime() throws IOException {
        run('a', Lineage.NONE, ",10,loss,4 ,20,loss,3 ,30,loss,2");
        checkpoint('a', 2, 21);
        run('b', from('a', 2), ",5,loss,2.5");
        assertEquals("NaN@10=4 NaN@20=3 | NaN@26=2.5 - NaN@30=2", curve('b', "loss", ""));
    }

    @Test
    void aMetricThatTheRunHasNotStaysUpToTheCheckpoint() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4 1,10,old,7 2,20,loss,3 2,20,old,8 3,30,old,9");
        checkpoint('a', 2, 21);
        run('b', from('a', 2), "3,5,loss,2.5 3,5,new,1");
        assertEquals("1@10=7 2@20=8 - 3@30=9", curve('b', "old", ""));
        assertEquals("| 3@26=1", curve('b', "new", ""));
    }

    @Test
    void aRunThatBeganAgainStandsAlone() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4 2,20,loss,3");
        checkpoint('a', 2, 21);
        RunFolder run = run('b', from('a', 2), "1,5,loss,5");
        run.writeObserved(Observed.NOTHING.with("its first step is 1, the checkpoint's was 2"));
        assertEquals("1@5=5", curve('b', "loss", ""));
    }

    @Test
    void whereALineageEnds() throws IOException {
        run('b', from('a', 2), "3,5,loss,1");
        assertEquals(
                "its parent aaaaa was deleted",
                new History(store, Settings.NONE).lineage(id('b')).getFirst().end());
        assertEquals("3@5=1", curve('b', "loss", ""));
        run('c', from('d', 1), "1,1,loss,1");
        run('d', from('c', 1), "2,2,loss,2");
        assertEquals(
                "its lineage goes in a circle",
                new History(store, Settings.NONE).lineage(id('c')).getFirst().end());
        run('e', Lineage.of("rerun", id('b')), "1,1,loss,1");
        assertEquals(1, new History(store, Settings.NONE).lineage(id('e')).size(), "a repeat begins anew");
    }

    @Test
    void theRowsOfEachRunAreReadOnce() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4 2,20,loss,3 3,30,loss,2");
        checkpoint('a', 2, 21);
        run('b', from('a', 2), "3,5,loss,2.5 4,15,loss,1.5");
        run('c', from('b', 3), "4,5,loss,1.4");
        StringBuilder read = new StringBuilder();
        CurveReader reader = (run, wanted, all) -> {
            read.append(run.id().charAt(run.id().length() - 1));
            return CurveReader.OF_FILES.read(run, wanted, all);
        };
        History history = new History(store, Settings.NONE, reader);
        assertEquals(
                "1@10=4 2@20=3 | 3@26=2.5 | 4@41=1.4 - 3@30=2 - 4@36=1.5",
                text(Objects.requireNonNull(
                        history.curves(id('c'), "loss"::equals).get("loss"))));
        assertEquals("cba", read.toString());
        store.run(id('b')).writeObserved(Observed.NOTHING.with("its output says so"));
        read.setLength(0);
        history.curves(id('c'), "loss"::equals);
        assertEquals("cb", read.toString(), "where a run begins anew nothing of those before is needed");
    }

    @Test
    void datesAreThoseOfEachRunsOwnClock() throws IOException {
        run('a', Lineage.NONE, "1,10,loss,4");
        checkpoint('a', 1, 11);
        run('b', from('a', 1), "2,5,loss,3");
        Curve curve = Objects.requireNonNull(new History(store, Settings.NONE)
                .curves(id('b'), "loss"::equals)
                .get("loss"));
        assertEquals(Instant.parse("2026-09-01T08:00:10Z").toEpochMilli() / 1000.0, curve.dates()[0]);
        assertEquals(Instant.parse("2026-09-02T08:00:05Z").toEpochMilli() / 1000.0, curve.dates()[1]);
    }

    @Test
    void namedPlacesOfUserAndProject() throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "places: {cluster: me@host:p, here: /data/p, bad: [1]}\n");
        Path home = Files.createDirectories(scratch.resolve("home"));
        Files.writeString(
                Files.createDirectories(home.resolve(".config/hps")).resolve("config.yaml"),
                "places: {cluster: you@host:q}\n");
        Places places = Places.of(new Project(scratch), home);
        assertEquals("you@host:q", places.meant("cluster"), "the user's own word goes first");
        assertEquals("/data/p", places.meant("here"));
        assertEquals("bad", places.meant("bad"));
        assertEquals("me@host:p", Places.of(new Project(scratch), null).meant("cluster"));
    }

    private String warnings(String yaml) throws IOException {
        return String.join(
                "\n",
                Settings.read(Files.writeString(scratch.resolve("hps.yaml"), yaml))
                        .warnings());
    }

    @Test
    void keysThatAreUnknownOrHaveAnotherKindOfValue() throws IOException {
        assertEquals("", warnings("objective: max acc\ntty: true\nredact: [abc]\nexperiments: {t: {repeats: seed}}\n"));
        assertEquals("""
            unknown key 'objectiv'; did you mean 'objective'?
            'tty' must be true or false; hps ignores its value
            unknown key 'experiments.t.comand'; did you mean 'command'?
            'experiments.t.params' must be a list or a mapping; hps ignores its value
            'experiments.t.steps' is 'go' but must be continue or restart
            redact: '(' is not a valid regex (Unclosed group); hps hides exactly this text\
            """, warnings("""
                objectiv: max acc
                tty: often
                redact: ["("]
                experiments: {t: {comand: x, params: 1, steps: go}}
                """));
    }

    @Test
    void whereBothCountDifferentThingsTheParentsRowsEndAtTheCheckpoint() throws IOException {
        RunFolder parent = run('a', Lineage.NONE, "1,1,loss,6 2,2,loss,5 3,3,loss,4 4,4,loss,3 5,5,loss,2 6,6,loss,1");
        parent.writeObserved(Observed.NOTHING.with(Map.of(), Map.of("loss", "batch")));
        checkpoint('a', 2, 4);
        RunFolder child = run('b', from('a', 2), "3,5,loss,2.5 4,15,loss,1.5");
        child.writeObserved(Observed.NOTHING.with(Map.of(), Map.of("loss", "epoch")));
        assertEquals("1@1=6 2@2=5 3@3=4 4@4=3 | 3@9=2.5 4@19=1.5 - 5@5=2 6@6=1", curve('b', "loss", ""));
        Curve curve = Objects.requireNonNull(new History(store, Settings.NONE)
                .curves(id('b'), "loss"::equals)
                .get("loss"));
        assertEquals("batch", curve.unit(3));
        assertEquals("epoch", curve.unit(4));
        assertEquals("3@9=2.5 4@19=1.5", text(curve.counting()));
    }
}
