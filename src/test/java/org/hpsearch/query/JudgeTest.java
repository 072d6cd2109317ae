package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By what the runs of a result are judged.
class JudgeTest {
    private static final String OF_EXPERIMENTS = """
        objective: max acc
        experiments:
          vae: {objective: min elbo}
          gan: {objective: max fid}
        """;

    @TempDir
    Path scratch;

    private static String judge(KnownRuns runs, Settings settings, String query) throws IOException {
        Scope scope = runs.scope(settings, Defaults.NONE);
        return new Judge(scope)
                .of(scope.lucene(QueryParser.parse(query), query))
                .map(by -> by.direction() + " " + by.metric() + (by.guessed() ? " (guessed)" : ""))
                .orElse("-");
    }

    @Test
    void theProjectsObjectiveCountsWhereARunHasIt() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "n=1", "Val-Acc=0.5 loss=1")
                .add('b', "n=2", "loss=1 lr_now=3")
                .add('c', "n=3", "lr_now=3")) {
            Settings settings = runs.settings("objective: max val_acc");
            assertEquals("MAX Val-Acc", judge(runs, settings, "*"));
            assertEquals("MIN loss (guessed)", judge(runs, settings, "n=2"));
            assertEquals("-", judge(runs, settings, "n=3"));
            assertEquals("-", judge(runs, settings, "n=4"));
        }
    }

    @Test
    void ofMetricsThatNobodyNamedTheValidationsComesFirst() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "n=1", "train_loss=1 val_loss=1 sys/val_loss=1")
                .add('b', "n=2", "train_loss=1 test_acc=1")
                .add('c', "n=3", "train_loss=1 best_val_acc=1")
                .add('d', "n=4", "a_loss=NaN b_loss=NaN")
                .add('e', "n=4", "b_loss=1")) {
            assertEquals("MIN val_loss (guessed)", judge(runs, Settings.NONE, "*"));
            assertEquals("MAX test_acc (guessed)", judge(runs, Settings.NONE, "n=2"));
            assertEquals("MAX best_val_acc (guessed)", judge(runs, Settings.NONE, "n=3"));
            assertEquals("MIN b_loss (guessed)", judge(runs, Settings.NONE, "n=4"));
        }
    }

    @Test
    void theExperimentOfMostRunsJudges() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add(KnownRuns.record('a', "vae", "n=1", "elbo=1 acc=1"))
                .add(KnownRuns.record('b', "vae", "n=2", "elbo=1 acc=1"))
                .add(KnownRuns.record('c', "gan", "n=1", "fid=1 acc=1"))
                .add(KnownRuns.record('d', "cnn", "n=3", "acc=1"))
                .add(KnownRuns.record('e', "cnn", "n=3", "acc=1"))) {
            Settings settings = runs.settings(OF_EXPERIMENTS);
            assertEquals("MIN elbo", judge(runs, settings, "experiment:vae OR experiment:gan"));
            assertEquals("MAX fid", judge(runs, settings, "experiment:gan"));
            assertEquals("MAX acc", judge(runs, settings, "experiment:gan OR experiment:cnn"));
            assertEquals("MIN elbo", judge(runs, settings, "experiment:vae OR experiment:cnn"));
        }
    }

    @Test
    void ofTwoExperimentsWithAsManyRunsTheFirstByNameJudges() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add(KnownRuns.record('a', "vae", "", "m1=1 m2=1 m3=1 m4=1"))
                .add(KnownRuns.record('b', "gan", "", "m1=1 m2=1 m3=1 m4=1"))) {
            for (int i = 1; i < 5; i++) {
                for (int k = 1; k < 5; k++) {
                    Settings settings = runs.settings(
                            "experiments: {vae: {objective: min m" + i + "}, gan: {objective: max m" + k + "}}");
                    assertEquals("MAX m" + k, judge(runs, settings, "*"));
                }
            }
        }
    }
}
