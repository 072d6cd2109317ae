package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaveRulesTest {
    /// What becomes of the first number of a line, by the name that is looked for before it.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', nullValues = "-", textBlock = """
        loss: 0.5;loss;-
        eta: 5;eta;NEVER
        total_training_time: 5;total_training_time;NEVER
        in Nov 24 10:00:00;Nov;DATE
        on May 6 2026;May;DATE
        May 0.5;May;-
        samples: 3/10;samples;RATIO
        acc: 3/10;acc;-
        D(G(z)): 0.12 / 0.14;D;-
        time: 5s;time;DURATION
        took 3;took;DURATION
        total: 3ms;total;DURATION
        step: 3ms;step;-
        eta: 5;eta;NEVER
        eta: 0.05;eta;-
        ETA: 0.05;ETA;NEVER
        eta: 5.5s;eta;NEVER
        memory = 1.5 | 1.6 | 1.7 GB;memory;RANGE
        loss = 1.5 | 1.6;loss;-
        perplexity: 8.2 seconds per pass;perplexity;DURATION
        time used for the search: 1.2 sec;the_search;DURATION
        loss: 1.2 sec;loss;-
        done: 45% (;progress_of;PROGRESS
        loss: 45% (;loss;-
        "sizes = [0.1, 0.2]";sizes;RANGE
        freq: 0.1 0.2 0.3 0.4;freq;RANGE
        freq: 0.1 0.2;freq;-
        "a, b acc: 0.1, 0.2";b_acc;RANGE
        "[train, val] loss: 0.1, 0.2";loss;RANGE
        "loss (train, val): 0.1, 0.2";loss;RANGE
        "so, loss: 0.1, acc 0.2";loss;-
        "so, loss: 0.1, 0.2 s";loss;-
        "so, loss: 0.1, 0.2s";loss;-
        "loss: 0.1, 0.2";loss;-
        iter = 2000 (Default);iter;DEFAULT
        y = 5.08 x^1;y;FORMULA
        Output shape: 3;Output_shape;NEVER
        "strides=[1]";strides;NEVER
        Gamma shape: 2.5;Gamma_shape;-
        time: 0ns;time;DURATION
        Using folds>1 when;folds;CONDITION
        library >= 2.1 is needed;library;CONDITION
        please build with -DUSE_GPU=1;DUSE_GPU;OPTION
        start with --jobs=4;jobs;OPTION
        -lnL=3.2;lnL;-
        -loss=3.2;loss;-
        pre-loss=3.2;pre-loss;-
        improving ppl: 5.4 --> 2.4;ppl;CHANGE
        loss: 5.4 -> 2.4;loss;CHANGE
        acc: 54% -> 72%;acc;CHANGE
        loss: 5.4 → 2.4;loss;CHANGE
        loss: 5.4 > 2.4;loss;-
        loss: 5.4 =====> 80%;loss;-
        run 📈mu=3.2;mu;-
        p > 0.5;p;-
        p>0.5;p;-
        y = 2 * x;y;FORMULA
        return 0.5 * (tanh(x) + 1.0);return;FORMULA
        Execution time: 2.603 seconds;Execution_time;DURATION
        Training time: 2.603 seconds;Training_time;-
        Time: 6.553 (6.553);Time;TIMER
        "Validation: 0: 46%|###";Validation;INDEX
        WARNING: rate of 5;rate;NO_RESULT
        WARNING: loss of 5;loss;-
        """)
    void theFirstRuleThatLeavesANumber(String text, String name, Rule expected) {
        LineTokens tokens = Scanned.line(text);
        Sentence line = Sentence.behind(Prefix.of(tokens), tokens);
        int at = 0;
        while (at < tokens.count() && !tokens.isNumber(at)) {
            at++;
        }
        boolean parted = tokens.isSign(at + 1, '/') && tokens.isNumber(at + 2);
        var candidate = new LeaveRules.Candidate(line, name, at, parted ? at + 2 : -1, parted ? at + 3 : at + 1);
        assertEquals(expected, LeaveRules.of(candidate));
    }
}
