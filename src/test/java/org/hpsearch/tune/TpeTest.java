package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TpeTest {
    private static final Space PLANE = new Space(List.of(
            Dimension.of("x", new Domain.Real(-5, 5, false)), Dimension.of("y", new Domain.Real(1e-4, 1, true))));

    private static double[] next(Sampler sampler, List<Trial> trials, int number) {
        return Objects.requireNonNull(sampler.next(trials, number));
    }

    private static double best(Sampler sampler, int runs, ToDoubleFunction<double[]> loss) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double[] point = next(sampler, trials, i);
            trials.add(Trial.done(point, loss.applyAsDouble(point)));
        }
        return trials.stream().mapToDouble(Trial::loss).min().orElseThrow();
    }

    private static double bowl(double[] point) {
        return Math.pow(point[0] - 2, 2) + Math.pow(Math.log10(point[1]) + 2, 2);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    @Test
    void learnsWhereRandomSearchDoesNot() {
        double[] learned = IntStream.range(0, 11)
                .mapToDouble(seed -> best(new Tpe(PLANE, seed), 60, TpeTest::bowl))
                .toArray();
        double[] drawn = IntStream.range(0, 11)
                .mapToDouble(seed -> best(new RandomSearch(PLANE, seed), 60, TpeTest::bowl))
                .toArray();
        assertTrue(median(learned) < median(drawn) / 3, median(learned) + " against " + median(drawn));
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndAnotherNumberAnotherOne() {
        List<Trial> trials = ended(20);
        Tpe tpe = new Tpe(PLANE, 4);
        assertArrayEquals(next(tpe, trials, 20), next(new Tpe(PLANE, 4), trials, 20));
        assertNotEquals(next(tpe, trials, 20)[0], next(tpe, trials, 21)[0]);
        assertNotEquals(next(tpe, trials, 20)[0], next(new Tpe(PLANE, 5), trials, 20)[0]);
    }

    private static List<Trial> ended(int count) {
        List<Trial> trials = new ArrayList<>();
        RandomSearch search = new RandomSearch(PLANE, 9);
        for (int i = 0; i < count; i++) {
            double[] point = next(search, trials, i);
            trials.add(Trial.done(point, bowl(point)));
        }
        return trials;
    }

    @Test
    void theFirstTenAreDrawnAtRandom() {
        List<Trial> nine = ended(9);
        assertArrayEquals(next(new RandomSearch(PLANE, 4), nine, 9), next(new Tpe(PLANE, 4), nine, 9));
        List<Trial> failed = Arrays.asList(new Trial[12]);
        failed.replaceAll(none -> Trial.failed(new double[] {0, 1}));
        assertArrayEquals(
                next(new RandomSearch(PLANE, 4), failed, 12), next(new Tpe(PLANE, 4), failed, 12), "all failed");
    }

    @Test
    void failuresAndNaNRepelAndRunningOnesToo() {
        Space line = new Space(List.of(Dimension.of("x", new Domain.Real(0, 1, false))));
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            trials.add(Trial.done(new double[] {i < 1 ? 0.5 : 0.5 + 0.001 * i}, i < 1 ? 0 : Double.NaN));
        }
        for (int i = 0; i < 20; i++) {
            double[] right = {0.55 + 0.02 * i};
            trials.add(i % 2 == 0 ? Trial.failed(right) : Trial.running(right));
        }
        long left = IntStream.range(0, 100)
                .filter(i -> next(new Tpe(line, 0), trials, i)[0] < 0.5)
                .count();
        assertTrue(left > 80, left + " of 100 are away from the failures");
    }

    @Test
    void aConditionalParameterHasAValueOnlyWhereItsConditionHolds() {
        List<Trial> trials = new ArrayList<>();
        Space space = new Space(List.of(
                Dimension.of("optimizer", new Domain.Choice(2)),
                new Dimension(
                        "momentum",
                        new Domain.Real(0, 1, false),
                        new Dimension.Condition(0, List.of(new Dimension.Interval(1, 1))))));
        Tpe tpe = new Tpe(space, 2);
        for (int i = 0; i < 60; i++) {
            double[] point = next(tpe, trials, i);
            assertTrue(space.holds(point), Arrays.toString(point));
            trials.add(Trial.done(point, point[0] == 0 ? 1 : Math.abs(point[1] - 0.9)));
        }
        long near = trials.subList(30, 60).stream()
                .filter(trial -> Math.abs(trial.point().get(1) - 0.9) < 0.15)
                .count();
        assertTrue(near > 15, near + " of the last 30 are near momentum 0.9");
    }

    @Test
    void noPointOfAFiniteSpaceIsTriedTwice() {
        Tpe tpe = new Tpe(SpaceTest.CONDITIONAL, 0);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            trials.add(Trial.done(next(tpe, trials, i), i));
        }
        assertEquals(8, trials.stream().map(Trial::point).distinct().count());
        trials.addAll(List.copyOf(trials));
        assertNull(tpe.next(trials, 16));
    }

    @Test
    void severalObjectivesLeadToTheFront() {
        Space line = new Space(List.of(
                Dimension.of("x", new Domain.Real(-10, 10, false)),
                Dimension.of("y", new Domain.Real(-10, 10, false))));
        Tpe tpe = new Tpe(line, 1);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            double[] at = next(tpe, trials, i);
            double off = at[1] * at[1];
            trials.add(Trial.done(at, at[0] * at[0] + off, Math.pow(at[0] - 2, 2) + off));
        }
        long near = trials.subList(40, 80).stream()
                .filter(trial -> Math.abs(trial.point().getFirst() - 1) < 3)
                .count();
        assertTrue(near > 25, near + " of the last 40 are near the front");
    }

    @Test
    void theGoodOnesAreATenthOfThoseThatEnded() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            double[] point = {i % 5, 0.1};
            trials.add(
                    switch (i % 3) {
                        case 0 -> Trial.done(point, 100 - i);
                        case 1 -> Trial.stopped(point, i % 2, i);
                        default -> i % 2 == 0 ? Trial.running(point) : Trial.failed(point);
                    });
        }
        Split split = Split.of(trials);
        assertEquals("76.0 79.0 82.0", losses(split.good()));
        assertEquals(24, split.bad().size());
        List<Trial> early = trials.stream()
                .filter(trial -> trial.state() == Trial.State.STOPPED)
                .toList();
        assertEquals("1.0", losses(Split.of(early).good()), "the farthest first");
        assertFalse(Split.of(early).bad().isEmpty());
    }

    private static String losses(List<Trial> trials) {
        return trials.stream()
                .map(trial -> String.valueOf(trial.loss()))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
