package org.hpsearch.query.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

/// Names of today and of before, and the rules of each.
class DefaultsTest {
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");

    private static Defaults.Rename rename(String old, String key) {
        return new Defaults.Rename(old, key, NOBODY);
    }

    private static Defaults.Rule rule(String key, long value, String when) {
        return new Defaults.Rule(key, Value.of(value), QueryParser.parse(when), NOBODY);
    }

    @Test
    void namesOfBothWays() {
        Defaults defaults = new Defaults(
                List.of(), List.of(rename("rate", "lr"), rename("Step-Size", "lr"), rename("alpha", "rate")));
        assertEquals("lr", defaults.canonical("ALPHA"));
        assertEquals("batch", defaults.canonical("batch"));
        assertEquals(List.of("lr", "rate", "Step-Size", "alpha"), defaults.names("step_size"));
        assertEquals(List.of("batch"), defaults.names("batch"));
        assertEquals(true, defaults.concerns("lr"));
        assertEquals(false, defaults.concerns("batch"));
        assertEquals("loop", new Defaults(List.of(), List.of(rename("loop", "loop"))).canonical("loop"));
    }

    @Test
    void rulesAreTriedInTheirOrderWhateverNameTheyUse() {
        Defaults defaults = new Defaults(
                List.of(rule("rate", 1, "model=x"), rule("n", 2, "lr=1"), rule("LR", 3, "")),
                List.of(rename("rate", "lr")));
        assertEquals(
                List.of(1L, 3L),
                defaults.rules("Rate").stream()
                        .map(rule -> Long.parseLong(rule.value().print()))
                        .toList());
        assertEquals(List.of(), defaults.rules("batch"));
        assertEquals(List.of("lr", "n"), defaults.keys());
        assertEquals(List.of("LR", "n", "rate"), defaults.declared());
        assertEquals(4, defaults.size());
        assertEquals(
                List.of(false, true, false),
                defaults.rules().stream().map(defaults::isNested).toList());
        assertEquals(true, Defaults.NONE.isEmpty());
    }
}
