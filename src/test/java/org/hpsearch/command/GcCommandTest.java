package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Old copies of checkpoints go by a policy.
class GcCommandTest {
    private static final String OLD = "20260101-120000-aaaaa";
    private static final String TAGGED = "20260101-120100-bbbbb";
    private static final String YOUNG = "20260301-120200-ccccc";

    @TempDir
    Path folder;

    private Hps hps;

    @BeforeEach
    void threeRuns() throws IOException {
        hps = new Hps(folder).at("2026-03-02T12:00:00Z");
        for (String id : new String[] {OLD, TAGGED, YOUNG}) {
            Path run = hps.write(id, "{\"lr\": 0.1}", "1,,acc,0.5", "2,,acc,0.75", "3,,acc,0.625");
            StringBuilder table = new StringBuilder("step,time,path,kept,bytes,sha256\n");
            for (int step = 1; step <= 3; step++) {
                String kept = "checkpoints/000" + step + "/m.pt";
                Files.createDirectories(run.resolve(kept).getParent());
                Files.writeString(run.resolve(kept), "0123456789");
                table.append(step + ",,m.pt," + kept + ",10,\n");
            }
            Files.writeString(run.resolve("checkpoints.csv"), table);
        }
        hps.run("tag", "bbbbb", "keep");
    }

    private String kept() throws IOException {
        StringBuilder kept = new StringBuilder();
        for (String id : new String[] {OLD, TAGGED, YOUNG}) {
            try (Stream<Path> files =
                    Files.list(folder.resolve("hps-runs").resolve(id).resolve("checkpoints"))) {
                kept.append(id.substring(16))
                        .append(": ")
                        .append(files.map(file -> file.getFileName().toString().replace("000", ""))
                                .sorted()
                                .collect(Collectors.joining(" ")));
            }
            kept.append('\n');
        }
        return kept.toString();
    }

    private String said(String... words) {
        Hps.Outcome outcome = hps.run(words);
        return outcome.code() + "\n" + outcome.out() + outcome.err();
    }

    private static final String ALL = "aaaaa: 1 2 3\nbbbbb: 1 2 3\nccccc: 1 2 3\n";

    private String listed() {
        Path checkpoints = folder.resolve("hps-runs").resolve(OLD).resolve("checkpoints");
        return checkpoints.resolve("0001/m.pt") + "\n" + checkpoints.resolve("0003/m.pt") + "\n";
    }

    @Test
    void withoutAPolicyNoCheckpointGoes() throws IOException {
        assertEquals("0\nhps: deleted 0 leftovers\n", said("gc"));
        assertEquals(ALL, kept());
    }

    @Test
    void aDryRunListsWhatWouldGo() throws IOException {
        assertEquals(
                "0\n" + listed() + "hps: would delete 0 leftovers\n"
                        + "hps: would delete the checkpoints of 1 run, 20 B\n",
                said("gc", "--dry-run", "--checkpoints", "best"));
        assertEquals(ALL, kept());
    }

    @Test
    void theBestOfEachOldRunStaysAndWhatIsTaggedAndYoungStaysWhole() throws IOException {
        Files.writeString(folder.resolve("hps.yaml"), "gc: {checkpoints: best, after: 30d}\n");
        assertEquals(
                "0\n" + listed() + "hps: deleted 0 leftovers\nhps: deleted the checkpoints of 1 run, 20 B\n",
                said("gc", "-y"));
        assertEquals("aaaaa: 2\nbbbbb: 1 2 3\nccccc: 1 2 3\n", kept());
        assertEquals("0\nhps: deleted 0 leftovers\nhps: deleted the checkpoints of 0 runs, 0 B\n", said("gc", "-y"));
        assertEquals(
                "0\nhps: deleted 0 leftovers\nhps: would delete the checkpoints of 1 run, 20 B\n",
                said("gc", "--after", "12h", "--checkpoints", "last", "-y", "--dry-run")
                        .replace("would delete 0", "deleted 0")
                        .replaceAll("(?m)^/.*\n", ""));
    }

    @Test
    void itAsksWhereNobodySaidYes() throws IOException {
        assertEquals(
                "2\n" + listed() + "hps: deleted 0 leftovers\n"
                        + "hps gc: delete the checkpoints of 1 run? Not a terminal: add -y to say yes\n",
                said("gc", "--checkpoints", "best").replaceAll("(?m)^usage.*\n", ""));
        assertEquals(ALL, kept());
    }

    @Test
    void wordsThatMeanNothingAreRefusedAndThoseOfTheFileKeepAll() throws IOException {
        assertEquals(2, hps.run("gc", "--checkpoints", "some").code());
        assertEquals(
                2, hps.run("gc", "--checkpoints", "best", "--after", "soon").code());
        Files.writeString(folder.resolve("hps.yaml"), "gc: {checkpoints: some}\n");
        assertEquals(
                "0\nhps: deleted 0 leftovers\nhps: hps.yaml: 'gc.checkpoints' is 'some' but must be best, last or"
                        + " none; hps deletes no checkpoints\n",
                said("gc", "-y").replaceAll("(?s)(hps: hps.yaml.*\n)(hps: deleted.*\n)", "$2$1"));
        assertEquals(ALL, kept());
    }
}
