package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTaskTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
        p {lr} {predictions}             ¦ p 0.1 '/tmp/a b/p.csv'
        p {model}                        ¦ p 'res net'
        p --m={model}                    ¦ p --m='res net'
        p {checkpoint} {run_dir}         ¦ p /ckpt/m.pt /runs/r
        p '{nope}' ${HOME}               ¦ p '{nope}' ${HOME}
        awk '{print}' {lr}               ¦ awk '{print}' 0.1
        p "{lr}"                         ¦ ! {lr} is in quotes: remove the quotes, hps quotes values where needed
        p {nope}                         ¦ ! run aaaaa has no parameter 'nope' for {nope}
        """)
    void valuesAreWordsOfTheLine(String command, String expected) {
        MemberTask task = new MemberTask(
                MemberRuns.of("aaaaa", "acc", 1),
                new RunFolder(Path.of("/runs/r")),
                null,
                Path.of("/ckpt/m.pt"),
                "aaaaa",
                command,
                0);
        String line;
        try {
            line = task.line(Path.of("/tmp/a b/p.csv")).text();
        } catch (DataException wrong) {
            line = "! " + wrong.getMessage();
        }
        assertEquals(expected, line);
    }

    private static MemberTask.ShellLine line(String command) {
        MemberRun run = MemberRuns.of("aaaaa", "acc", 1);
        return new MemberTask(run, new RunFolder(Path.of("/r")), null, null, "aaaaa", command, 0).line(Path.of("/p"));
    }

    @Test
    void aHereDocumentGetsVariables() {
        assertEquals(
                new MemberTask.ShellLine(
                        "cat > /p <<EOF\n${HPS_VALUE_1}, don't\n${HPS_VALUE_2}\nEOF\necho 'res net'",
                        Map.of("HPS_VALUE_1", "res net", "HPS_VALUE_2", "0.1")),
                line("cat > {predictions} <<EOF\n{model}, don't\n{lr}\nEOF\necho {model}"));
        DataException refused = assertThrows(DataException.class, () -> line("cat <<'EOF'\n{model}\nEOF"));
        assertEquals(
                "{model} is in a here-document that expands nothing: leave out the quotes of its first line",
                refused.getMessage());
    }
}
