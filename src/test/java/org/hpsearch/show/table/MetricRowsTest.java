package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.Style;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricRowsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{}", "1,0.5,loss,2", "2,,loss,NaN", ",1.5,\"a,b\",1e-7", "1,1,sys/cpu,3")
                .run("bbbbb", "{}");
    }

    private interface Printing {
        void print(MetricRows rows, Context context) throws IOException;
    }

    private String printed(List<String> names, boolean stitched, Printing printing) {
        try (Workspace workspace = runs.open()) {
            Context context = runs.context();
            var rows = ShownRuns.values(workspace, "").rows();
            printing.print(new MetricRows(context, workspace, rows, names, stitched), context);
            return runs.printed().replaceAll("20260901-\\d{6}-", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void allButWhatHpsMeasuresItself() {
        assertEquals("""
            run,metric,step,time,value,counts
            aaaaa,loss,1,0.5,2,
            aaaaa,loss,2,,NaN,
            aaaaa,"a,b",,1.5,1e-7,
            """, printed(List.of(), false, (rows, context) -> rows.csv(context.out())));
    }

    @Test
    void aRunKeepsItsOwnSpellingOfAName() throws IOException {
        runs.run("ccccc", "{}", "1,1,Loss,5");
        assertEquals("""
            run,metric,step,time,value,counts
            aaaaa,loss,1,0.5,2,
            aaaaa,loss,2,,NaN,
            ccccc,Loss,1,1,5,
            """, printed(List.of("loss"), false, (rows, context) -> rows.csv(context.out())));
    }

    @Test
    void namedOnesAlone() {
        assertEquals(
                "run,metric,step,time,value,counts\naaaaa,sys/cpu,1,1,3,\n",
                printed(List.of("sys/cpu"), false, (rows, context) -> rows.csv(context.out())));
        assertEquals(
                "no metric 'los'; did you mean 'loss'?",
                assertThrows(
                                DataException.class,
                                () -> printed(List.of("los"), false, (rows, context) -> rows.csv(context.out())))
                        .getMessage());
    }

    @Test
    void anObjectForEachRow() {
        assertEquals("""
            [
              {"counts": null, "metric": "loss", "run": "aaaaa", "step": 1, "time": 0.5, "value": 2},
              {"counts": null, "metric": "loss", "run": "aaaaa", "step": 2, "time": null, "value": "NaN"}
            ]
            """, printed(List.of("loss"), false, (rows, context) -> rows.json(context.out())));
    }

    @Test
    void noRows() throws IOException {
        runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n");
        assertEquals("[]\n", printed(List.of(), false, (rows, context) -> rows.json(context.out())));
        assertEquals(
                "run,metric,step,time,value,counts\n",
                printed(List.of(), false, (rows, context) -> rows.csv(context.out())));
    }

    @Test
    void aTableForAPerson() {
        assertEquals(
                """
                run    metric  step  time  value
                aaaaa  loss       1   0.5      2
                aaaaa  loss       2          NaN
                """,
                printed(
                        List.of("loss"),
                        false,
                        (rows, context) ->
                                context.out().print(new AlignedTable(new Style(false), 0).of(rows.table()))));
    }

    @Test
    void aResumedRunHasTheRowsBeforeItWhereWanted() throws IOException {
        runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n1,0.5,loss,2\n2,1.5,loss,NaN\n")
                .file("bbbbb", "metrics.csv", "step,time,metric,value\n3,1,loss,1\n")
                .file("aaaaa", "checkpoints.csv", "step,time,path,kept,bytes,sha256\n2,1.5,c.pt,,10,\n")
                .info(
                        "bbbbb",
                        "\"lineage\": {\"kind\": \"resume\", \"checkpoint\": \"c.pt\", \"step\": 2, \"parent\": \""
                                + runs.id("aaaaa") + "\"}");
        assertEquals(
                """
                run,metric,step,time,value,counts
                bbbbb,loss,1,0.5,2,
                bbbbb,loss,2,1.5,NaN,
                bbbbb,loss,3,2.5,1,
                """,
                printed(List.of("loss"), true, (rows, context) -> rows.csv(context.out()))
                        .lines()
                        .filter(line -> !line.startsWith("aaaaa"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
    }

    @Test
    void whatTheStepsCountIsNamed() throws IOException {
        runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n1,1,loss,2\n1,2,val_acc,0.5\n1,2,x,7\n")
                .file("aaaaa", "observed.json", "{\"steps\": {\"batch\": [\"loss\"], \"epoch\": [\"val_acc\"]}}");
        assertEquals("""
            run,metric,step,time,value,counts
            aaaaa,loss,1,1,2,batch
            aaaaa,val_acc,1,2,0.5,epoch
            aaaaa,x,1,2,7,
            """, printed(List.of(), false, (rows, context) -> rows.csv(context.out())));
        assertEquals("""
            [
              {"counts": "batch", "metric": "loss", "run": "aaaaa", "step": 1, "time": 1, "value": 2}
            ]
            """, printed(List.of("loss"), false, (rows, context) -> rows.json(context.out())));
        assertEquals(
                """
                run    metric   step  time  value  counts
                aaaaa  loss        1     1      2  batch
                aaaaa  val_acc     1     2    0.5  epoch
                aaaaa  x           1     2      7
                """,
                printed(
                        List.of(),
                        false,
                        (rows, context) ->
                                context.out().print(new AlignedTable(new Style(false), 0).of(rows.table()))));
    }

    @Test
    void aCurveOverTwoRunsCountsWhatBothDo() throws IOException {
        runs.run("ccccc", "{}", "1,1,Loss,3", "1,1,acc,1")
                .file("ccccc", "observed.json", "{\"steps\": {\"epoch\": [\"Loss\"]}}")
                .run("ddddd", "{}", "2,1,loss,2", "2,1,acc,2")
                .file("ddddd", "observed.json", "{\"steps\": {\"epoch\": [\"loss\", \"acc\"]}}")
                .resumes("ddddd", "ccccc");
        assertEquals(
                """
                ddddd,loss,1,1,3,epoch
                ddddd,loss,2,1,2,epoch
                ddddd,acc,1,1,1,
                ddddd,acc,2,1,2,epoch
                """,
                printed(List.of(), true, (rows, context) -> rows.csv(context.out()))
                        .lines()
                        .filter(line -> line.startsWith("ddddd"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        assertEquals(
                """
                ddddd,loss,1,1,3,epoch
                ddddd,loss,2,1,2,epoch
                """,
                printed(List.of("LOSS"), true, (rows, context) -> rows.csv(context.out()))
                        .lines()
                        .filter(line -> line.startsWith("ddddd"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
    }
}
