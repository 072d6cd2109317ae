package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Scores as scikit-learn 1.9.1 gives them; the call stands beside each.
class ScorerTest {
    private static final double[] Y = {0, 1, 1, 0, 1, 0, 1, 1};
    private static final double[][] P = rows(.1, .8, .4, .3, .9, .6, .4, .5);
    private static final double[] Y3 = {0, 1, 2, 1, 0, 2};
    private static final double[][] P3 = {
        {.6, .3, .1}, {.2, .5, .3}, {.3, .3, .4}, {.5, .4, .1}, {.4, .35, .25}, {.1, .2, .7}
    };
    private static final double[] Y3_TIES = {0, 1, 2, 2, 1};
    private static final double[][] P3_TIES = {{.5, .3, .2}, {.5, .3, .2}, {.1, .1, .8}, {.3, .4, .3}, {.2, .7, .1}};

    /// The probabilities of two classes.
    private static double[][] rows(double... second) {
        return java.util.Arrays.stream(second)
                .mapToObj(p -> new double[] {1 - p, p})
                .toArray(double[][]::new);
    }

    private static double[] truth(double... values) {
        return values;
    }

    static Stream<Arguments> figures() {
        return Stream.of(
                // accuracy_score(Y, [p > .5 for p in P]) and so on
                Arguments.of(ScoreKind.ACCURACY, 2, Y, P, 0.5),
                Arguments.of(ScoreKind.F1, 2, Y, P, 0.5),
                // roc_auc_score(Y, P)
                Arguments.of(ScoreKind.AUC, 2, Y, P, 0.8),
                // log_loss(Y, P)
                Arguments.of(ScoreKind.LOGLOSS, 2, Y, P, 0.5290698628438757),
                // accuracy_score(Y3, P3.argmax(1))
                Arguments.of(ScoreKind.ACCURACY, 3, Y3, P3, 0.8333333333333334),
                // f1_score(Y3, P3.argmax(1), average='macro')
                Arguments.of(ScoreKind.F1, 3, Y3, P3, 0.8222222222222223),
                // roc_auc_score(Y3, P3, multi_class='ovr')
                Arguments.of(ScoreKind.AUC, 3, Y3, P3, 0.9583333333333334),
                Arguments.of(ScoreKind.AUC, 3, Y3_TIES, P3_TIES, 0.875),
                // log_loss(Y3, P3)
                Arguments.of(ScoreKind.LOGLOSS, 3, Y3, P3, 0.7182533239811889),
                // log_loss([0, 1, 1], [0, 1, 0]): p is kept away from 0 and 1
                Arguments.of(ScoreKind.LOGLOSS, 2, truth(0, 1, 1), rows(0, 1, 0), 12.014551129705717),
                // log_loss([0, 1], [0., 1.])
                Arguments.of(ScoreKind.LOGLOSS, 2, truth(0, 1), rows(0, 1), 2.2204460492503136e-16),
                // roc_auc_score([0, 1, 0, 1], [.5, .5, .5, .5])
                Arguments.of(ScoreKind.AUC, 2, truth(0, 1, 0, 1), rows(.5, .5, .5, .5), 0.5),
                // roc_auc_score([0, 0, 1, 1], [.1, .4, .35, .8])
                Arguments.of(ScoreKind.AUC, 2, truth(0, 0, 1, 1), rows(.1, .4, .35, .8), 0.75),
                // of one class alone it is not defined
                Arguments.of(ScoreKind.AUC, 2, truth(1, 1), rows(.1, .4), Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void probabilitiesAreScoredAsByScikitLearn(
            ScoreKind kind, int classes, double[] truth, double[][] rows, double expected) {
        Scorer scorer = Scorer.of(kind, classes, false);
        for (int i = 0; i < truth.length; i++) {
            scorer.row(truth[i], rows[i]);
        }
        assertEquals(expected, scorer.score(), 1e-14);
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                // accuracy_score([0, 1, 1, 0], [0, 1, 0, 0])
                Arguments.of(ScoreKind.ACCURACY, 2, truth(0, 1, 1, 0), truth(0, 1, 0, 0), 0.75),
                // f1_score([0, 1, 1, 0], [0, 1, 2, 2], average='macro'): class 2 is never true
                Arguments.of(ScoreKind.F1, 2, truth(0, 1, 1, 0), truth(0, 1, 2, 2), 0.4444444444444444),
                // f1_score([0, 0, 1], [0, 0, 0])
                Arguments.of(ScoreKind.F1, 2, truth(0, 0, 1), truth(0, 0, 0), 0.0),
                // f1_score([0, 0], [0, 0], average='macro')
                Arguments.of(ScoreKind.F1, 1, truth(0, 0), truth(0, 0), 1.0));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsAreScoredAsByScikitLearn(
            ScoreKind kind, int classes, double[] truth, double[] predicted, double expected) {
        Scorer scorer = Scorer.of(kind, classes, true);
        for (int i = 0; i < truth.length; i++) {
            scorer.row(truth[i], new double[] {predicted[i]});
        }
        assertEquals(expected, scorer.score(), 1e-14);
    }

    static Stream<Arguments> numbers() {
        double[] t = {3, -0.5, 2, 7};
        double[] p = {2.5, 0.0, 2, 8};
        double[] far = {1e9 + 1, 1e9 + 2, 1e9 + 4};
        double[] near = {1e9 + 1.5, 1e9 + 2, 1e9 + 3};
        return Stream.of(
                // root_mean_squared_error(t, p), mean_absolute_error(t, p), r2_score(t, p)
                Arguments.of(ScoreKind.RMSE, t, p, 0.6123724356957945),
                Arguments.of(ScoreKind.MAE, t, p, 0.5),
                Arguments.of(ScoreKind.R2, t, p, 0.9486081370449679),
                // the same far from zero
                Arguments.of(ScoreKind.RMSE, far, near, 0.6454972243679028),
                Arguments.of(ScoreKind.MAE, far, near, 0.5),
                Arguments.of(ScoreKind.R2, far, near, 0.7321428571428574));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersAreScoredAsByScikitLearn(ScoreKind kind, double[] truth, double[] predicted, double expected) {
        Scorer scorer = Scorer.of(kind, 0, false);
        for (int i = 0; i < truth.length; i++) {
            scorer.row(truth[i], new double[] {predicted[i]});
        }
        assertEquals(expected, scorer.score(), 1e-13);
    }
}
