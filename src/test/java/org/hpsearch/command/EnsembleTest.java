package org.hpsearch.command;

import static org.hpsearch.command.EnsembleProject.A;
import static org.hpsearch.command.EnsembleProject.B;
import static org.hpsearch.command.EnsembleProject.csv;
import static org.hpsearch.command.EnsembleProject.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ensembles: chosen, combined, scored and kept. The figures were computed by scikit-learn 1.9.1 from the same numbers.
class EnsembleTest {
    @TempDir
    Path scratch;

    private EnsembleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new EnsembleProject(scratch);
        project.leave(csv(A), csv(B));
    }

    @Test
    void theCombinedPredictionsAreScored() throws IOException {
        assertEquals("""
            member  weight  alone  with those before  differs from others
            aaaaa        1  0.625              0.625                0.375
            baaaa        1   0.75              0.875                0.375
            8 rows, mean of 2 members
            accuracy 0.875; the best member, baaaa, has 0.75: gain +0.125
            """, project.made("--truth", "truth.csv", "--metric", "accuracy"));
        assertEquals(
                "id,prediction\nr0,0.2\nr1,0.7\nr2,0.55\nr3,0.25\nr4,0.65\nr5,0.35\nr6,0.8\nr7,0.5\n",
                project.predictions());
        assertEquals("""
            member,checkpoint,weight,alone,with_those_before
            20260901-080000-aaaaa,,1,0.625,0.625
            20260902-080000-baaaa,,1,0.75,0.875
            """, project.kept("members.csv"));
        assertEquals(0.875, project.metric("accuracy"));
    }

    @Test
    void theTruthAloneSaysHowItScores() throws IOException {
        String byAccuracy = project.made("--truth", "truth.csv", "--metric", "accuracy");
        assertEquals(byAccuracy, project.made("--truth", "truth.csv"));
        project.leave(csv(A), csv(B));
        project.truth(csv(A));
        assertEquals("""
            member  weight  alone  with those before  RMS difference
            aaaaa        1      0                  0             0.3
            baaaa        1    0.3               0.15             0.3
            8 rows, mean of 2 members
            rmse 0.15; the best member, aaaaa, has 0: gain -0.15
            """, project.made("--truth", "truth.csv"));
    }

    @Test
    void severalScoresStandSideBySide() throws IOException {
        assertEquals("""
            member  weight  accuracy  with those before  logloss  with those before  differs from others
            aaaaa        1     0.625              0.625   0.4591             0.4591                0.375
            baaaa        1      0.75              0.875   0.4084             0.4054                0.375
            8 rows, mean of 2 members
            accuracy 0.875; the best member, baaaa, has 0.75: gain +0.125
            logloss 0.4054; the best member, baaaa, has 0.4084: gain +0.003035
            """, project.made("--truth", "truth.csv", "--metric", "accuracy,logloss"));
        assertEquals(
                "member,checkpoint,weight,alone,with_those_before,alone_logloss,with_those_before_logloss",
                project.kept("members.csv").lines().findFirst().orElseThrow());
        assertEquals(0.40539926656492586, project.metric("logloss"), 1e-12);
        assertEquals(0.875, project.metric("accuracy"));
    }

    @Test
    void anEnsembleDoesNotCrowdAQueryOverItsRuns() throws IOException {
        project.made("--truth", "truth.csv", "--metric", "accuracy");
        String name = project.hps.lastRun().getFileName().toString().substring(16);
        String table = project.hps.run("query", "").out();
        assertEquals(
                "id kind model seed val_acc accuracy age",
                table.lines()
                        .filter(line -> line.startsWith("id"))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll(" +", " "));
        Hps.Outcome groups = project.hps.run("query", "", "--group-by", "model", "-m", "val_acc");
        assertEquals("hps: 1 ensemble has no model and is in no group\n", groups.err());
        assertEquals("""
            2 runs in 2 groups; mean ± standard deviation of the runs' best values
            model    runs  val_acc  min  max  best
            res net     1      0.9  0.9  0.9  aaaaa
            vgg         1      0.8  0.8  0.8  baaaa
            """, groups.out());
        Hps.Outcome alone = project.hps.run("query", "kind:ensemble", "--group-by", "method", "-m", "accuracy");
        assertEquals("", alone.err());
        assertEquals(name, alone.out().strip().replaceAll("(?s).* ", ""));
    }

    @Test
    void anEnsembleIsARun() throws IOException {
        project.made("--truth", "truth.csv", "--metric", "accuracy");
        String id = project.hps.lastRun().getFileName().toString();
        assertEquals(
                "id\n" + id + "\n",
                project.hps
                        .run("query", "kind:ensemble AND member:aaaaa AND accuracy>0.8", "--csv", "--columns", "id")
                        .out());
        assertEquals(0, project.hps.run("rerun", id, "--top", "1").code());
        assertEquals(0.625, project.metric("accuracy"), "the better one by val_acc alone");
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.875",
        "auc, 1",
        "logloss, 0.40539926656492586",
        "f1, 0.8888888888888888",
        "rmse, 0.3409545424246464",
        "mae, 0.32499999999999996",
        "r2, 0.504"
    })
    void scoresOfTwoClassesAreThoseOfScikitLearn(String kind, double expected) throws IOException {
        project.made("--truth", "truth.csv", "--metric", kind);
        assertEquals(expected, project.metric(kind), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, 1, 0.6666666666666666",
        "auc, 1, 0.9375",
        "logloss, 0.711626463284268, 0.754701524141994",
        "f1, 1, 0.6666666666666666"
    })
    void scoresOfThreeClassesAreThoseOfScikitLearn(String kind, double expected, double second) throws IOException {
        project.leave(
                "cat,dog,eel\n.6,.3,.1\n.2,.5,.3\n.3,.3,.4\n.5,.4,.1\n.4,.35,.25\n.1,.2,.7\n",
                "eel,dog,cat\n.1,.5,.4\n.1,.8,.1\n.5,.3,.2\n.3,.45,.25\n.25,.25,.5\n.3,.4,.3\n");
        project.truth("cat\ndog\neel\ndog\ncat\neel\n");
        project.made("--truth", "truth.csv", "--metric", kind);
        assertEquals(expected, project.metric(kind), 1e-12);
        assertEquals(second, project.alone(2), 1e-12);
    }

    /// For metrics that rise, fall, and have no direction.
    @ParameterizedTest
    @ValueSource(strings = {"", "objective: max val_acc", "objective: min val_loss", "objective: min seed_value"})
    void theMembersAreTheFirstOfTheSameQuery(String settings) throws IOException {
        project.file("hps.yaml", settings + "\n");
        for (int i = 0; i < 6; i++) {
            Path run = project.hps.write(
                    "2026090" + (i + 3) + "-080000-c" + "abcdef".charAt(i) + "aaa",
                    "{}",
                    "1,1,val_acc,0." + (i * 4 % 7 + 1),
                    "1,1,val_loss," + (i * 5 % 7),
                    "1,1,seed_value," + (i * 3 % 7));
            Files.writeString(run.resolve("p"), csv(A));
        }
        List<String> first = project.hps
                .run("query", "id:c*", "--limit", "3", "--csv", "--columns", "id")
                .out()
                .lines()
                .skip(1)
                .toList();
        assertEquals(3, first.size());
        assertEquals(
                0,
                project.hps
                        .run("ensemble", "id:c*", "--top", "3", "--from", "p")
                        .code());
        assertEquals(
                first,
                project.kept("members.csv")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .toList());
    }

    @Test
    void greedySelectionIsAsGoodAsTheDefinition() throws IOException {
        Random random = new Random(5);
        double[] truth = random.doubles(60).toArray();
        double[][] predicted = new double[5][truth.length];
        for (int m = 0; m < predicted.length; m++) {
            Path run = project.hps.write(
                    "2026090" + (m + 3) + "-080000-" + (char) ('c' + m) + "aaaa", "{}", "1,1,loss,0." + m);
            for (int r = 0; r < truth.length; r++) {
                predicted[m][r] = truth[r] + (m + 1) * 0.2 * random.nextGaussian();
            }
            Files.writeString(run.resolve("p"), lines(predicted[m]));
        }
        project.file("y.csv", lines(truth));
        String[] greedy = {
            "ensemble", "loss>=0", "--from", "p", "--method", "greedy", "--validation", "y.csv", "--truth", "y.csv"
        };
        Hps.Outcome made = project.hps.run(greedy);
        assertEquals(0, made.code(), made::err);
        assertEquals(
                "the members were selected on the data that scores them: the score is optimistic",
                made.out().lines().reduce((before, line) -> line).orElseThrow());
        assertEquals(greedy(predicted, truth), project.metric("rmse"), 1e-12);
    }

    /// The least error over 50 rounds, each of which adds what makes the error least.
    private static double greedy(double[][] predicted, double[] truth) {
        List<Integer> chosen = new ArrayList<>();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            int added = 0;
            double least = Double.MAX_VALUE;
            for (int m = 0; m < predicted.length; m++) {
                chosen.add(m);
                double error = error(predicted, chosen, truth);
                chosen.removeLast();
                added = error < least ? m : added;
                least = Math.min(least, error);
            }
            chosen.add(added);
            best = Math.min(best, least);
        }
        return best;
    }

    private static double error(double[][] predicted, List<Integer> chosen, double[] truth) {
        double sum = 0;
        for (int r = 0; r < truth.length; r++) {
            int row = r;
            double mean = chosen.stream()
                    .mapToDouble(m -> predicted[m][row])
                    .average()
                    .orElseThrow();
            sum += (mean - truth[r]) * (mean - truth[r]);
        }
        return Math.sqrt(sum / truth.length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        --method greedy              ¦ --method greedy needs --validation FILE, and --validation needs --method greedy
        --validation truth.csv       ¦ --method greedy needs --validation FILE, and --validation needs --method greedy
        --metric rmse                ¦ --metric needs --truth FILE
        --weights 1,0                ¦ --weights takes numbers above 0
        --weights 1,2,3              ¦ there are 2 runs and 3 weights
        --weights 1,2 --method median ¦ --weights goes with a mean or a vote
        --jobs 0                     ¦ --jobs must be at least 1
        --top 0                      ¦ --top must be at least 1
        """)
    void whatDoesNotGoTogetherIsRefused(String options, String message) {
        Hps.Outcome outcome = project.ensemble(options.split(" "));
        assertEquals(2, outcome.code(), outcome::err);
        assertEquals(
                "hps ensemble: " + message, outcome.err().lines().findFirst().orElse(""));
    }
}
