package org.hpsearch.capture.output.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepAxisTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        global_step,GLOBAL
        Total-Timesteps,GLOBAL
        step,STEP
        Updates,STEP
        env_step,STEP
        iter,ITERATION
        Iterat,ITERATION
        iterations,ITERATION
        n_iter,ITERATION
        itr,ITERATION
        it,ITERATION
        episode,ROUND
        gen,ROUND
        n_gen,ROUND
        epoch,EPOCH
        ep,EPOCH
        n_epoch,EPOCH
        fold,FOLD
        batch,BATCH
        train/global_step,GLOBAL
        train_step,STEP
        val_iter,ITERATION
        current_epoch,EPOCH
        n_epochs,-
        num_steps,-
        ms/batch,-
        s/it,-
        loss,-
        iterable,-
        item,-
        max_step,-
        '',-
        """)
    void whatANameCounts(String name, StepAxis expected) {
        assertEquals(expected, StepAxis.of(name));
    }
}
