package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {
    /// The positions of a line, as `AXIS name=value/total`.
    private static String positions(String text) {
        LineTokens tokens = Scanned.line(text);
        Sentence found = Positions.found(Sentence.behind(Prefix.of(tokens), tokens));
        return found.positions().stream()
                .map(position -> position.axis() + " " + position.name() + "=" + tokens.text(position.token())
                        + (position.total() < 0 ? "" : "/" + tokens.text(position.total())))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        Epoch 3/10 loss 0.5;EPOCH Epoch=3/10
        Epoch: 3 of 10 - loss: 0.5;EPOCH Epoch=3/10
        epoch=3 loss=0.5;EPOCH epoch=3
        [50] train-rmse:0.5;ITERATION count=50
        [1][10/25] Loss 0.5;EPOCH iteration=1, BATCH count=10/25
        [1/5][10/25] Loss 0.5;EPOCH epoch=1/5, BATCH batch=10/25
        [1, 2000] loss: 0.5;EPOCH epoch=1, BATCH batch=2000
        <10> loss 0.5;ITERATION count=10
        (10) loss 0.5;ITERATION count=10
        10: loss 0.5;ITERATION count=10
        10 loss: 0.5;ITERATION count=10
        global step 100: loss 0.5;GLOBAL step=100
        Iter (train): 7 loss 0.5;ITERATION Iter=7
        it. 7 loss 0.5;STEP update=7
        loss 0.5 after 100 iterations;ITERATION iterations=100
        20/ 65 batches | loss 0.5;BATCH batches=20/65
        3/10 epochs loss 0.5;EPOCH epochs=3/10
        3/10 loss 0.5;BATCH count=3/10
        50%|#####     | 10/20 [00:01<00:01, loss=0.5];BATCH count=10/20
        25% done loss 0.5;PROGRESS count=25%
        "Progress: 25.0% loss: 0.5";PROGRESS count=25.0%
        Epoch 3 step 10/20 loss 0.5;EPOCH Epoch=3, BATCH step=10/20
        pass 2: obj 0.5;EPOCH pass=2
        "[1]4.12,[2]4.51,";ITERATION count=1, ITERATION count=2
        Time = 0.5;STEP time=0.5
        Fold 2: acc 0.9;FOLD Fold=2
        "Generation 7 fitness 0.5 steps: 31";ROUND Generation=7
        "Generation 7 fitness 0.5 global steps: 900";ROUND Generation=7, GLOBAL steps=900
        """)
    void whatCounts(String line, String expected) {
        assertEquals(expected, positions(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        loss 0.5
        epochs: 10
        number of skipped iterations: 0
        best epoch: 3
        no. of iterations 5
        147/150 correct
        120 ms/batch loss 0.5
        max steps 100
        solver iterations: 12
        mean score over 50 episodes: 3.5
        '{"event": "start", "config": {"units": 8, "step": 30}}'
        """)
    void whatCountsNothing(String line) {
        assertEquals("", positions(line));
    }
}
