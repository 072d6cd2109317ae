package org.hpsearch.launch.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final double NONE = Double.NaN;
    private static final SearchSpace SPACE = SearchSpace.parse(List.of(
            "momentum=uniform(0,1) if optimizer:sgd,rmsprop",
            "lr=loguniform(1e-5,1)",
            "layers=1..4",
            "hidden=16,32,64",
            "units=logint(4,256)",
            "optimizer=adam,sgd,rmsprop",
            "act=choice(1,2,3) if layers:2..3"));

    @Test
    void wordsAreDomains() {
        assertEquals(
                """
                lr Real[low=1.0E-5, high=1.0, logarithmic=true] null
                layers Whole[low=1.0, high=4.0, logarithmic=false] null
                hidden Whole[low=0.0, high=2.0, logarithmic=false] null
                units Whole[low=4.0, high=256.0, logarithmic=true] null
                optimizer Choice[count=3] null
                momentum Real[low=0.0, high=1.0, logarithmic=false] Condition[of=4, any=[Interval[from=1.0, to=1.0], Interval[from=2.0, to=2.0]]]
                act Choice[count=3] Condition[of=1, any=[Interval[from=2.0, to=3.0]]]
                """,
                SPACE.space().dimensions().stream()
                        .map(dimension -> dimension.name() + " " + dimension.domain() + " " + dimension.when() + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void pointsAreConfigurationsWithoutWhatHasNoValue() {
        assertEquals(
                "{lr=0.001, layers=2, hidden=64, units=4, optimizer=adam, act=3}",
                SPACE.configuration(new double[] {0.001, 2, 2, 4, 0, NONE, 2}).toString());
        assertEquals(
                "{lr=0.123457, layers=4, hidden=16, units=9, optimizer=sgd, momentum=0.5}",
                SPACE.configuration(new double[] {0.12345678, 4, 0, 9, 1, 0.5, NONE})
                        .toString());
    }

    @Test
    void runsArePointsWhereTheyLieInside() {
        Map<String, String> inside = Map.of(
                "lr", "1e-3", "layers", "1", "hidden", "32.0", "units", "4", "optimizer", "sgd", "momentum", "0.9");
        assertArrayEquals(
                new double[] {0.001, 1, 1, 4, 1, 0.9, NONE},
                SPACE.point(values(inside)).orElseThrow());
        for (String outside :
                List.of("lr=2", "lr=x", "layers=5", "hidden=33", "units=4.5", "optimizer=lion", "momentum=2")) {
            String[] part = outside.split("=");
            Map<String, String> other = new TreeMap<>(inside);
            other.put(part[0], part[1]);
            assertTrue(SPACE.point(values(other)).isEmpty(), outside);
        }
        Map<String, String> missing = new TreeMap<>(inside);
        missing.remove("momentum");
        assertTrue(SPACE.point(values(missing)).isEmpty(), "no momentum");
        missing.put("optimizer", "adam");
        assertTrue(SPACE.point(values(missing)).isPresent(), "adam takes none");
    }

    private static Map<String, Value> values(Map<String, String> texts) {
        Map<String, Value> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, Numbers.typed(text)));
        return values;
    }

    @Test
    void aRoundedPointIsThatOfItsConfiguration() {
        double[] point = SPACE.rounded(new double[] {0.98765432109, 2, 1, 7, 2, 1.0 / 3, 0});
        assertArrayEquals(new double[] {0.987654, 2, 1, 7, 2, 0.333333, 0}, point);
        assertArrayEquals(point, SPACE.point(values(SPACE.configuration(point))).orElseThrow());
    }

    @Test
    void whatIsNoSpaceIsRefused() {
        Map<String, List<String>> wrong = new TreeMap<>();
        wrong.put("'layers=4..1' is an empty range", List.of("layers=4..1"));
        wrong.put(
                "'lr=uniform(1,0)': 2 numbers are expected in the brackets, the second above the first",
                List.of("lr=uniform(1,0)"));
        wrong.put("'n=logint(1.5,4)': two whole numbers are expected in the brackets", List.of("n=logint(1.5,4)"));
        wrong.put("'a' depends on 'b', which the search does not vary", List.of("a=1..2 if b:1"));
        wrong.put("'a' depends on itself", List.of("a=1..2 if b:1", "b=1..2 if a:1"));
        wrong.put("'if b:x': b cannot have this value", List.of("a=1..2 if b:x", "b=y,z"));
        wrong.put("'a' is given twice", List.of("a=1..2", "a=3"));
        wrong.forEach((message, words) -> assertEquals(
                message,
                assertThrows(UsageException.class, () -> SearchSpace.parse(words))
                        .getMessage()));
    }
}
