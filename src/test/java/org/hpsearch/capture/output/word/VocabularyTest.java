package org.hpsearch.capture.output.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    @ParameterizedTest
    @CsvSource({
        "bestIteration,true",
        "best_epoch,true",
        "best_loss,false",
        "best_iteration_loss,false",
        "time_total_s,true",
        "total training time,true",
        "time_per_step,false",
        "total_loss,false",
        "eta,true",
        "random_seed,true",
        "seconds_taken,true",
        "tested,true",
        "current_error,false",
        "current_time,true",
        "trial_id,true",
        "loss,false",
    })
    void namesThatAreNeverAMetrics(String name, boolean never) {
        assertEquals(never, Vocabulary.isNever(name));
    }

    @ParameterizedTest
    @CsvSource({
        "loss,true",
        "desired_error,false",
        "val_acc,true",
        "loss_scale,false",
        "loss_weight,false",
        "params,false",
        "width,false"
    })
    void namesOfResults(String name, boolean result) {
        assertEquals(result, Vocabulary.isResult(name));
    }
}
