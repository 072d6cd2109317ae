package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A name means the same in every place: a parameter, else a metric, else a field of the run.
class NamedColumnsTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void threeRuns() throws IOException {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        hps.write(
                "20260901-080000-aaaaa",
                "{\"size\": 100, \"kind\": \"k100\", \"schedule\": \"cos100\", \"name\": \"n1\", \"host\": \"gpu\"}",
                "1,1,val_acc,0.9",
                "1,1,lr,0.5",
                "2,1,my rate,0.05");
        hps.write(
                "20260902-080000-bbbbb",
                "{\"size\": 200, \"kind\": \"k200\", \"schedule\": \"cos200\", \"name\": \"n2\", \"host\": \"gpu\"}",
                "1,1,val_acc,0.8",
                "1,1,lr,0.1",
                "2,1,my rate,0.5");
        hps.write("20260903-080000-ccccc", "{\"lr\": 0.25}", "1,1,val_acc,0.7");
    }

    private String out(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(
                List.of(),
                outcome.err()
                        .lines()
                        .filter(line -> !line.contains("may be out of date"))
                        .toList());
        assertEquals(0, outcome.code(), outcome.out());
        return outcome.out();
    }

    @Test
    void aParameterNamedAsAFieldOfTheRunIsTheParameterInTables() {
        assertEquals("""
            id,size,kind,schedule,name,host
            20260901-080000-aaaaa,100,k100,cos100,n1,gpu
            20260902-080000-bbbbb,200,k200,cos200,n2,gpu
            20260903-080000-ccccc,,,,,
            """, out("query", "--columns", "id,size,kind,schedule,name,host", "--csv"));
        assertEquals("""
            2 runs, best val_acc first (guessed; set objective in hps.yaml)
            all: host=gpu
            id     name  size  kind  schedule  val_acc  age
            aaaaa  n1     100  k100  cos100        0.9  80 d
            bbbbb  n2     200  k200  cos200        0.8  79 d
            """, out("query", "schedule:cos*"));
    }

    @Test
    void theRunsOwnFieldsAreNamedOutright() {
        assertEquals("""
            id,run.kind,run.host,param.host
            20260901-080000-aaaaa,run,h,gpu
            20260902-080000-bbbbb,run,h,gpu
            20260903-080000-ccccc,run,h,
            """, out("query", "run.kind:run", "--columns", "id,run.kind,run.host,param.host", "--csv"));
    }

    @Test
    void groupsAreOfTheParameter() {
        assertEquals("""
            3 runs in 3 groups; mean ± standard deviation of the runs' best values
            schedule  runs  val_acc  min  max  best
            cos100       1      0.9  0.9  0.9  aaaaa
            cos200       1      0.8  0.8  0.8  bbbbb
                         1      0.7  0.7  0.7  ccccc
            """, out("query", "--group-by", "schedule", "-m", "val_acc"));
    }

    @Test
    void aParameterWinsOverAMetricAndRunsWithoutItStayWithoutIt() {
        assertEquals("id\n20260903-080000-ccccc\n", out("query", "lr<1", "--columns", "id", "--csv"));
        assertEquals(
                "id\n20260902-080000-bbbbb\n20260901-080000-aaaaa\n",
                out("query", "metric.lr<1", "--sort", "metric.lr", "--columns", "id", "--csv"));
        assertEquals("""
            id,lr,metric.lr
            20260903-080000-ccccc,0.25,
            20260902-080000-bbbbb,,0.1
            20260901-080000-aaaaa,,0.5
            """, out("query", "--sort", "lr", "--columns", "id,lr,metric.lr", "--csv"));
        assertTrue(out("query", "--group-by", "lr", "--json").contains("\"lr\": null"));
        assertEquals("id\n20260903-080000-ccccc\n", out("query", "NOT has:metric.lr", "--columns", "id", "--csv"));
    }

    @Test
    void signsAndWordsSayTheOrder() {
        String up = "id\n20260902-080000-bbbbb\n20260901-080000-aaaaa\n20260903-080000-ccccc\n";
        String down = "id\n20260901-080000-aaaaa\n20260902-080000-bbbbb\n20260903-080000-ccccc\n";
        assertEquals(up, out("query", "--sort", "metric.lr", "--columns", "id", "--csv"));
        assertEquals(down, out("query", "--sort=-metric.lr", "--columns", "id", "--csv"));
        assertEquals(down, out("query", "--sort", "-metric.lr", "--columns", "id", "--csv"));
        assertEquals(down, out("query", "--sort", "metric.lr:desc", "--columns", "id", "--csv"));
        assertEquals(down, out("query", "--sort", "val_acc:best", "--columns", "id", "--csv"));
    }

    @Test
    void namesWithBlanksAreQuoted() {
        assertEquals("id\n20260901-080000-aaaaa\n", out("query", "\"my rate\"<0.1", "--columns", "id", "--csv"));
        assertEquals(
                "20260902-080000-bbbbb",
                out("query", "--sort", "\"my rate\":desc", "--columns", "id", "--csv")
                        .lines()
                        .toList()
                        .get(1));
    }

    @Test
    void noPictureIsOfTheZeroBest() {
        Hps.Outcome outcome = hps.run("plot", "--top", "0");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("--top must be at least 1"), outcome.err());
    }
}
