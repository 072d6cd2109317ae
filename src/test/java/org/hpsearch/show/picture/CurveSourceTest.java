package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveSourceTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private List<Series> lines(String x, double smooth, String metric) throws IOException {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            CurveSource source = new CurveSource(
                    workspace.project().store(), workspace.settings(), new CurveAxis(x), smooth, 600, false);
            var read = source.read(values.rows(), List.of(metric));
            List<Series> lines = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                CurveSource.Read own = read.get(i).get(metric);
                Row row = values.rows().get(i);
                if (own != null) {
                    lines.add(source.line(row, own, Label.of(row.shortId())));
                }
            }
            return lines;
        }
    }

    private String points(String x, String metric) throws IOException {
        return lines(x, 0, metric).stream()
                .map(line -> line.label().text() + " "
                        + Arrays.toString(line.points().x()) + " "
                        + Arrays.toString(line.points().y()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void xIsTheStepTheTimeTheDateOrAMetric() throws IOException {
        runs.run("aaaaa", "{}", "1,10,loss,3", "3,30,loss,1", "1,10,tokens,100", "3,20,tokens,300");
        assertEquals("aaaaa [1.0, 3.0] [3.0, 1.0]\n", points("step", "loss"));
        assertEquals("aaaaa [10.0, 30.0] [3.0, 1.0]\n", points("time", "loss"));
        assertEquals("aaaaa [1.78824967E9, 1.78824969E9] [3.0, 1.0]\n", points("date", "loss"));
        assertEquals("aaaaa [100.0, 300.0] [3.0, 1.0]\n", points("tokens", "loss"));
    }

    @Test
    void rowsWithoutStepsAreCounted() throws IOException {
        runs.run("aaaaa", "{}", ",10,loss,3", ",20,loss,2", ",30,loss,1");
        assertEquals("aaaaa [1.0, 2.0, 3.0] [3.0, 2.0, 1.0]\n", points("step", "loss"));
    }

    @Test
    void aRunThatGoesOnHasTheRowsBeforeItAndASeam() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "2,2,loss,2", "3,3,loss,9")
                .run("bbbbb", "{}", "3,1,loss,1")
                .info(
                        "bbbbb",
                        "\"lineage\": {\"kind\": \"resume\", \"parent\": \"" + runs.id("aaaaa")
                                + "\", \"checkpoint\": \"c.pt\", \"step\": 2}");
        List<Series> lines = lines("step", 0, "loss");
        assertEquals("""
            aaaaa [1.0, 2.0, 3.0] [3.0, 2.0, 9.0]
            bbbbb [1.0, 2.0, 3.0] [3.0, 2.0, 1.0]
            """, points("step", "loss"));
        assertEquals(
                "[] [3.0]",
                Arrays.toString(lines.get(0).seams()) + " "
                        + Arrays.toString(lines.get(1).seams()));
    }

    @Test
    void theBestPointIsThatOfTheRawValuesInTheMetricsDirection() throws IOException {
        runs.run(
                "aaaaa", "{}", "1,1,loss,3", "2,2,loss,1", "3,3,loss,NaN", "1,1,acc,0.5", "2,2,acc,0.75", "1,1,norm,1");
        Series loss = lines("step", 0.5, "loss").getFirst();
        assertEquals(2, loss.bestX());
        assertEquals(1, loss.bestY());
        assertEquals(0.75, lines("step", 0, "acc").getFirst().bestY());
        assertEquals(Double.NaN, lines("step", 0, "norm").getFirst().bestY());
    }

    @Test
    void aSmoothedLineHasItsRawValuesBehindIt() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,4", "2,2,loss,2");
        Series line = lines("step", 0.5, "loss").getFirst();
        assertEquals(
                "[4.0, 2.0]",
                Arrays.toString(line.raw() == null ? null : line.raw().y()));
        assertEquals(4, line.points().y()[0]);
        assertEquals(true, line.points().y()[1] > 2 && line.points().y()[1] < 4, line.toString());
        Series plain = lines("step", 0, "loss").getFirst();
        assertEquals(null, plain.raw());
    }

    @Test
    void theEndSaysHowTheRunEnded() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,4")
                .run("bbbbb", "{}", "1,1,loss,4")
                .file("bbbbb", "status.json", "{\"exit\": 1}")
                .run("ccccc", "{}", "1,1,loss,4")
                .file("ccccc", "status.json", "{\"exit\": 137}")
                .run("ddddd", "{}", "1,1,loss,4")
                .file("ddddd", "status.json", "{\"exit\": 143, \"stopped\": \"median\"}")
                .run("eeeee", "{}", "1,1,loss,4")
                .file("eeeee", "status.json", "");
        assertEquals(
                "[DONE , BROKEN failed, BROKEN killed, DONE , OPEN silent]",
                lines("step", 0, "loss").stream()
                        .map(line -> line.end().kind() + " " + line.end().word())
                        .toList()
                        .toString());
    }

    @Test
    void aRunThatGoesOnMaySpellTheMetricInAnotherWay() throws IOException {
        runs.run("aaaaa", "{}", "1,1,Val-Loss,3", "2,2,Val-Loss,2")
                .run("bbbbb", "{}", "3,1,val_loss,1")
                .resumes("bbbbb", "aaaaa")
                .run("ccccc", "{}", "4,1,other,1")
                .resumes("ccccc", "bbbbb");
        String expected = """
            aaaaa [1.0, 2.0] [3.0, 2.0]
            bbbbb [1.0, 2.0, 3.0] [3.0, 2.0, 1.0]
            ccccc [1.0, 2.0, 3.0] [3.0, 2.0, 1.0]
            """;
        assertEquals(expected, points("step", "val_loss"));
        assertEquals(expected, points("step", "Val-Loss"));
    }

    @Test
    void aRunThatHasBothSpellingsKeepsThem() throws IOException {
        runs.run("aaaaa", "{}", "1,1,Loss,3")
                .run("bbbbb", "{}", "2,1,loss,7", "2,1,Loss,1")
                .resumes("bbbbb", "aaaaa");
        assertEquals("bbbbb [2.0] [7.0]\n", points("step", "loss").replaceAll("(?m)^aaaaa.*\n", ""));
        assertEquals("bbbbb [1.0, 2.0] [3.0, 1.0]\n", points("step", "Loss").replaceAll("(?m)^aaaaa.*\n", ""));
    }

    /// A program that tells the epoch of its checkpoint first, so that hps counts its batches from there.
    @Test
    void batchesThatHpsCountsGoOnBehindThoseOfTheParent() throws IOException {
        String counts = "{\"steps\": {\"batch\": [\"epoch\", \"loss\"], \"batch or epoch\": [\"mse\"]}}";
        runs.run(
                        "aaaaa",
                        "{}",
                        "1,1,epoch,1",
                        "1,1,loss,9",
                        "1,1,mse,9",
                        "2,1,loss,8",
                        "2,1,mse,8",
                        "1,1,mse,8.5",
                        "3,2,epoch,2",
                        "3,2,loss,7",
                        "3,2,mse,7",
                        "4,2,loss,6",
                        "4,2,mse,6",
                        "2,2,mse,6.5")
                .file("aaaaa", "observed.json", counts)
                .file("aaaaa", "checkpoints.csv", "step,time,path,kept,bytes,sha256\n2,2,c.pt,,10,\n")
                .run("bbbbb", "{}", "3,1,epoch,3", "3,1,loss,5", "3,1,mse,5", "4,1,loss,4", "4,1,mse,4", "3,1,mse,4.5")
                .file("bbbbb", "observed.json", counts)
                .info(
                        "bbbbb",
                        "\"lineage\": {\"kind\": \"resume\", \"parent\": \"" + runs.id("aaaaa")
                                + "\", \"checkpoint\": \"c.pt\", \"step\": 2}");
        assertEquals(
                "bbbbb [1.0, 2.0, 3.0, 4.0, 5.0, 6.0] [9.0, 8.0, 7.0, 6.0, 5.0, 4.0]\n",
                points("step", "loss").replaceAll("(?m)^aaaaa.*\n", ""));
        assertEquals(
                "bbbbb [1.0, 2.0, 3.0, 4.0, 5.0, 6.0] [9.0, 8.0, 7.0, 6.0, 5.0, 4.0]\n",
                points("step", "mse").replaceAll("(?m)^aaaaa.*\n", ""));
        assertEquals(
                "bbbbb [1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0] [9.0, 8.0, 8.5, 7.0, 6.0, 6.5, 5.0, 4.0, 4.5]\n",
                points("epoch", "mse").replaceAll("(?m)^aaaaa.*\n", ""));
    }
}
