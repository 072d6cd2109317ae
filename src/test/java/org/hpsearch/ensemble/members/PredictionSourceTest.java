package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.value.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionSourceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        p {predictions} ¦ ''    ¦ q {predictions} ¦ p {predictions}
        ''              ¦ ''    ¦ q {predictions} ¦ q {predictions}
        ''              ¦ a.csv ¦ q {predictions} ¦ ''
        p               ¦ a.csv ¦ ''              ¦ p
        ''              ¦ ''    ¦ ''              ¦ ! --predict COMMAND or --from FILE says where the predictions come from (or predict: of the experiment in hps.yaml)
        p               ¦ ''    ¦ ''              ¦ ! the command has no {predictions}, the file to write; add '> {predictions}' where it prints them, or --from FILE where it has a file of its own
        ''              ¦ ''    ¦ q               ¦ ! the command has no {predictions}, the file to write; add '> {predictions}' where it prints them, or --from FILE where it has a file of its own
        """)
    void theCommandIsTypedOrDeclared(String predict, String from, String declared, String expected) {
        String command;
        try {
            command = new PredictionSource(predict, from, "best").command(declared);
        } catch (UsageException wrong) {
            command = "! " + wrong.getMessage();
        }
        assertEquals(expected, command);
    }
}
