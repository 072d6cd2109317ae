package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;

class SweepAxisTest {
    private static String values(String word) {
        if (!(SweepAxis.parse(word) instanceof SweepAxis.Listed listed)) {
            return "any number";
        }
        List<String> values = new ArrayList<>();
        for (long i = 0; i < listed.size(); i++) {
            values.add(listed.value(i));
        }
        return listed.key() + " " + String.join("|", values);
    }

    @Test
    void aWordNamesAParameterAndItsValues() {
        String table = """
            lr=0.1                   lr 0.1
            lr=0.1,1e-2              lr 0.1|1e-2
            seed=1..4                seed 1|2|3|4
            seed=-1..1               seed -1|0|1
            seed=3..3                seed 3
            seed=0,5..7              seed 0|5|6|7
            layers=[1,2],[3,4]       layers [1,2]|[3,4]
            name="a,b",c             name a,b|c
            name='1..3'              name 1..3
            f=log(1e-4,1e-1,4)       f 1e-4|0.001|0.01|0.1
            f=lin(0,1,5)             f 0|0.25|0.5|0.75|1
            f=choice(a,b)            f a|b
            f=uniform(0,1)           any number
            a.b-c=x=y                a.b-c x=y
            path=/tmp/a..b           path /tmp/a..b
            """;
        assertEquals(
                table.stripTrailing(),
                table.lines()
                        .map(line -> line.split(" +", 2)[0])
                        .map(word -> "%-24s %s".formatted(word, values(word)))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void whatIsNoValueIsRefused() {
        Map<String, String> messages = Map.of(
                "lr", "'lr': KEY=VALUES is expected",
                "=1", "'=1': KEY=VALUES is expected",
                "lr=", "'lr=' has an empty value",
                "lr=1,,2", "'lr=1,,2' has an empty value",
                "seed=5..1", "'seed=5..1' is an empty range",
                "lr=0.1..0.5",
                        "'lr=0.1..0.5': a range is of whole numbers, 1..5; lin(), log() and for random draws"
                                + " uniform(), loguniform() are for others; quotes make it a text",
                "lr=log(0,1,3)",
                        "'lr=log(0,1,3)': 3 numbers are expected in the brackets, the second above the first, both"
                                + " above 0",
                "lr=lin(1,0,3)", "'lr=lin(1,0,3)': 3 numbers are expected in the brackets, the second above the first",
                "lr=lin(0,1,1)", "'lr=lin(0,1,1)': a count from 2 to 10000 is expected last",
                "lr=logg(1,2)",
                        "'lr=logg(1,2)': log, lin, choice, uniform, loguniform and logint are known; quotes make it a"
                                + " text");
        messages.forEach((word, message) -> assertEquals(
                message,
                assertThrows(DataException.class, () -> SweepAxis.parse(word), word)
                        .getMessage()));
    }

    @Test
    void drawsStayInTheirInterval() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            double drawn = Double.parseDouble(
                    SweepAxis.parse("lr=loguniform(1e-5,1e-1)").draw(random));
            assertEquals(true, drawn >= 1e-5 && drawn <= 1e-1, "drawn " + drawn);
        }
    }

    @Test
    void combinationsChangeTheLastParameterFastest() {
        assertEquals(
                "[{a=1, b=x}, {a=1, b=y}, {a=2, b=x}, {a=2, b=y}]",
                Sweep.grid(List.of(SweepAxis.parse("a=1,2"), SweepAxis.parse("b=x,y,y")))
                        .toString());
        assertEquals(
                "'a' is given twice",
                assertThrows(
                                DataException.class,
                                () -> Sweep.grid(List.of(SweepAxis.parse("a=1"), SweepAxis.parse("a=2"))))
                        .getMessage());
    }

    @Test
    void ofMoreDrawsWithTheSameSeedFewerAreTheBeginning() {
        List<SweepAxis> axes = List.of(SweepAxis.parse("lr=uniform(0,1)"), SweepAxis.parse("n=1..100"));
        assertEquals(Sweep.draw(axes, 3, 5), Sweep.draw(axes, 9, 5).subList(0, 3));
        assertEquals(2, Sweep.draw(List.of(SweepAxis.parse("n=1,2")), 10, 0).size());
    }
}
