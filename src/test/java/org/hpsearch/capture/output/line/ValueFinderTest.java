package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFinderTest {
    private static ValueFinder.Findings findings(LineTokens tokens) {
        return ValueFinder.of(Positions.found(Sentence.behind(Prefix.of(tokens), tokens)));
    }

    private static String values(String text) {
        LineTokens tokens = Scanned.line(text);
        return findings(tokens).values().stream()
                .map(value -> value.name() + "=" + tokens.text(value.token())
                        + (value.whole() < 0 ? "" : "/" + tokens.text(value.whole())))
                .collect(Collectors.joining(" "));
    }

    private static String left(String text) {
        LineTokens tokens = Scanned.line(text);
        return findings(tokens).left().stream()
                .map(ruling -> tokens.text(ruling.token()) + " " + ruling.rule())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        loss: 0.5;loss=0.5
        loss=0.5 acc=0.9;loss=0.5 acc=0.9
        epoch 1 loss 0.5 acc 0.9;loss=0.5 acc=0.9
        The RMSE of prediction is: 0.44;RMSE=0.44
        epoch 1, 7.7 perplexity;perplexity=7.7
        147/150 correct (98.0%);accuracy=98.0%
        147/150 correct;accuracy=147/150
        Accuracy: 9500/10000 (95%);Accuracy=9500/10000
        loss 0.5 (0.6);loss=0.5 loss_avg=0.6
        acc: 0.9 +/- 0.01;acc=0.9 acc_std=0.01
        acc: 0.9 ± 0.01;acc=0.9 acc_std=0.01
        Train Loss 1.0 Acc 0.2 Val Loss 3.0 Acc 0.4;Train_Loss=1.0 Train/Acc=0.2 Val_Loss=3.0 Val/Acc=0.4
        "{'loss': 0.5, 'eval': {'acc': 0.9}}";loss=0.5 eval/acc=0.9
        Average Precision @[ IoU=0.50 | maxDets=100 ] = 0.3;Average_Precision_@[_IoU=0.50_|_maxDets=100_]=0.3
        "[1]4.12,[2]4.51,";value=4.12 value=4.51
        10.0 perplexity estimate based on 200 documents;perplexity=10.0
        R^2 on test: 0.84;R^2_on_test=0.84
        "epoch 1, obj. -962.5";obj=-962.5
        "{'msg': 'kept 42 words, drops 0', 'loss': 0.5}";loss=0.5
        Score (best 5): 0.7;Score=0.7
        train/test rmse = 1.5 / 1.75;train_rmse=1.5 test_rmse=1.75
        epoch 1 min/max: 0.5 / 2.5;min=0.5 max=2.5
        train/rmse = 1.5 / 1.75;train/rmse=1.5
        (drop): Dropout(p=0.5);""
        (loss): Loss(margin=0.5);""
        (train): Loss(avg): 0.5;train/Loss(avg)=0.5
        (1): loss(avg): 0.5;loss(avg)=0.5
        nothing here;""
        """)
    void valuesOfALine(String line, String expected) {
        assertEquals(expected, values(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        eta: 5;5 NEVER
        x = 45%|####      |;45% PERCENT_OF_BAR
        epoch 1 9.9it/s;9.9it/s RATE
        epoch 1 17;17 NAMELESS
        depth 17;17 WEAK
        Score (best 5): 0.7;5 IN_NAME
        Tue Nov 24 10:00:00;24 DATE
        """)
    void whatIsLeft(String line, String expected) {
        assertEquals(expected, left(line));
    }
}
