package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionsTest {
    /// The full name of `loss` behind all signs of a line.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        loss;loss
        "Test set: ";loss
        Test set: loss;Test_set/loss
        [val] loss;val/loss
        (val) loss;val/loss
        "(val): loss";val/loss
        "loss (val): loss";loss
        epoch | valid | loss;valid/loss
        "Solving for Ux, loss";Ux/loss
        "{'train': {'loss'";train/loss
        "{'train': {'a': 1}, 'loss'";loss
        val loss: x;loss
        "PER: precision: 0.5; loss";PER/loss
        "PER: length: 0.5; loss";loss
        "epoch_3: precision: 0.5; loss";loss
        "Step10: precision: 0.5; loss";loss
        "Results: precision: 0.5; loss";loss
        """)
    void partsOfTheData(String text, String expected) {
        LineTokens tokens = Scanned.line(text);
        Sentence line = Sentence.behind(Prefix.of(tokens), tokens);
        Sections sections = new Sections("");
        for (int at = line.start(); at < line.count(); at++) {
            if (tokens.kind(at) == LineTokens.SIGN) {
                sections.note(line, at);
            }
        }
        assertEquals(expected, sections.full("loss"));
    }

    @ParameterizedTest
    @CsvSource({"Train,loss,Train/loss", "Train,train_loss,train_loss", "Ux,train_loss,Ux/train_loss", "'',loss,loss"})
    void theSectionThatALineBeginsWith(String section, String name, String expected) {
        assertEquals(expected, new Sections(section).full(name));
        assertEquals(section, new Sections(section).section());
    }
}
