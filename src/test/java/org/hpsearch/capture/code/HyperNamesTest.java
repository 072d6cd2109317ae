package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.capture.arguments.Arguments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperNamesTest {
    /// For each name and value: whether it is a parameter in a configuration, at any top level, at a script's, as an
    /// argument of a model, inside a function.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lr             | 0.1        | yes yes yes yes yes
        batch_size     | 32         | yes yes yes yes yes
        batchSize      | 32         | yes yes yes yes yes
        n.trees        | 60         | yes yes yes yes yes
        model.depth    | 4          | yes yes yes yes yes
        EPOCHS         | 10         | yes yes yes yes yes
        GRAVITY        | 9.81       | yes yes yes yes no
        shrinkage      | 0.05       | yes no  yes yes no
        num_output     | 2          | yes no  yes yes no
        errorThresh    | 0.005      | yes no  yes yes no
        output         | 2          | no  no  no  no  no
        MAX_ERROR      | 0.01       | yes yes yes yes no
        shuffle        | true       | yes yes yes yes yes
        NGenerations   | 10         | yes yes yes yes yes
        num_threads    | 2          | no  no  no  no  no
        nvars          | 2          | yes yes yes yes yes
        sol_per_pop    | 10         | yes no  yes yes no
        shrinkage      | 0          | yes no  no  yes no
        x              | 3          | yes no  no  no  no
        optimizer      | adam       | yes yes yes yes yes
        loss           | huber:soft | yes yes yes yes yes
        loss           | 12:30      | no  no  no  no  no
        flavour        | sweet      | yes no  no  no  no
        FLAVOUR        | sweet      | yes yes yes no  no
        hidden         | [16, 8]    | yes yes yes yes yes
        betas          | [a, b]     | no  no  no  no  no
        lr             | two words  | no  no  no  no  no
        lr             | a/b.yaml   | no  no  no  no  no
        data_dir       | 3          | no  no  no  no  no
        NUM_WORKERS    | 4          | no  no  no  no  no
        fig_width      | 8          | no  no  no  no  no
        _lr            | 0.1        | no  no  no  no  no
        LOCAL_RANK     | 0          | no  no  no  no  no
        epoch          | 0          | no  no  no  no  no
        step           | 5          | no  no  no  no  no
        EPOCH          | 10         | yes yes yes yes yes
        EPOCH          | 0          | no  no  no  no  no
        batch          | 16         | yes no  yes yes no
        n_iter         | 0          | no  no  no  no  no
        n_iter         | 50         | yes yes yes yes yes
        loss           | 0.0        | no  no  no  no  no
        loss           | mse        | yes yes yes yes yes
        best_val_loss  | 1e9        | no  no  no  no  no
        running_loss   | 0.0        | no  no  no  no  no
        loss_weight    | 0.5        | yes no  yes yes no
        learning_rate  | 0          | yes yes yes yes yes
        """)
    void namesAndValues(String name, String value, String expected) {
        StringBuilder found = new StringBuilder();
        for (HyperNames.Scope scope : new HyperNames.Scope[] {
            HyperNames.Scope.CONFIGURATION,
            HyperNames.Scope.TOP,
            HyperNames.Scope.SCRIPT,
            HyperNames.Scope.ARGUMENT,
            HyperNames.Scope.INNER
        }) {
            found.append(HyperNames.isParameter(name, Arguments.typed(value), scope) ? " yes" : " no");
        }
        assertEquals(expected.replaceAll("\\s+", " "), found.toString().strip());
    }
}
