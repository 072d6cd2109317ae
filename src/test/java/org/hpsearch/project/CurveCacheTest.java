package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.Curve;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveCacheTest {
    private static final String HEAD = "step,time,metric,value\n";

    @TempDir
    Path folder;

    private final CurveCache cache = new CurveCache(1 << 20);
    private long second;

    private RunFolder run(String id) throws IOException {
        return new RunFolder(Files.createDirectories(folder.resolve(id)));
    }

    private void write(RunFolder run, String text, StandardOpenOption how) throws IOException {
        Path file = run.file("metrics.csv");
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000 * ++second));
    }

    private String read(CurveReader reader, RunFolder run) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        reader.read(run, metric -> !metric.equals("sys/cpu"), CurveReader.NOBODY)
                .forEach((metric, curve) -> texts.put(metric, Arrays.toString(curve.values())));
        return texts.toString();
    }

    @Test
    void aFileThatGrowsIsReadOnAndGivesWhatReadingItAnewGives() throws IOException {
        RunFolder run = run("a");
        write(run, HEAD + "1,1,loss,3\n1,1,sys/cpu,9\n2,2,lo", StandardOpenOption.APPEND);
        assertEquals("{loss=[3.0]}", read(cache, run));
        write(run, "ss,2\n2,2,acc,0.5\n", StandardOpenOption.APPEND);
        assertEquals("{acc=[0.5], loss=[3.0, 2.0]}", read(cache, run));
        assertEquals(read(CurveReader.OF_FILES, run), read(cache, run));
    }

    @Test
    void whatWasReadBeforeDoesNotChangeWhenMoreIsRead() throws IOException {
        RunFolder run = run("a");
        write(run, HEAD + "1,1,loss,3\n", StandardOpenOption.APPEND);
        Curve before = cache.read(run, metric -> true, CurveReader.NOBODY).getOrDefault("loss", new Curve());
        before.add(9, 9, 9);
        write(run, "2,2,loss,2\n", StandardOpenOption.APPEND);
        assertEquals("{loss=[3.0, 2.0]}", read(cache, run));
        assertEquals("[3.0, 9.0]", Arrays.toString(before.values()));
    }

    @Test
    void aFileThatWasWrittenAnewIsReadFromItsBeginning() throws IOException {
        RunFolder run = run("a");
        write(run, HEAD + "1,1,loss,3\n2,2,loss,2\n", StandardOpenOption.APPEND);
        assertEquals("{loss=[3.0, 2.0]}", read(cache, run));
        write(run, HEAD + "1,1,loss,7\n2,2,loss,8\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertEquals("{loss=[7.0, 8.0]}", read(cache, run), "of the same size");
        write(run, HEAD + "1,1,loss,5\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertEquals("{loss=[5.0]}", read(cache, run), "shorter");
    }

    @Test
    void aRunThatIsGoneIsEmptyAndForgotten() throws IOException {
        RunFolder run = run("a");
        write(run, HEAD + "1,1,loss,3\n", StandardOpenOption.APPEND);
        assertEquals("{loss=[3.0]}", read(cache, run));
        Files.delete(run.file("metrics.csv"));
        assertEquals("{}", read(cache, run));
        assertEquals(0, cache.runs());
    }

    @Test
    void whereThereIsNoRoomTheRunThatWasNotLookedAtForTheLongestGoes() throws IOException {
        CurveCache small = new CurveCache(24 * 4);
        for (String id : new String[] {"a", "b", "c"}) {
            write(run(id), HEAD + "1,1,loss,3\n2,2,loss,2\n", StandardOpenOption.APPEND);
        }
        read(small, run("a"));
        read(small, run("b"));
        assertEquals(2, small.runs());
        read(small, run("c"));
        assertEquals(2, small.runs());
        assertEquals("{loss=[3.0, 2.0]}", read(small, run("a")));
        CurveCache none = new CurveCache(0);
        assertEquals("{loss=[3.0, 2.0]}", read(none, run("a")));
        assertEquals(1, none.runs(), "what is looked at stays");
    }

    @Test
    void theRowsOfAllMetricsAreShownAlsoWhereTheyAreKept() throws IOException {
        RunFolder run = run("a");
        write(run, HEAD + "1,1,loss,3\n,1.5,sys/cpu,9\n2,2,loss,2\n", StandardOpenOption.APPEND);
        for (CurveReader reader : new CurveReader[] {CurveReader.OF_FILES, cache, cache}) {
            StringBuilder seen = new StringBuilder();
            reader.read(
                    run,
                    metric -> false,
                    (step, time, metric, value) -> seen.append(metric.equals("loss") ? step + " " + time + " " : ""));
            assertEquals("1.0 1.0 2.0 2.0 ", seen.toString());
        }
    }
}
