package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFinderTest {
    /// The name before the last number of a line, with the rule that has found it.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        loss: 0.5;loss PAIR
        loss = 0.5;loss PAIR
        val loss => 0.5;val_loss PAIR
        "'loss': 0.5";loss PAIR
        "'val loss': '0.5'";val_loss PAIR
        loss 0.5;loss WORDS_BEFORE
        train loss 0.5;train_loss WORDS_BEFORE
        accuracy is 0.5;accuracy VERB
        weather is 0.5;none
        val_loss improved from 0.6 to 0.5;val_loss IMPROVED
        time (ms): 5.0;time PAIR
        E(RHF) = -1.5;E(RHF) PAIR
        |proj g| = 0.1;|proj_g| PAIR
        mean........ 0.5;mean PAIR
        Fitness value... 0.5;Fitness_value PAIR
        rms (STD) = sqrt(WSSR/ndf)    : 0.5;rms PAIR
        "f(0.5, 1) -> 0.25";none
        Epoch over. Bit fail 4.5;Bit_fail WORDS_BEFORE
        top 5 accuracy: 0.9;top_5_accuracy PAIR
        The accuracy of the network: 0.9;accuracy PAIR
        ACC on test: 0.9;ACC_on_test PAIR
        R^2 on test: 0.8;R^2_on_test PAIR
        # of iterations = 2.0;iterations PAIR
        Best is trial 0 with value: 0.5;best_value PAIR
        a b c d e 0.5;none
        in 0.5;none
        0.5;none
        """)
    void theNameBeforeANumber(String text, String expected) {
        LineTokens tokens = Scanned.line(text);
        Sentence line = Sentence.behind(Prefix.of(tokens), tokens);
        int number = tokens.count() - 1;
        while (!tokens.isNumber(number)) {
            number--;
        }
        NameFinder.Name name = NameFinder.before(line, number);
        assertEquals(expected, name == null ? "none" : name.name() + " " + name.rule());
    }

    @ParameterizedTest
    @CsvSource({"train (curr): 1.6,curr", "train: 1.6,''", "train (a b): 1.6,''"})
    void theWordInBracketsBeforeASign(String text, String expected) {
        LineTokens tokens = Scanned.line(text);
        assertEquals(expected, NameFinder.qualifier(tokens, tokens.count() - 1));
    }
}
