package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularNameTest {
    @ParameterizedTest
    @CsvSource({
        "lr, lr",
        "LR, lr",
        "weight-decay, weight_decay",
        "Weight_Decay, weight_decay",
        "n, n",
        "N, N",
        "model.N, model.N",
        "Model.n, model.n",
        "Model.Nx, model.nx",
        "x.-, x._",
        "'', ''",
        "Ä, Ä",
    })
    void namesAreComparedWithoutCaseButForSingleLetters(String name, String expected) {
        assertEquals(expected, RegularName.of(name));
    }
}
