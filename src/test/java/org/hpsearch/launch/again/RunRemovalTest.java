package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.launch.again.RunRemoval.Keep;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRemovalTest {
    private static final String ID = "20260901-080000-aaaaa";

    @TempDir
    Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private RunRemoval removal(boolean checkpoints, Keep keep, boolean dryRun, boolean force) throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "objective: max acc\nprotected: [thesis]\n");
        Context context = new Context(
                StandardStreams.of(out, err),
                Screen.NONE,
                new World(Map.of(), scratch, scratch, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                null);
        return new RunRemoval(
                context,
                new Store(scratch.resolve("hps-runs")),
                Settings.read(scratch.resolve("hps.yaml")),
                new RunRemoval.Request(checkpoints, keep, dryRun, force));
    }

    private RunFolder run(String... tags) throws IOException {
        RunFolder run = new RunFolder(scratch.resolve("hps-runs").resolve(ID));
        for (int step = 1; step <= 3; step++) {
            Path copy = run.path().resolve("checkpoints/000" + step);
            Files.writeString(Files.createDirectories(copy).resolve("m.pt"), "x".repeat(step * 10));
        }
        Files.writeString(run.file("run.json"), "{\"format\": 1, \"command\": [\"train\"]}");
        Files.writeString(run.file("metrics.csv"), "step,time,metric,value\n1,1,acc,0.5\n2,2,acc,0.9\n3,3,acc,0.7\n");
        Files.writeString(
                run.file("checkpoints.csv"),
                "step,time,path,kept,bytes,sha256\n"
                        + "1,1,m.pt,checkpoints/0001/m.pt,10,\n"
                        + "2,2,m.pt,checkpoints/0002/m.pt,20,\n"
                        + "3,3,m.pt,checkpoints/0003/m.pt,30,\n"
                        + "4,4,m.pt,,40,\n");
        run.changeNotes(notes -> notes.tagged(List.of(tags)));
        return run;
    }

    private String said() {
        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        out.reset();
        err.reset();
        return said.replace(scratch.toString(), "~");
    }

    private String checkpoints() throws IOException {
        try (Stream<Path> files =
                Files.list(scratch.resolve("hps-runs").resolve(ID).resolve("checkpoints"))) {
            return String.join(
                    " ",
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        FINISHED | ''     | false | false | true  | ''
        RUNNING  | ''     | false | true  | false | hps: kept aaaaa: it is running
        FAILED   | keep   | false | false | false | hps: kept aaaaa: it has the tag keep (--force deletes it)
        FAILED   | thesis | false | false | false | hps: kept aaaaa: it has the tag thesis (--force deletes it)
        FAILED   | other  | false | false | true  | ''
        FAILED   | keep   | false | true  | true  | ''
        FAILED   | keep   | true  | false | true  | ''
        """)
    void whichRunsMayGo(
            RunState state, String tag, boolean checkpoints, boolean force, boolean permitted, String reason)
            throws IOException {
        RunFolder run = tag.isEmpty() ? run() : run(tag);
        assertEquals(permitted, removal(checkpoints, Keep.NONE, false, force).permits(run.read(), state));
        assertEquals(reason, said().strip());
    }

    @Test
    void aRunGoesIntoTheTrash() throws IOException {
        RunFolder run = run();
        RunRemoval removal = removal(false, Keep.NONE, false, false);
        removal.remove(run, run.read());
        removal.report();
        assertEquals("hps: moved 1 run into the trash; hps rm --empty frees the space\n", said());
        assertFalse(Files.exists(run.path()));
        assertEquals(1, new Trash(new Store(scratch.resolve("hps-runs"))).runs().size());
    }

    @Test
    void nothingGoesInARehearsal() throws IOException {
        RunFolder run = run();
        RunRemoval removal = removal(false, Keep.NONE, true, false);
        removal.remove(run, run.read());
        removal.report();
        assertEquals("~/hps-runs/" + ID + "\nhps: would move 1 run into the trash\n", said());
        RunRemoval copies = removal(true, Keep.LAST, true, false);
        copies.remove(run, run.read());
        copies.report();
        assertEquals("""
            ~/hps-runs/20260901-080000-aaaaa/checkpoints/0001/m.pt
            ~/hps-runs/20260901-080000-aaaaa/checkpoints/0002/m.pt
            hps: would delete the checkpoints of 1 run, 30 B
            """, said());
        assertEquals("0001 0002 0003", checkpoints());
    }

    @ParameterizedTest
    @CsvSource({"NONE, '', 60 B", "BEST, 0002, 40 B", "LAST, 0003, 30 B"})
    void checkpointsGoButForTheOneThatStays(Keep keep, String left, String freed) throws IOException {
        RunFolder run = run();
        RunRemoval removal = removal(true, keep, false, false);
        removal.remove(run, run.read());
        removal.report();
        assertEquals(left, Files.exists(run.file("checkpoints")) ? checkpoints() : "");
        assertEquals("hps: deleted the checkpoints of 1 run, " + freed + "\n", said());
        assertTrue(Files.exists(run.file("metrics.csv")));
    }

    @Test
    void whatIsNoCopyOfOursStaysWhateverTheFileSays() throws IOException {
        RunFolder run = run();
        Path outside = Files.writeString(scratch.resolve("thesis.tex"), "mine");
        String header = "step,time,path,kept,bytes,sha256\n";
        for (String kept :
                Arrays.asList("../../thesis.tex", outside.toString(), "metrics.csv", "checkpoints/0009/m.pt")) {
            Files.writeString(run.file("checkpoints.csv"), header + "1,1,m.pt," + kept + ",10,\n");
            removal(true, Keep.NONE, false, false).remove(run, run.read());
        }
        assertEquals("mine", Files.readString(outside));
        assertTrue(Files.exists(run.file("metrics.csv")));
        assertEquals("0001 0002 0003", checkpoints());
    }

    @Test
    void nothingAtAllIsSaidAsSuch() throws IOException {
        removal(false, Keep.NONE, false, false).report();
        assertEquals("hps: moved 0 runs into the trash\n", said());
    }
}
