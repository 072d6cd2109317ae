package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

/// What many runs share, as a column holds it.
class RunShapeTest {
    private static RunShape again(RunShape shape) {
        return RunShape.parse(Objects.requireNonNull(shape.text()));
    }

    @Test
    void whatAColumnHoldsIsReadAgain() {
        for (Program program : List.of(
                new Program("train", ".", null, List.of("t.py"), null),
                new Program("", "3:a:b", "", List.of(), List.of()),
                new Program("é", "a\nb\0", "fit", List.of("-c", "", "1:2"), List.of("python", "t.py", "")))) {
            RunShape shape = new RunShape(program, "rerun", List.of("lr", "n:1"), List.of(), List.of("", "10:"));
            assertEquals(shape, again(shape));
        }
    }

    @Test
    void valuesAreNoPartOfIt() {
        RunInfo info = RunInfo.of("a", "train", Invocation.of(List.of("python", "t.py", "--lr", "1"), "."));
        RunRecord one = RunRecord.of(info)
                .with(
                        Map.of("lr", Value.of(1)),
                        Map.of("n", new Found(Value.of(2), Found.CODE), "m", new Found(Value.of(2), Found.OUTPUT)));
        RunShape shape = RunShape.of(one);
        assertEquals(List.of("lr"), shape.given());
        assertEquals(List.of("n"), shape.code());
        assertEquals(List.of("m"), shape.late());
        RunInfo other = RunInfo.of("b", "train", Invocation.of(List.of("python3", "t.py", "--lr", "2"), "."));
        assertEquals(shape, RunShape.of(RunRecord.of(other).with(Map.of("lr", Value.of(2)), one.found())));
        assertEquals(shape.given(), RunShape.of(shape.example()).given(), "its example has the same parameters");
        assertEquals(shape.late(), RunShape.of(shape.example()).late());
        assertFalse(shape.goesOn());
        assertTrue(RunShape.of(RunRecord.of(info.in(Lineage.of("resume", "x")))).goesOn());
    }

    @Test
    void aNameInTwoSpellingsIsNotAlone() {
        Program program = new Program("t", ".", null, List.of(), null);
        RunShape shape = new RunShape(program, "run", List.of("lr", "n"), List.of("LR"), List.of("N"));
        assertFalse(shape.isAlone("lr"));
        assertTrue(shape.isAlone("n"), "n and N are two parameters");
        assertFalse(shape.isAlone("x".repeat(2000)));
        assertNull(new RunShape(program, "run", List.of("x".repeat(12_000)), List.of(), List.of()).text());
    }
}
