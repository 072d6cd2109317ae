package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.capture.output.line.Scanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {
    private final Headings headings = new Headings();

    @ParameterizedTest
    @CsvSource(textBlock = """
        Test Error:,Test_Error/loss
        Validation:,Validation/loss
        Validation,Validation/loss
        --- Test ---,Test/loss
        Validation accuracy,loss
        Results,loss
        Results:,loss
        Test of a very long sentence:,loss
        Test = error:,loss
        :,loss
        '',loss
        """)
    void linesThatHeadOthers(String line, String expected) {
        headings.note(Scanned.line(line));
        assertEquals(expected, headings.full("loss"));
    }

    @Test
    void untilTheTrainingGoesOn() {
        headings.note(Scanned.line("Test Error:"));
        assertEquals("val_loss", headings.full("val_loss"));
        headings.end();
        assertEquals("loss", headings.full("loss"));
    }
}
