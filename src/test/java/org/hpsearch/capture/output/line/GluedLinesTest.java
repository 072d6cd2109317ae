package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GluedLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "5/300 [00:26<25:00, 5.09s/it]{'loss': 1.4};{'loss': 1.4}",
                "5/300 [00:26<25:00, 5.09s/it]loss 1.4;loss 1.4",
                "5/300 [00:26<25:00, 5.09s/it];",
                "5/300 [00:26<25:00, 5.09s/it], loss 1.4;",
                "[5/300]loss 1.4;",
                "loss 1.4;",
            })
    void aRecordBehindABarsClock(String line, String rest) {
        LineTokens tokens = new LineTokens();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        new TokenScanner(tokens).scan(bytes, bytes.length);
        int second = GluedLines.second(tokens);
        assertEquals(rest == null ? "" : rest, second == 0 ? "" : line.substring(tokens.from(second)));
    }
}
