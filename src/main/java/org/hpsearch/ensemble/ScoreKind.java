package org.hpsearch.ensemble;

import java.util.Locale;

/// How predictions are scored, as scikit-learn defines it
/// (https://scikit-learn.org/stable/modules/model_evaluation.html).
public enum ScoreKind {
    /// The share of rows whose predicted class is the true one.
    ACCURACY(true, true),
    /// The area under the ROC curve; of more than two classes the mean over each against the rest.
    AUC(true, true),
    /// The mean of -ln p of the true class, p kept away from 0 and 1 by 2.2e-16.
    LOGLOSS(true, false),
    /// 2 TP / (2 TP + FP + FN) of the class that comes last; of more than two classes the mean over all.
    F1(true, true),
    /// The root of the mean squared error.
    RMSE(false, false),
    /// The mean absolute error.
    MAE(false, false),
    /// 1 - the sum of squared errors / the sum of squares around the true mean.
    R2(false, true);

    private final boolean classes;
    private final boolean greater;

    ScoreKind(boolean classes, boolean greater) {
        this.classes = classes;
        this.greater = greater;
    }

    /// Whether the truth is a class.
    boolean ofClasses() {
        return classes;
    }

    /// Whether greater is better.
    public boolean isGreaterBetter() {
        return greater;
    }

    /// Whether a score is better than another.
    public boolean isBetter(double score, double other) {
        return greater ? score > other : score < other;
    }

    /// As it is typed, and the name of the run's metric.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
