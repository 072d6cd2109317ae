package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @Test
    void aNameIsFoundByItsOwnSpellingFirst() {
        Map<String, Integer> values = new LinkedHashMap<>();
        List.of("Loss", "LOSS", "loss", "n").forEach(name -> values.put(name, values.size()));
        assertEquals(2, RegularName.find("loss", values));
        assertEquals(0, RegularName.find("losS", values));
        assertNull(RegularName.find("N", values));
        assertNull(RegularName.find("loss", Map.of()));
    }
}
