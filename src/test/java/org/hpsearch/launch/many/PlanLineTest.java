package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunMode;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanLineTest {
    @TempDir
    Path folder;

    private static final ReadingOptions PLAIN = new ReadingOptions(
            List.of(), List.of(), 1, List.of(), List.of(), false, new ReadingOptions.Observation(true, true, false));

    private PreparedCommand prepared(ProgramCommand command, ReadingOptions reading, RunLabel label)
            throws IOException {
        return PreparedCommand.of(
                new RunPlan(new Project(folder), Settings.NONE, command, reading, label, RunMode.TYPED), Map.of());
    }

    private ProgramCommand command(
            Map<String, String> given, Map<String, String> variables, List<String> changes, String... words) {
        return new ProgramCommand(
                folder,
                List.of(words),
                given,
                variables,
                changes.stream().map(Substitution.Change::parse).toList());
    }

    private static RunLabel label(Notes notes) {
        return new RunLabel("", notes, Lineage.NONE);
    }

    @Test
    void aCommandStandsAsAShellTakesItWithItsVariablesInOrder() throws IOException {
        ProgramCommand command =
                command(Map.of(), Map.of("SEED", "1", "B", "two words"), List.of(), "python", "t.py", "--tag", "a b");
        assertEquals(
                "B='two words' SEED=1 python t.py --tag 'a b'",
                PlanLine.program(prepared(command, PLAIN, label(Notes.NONE))));
    }

    @Test
    void aSecretIsHidden() throws IOException {
        ProgramCommand command = command(Map.of(), Map.of(), List.of(), "python", "t.py", "--api-key", "abc");
        assertEquals("python t.py --api-key '***'", PlanLine.program(prepared(command, PLAIN, label(Notes.NONE))));
    }

    @Test
    void whatWouldChangeTheTerminalStandsAsBashReadsIt() throws IOException {
        ProgramCommand command =
                command(Map.of(), Map.of(), List.of(), "echo", "a\u001b[2Jb\u202ec\nd\te", "\u00e4 \u65e5");
        assertEquals(
                "echo 'a'$'\\x1b''[2Jb'$'\\xe2\\x80\\xae''c'$'\\n''d'$'\\t''e' '\u00e4 \u65e5'",
                PlanLine.program(prepared(command, PLAIN, label(Notes.NONE))));
    }

    @Test
    void valuesThatAreChangedInFilesStandInFront() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "lr: 0.1\n");
        ProgramCommand command = command(Map.of(), Map.of(), List.of("c.yaml:lr=0.5"), "python", "t.py", "c.yaml");
        assertEquals(
                "hps run -s c.yaml:lr=0.5 -- python t.py c.yaml",
                PlanLine.program(prepared(command, PLAIN, label(Notes.NONE))));
    }

    @Test
    void aLineForAJobArrayCarriesAllThatWasTyped() throws IOException {
        ReadingOptions reading = new ReadingOptions(
                List.of("loss=(?<loss>\\S+)"),
                List.of("*.pt"),
                3,
                List.of("more.yaml"),
                List.of("RATE"),
                true,
                new ReadingOptions.Observation(false, false, true));
        Notes notes = Notes.NONE.named("n 1").tagged(List.of("t")).noted("why");
        ProgramCommand command = command(Map.of("lr", "0.1"), Map.of("SEED", "1"), List.of(), "t.sh", "{lr}");
        assertEquals(
                "SEED=1 hps run --sweep s1 -e exp -n 'n 1' -t t --note why -p lr=0.1 --checkpoint '*.pt' "
                        + "--metric 'loss=(?<loss>\\S+)' --config more.yaml --env-param RATE --globals --no-sys "
                        + "--buffered --tty --keep 3 -- t.sh {lr}",
                PlanLine.of(
                        prepared(command, reading, new RunLabel("exp", notes, Lineage.NONE.inSweep("s1"))), folder));
        assertEquals(
                "cd " + folder + " && hps run -- t.sh x",
                PlanLine.of(
                        prepared(command(Map.of(), Map.of(), List.of(), "t.sh", "x"), PLAIN, label(Notes.NONE)),
                        Path.of("/")));
    }

    @Test
    void aJobIsOneLineWhateverItsVariablesHold() throws IOException {
        ProgramCommand command = command(Map.of(), Map.of("B", "two\nlines"), List.of(), "t.sh", "a\nb");
        assertEquals(
                "B='two'$'\\n''lines' hps run --auto-resume -- t.sh 'a'$'\\n''b'",
                PlanLine.ofJob(prepared(command, PLAIN, label(Notes.NONE)), ""));
    }

    @Test
    void aLineBreakCannotStandInALine() throws IOException {
        PreparedCommand broken =
                prepared(command(Map.of(), Map.of(), List.of(), "t.sh", "a\nb"), PLAIN, label(Notes.NONE));
        assertEquals(
                "a word of the command has a line break, so hps cannot print the command as one line",
                assertThrows(UsageException.class, () -> PlanLine.of(broken, folder))
                        .getMessage());
    }
}
