package org.hpsearch.command.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir
    Path home;

    /// The exit status, and what is said.
    private String of(Exception e) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Context context = new Context(
                StandardStreams.of(new ByteArrayOutputStream(), err),
                new Screen(false, false, 0),
                new World(Map.of(), home, home, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                null);
        int code = new Failures(context, "tag", "SEL TAG...", false).of(e);
        return code + " " + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNotOurBugIsOneMessage() {
        assertEquals("1 hps tag: no space left\n", of(new IOException("no space left")));
        assertEquals("1 hps tag: no space left\n", of(new UncheckedIOException(new IOException("no space left"))));
        assertEquals("1 hps tag: /a: is busy\n", of(new FileSystemException("/a", null, "is busy")));
        assertEquals("1 hps tag: /a: no such file or directory\n", of(new NoSuchFileException("/a")));
        assertEquals("1 hps tag: run.json: is cut\n", of(new DataException("run.json: is cut")));
        assertEquals("1 ", of(new IOException("Broken pipe")));
        assertEquals("130 ", of(new InterruptedException()));
        assertEquals(
                "2 hps tag: no tag is given\nusage: hps tag SEL TAG...   (more: hps tag --help)\n",
                of(new UsageException("no tag is given")));
    }

    @Test
    void ourBugIsOneLineWithThePlaceOfTheReport() throws IOException {
        String said = of(new IllegalStateException("impossible"));
        Path faults = home.resolve(".cache/hps/faults");
        Path report;
        try (Stream<Path> files = Files.list(faults)) {
            report = files.findFirst().orElseThrow();
        }
        assertEquals(
                "70 hps tag: this is a bug in hps (java.lang.IllegalStateException: impossible); please report it with "
                        + report + "\n",
                said);
        List<String> lines = Files.readAllLines(report);
        assertTrue(lines.getFirst().startsWith("hps tag, 20"), lines.getFirst());
        assertEquals("java.lang.IllegalStateException: impossible", lines.get(1));
    }

    @Test
    void whereNoReportCanBeWrittenTheLineSaysSo() throws IOException {
        Files.writeString(home.resolve(".cache"), "no folder");
        assertEquals(
                "70 hps tag: this is a bug in hps (java.lang.IllegalStateException: impossible); please report it: "
                        + "no report can be written (Not a directory)\n",
                of(new IllegalStateException("impossible")));
    }
}
