package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How rows are combined, by what they are and what is known of them.
class ShapeTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        0.5⏎1⏎         ¦        ¦        ¦ MEAN NUMBER: 0.5 1
        0.5⏎1⏎         ¦ MEDIAN ¦        ¦ MEDIAN NUMBER: 0.5 1
        cat⏎dog⏎       ¦        ¦        ¦ VOTE LABEL: 0 1
        cat⏎dog⏎       ¦ MEAN   ¦        ¦ ! labels cannot be averaged; --method vote counts them
        a,b⏎.1,.9⏎     ¦        ¦        ¦ MEAN PROBABILITIES: 0.1,0.9
        a,b⏎.1,.9⏎     ¦ VOTE   ¦        ¦ VOTE LABEL: 1
        1⏎0⏎           ¦        ¦ 0⏎1⏎   ¦ VOTE LABEL: 1 0
        1⏎0.5⏎         ¦        ¦ 0⏎1⏎   ¦ MEAN NUMBER: 1 0.5
        1⏎2⏎           ¦ VOTE   ¦        ¦ VOTE LABEL: 1 2
        1⏎2.5⏎         ¦ VOTE   ¦        ¦ ! a vote needs classes, and 2.5 is not one
        0,1⏎.1,.9⏎     ¦ VOTE   ¦ 7⏎8⏎   ¦ VOTE LABEL: 8
        """)
    void itIsDecidedByTheFirstRows(String content, Combination asked, String known, String expected)
            throws IOException {
        Labels labels = new Labels();
        Truth truth = known == null ? null : Truth.read(Blocks.file(scratch, "t", known.replace("⏎", "\n")), labels);
        if (truth != null) {
            truth.kinds(List.of(ScoreKind.ACCURACY), true);
        }
        PredictionFile file = Blocks.file(scratch, "p", content.replace("⏎", "\n"));
        try (Alignment rows = new Alignment(List.of(new Alignment.NamedFile("a", file)), labels, false)) {
            List<Block> first = rows.next();
            Shape shape = Shape.of(asked, rows, first, truth, labels);
            String found = shape.combination() + " " + shape.kind() + ": "
                    + Blocks.print(shape.blocks(first).getFirst());
            assertEquals(expected, found);
        } catch (DataException | Shape.NoClass wrong) {
            assertEquals(expected, "! " + wrong.getMessage());
        }
    }
}
