package org.hpsearch.query.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

/// What a run's parameters were: as given, else as found, else as declared.
class EffectiveParamsTest {
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");

    /// @param declared `lr=1`, `lr=1 if model=x`, `old->new`
    private static Defaults defaults(String... declared) {
        List<Defaults.Rule> rules = new ArrayList<>();
        List<Defaults.Rename> renames = new ArrayList<>();
        for (String line : declared) {
            String[] rename = line.split("->");
            String[] rule = line.split("=| if ", 3);
            if (rename.length == 2) {
                renames.add(new Defaults.Rename(rename[0], rename[1], NOBODY));
            } else {
                rules.add(new Defaults.Rule(
                        rule[0], Numbers.typed(rule[1]), QueryParser.parse(rule.length > 2 ? rule[2] : ""), NOBODY));
            }
        }
        return new Defaults(rules, renames);
    }

    private static String of(String params, Defaults defaults, boolean holds) {
        StringBuilder text = new StringBuilder();
        EffectiveParams.of(KnownRuns.record('a', "t", params, ""), defaults, rule -> holds)
                .forEach((name, effective) -> text.append(name)
                        .append('=')
                        .append(effective.value().print())
                        .append(' ')
                        .append(effective.origin().word())
                        .append(", "));
        return text.toString();
    }

    @Test
    void givenGoesBeforeFoundBeforeDeclared() {
        Defaults defaults = defaults("lr=3", "n=4");
        assertEquals("lr=1 given, n=4 default, ", of("lr=1 lr~2", defaults, true));
        assertEquals("lr=2 found, n=4 default, ", of("lr~2", defaults, true));
        assertEquals("lr=3 default, n=4 default, ", of("", defaults, true));
        assertEquals("LR=1 given, n=4 default, ", of("LR=1", defaults, true));
        assertEquals("x=null given, ", of("x=null", Defaults.NONE, true));
    }

    @Test
    void theFirstRuleThatHolds() {
        Defaults defaults = defaults("lr=1 if model=x", "lr=2 if model=y", "lr=3");
        assertEquals("lr=1 default, ", of("", defaults, true));
        assertEquals("lr=3 default, ", of("", defaults, false));
        assertEquals("", of("", defaults("lr=1 if model=x"), false));
    }

    @Test
    void anOlderNameCountsWhereTheNewOneIsMissing() {
        Defaults defaults = defaults("rate->lr", "alpha->rate", "lr=9");
        assertEquals("lr=1 given, ", of("rate=1", defaults, true));
        assertEquals("lr=1 given, ", of("Alpha=1", defaults, true));
        assertEquals("lr=1 given, ", of("lr=1 rate=2 alpha=3", defaults, true));
        assertEquals("lr=2 given, ", of("rate=2 alpha=3", defaults, true));
        assertEquals("lr=3 given, ", of("lr~1 rate~2 alpha=3", defaults, true), "given under any name goes first");
        assertEquals("lr=2 found, ", of("rate~2", defaults, true));
    }

    @Test
    void aRuleMayNameAnOlderName() {
        assertEquals("lr=9 default, ", of("", defaults("rate->lr", "rate=9"), true));
        assertEquals("lr=1 given, ", of("lr=1", defaults("rate->lr", "rate=9"), true));
    }
}
