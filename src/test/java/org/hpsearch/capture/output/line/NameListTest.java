package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameListTest {
    /// The names of the numbers from the first one of a line on.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        "loss,acc 0.5 0.9";"[loss=0.5, acc=0.9]"
        "precision, recall, f1: 0.8, 0.7, 0.75";"[precision=0.8, recall=0.7, f1=0.75]"
        "loss, eta: 0.8, 7";[loss=0.8]
        "loss,acc 0.5";[]
        "loss,acc 0.5 0.9 1.0";[]
        "loss 0.5 0.9";[]
        "epoch, loss: 3, 0.5";[loss=0.5]
        "val loss, acc: 0.5, 0.9";"[val_loss=0.5, val_acc=0.9]"
        "at most, loss, acc: 0.5, 0.9";[]
        "(best), loss, acc: 0.5, 0.9";"[loss=0.5, acc=0.9]"
        "WARNING: rows, cols: 5, 6";[]
        "WARNING: rows, loss: 5, 0.5";[loss=0.5]
        "with loss, acc 0.5 0.9";[]
        "lr 0.1, loss 0.5";[]
        """)
    void asManyNumbersAsNames(String text, String expected) {
        LineTokens tokens = Scanned.line(text);
        int at = 0;
        while (!tokens.isNumber(at)) {
            at++;
        }
        Sentence line = Sentence.behind(Prefix.of(tokens), tokens);
        assertEquals(
                expected,
                NameList.of(line, at).stream()
                        .map(item -> item.name() + "=" + tokens.text(item.token()))
                        .toList()
                        .toString());
    }
}
