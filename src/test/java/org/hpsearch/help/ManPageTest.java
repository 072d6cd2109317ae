package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManPageTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
        plain text,plain text
        --top,\\-\\-top
        a\\b,a\\eb
        .hidden,\\&.hidden
        'quoted,\\&'quoted
        mean ± deviation,mean \\[u00B1] deviation
        `hps run`,\\(gahps run\\(ga
        """)
    void signsOfRoffAreEscaped(String line, String expected) {
        assertEquals(expected, ManPage.text(line));
    }
}
