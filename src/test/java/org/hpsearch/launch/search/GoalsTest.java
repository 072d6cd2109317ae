package org.hpsearch.launch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.junit.jupiter.api.Test;

/// What a search wants, and what its runs came to.
class GoalsTest {
    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");

    private static RunRecord run(String metrics) {
        Map<String, MetricSummary> summaries = new TreeMap<>();
        for (String word : metrics.split(" ")) {
            String[] parts = word.split("=|,");
            MetricSummary.Builder rows = new MetricSummary.Builder(MetricSummary.NONE);
            for (int i = 1; i < parts.length; i++) {
                rows.add(i, Double.parseDouble(parts[i]));
            }
            summaries.put(parts[0], rows.done());
        }
        return RunRecord.of(
                        RunInfo.of("r", "t", Invocation.of(List.of("t"), ".")).by(Provenance.of("h", "ada", START)))
                .with(Liveness.ended(new EndStatus(0, START.plusMillis(12_500))))
                .with(new Metrics(0, 0, summaries));
    }

    private static Goals goals(String... texts) {
        return Goals.parse(List.of(texts), Settings.NONE).orElseThrow();
    }

    @Test
    void severalWithCommas() {
        assertEquals(
                "max val_acc, min duration", goals("max val_acc, min duration").words());
        assertEquals("max val_acc, min loss", goals("max val_acc", "loss").words());
        assertEquals(true, Goals.parse(List.of(), Settings.NONE).isEmpty());
        assertEquals(true, Goals.parse(List.of(" , "), Settings.NONE).isEmpty());
    }

    @Test
    void eachValueIsALoss() {
        Goals goals = goals("max acc", "min loss", "min duration");
        assertEquals("[-0.75, 0.5, 12.5]", Arrays.toString(goals.losses(run("acc=0.5,0.75,0.25 loss=0.5,0.75"))));
        assertEquals("[NaN, Infinity, 12.5]", Arrays.toString(goals.losses(run("acc=NaN loss=Infinity"))));
        assertEquals(List.of("acc", "loss"), goals.missing(run("other=1")));
        assertEquals(List.of(), goals.missing(run("acc=1 loss=1")));
        assertEquals("acc 0.75, loss 0.5, duration 12.5", goals.words(List.of(-0.75, 0.5, 12.5)));
        assertEquals("acc 0", goals("max acc").words(List.of(-0.0)));
    }

    @Test
    void aMetricIsFoundInAnySpelling() {
        assertEquals("[-0.5]", Arrays.toString(goals("max Val-Acc").losses(run("val_acc=0.5"))));
        assertEquals("[-0.25]", Arrays.toString(goals("max Val-Acc").losses(run("val_acc=0.5 Val-Acc=0.25"))));
        assertEquals(List.of(), goals("max VAL_ACC").missing(run("val-acc=0.5")));
    }

    @Test
    void aRunThatHasNotEndedTookNoTime() {
        ProcessInfo.Process here = Host.process(ProcessHandle.current().pid());
        RunRecord running = run("acc=1")
                .with(new Liveness(
                        new ProcessInfo(here, here, Host.namespace(), Host.boot(), Host.machine()), START, null));
        assertEquals("[NaN]", Arrays.toString(goals("min duration").losses(running)));
        assertEquals(List.of("duration"), goals("min duration").missing(running));
    }

    @Test
    void withoutAWordTheUsualObjective() {
        assertEquals(
                "max val_acc",
                Goals.of(List.of(Set.of("loss"), Set.of("loss", "val_acc")), Settings.NONE)
                        .orElseThrow()
                        .words());
        assertEquals(true, Goals.of(List.of(Set.of("x")), Settings.NONE).isEmpty());
    }
}
