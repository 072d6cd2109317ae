package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.chart.GroupChart;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBarsTest {
    private static final Objective ACC = new Objective("acc", Direction.MAX, false);
    private static final Objective LOSS = new Objective("loss", Direction.MIN, false);

    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run(
                        "aaaaa",
                        "{\"lr\": 0.1, \"opt\": \"sgd\"}",
                        "1,1,acc,0.5",
                        "2,2,acc,0.75",
                        "1,1,loss,4",
                        "1,1,norm,7")
                .run("bbbbb", "{\"lr\": 1e-1, \"opt\": \"adam\"}", "1,1,acc,0.875", "1,1,loss,2", "1,1,norm,9")
                .run("ccccc", "{\"lr\": 0.02, \"opt\": \"sgd\"}", "1,1,acc,0.25", "1,1,loss,3", "1,1,norm,8")
                .run("ddddd", "{\"lr\": 0.1, \"opt\": \"sgd\"}", "1,1,acc,0.25", "1,1,loss,5")
                .run("eeeee", "{\"lr\": \"auto\"}", "1,1,acc,NaN")
                .run("fffff", "{}");
    }

    private GroupChart of(List<String> keys, Objective objective) throws IOException {
        try (Workspace workspace = runs.open()) {
            return new RunBars(ShownRuns.values(workspace, ""), "6 runs").of(keys, objective);
        }
    }

    @Test
    void barsOfNumbersAreInOrderAndThoseOfTextsTheBestFirst() throws IOException {
        assertEquals("""
            0.02: 0.25 (1)
            0.1: 0.625 ± 0.33 (3)
            """, bars(of(List.of("lr"), ACC), false));
        assertEquals("""
            adam: 2 (1)
            sgd: 4 ± 1 (3)
            """, bars(of(List.of("opt"), LOSS), false));
    }

    @Test
    void runsWithoutAValueAreAGroupOfTheirOwn() throws IOException {
        runs.file("fffff", "metrics.csv", "step,time,metric,value\n1,1,acc,1\n");
        assertEquals("""
            opt=(none) lr=(none): 1 (1)
            opt=adam lr=0.1: 0.875 (1)
            opt=sgd lr=0.1: 0.5 ± 0.35 (2)
            opt=sgd lr=0.02: 0.25 (1)
            """, bars(of(List.of("opt", "lr"), ACC), false));
    }

    @Test
    void whiskersReachAsFarAsTheDeviationButNotWhereNoValueCanBe() throws IOException {
        runs.file("ddddd", "metrics.csv", "step,time,metric,value\n1,1,loss,0.5\n1,1,acc,0.9375\n")
                .file("bbbbb", "metrics.csv", "step,time,metric,value\n1,1,loss,0.5\n1,1,acc,0\n")
                .file("aaaaa", "metrics.csv", "step,time,metric,value\n1,1,loss,0.875\n1,1,acc,0.9375\n");
        assertEquals("""
            0.02: 3 (1) NaN..NaN
            0.1: 0.625 ± 0.22 (3) 0.4085..0.8415
            """, bars(of(List.of("lr"), LOSS), true));
        assertEquals("""
            0.02: 0.25 (1) NaN..NaN
            0.1: 0.625 ± 0.54 (3) 0.08373..1
            """, bars(of(List.of("lr"), ACC), true));
    }

    private static String bars(GroupChart chart, boolean whiskers) {
        return chart.groups().stream()
                .map(group -> group.name() + ": " + group.note()
                        + (whiskers ? " " + Texts.number(group.low(), 4) + ".." + Texts.number(group.high(), 4) : ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
