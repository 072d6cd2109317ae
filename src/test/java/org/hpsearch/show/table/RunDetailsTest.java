package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDetailsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private String shown(String id) throws IOException {
        try (Workspace workspace = runs.open()) {
            new RunDetails(runs.context(), workspace).print(ShownRuns.row(workspace, id));
            return runs.printed().replace(project.toString(), "");
        }
    }

    @Test
    void aRunWithNothing() throws IOException {
        runs.run("aaaaa", "{}");
        assertEquals("""
            aaaaa  finished after 30 s
              experiment  train
              command     train
              folder      /hps-runs/20260901-080100-aaaaa
              started     2026-09-01 08:01:00 Z on h
            """, shown("aaaaa"));
    }

    @Test
    void allThatIsKnownOfARun() throws IOException {
        runs.run(
                        "aaaaa",
                        "{\"lr\": 0.3, \"model\": \"a\\u001b[31mb\"}",
                        "1,1,loss,0.123456",
                        "2,2,loss,3",
                        "1,1,norm,7")
                .file("aaaaa", "found.json", "{\"depth\": {\"value\": 3, \"from\": \"declared\"}}")
                .file("aaaaa", "observed.json", "{\"conflicts\": {\"lr\": {\"value\": 0.1, \"from\": \"output\"}}}")
                .file("aaaaa", "notes.json", "{\"name\": \"base\", \"tags\": [\"b\", \"a\"], \"note\": \"good\"}")
                .file(
                        "aaaaa",
                        "checkpoints.csv",
                        "step,time,path,kept,bytes,sha256\n2,2,c.pt,checkpoints/c.pt,2048,\n,1,b.pt,,10,\n")
                .file("aaaaa", "status.json", "{\"exit\": 1, \"problems\": [\"hps could not keep d.pt\"]}")
                .file("aaaaa", "output.log", "epoch 1\nValueError: no\n");
        assertEquals("""
            aaaaa  failed (exit status 1)  base
              experiment  train
              command     train
              folder      /hps-runs/20260901-080100-aaaaa
              started     2026-09-01 08:01:00 Z on h
              tags        a b
              note        good
              parameter  value
              depth      3             found: declared
              lr         0.3           conflict: the program printed 0.1
              model      a\\u001b[31mb
              metric    best  last     min  max  rows
              loss    0.1235     3  0.1235    3     2
              norm         7     7       7    7     1
              checkpoint  step    size  kept
              c.pt           2  2.0 kB  not here
              b.pt                10 B  only recorded
              the end of output.log
              epoch 1
              ValueError: no
            warning: hps could not keep d.pt
            """, shown("aaaaa"));
    }

    /// A clone has no copy at all; hps itself leaves the last one.
    @Test
    void aMissingCopyIsPrunedWhereAnotherOneIsThere() throws IOException {
        String rows = "step,time,path,kept,bytes,sha256\n1,1,a.pt,a-copy.pt,10,\n2,2,b.pt,b-copy.pt,10,\n";
        runs.run("aaaaa", "{}").file("aaaaa", "checkpoints.csv", rows).run("bbbbb", "{}");
        runs.file("bbbbb", "checkpoints.csv", rows).file("bbbbb", "b-copy.pt", "x");
        assertEquals("""
              checkpoint  step  size  kept
              a.pt           1  10 B  not here
              b.pt           2  10 B  not here
            """, checkpoints(shown("aaaaa")));
        assertEquals("""
              checkpoint  step  size  kept
              a.pt           1  10 B  pruned
              b.pt           2  10 B  b-copy.pt
            """, checkpoints(shown("bbbbb")));
    }

    private static String checkpoints(String shown) {
        return shown.lines()
                .dropWhile(line -> !line.startsWith("  checkpoint"))
                .map(line -> line + "\n")
                .collect(java.util.stream.Collectors.joining());
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        runs.run("aaaaa", "{\"lr\":");
        String shown = shown("aaaaa");
        assertEquals("warning: params.json: ", shown.lines().toList().getLast().substring(0, 22));
    }
}
