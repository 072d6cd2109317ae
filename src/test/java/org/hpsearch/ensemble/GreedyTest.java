package org.hpsearch.ensemble;

import static org.hpsearch.ensemble.Blocks.column;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreedyTest {
    @TempDir
    Path scratch;

    private String chosen(ScoreKind kind, String truth, int[] known, double[]... predictions) throws IOException {
        Truth valid = Truth.read(Blocks.file(scratch, "v", truth.replace(' ', '\n') + "\n"), new Labels());
        valid.kinds(List.of(kind), false);
        Shape shape = new Shape(Combination.MEAN, View.Kind.NUMBER, List.of("p"), false, null);
        Greedy greedy = new Greedy(shape, kind, valid);
        List<Block> blocks =
                java.util.Arrays.stream(predictions).map(Blocks::of).toList();
        greedy.add(blocks, known);
        List<WeightedFile> members = new java.util.ArrayList<>();
        for (int i = 0; i < predictions.length; i++) {
            members.add(new WeightedFile(Character.toString('a' + i), Path.of("f"), 1));
        }
        return greedy.select(members).stream()
                .map(member -> member.name() + (int) member.weight())
                .collect(Collectors.joining(" "));
    }

    @Test
    void membersAreChosenAsOftenAsTheyHelp() throws IOException {
        int[] all = {0, 1};
        double[] low = column(0, 0);
        double[] high = column(4, 4);
        assertEquals("b1", chosen(ScoreKind.RMSE, "4 4", all, low, high), "the best alone");
        assertEquals("a1 b1", chosen(ScoreKind.RMSE, "2 2", all, low, high), "both alike");
        assertEquals("b3 a1", chosen(ScoreKind.RMSE, "3 3", all, low, high), "one three times");
        assertEquals("a1", chosen(ScoreKind.RMSE, "2 2", all, column(2, 2), column(2, 2)), "the first of equals");
        assertEquals("b1", chosen(ScoreKind.ACCURACY, "1 0", all, column(.4, .6), column(.6, .4)));
    }

    @Test
    void onlyKnownRowsCount() throws IOException {
        assertEquals("b1", chosen(ScoreKind.RMSE, "7", new int[] {-1, 0}, column(7, 0), column(0, 7)));
        DataException refused = assertThrows(
                DataException.class, () -> chosen(ScoreKind.RMSE, "7", new int[] {-1, -1}, column(7, 0), column(0, 7)));
        assertEquals(
                "the validation file knows none of the rows: the predictions have to cover those that members are"
                        + " selected by",
                refused.getMessage());
    }
}
