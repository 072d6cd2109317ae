package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisWordTest {
    /// The rules that take the last axis's word of a line for no position; the number is the last token but one sign.
    private static String rules(String text) {
        LineTokens tokens = Scanned.line(text);
        Sentence line = Positions.found(Sentence.behind(Prefix.of(tokens), tokens));
        int at = tokens.count() - 1;
        while (StepAxis.of(tokens.text(at)) == null) {
            at--;
        }
        int number = tokens.skip(at + 1, ":=#[.\"'");
        AxisWord word = new AxisWord(
                new Sentence(tokens, line.prefix(), Claims.none(tokens.count()), line.positions(), ""), at);
        List<String> rules = new ArrayList<>();
        add(rules, "something else", word.countsSomethingElse());
        add(rules, "count", word.isCount());
        add(rules, "counted", word.isCounted());
        add(rules, "length of a round", word.isLengthOfRound(number));
        add(rules, "count of an epoch", word.isCountOfEpoch(number));
        add(rules, "size of a step", word.isSizeOfStep(number));
        add(rules, "version", word.isVersion());
        add(rules, "setting", word.isSetting(number));
        return String.join(", ", rules);
    }

    private static void add(List<String> rules, String name, boolean fits) {
        if (fits) {
            rules.add(name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        epoch 3 loss 0.5;''
        step 100: loss 0.5;''
        iterations 12;setting
        best epoch: 3;something else
        number of skipped iterations: 0;something else, count
        min over a much longer span iteration 3;''
        epochs: 10;count, setting
        train epochs: 10 x;count
        solver iterations: 12 x;count
        global steps: 900 x;''
        return over 20 episodes: 7.5;counted
        Episode 3 | Steps: 50;length of a round
        Episode 3 | Steps: 50/200;''
        Episode 3 | Steps: 50 of 200;''
        Episode 3 | Total Steps: 50;something else
        Epoch 3 | Steps: 50;count of an epoch
        Epoch 3 | Steps: 50/200;''
        done #iter = 12;count of an epoch
        Time step: 0.005;size of a step
        Time step: 5;''
        Solver (29 Sep 2021 - Update 2);version
        """)
    void whatAWordOfAnAxisCounts(String line, String rules) {
        assertEquals(rules, rules(line));
    }
}
