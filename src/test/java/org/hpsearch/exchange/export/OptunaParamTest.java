package org.hpsearch.exchange.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class OptunaParamTest {
    private static String of(String... words) {
        List<Value> values = Arrays.stream(words).map(Numbers::typed).toList();
        OptunaParam param = OptunaParam.of(values);
        return param.distribution().print() + " "
                + values.stream().map(value -> param.internal(value).print()).toList();
    }

    @Test
    void wholeNumbersRealOnesAndChoices() {
        assertEquals(
                "{\"attributes\": {\"high\": 16, \"log\": false, \"low\": 2, \"step\": 1}, \"name\":"
                        + " \"IntDistribution\"} [16, 2]",
                of("16", "2"));
        assertEquals(
                "{\"attributes\": {\"high\": 1, \"log\": false, \"low\": -1e-3, \"step\": null}, \"name\":"
                        + " \"FloatDistribution\"} [1, -1e-3]",
                of("1", "-1e-3"));
        assertEquals(
                "{\"attributes\": {\"choices\": [1, \"a\", null, true]}, \"name\": \"CategoricalDistribution\"} [0, 1,"
                        + " 0, 2, 3]",
                of("1", "a", "1", "None", "true"));
    }
}
