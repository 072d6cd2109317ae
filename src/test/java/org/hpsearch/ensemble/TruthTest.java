package org.hpsearch.ensemble;

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

class TruthTest {
    @TempDir
    Path scratch;

    private Truth truth(String content) throws IOException {
        return Truth.read(Blocks.file(scratch, "truth", content.replace("⏎", "\n")), new Labels());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        cat⏎dog⏎cat⏎             ; false ; accuracy ; cat dog
        dog⏎cat⏎                 ; false ; accuracy ; cat dog
        0⏎1⏎1⏎                   ; false ; accuracy ; 0 1
        -1⏎1⏎1⏎                  ; false ; accuracy ; -1 1
        10⏎9⏎10⏎                 ; false ; accuracy ; 9 10
        1⏎2⏎3⏎                   ; false ; rmse     ; ''
        1⏎2⏎3⏎                   ; true  ; accuracy ; 1 2 3
        0.5⏎1⏎                   ; false ; rmse     ; ''
        -5⏎7⏎                    ; false ; rmse     ; ''
        id,label,x⏎a,u,1⏎b,v,2⏎  ; false ; accuracy ; u v
        """)
    void whatItHoldsSaysHowItJudges(String content, boolean classes, String kind, String names) throws IOException {
        Truth truth = truth(content);
        assertEquals(kind, truth.kinds(List.of(), classes).getFirst().word());
        assertEquals(names, String.join(" ", truth.classes()));
    }

    @Test
    void manyWholeNumbersAreClassesWhereEachStandsOften() throws IOException {
        assertEquals(List.of(ScoreKind.ACCURACY), truth("1⏎2⏎3⏎".repeat(10)).kinds(List.of(), false));
        assertEquals(List.of(ScoreKind.RMSE), truth("1⏎2⏎3⏎".repeat(9)).kinds(List.of(), false));
    }

    @Test
    void namedKindsCount() throws IOException {
        Truth truth = truth("1⏎2⏎3⏎");
        List<ScoreKind> named = List.of(ScoreKind.RMSE, ScoreKind.F1);
        assertEquals(named, truth.kinds(named, false));
        assertEquals(3, truth.at(2, ScoreKind.RMSE));
        assertEquals(2, truth.at(2, ScoreKind.F1), "the place of the class");
        Truth labels = truth("a⏎b⏎");
        DataException refused = assertThrows(DataException.class, () -> labels.kinds(List.of(ScoreKind.MAE), false));
        assertEquals(scratch.resolve("truth") + ": holds labels; mae needs numbers", refused.getMessage());
    }

    @Test
    void oneOfSeveralColumnsIsFoundOrNamed() throws IOException {
        DataException refused = assertThrows(DataException.class, () -> truth("a,b⏎1,2⏎"));
        assertEquals(
                scratch.resolve("truth")
                        + ": has several columns: a, b; --truth FILE:COLUMN names the one that is true",
                refused.getMessage());
        Path path = Blocks.file(scratch, "t", "id,a,b\nx,1,2\n").path();
        Truth named = Truth.read(new PredictionFile(path, "", List.of("b")), new Labels());
        assertEquals(2, named.at(0, ScoreKind.RMSE));
    }

    @Test
    void anUnknownLabelGetsTheNextPlace() throws IOException {
        Truth truth = truth("3⏎5⏎");
        truth.kinds(List.of(ScoreKind.ACCURACY), false);
        assertEquals(true, truth.isClass(5));
        assertEquals(false, truth.isClass(4));
        assertEquals(2, truth.place(4));
        assertEquals(false, truth.isClass(4), "still no class");
    }
}
