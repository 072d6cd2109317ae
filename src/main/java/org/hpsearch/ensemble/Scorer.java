package org.hpsearch.ensemble;

import java.util.Arrays;

/// Adds up how well predictions meet the truth.
abstract class Scorer {
    /// A row.
    ///
    /// @param truth  the number, or the class's place
    /// @param scores the predicted number alone; or a score a class, in their order; or the predicted class's place
    ///               alone
    abstract void row(double truth, double[] scores);

    /// The score of all rows so far; NaN where it is not defined.
    abstract double score();

    /// @param classes of the truth
    /// @param labels  whether only labels are predicted
    static Scorer of(ScoreKind metric, int classes, boolean labels) {
        return switch (metric) {
            case ACCURACY -> new Accuracy(labels);
            case F1 -> new F1(classes, labels);
            case AUC -> new Auc(classes);
            case LOGLOSS -> new LogLoss();
            case RMSE, MAE, R2 -> new Errors(metric);
        };
    }

    /// The place of the greatest score, the first of equal ones.
    private static int greatest(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /// A sum that keeps what is lost in rounding (Neumaier 1974).
    static final class Sum {
        private double sum;
        private double lost;

        void add(double value) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        double value() {
            return sum + lost;
        }
    }

    private static final class Accuracy extends Scorer {
        private final boolean labels;
        private long right;
        private long rows;

        Accuracy(boolean labels) {
            this.labels = labels;
        }

        @Override
        void row(double truth, double[] scores) {
            right += (labels ? scores[0] : greatest(scores)) == truth ? 1 : 0;
            rows++;
        }

        @Override
        double score() {
            return (double) right / rows;
        }
    }

    private static final class F1 extends Scorer {
        private final int classes;
        private final boolean labels;
        private long[] hits;
        private long[] trues;
        private long[] predictions;

        F1(int classes, boolean labels) {
            this.classes = classes;
            this.labels = labels;
            hits = new long[classes];
            trues = new long[classes];
            predictions = new long[classes];
        }

        @Override
        void row(double truth, double[] scores) {
            int predicted = labels ? (int) scores[0] : greatest(scores);
            if (predicted >= predictions.length) {
                hits = Arrays.copyOf(hits, predicted + 1);
                trues = Arrays.copyOf(trues, predicted + 1);
                predictions = Arrays.copyOf(predictions, predicted + 1);
            }
            hits[predicted] += predicted == truth ? 1 : 0;
            trues[(int) truth]++;
            predictions[predicted]++;
        }

        @Override
        double score() {
            boolean two = classes <= 2 && hits.length == 2;
            double sum = 0;
            int counted = 0;
            for (int i = two ? 1 : 0; i < hits.length; i++) {
                boolean seen = trues[i] + predictions[i] > 0;
                sum += seen ? 2.0 * hits[i] / (trues[i] + predictions[i]) : 0;
                counted += seen ? 1 : 0;
            }
            return two ? sum : sum / counted;
        }
    }

    /// Keeps all scores: 8 bytes a row and class, 16 for two classes.
    private static final class Auc extends Scorer {
        private final double[][] scores;
        private int[] truths = new int[Block.SIZE];
        private int rows;

        Auc(int classes) {
            scores = new double[classes == 2 ? 1 : classes][Block.SIZE];
        }

        @Override
        void row(double truth, double[] row) {
            if (rows == truths.length) {
                truths = Arrays.copyOf(truths, 2 * rows);
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = Arrays.copyOf(scores[i], 2 * rows);
                }
            }
            truths[rows] = (int) truth;
            for (int i = 0; i < scores.length; i++) {
                scores[i][rows] = row[scores.length == 1 ? 1 : i];
            }
            rows++;
        }

        @Override
        double score() {
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                sum += against(scores[i], scores.length == 1 ? 1 : i);
            }
            return sum / scores.length;
        }

        /// The share of pairs in which the class's row has the greater score, equal ones counting half.
        private double against(double[] of, int theClass) {
            double[] others = new double[rows];
            double[] own = new double[rows];
            int owns = 0;
            int rest = 0;
            for (int row = 0; row < rows; row++) {
                if (truths[row] == theClass) {
                    own[owns++] = of[row];
                } else {
                    others[rest++] = of[row];
                }
            }
            Arrays.sort(own, 0, owns);
            Arrays.sort(others, 0, rest);
            int below = 0;
            int upTo = 0;
            double won = 0;
            for (int i = 0; i < owns; i++) {
                while (below < rest && others[below] < own[i]) {
                    below++;
                }
                while (upTo < rest && others[upTo] <= own[i]) {
                    upTo++;
                }
                won += (below + (double) upTo) / 2;
            }
            return won / owns / rest;
        }
    }

    private static final class LogLoss extends Scorer {
        private static final double LEAST = Math.ulp(1.0);
        private final Sum sum = new Sum();
        private long rows;

        @Override
        void row(double truth, double[] scores) {
            sum.add(-Math.log(clip(scores[(int) truth])));
            rows++;
        }

        private static double clip(double probability) {
            return Math.min(1 - LEAST, Math.max(LEAST, probability));
        }

        @Override
        double score() {
            return sum.value() / rows;
        }
    }

    private static final class Errors extends Scorer {
        private final ScoreKind metric;
        private final Sum errors = new Sum();
        private double first;
        private double mean;
        private double around;
        private long rows;

        Errors(ScoreKind metric) {
            this.metric = metric;
        }

        @Override
        void row(double truth, double[] scores) {
            double error = truth - scores[0];
            errors.add(metric == ScoreKind.MAE ? Math.abs(error) : error * error);
            rows++;
            first = rows == 1 ? truth : first;
            double value = truth - first;
            double off = value - mean;
            mean += off / rows;
            around += off * (value - mean);
        }

        @Override
        double score() {
            return switch (metric) {
                case MAE -> errors.value() / rows;
                case RMSE -> Math.sqrt(errors.value() / rows);
                default -> 1 - errors.value() / around;
            };
        }
    }
}
