package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {
    @ParameterizedTest
    @CsvSource({
        "loss,loss",
        "val loss,val_loss",
        "the loss,loss",
        "the loss is,loss",
        "model saved with val loss,val_loss",
        "accuracy of the network on test,accuracy",
        "the accuracy of the model,accuracy",
        "loss on the validation set,loss",
        "ACC on test,ACC_on_test",
        "-- loss --,_loss_",
        "network's loss,network/loss",
    })
    void aNameWithoutTheProseAroundIt(String words, String name) {
        assertEquals(name, NameWords.withoutProse(List.of(words.split(" "))));
    }

    @ParameterizedTest
    @CsvSource({
        "a loss,loss",
        "loss,loss",
        "rate of return,rate_of_return",
        "accuracy of model,accuracy",
        "-loss.,loss",
        "the,the",
        "train's loss,train/loss",
    })
    void wordsAsOneName(String words, String name) {
        assertEquals(name, NameWords.joined(List.of(words.split(" "))));
    }
}
