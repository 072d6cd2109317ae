package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTest {
    /// The names of values at the real numbers of a line, `/` between the names as they were found.
    private static String names(String text, String found) {
        LineTokens tokens = Scanned.line(text);
        List<LineRecipe.Reading> values = new ArrayList<>();
        int token = 0;
        for (String name : found.split(" ")) {
            while (tokens.kind(token) != LineTokens.REAL) {
                token++;
            }
            values.add(new LineRecipe.Reading(name, token++, -1, Rule.PAIR));
        }
        Twins.tellApart(values, tokens);
        return values.stream().map(LineRecipe.Reading::name).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        loss 0.1 acc 0.2;loss acc;loss acc
        Train_Loss 0.1 Acc 0.2 Val_Loss 0.3 Acc 0.4;Train_Loss Acc Val_Loss Acc;Train_Loss Train/Acc Val_Loss Val/Acc
        loss 0.1 loss 0.2;loss loss;loss loss
        val_loss 0.1 val_loss 0.2;val_loss val_loss;val_loss val_loss
        """)
    void twinsAreNamedByTheirPartOfTheData(String line, String found, String expected) {
        assertEquals(expected, names(line, found));
    }
}
