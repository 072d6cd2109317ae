package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.MeanCurve;
import org.hpsearch.chart.Spread;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Window;
import org.hpsearch.project.History;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveMemoryTest {
    private static final int PLENTY = 1 << 20;

    @TempDir
    Path project;

    private static CurveSource source(Workspace workspace, CurveMemory memory, double smooth, Window window) {
        return new CurveSource(
                new History(workspace.project().store(), workspace.settings(), memory.rows()),
                workspace.settings(),
                new CurveAxis("step"),
                smooth,
                window,
                false,
                memory);
    }

    private static Series line(CurveSource source, Row row) throws IOException {
        CurveSource.Read read = Objects.requireNonNull(
                source.read(List.of(row), List.of("loss")).getFirst().get("loss"));
        return source.line(row, read, Label.of("a"));
    }

    private static String text(Points points) {
        return Arrays.toString(points.x()) + " " + Arrays.toString(points.y());
    }

    @Test
    void aFileThatHasGrownIsReadAgainAndOneThatHasNotIsNot() throws IOException {
        ShownRuns runs = new ShownRuns(project).run("aaaaa", "{}", "1,1,loss,4", "2,2,loss,2");
        CurveMemory memory = new CurveMemory(PLENTY);
        try (Workspace workspace = runs.open()) {
            Row row = ShownRuns.values(workspace, "").rows().getFirst();
            CurveSource whole = source(workspace, memory, 0, Window.whole(10));
            CurveSource.Read before =
                    whole.read(List.of(row), List.of("loss")).getFirst().get("loss");
            assertEquals(
                    before, whole.read(List.of(row), List.of("loss")).getFirst().get("loss"));
            assertEquals("[1.0, 2.0] [4.0, 2.0]", text(line(whole, row).points()));
            runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n1,1,loss,4\n2,2,loss,2\n3,3,loss,1\n");
            assertEquals(
                    "[1.0, 2.0, 3.0] [4.0, 2.0, 1.0]", text(line(whole, row).points()));
            assertEquals(1, memory.size(), "the older state is forgotten");
        }
    }

    @Test
    void aMeanIsForgottenWithItsCurves() throws IOException {
        ShownRuns runs = new ShownRuns(project).run("aaaaa", "{}", "1,1,loss,4", "2,2,loss,2");
        CurveMemory memory = new CurveMemory(PLENTY);
        try (Workspace workspace = runs.open()) {
            Row row = ShownRuns.values(workspace, "").rows().getFirst();
            CurveSource source = source(workspace, memory, 0, Window.whole(10));
            CurveSource.Read before = Objects.requireNonNull(
                    source.read(List.of(row), List.of("loss")).getFirst().get("loss"));
            CurveMemory.Mean key = new CurveMemory.Mean(List.of(before.points()), Spread.STD, true);
            int[] computed = {0};
            Supplier<MeanCurve> mean = () -> {
                computed[0]++;
                return MeanCurve.of(List.of(before.points()), Spread.STD);
            };
            memory.mean(key, mean);
            memory.mean(key, mean);
            assertEquals(1, computed[0]);
            runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n1,1,loss,4\n2,2,loss,2\n3,3,loss,1\n");
            source.read(List.of(row), List.of("loss"));
            memory.mean(key, mean);
            assertEquals(2, computed[0]);
        }
    }

    @Test
    void whatIsSmoothedIsMadeOfWhatIsKept() throws IOException {
        ShownRuns runs = new ShownRuns(project).run("aaaaa", "{}", "1,1,loss,4", "2,2,loss,2", "3,3,loss,1");
        CurveMemory memory = new CurveMemory(PLENTY);
        try (Workspace workspace = runs.open()) {
            Row row = ShownRuns.values(workspace, "").rows().getFirst();
            Series plain = line(source(workspace, memory, 0, Window.whole(10)), row);
            Series smooth = line(source(workspace, memory, 0.5, Window.whole(10)), row);
            assertEquals(text(plain.points()), text(java.util.Objects.requireNonNull(smooth.raw())));
            assertEquals(2, memory.size());
            RowValues values = ShownRuns.values(workspace, "");
            Series anew = line(
                    new CurveSource(
                            new History(workspace.project().store(), workspace.settings()),
                            workspace.settings(),
                            new CurveAxis("step"),
                            0.5,
                            Window.whole(10),
                            false,
                            null),
                    values.rows().getFirst());
            assertEquals(text(anew.points()), text(smooth.points()));
        }
    }

    @Test
    void whatWasNotLookedAtForTheLongestTimeIsForgotten() throws IOException {
        ShownRuns runs = new ShownRuns(project)
                .run("aaaaa", "{}", "1,1,loss,4", "2,2,loss,2", "4,4,loss,2")
                .run("bbbbb", "{}", "1,1,loss,4", "2,2,loss,2", "4,4,loss,2");
        CurveMemory memory = new CurveMemory(80);
        try (Workspace workspace = runs.open()) {
            CurveSource source = source(workspace, memory, 0, Window.whole(10));
            for (Row row : ShownRuns.values(workspace, "").rows()) {
                assertEquals(
                        "[1.0, 2.0, 4.0] [4.0, 2.0, 2.0]",
                        text(line(source, row).points()));
            }
            assertEquals(1, memory.size());
        }
    }
}
