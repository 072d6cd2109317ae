package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointHandoverTest {
    private static final Path COPY = Path.of("/c");

    @TempDir
    Path scratch;

    private RunRecord run(List<String> words, Map<String, Found> found) {
        GivenParameters given = GivenParameters.of(
                words,
                Map.of(),
                new GivenParameters.More(
                        List.of(), Map.of(), new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD),
                List.of(),
                scratch);
        Invocation invocation = Invocation.of(words, ".").with(given.places());
        return RunRecord.of(RunInfo.of("", "train", invocation)).with(given.params(), found);
    }

    private static String text(CheckpointHandover handover) {
        return handover.how() + (handover.path() ? " path" : "") + " " + handover.changes() + " " + handover.flags()
                + " " + handover.variables();
    }

    private String of(String with, List<String> words, Map<String, Found> found) {
        return text(CheckpointHandover.of(with, run(words, found), CheckpointHandover.Code.UNKNOWN, COPY));
    }

    private String ofScript(String script) throws IOException {
        Files.writeString(scratch.resolve("t.py"), script);
        List<String> words = List.of("python", "t.py");
        CommandWords command = CommandWords.read(words, List.of(), word -> FileName.isFile(scratch, word));
        return text(CheckpointHandover.of(
                "",
                run(words, Map.of()),
                new CheckpointHandover.Code(DeclaredOptions.of(command, scratch), script),
                COPY));
    }

    @Test
    void wordsOfTheUserGoFirst() {
        List<String> command = List.of("./t", "--resume", "x");
        assertEquals(
                "passed as --restore {checkpoint} -v path {} [--restore, /c, -v] {}",
                of("--restore {checkpoint} -v", command, Map.of()));
        assertEquals("passed as FROM={checkpoint} path {} [] {FROM=/c}", of("FROM={checkpoint}", command, Map.of()));
        assertEquals("passed as --go-on {} [--go-on] {}", of("--go-on", command, Map.of()));
        assertEquals("the program reads its own checkpoint {} [] {}", of("in place", command, Map.of()));
    }

    @Test
    void anOptionOfTheCommandTakesThePath() {
        assertEquals("passed as --resume path {resume=/c} [] {}", of("", List.of("./t", "--resume", ""), Map.of()));
        assertEquals(
                "passed as --resume {resume=true} [] {}", of("", List.of("./t", "--resume", "--lr", "1"), Map.of()));
        assertEquals(
                "passed as --init_from=resume {init_from=resume} [] {}",
                of("", List.of("./t", "--init_from=scratch"), Map.of()));
    }

    @Test
    void aDeclaredDefaultNamesTheOption() {
        Map<String, Found> found = Map.of("ckpt_path", new Found(Value.of(""), Found.DECLARED));
        assertEquals("passed as --ckpt_path path {ckpt_path=/c} [] {}", of("", List.of("./t"), found));
    }

    @Test
    void theCodeNamesAnOptionWithoutADefault() throws IOException {
        String parser = "import argparse\np = argparse.ArgumentParser()\n";
        assertEquals(
                "passed as --resume path {resume=/c} [] {}",
                ofScript(parser
                        + "p.add_argument('--resume'); p.add_argument('--amp', action='store_true')\n"
                        + "p.parse_args()\n"));
        assertEquals(
                "passed as --resume {resume=true} [] {}",
                ofScript(parser + "p.add_argument('--resume', action='store_true')\np.parse_args()\n"));
        assertEquals(" {} [] {}", ofScript(parser + "# p.add_argument('--resume')\np.parse_args()\n"));
    }
}
