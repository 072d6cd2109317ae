package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When two commands are of one program, whatever its parameters.
class ProgramTest {
    @TempDir
    Path scratch;

    private RunRecord run(String command) {
        List<String> words = List.of(command.split(" "));
        GivenParameters given = GivenParameters.of(
                words,
                Map.of(),
                new GivenParameters.More(
                        List.of(), Map.of(), new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD),
                List.of(),
                scratch);
        return RunRecord.of(RunInfo.of("", "train", Invocation.of(words, ".").with(given.places())))
                .with(given.params(), Map.of());
    }

    private void check(boolean same, String one, String other) {
        assertEquals(same, Program.isSame(run(one), run(other)), one + " | " + other);
        assertEquals(same, Program.isSame(run(other), run(one)), other + " | " + one);
    }

    @Test
    void otherValuesAreNoOtherProgram() {
        check(true, "python t.py --lr 1", "python3.12 t.py --lr 2 --n 3");
        check(true, "python t.py -e 10", "python t.py -e 20");
        check(true, "./sim -e 10", "./sim -e 1e1");
        check(true, "python t.py -c 1.5 --lr 1", "python t.py -c 2.5 --lr 1");
        check(true, "/opt/a/sim --n 1", "/opt/b/sim --n 2");
        check(true, "./t.py -m small", "./t.py -m large");
        check(true, "sim in=a.R --n 1", "sim in=b.R --n 1");
    }

    @Test
    void aCommandWithoutParametersIsTheProgramOfOneWithSome() {
        check(true, "python t.py", "python t.py --lr 1");
        check(true, "python t.py", "python3.12 t.py x");
        check(true, "/opt/a/sim", "/opt/b/sim --n 2");
        check(false, "python t.py", "python u.py --lr 1");
        check(false, "sh -c true", "sh -c false");
    }

    @Test
    void anotherScriptModuleOrTextIsAnotherProgram() {
        check(false, "python t.py --lr 1", "python u.py --lr 1");
        check(false, "python -m a.train --lr 1", "python -m a.eval --lr 1");
        check(false, "python -c print(1) --lr 1", "python -c print(2) --lr 1");
        check(false, "torchrun --nproc 2 -m a.train --lr 1", "torchrun --nproc 2 -m a.eval --lr 1");
        check(false, "sim --n 1", "sim2 --n 1");
    }

    @Test
    void theExperimentTheFolderAndTheStageTellProgramsApart() {
        RunRecord run = run("./sim --n 1");
        RunRecord elsewhere = RunRecord.of(
                        RunInfo.of("", "train", Invocation.of(run.info().command(), "sub")))
                .with(run.params(), Map.of());
        RunRecord other =
                RunRecord.of(RunInfo.of("", "eval", run.info().invocation())).with(run.params(), Map.of());
        RunRecord stage = RunRecord.of(run.info().in(Lineage.NONE.as(new Lineage.Stage("prepare", "k", Map.of()))))
                .with(run.params(), Map.of());
        assertEquals(true, Program.isSame(run, run));
        assertEquals(false, Program.isSame(run, elsewhere));
        assertEquals(false, Program.isSame(run, other));
        assertEquals(false, Program.isSame(run, stage));
        assertEquals(true, Program.isSame(stage, stage));
    }
}
