package org.hpsearch.ensemble;

import static org.hpsearch.ensemble.Blocks.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which column is the score of which class.
class ViewTest {
    @TempDir
    Path scratch;

    private View view(View.Kind kind, List<String> columns, ScoreKind score, String truth) throws IOException {
        Truth known = Truth.read(Blocks.file(scratch, "truth", truth.replace(' ', '\n') + "\n"), new Labels());
        known.kinds(List.of(score), false);
        return new View(new Shape(Combination.MEAN, kind, columns, false, null), score, known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        cat dog eel       ¦ cat dog eel     ¦ 0.1 0.2 0.7
        eel cat dog       ¦ cat dog eel     ¦ 0.2 0.7 0.1
        p_eel p_cat p_dog ¦ cat dog eel     ¦ 0.2 0.7 0.1
        0 1 2             ¦ cat dog eel     ¦ 0.1 0.2 0.7
        c1 c2 c3          ¦ cat dog eel     ¦ 0.1 0.2 0.7
        1 2 0             ¦ 0 1 2           ¦ 0.7 0.1 0.2
        a b c             ¦ cat dog eel     ¦ ! the columns a, b, c are not called like the classes cat, dog, eel
        a b               ¦ cat dog eel     ¦ ! the members predict 2 classes (a, b), the truth has 3 (cat, dog, eel)
        """)
    void columnsAreClassesByNameElseByNumber(String columns, String truth, String expected) throws IOException {
        String found;
        try {
            View view = view(View.Kind.PROBABILITIES, List.of(columns.split(" ")), ScoreKind.ACCURACY, truth);
            double[] scores = view.of(Blocks.of(column(0.1), column(0.2), column(0.7)), 0);
            found = Blocks.print(Blocks.of(column(scores))).replace("\n", " ");
        } catch (DataException wrong) {
            found = "! " + wrong.getMessage();
        }
        assertEquals(expected, found);
    }

    @Test
    void oneNumberIsTheSecondClassOfTwo() throws IOException {
        View view = view(View.Kind.NUMBER, List.of("p"), ScoreKind.LOGLOSS, "no yes");
        assertArrayEquals(new double[] {0.75, 0.25}, view.of(Blocks.of(column(0.25)), 0));
    }

    @Test
    void aLabelIsThePlaceOfItsClass() throws IOException {
        View view = view(View.Kind.LABEL, List.of("label"), ScoreKind.ACCURACY, "3 5");
        assertArrayEquals(new double[] {1}, view.of(Blocks.of(column(5)), 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        PROBABILITIES ¦ RMSE     ¦ 1 2     ¦ rmse needs one number a row, and the members predict several: a, b
        LABEL         ¦ MAE      ¦ 1 2     ¦ mae needs one number a row, and the members predict labels
        LABEL         ¦ AUC      ¦ 1 2     ¦ auc needs probabilities, and the members predict labels
        LABEL         ¦ LOGLOSS  ¦ 1 2     ¦ logloss needs probabilities, and the members predict labels
        LABEL         ¦ ACCURACY ¦ cat dog ¦ the labels do not match: the truth has cat, dog, the members predict numbers
        NUMBER        ¦ ACCURACY ¦ a b c   ¦ one number a row tells two classes apart, and the truth has 3; labels take --method vote
        """)
    void whatAScoreCannotTakeIsRefused(View.Kind kind, ScoreKind score, String truth, String message) {
        DataException refused = assertThrows(DataException.class, () -> view(kind, List.of("a", "b"), score, truth));
        assertEquals(message, refused.getMessage());
    }
}
