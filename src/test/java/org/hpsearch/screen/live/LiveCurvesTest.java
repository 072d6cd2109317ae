package org.hpsearch.screen.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.hpsearch.chart.points.Points;
import org.hpsearch.project.Direction;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCurvesTest {
    private static final String ID = "20260901-080000-aaaaa";
    private static final String OTHER = "20260901-080000-bbbbb";

    private static final Set<String> WANTED = Set.of("acc", "loss");

    @TempDir
    Path folder;

    private final LiveCurves curves = new LiveCurves(Direction::guess);

    private RunFolder run(String id) throws IOException {
        return new RunFolder(Files.createDirectories(folder.resolve(id)));
    }

    private RunFolder write(String id, String text) throws IOException {
        RunFolder run = run(id);
        Files.writeString(run.file("metrics.csv"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return run;
    }

    private long rows(String id, String metric) {
        LiveCurve curve = curves.curve(id, metric);
        return curve == null ? 0 : curve.rows();
    }

    @Test
    void eachLookReadsOnlyWhatIsNewAndALineThatIsCutLater() throws IOException {
        RunFolder run = write(ID, "step,time,metric,value\n1,1,loss,0.5\n2,2,lo");
        curves.look(List.of(run), WANTED, Set.of());
        assertEquals(1, rows(ID, "loss"));
        curves.look(List.of(run), WANTED, Set.of());
        assertEquals(1, rows(ID, "loss"));
        write(ID, "ss,0.25\n3,3,acc,0.9\n");
        curves.look(List.of(run), WANTED, Set.of());
        assertEquals(2, rows(ID, "loss"));
        assertEquals(1, rows(ID, "acc"));
        assertEquals(Set.of("loss", "acc"), curves.metrics());
        assertEquals(0.25, Objects.requireNonNull(curves.curve(ID, "loss")).last());
        assertEquals(3, curves.step(ID, metric -> true));
    }

    @Test
    void whatHpsMeasuresItselfIsNoMetricAndAMissingStepIsNoStep() throws IOException {
        RunFolder run = write(ID, "step,time,metric,value\n7,1,loss,0.5\n,2,sys/cpu,80\n,3,acc,0.5\n");
        curves.look(List.of(run), WANTED, Set.of());
        assertEquals(Set.of("acc", "loss"), curves.metrics());
        assertEquals(7, curves.step(ID, metric -> true));
        assertEquals(Double.NaN, curves.step(OTHER, metric -> true));
    }

    @Test
    void aMetricThatIsLookedAtLaterIsReadFromItsBeginning() throws IOException {
        RunFolder run = write(ID, "step,time,metric,value\n1,1,loss,0.5\n1,1,extra,3\n2,2,extra,4\n1,1,sys/cpu,5\n");
        curves.look(List.of(run), WANTED, Set.of());
        assertEquals(Set.of("extra", "loss"), curves.metrics());
        assertEquals(Set.of("sys/cpu"), curves.system(ID));
        assertEquals(0, rows(ID, "extra"));
        curves.look(List.of(run), Set.of("extra", "sys/cpu"), Set.of());
        assertEquals(2, rows(ID, "extra"));
        assertEquals(1, rows(ID, "sys/cpu"));
        assertEquals(1, rows(ID, "loss"));
    }

    @Test
    void aMetricIsFoundInAnySpellingUnlessEachIsAMetricOfItsOwn() throws IOException {
        RunFolder one = write(ID, "step,time,metric,value\n1,1,Val-Acc,0.5\n");
        RunFolder both = write(OTHER, "step,time,metric,value\n1,1,Loss,3\n1,1,loss,2\n");
        curves.look(List.of(one, both), Set.of("val_acc", "loss"), Set.of());
        assertEquals(1, rows(ID, "val_acc"));
        assertEquals(1, rows(ID, "VAL_ACC"));
        assertEquals(2, Objects.requireNonNull(curves.curve(OTHER, "loss")).last());
        assertEquals(3, Objects.requireNonNull(curves.curve(OTHER, "Loss")).last());
        RunFolder small = write("20260901-080000-ccccc", "step,time,metric,value\n1,1,loss,7\n");
        curves.look(List.of(both, small), Set.of("Loss"), Set.of("loss"));
        assertNull(curves.curve(small.id(), "Loss"), "another metric");
        assertEquals(1, rows(small.id(), "loss"));
    }

    @Test
    void aLargeFileIsReadInPartsAndAShortOneFirst() throws IOException {
        StringBuilder rows = new StringBuilder("step,time,metric,value\n");
        for (int step = 0; step < 500_000; step++) {
            rows.append(step).append(",1.5,loss,0.123456\n");
        }
        RunFolder large = write(ID, rows.toString());
        RunFolder small = write(OTHER, "step,time,metric,value\n1,1,loss,0.5\n");
        curves.look(List.of(large, small), WANTED, Set.of());
        assertEquals(1, rows(OTHER, "loss"));
        assertTrue(curves.isBehind());
        long first = rows(ID, "loss");
        assertTrue(first > 0 && first < 500_000, () -> "read " + first);
        assertEquals(first / 500_000.0, curves.share(), 0.02);
        for (int i = 0; i < 5 && curves.isBehind(); i++) {
            curves.look(List.of(large, small), WANTED, Set.of());
        }
        assertEquals(500_000, rows(ID, "loss"));
        assertEquals(499_999, curves.step(ID, metric -> true));
        assertEquals("false 1.0", curves.isBehind() + " " + curves.share());
    }

    @Test
    void aRunThatIsNoLongerLookedAtIsForgotten() throws IOException {
        RunFolder one = write(ID, "step,time,metric,value\n1,1,loss,0.5\n");
        RunFolder other = write(OTHER, "step,time,metric,value\n1,1,acc,0.5\n");
        curves.look(List.of(one, other), WANTED, Set.of());
        assertEquals(Set.of("acc", "loss"), curves.metrics());
        curves.look(List.of(other), WANTED, Set.of());
        assertEquals(Set.of("acc"), curves.metrics());
        assertNull(curves.curve(ID, "loss"));
        curves.look(List.of(one, other), WANTED, Set.of());
        assertEquals(1, rows(ID, "loss"), "from its beginning");
    }

    @Test
    void aRunWithoutRowsYetHasNoCurves() throws IOException {
        curves.look(List.of(run(ID)), WANTED, Set.of());
        Files.createDirectories(folder.resolve(OTHER).resolve("metrics.csv"));
        curves.look(List.of(run(ID), run(OTHER)), WANTED, Set.of());
        assertEquals(Set.of(), curves.metrics());
        assertNull(curves.curve(ID, "loss"));
    }

    /// The x of what is drawn of a metric from one to another, once all rows are there.
    private List<Double> part(RunFolder run, double from, double to) throws Exception {
        curves.lookClosely(List.of(run), "loss", from, to);
        while (curves.isReadingPart()) {
            Thread.sleep(5);
            curves.lookClosely(List.of(run), "loss", from, to);
        }
        Points points = Objects.requireNonNull(curves.points(ID, "loss"));
        return Arrays.stream(points.x())
                .filter(x -> !(x < from) && !(x > to))
                .boxed()
                .toList();
    }

    @Test
    void aRowWithoutAStepLiesInAPartAtItsNumberAsInTheWhole() throws Exception {
        StringBuilder rows = new StringBuilder("step,time,metric,value\n1,1,loss,1\n");
        for (int row = 2; row <= 50_000; row++) {
            rows.append(",1,loss," + row % 7 + "\n");
        }
        RunFolder run = write(ID, rows.toString());
        curves.look(List.of(run), WANTED, Set.of());
        List<Double> exact =
                IntStream.rangeClosed(30_000, 30_020).mapToObj(x -> (double) x).toList();
        assertEquals(exact, part(run, 30_000, 30_020));
    }

    @Test
    void aPartOfALongCurveIsReadAgainAndHasEachOfItsRows() throws Exception {
        StringBuilder rows = new StringBuilder("step,time,metric,value\n");
        for (int step = 1; step <= 50_000; step++) {
            rows.append(step + ",1,loss," + step % 7 + "\n" + step + ",1,acc,1\n");
        }
        RunFolder run = write(ID, rows.toString());
        curves.look(List.of(run), WANTED, Set.of());
        List<Double> exact =
                IntStream.rangeClosed(30_000, 30_020).mapToObj(x -> (double) x).toList();
        assertNotEquals(exact, thinned(30_000, 30_020));
        assertEquals(exact, part(run, 30_000, 30_020));
        assertEquals(List.of(49_999.0, 50_000.0), part(run, 49_999, Double.MAX_VALUE));
        write(ID, "50001,1,loss,3\n");
        curves.look(List.of(run), WANTED, Set.of());
        assertEquals(List.of(49_999.0, 50_000.0, 50_001.0), part(run, 49_999, Double.MAX_VALUE), "it has grown");
        assertEquals(
                thinned(1, 100),
                part(run, Double.NaN, Double.NaN).subList(0, thinned(1, 100).size()));
    }

    private List<Double> thinned(double from, double to) {
        double[] x = Objects.requireNonNull(curves.curve(ID, "loss")).points().x();
        return Arrays.stream(x)
                .filter(each -> each >= from && each <= to)
                .boxed()
                .toList();
    }
}
