package org.hpsearch.query.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

/// Rules that depend on themselves.
class DefaultCyclesTest {
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");
    private static final String BARE = " (a bare word of a condition searches all parameters that have texts)";

    private static Defaults.Rule rule(String key, String value, String when) {
        return new Defaults.Rule(key, Numbers.typed(value), QueryParser.parse(when), NOBODY);
    }

    private static String of(List<Defaults.Rename> renames, Defaults.Rule... rules) {
        try {
            new DefaultCycles(new Defaults(List.of(rules), renames)).refuse();
            return "fine";
        } catch (DataException circle) {
            return String.valueOf(circle.getMessage());
        }
    }

    private static List<Defaults.Rename> renames(String... names) {
        List<Defaults.Rename> renames = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            renames.add(new Defaults.Rename(names[i], names[i + 1], NOBODY));
        }
        return renames;
    }

    @Test
    void conditionsThatAskForOneAnother() {
        assertEquals("fine", of(List.of(), rule("a", "1", "b=1"), rule("b", "1", "c=1"), rule("a", "2", "")));
        assertEquals("defaults depend on themselves: x_y -> x_y" + BARE, of(List.of(), rule("x_y", "1", "X-Y=1")));
        assertEquals(
                "defaults depend on themselves: b -> c -> b" + BARE,
                of(List.of(), rule("a", "1", "b=1"), rule("b", "1", "x=1 OR NOT param.c>2"), rule("c", "1", "b=1")));
        assertEquals("fine", of(List.of(), rule("a", "1", "recorded:a"), rule("b", "1", "run.a=1")));
    }

    @Test
    void whatAsksManyAsksItself() {
        assertEquals("defaults depend on themselves: a -> a" + BARE, of(List.of(), rule("a", "1", "has:a")));
        assertEquals("defaults depend on themselves: lr.x -> lr.x" + BARE, of(List.of(), rule("lr.x", "1", "has:LR*")));
        assertEquals("fine", of(List.of(), rule("a", "1", "has:b*")));
        assertEquals("fine", of(List.of(), rule("a", "1", "resnet")));
        assertEquals("defaults depend on themselves: a -> a" + BARE, of(List.of(), rule("a", "adam", "resnet")));
        assertEquals("defaults depend on themselves: a -> a" + BARE, of(List.of(), rule("a", "adam", "/res.*/")));
    }

    @Test
    void renamesInACircleAndThroughARename() {
        assertEquals("fine", of(renames("a", "b", "b", "c")));
        assertEquals("the renames go in a circle: 'lr' comes back to itself", of(renames("lr", "b", "b", "LR")));
        assertEquals("the renames go in a circle: 'a' comes back to itself", of(renames("a", "a")));
        assertEquals(
                "defaults depend on themselves: lr -> lr" + BARE, of(renames("rate", "lr"), rule("lr", "1", "rate=1")));
        assertEquals(
                "defaults depend on themselves: lr -> lr" + BARE, of(renames("rate", "lr"), rule("rate", "1", "lr=1")));
    }

    @Test
    void aLongChainIsFollowedOnce() {
        List<Defaults.Rule> rules = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rules.add(rule("p" + i, "1", "p" + (i + 1) + "=1 OR p" + (i + 2) + "=1"));
        }
        assertEquals("fine", of(List.of(), rules.toArray(Defaults.Rule[]::new)));
    }
}
