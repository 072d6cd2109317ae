package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryParser;
import org.junit.jupiter.api.Test;

/// What the parts of a query that finds nothing may have been typed for.
class SlipsTest {
    private static List<String> of(String query) {
        return Slips.of(QueryParser.parse(query));
    }

    @Test
    void aWordLikeAnOperatorBetweenOthers() {
        assertEquals(List.of("hps searches for the word 'adn'; did you mean AND?"), of("lr=1 adn model=x"));
        assertEquals(List.of("hps searches for the word 'nto'; did you mean NOT?"), of("lr=1 nto model=x"));
        assertEquals(List.of(), of("adn"));
        assertEquals(List.of(), of("lr=1 on model=x"));
        assertEquals(List.of(), of("lr=1 resnet model=x"));
        assertEquals(List.of("hps searches for the word 'ro'; did you mean OR?"), of("NOT (lr=1 ro model=x)"));
    }

    @Test
    void aListWithCommas() {
        assertEquals(
                List.of("'0.1,0.2' is one value with a comma; for one of several: lr:(0.1 OR 0.2)"), of("lr=0.1,0.2"));
        assertEquals(
                List.of("'a,-b' is one value with a comma; for one of several: \"my lr\":(a OR \"-b\")"),
                of("\"my lr\"=a,-b"));
        for (String fine : List.of("lr=0.1", "lr=,", "lr=0.1,", "lr=a,,b", "lr=\"one, two\"", "a,b", "lr!=1,2", "*")) {
            assertEquals(List.of(), of(fine), fine);
        }
    }

    private static final Map<String, List<String>> KNOWN = Map.of(
            "optimizer",
            List.of("adam", "adamw", "sgd"),
            "model",
            List.of("resnet", "two words", "deep/net"),
            "lr",
            List.of("0.1", "0.01"));

    /// Runs fulfil a condition on a text that they have, in any case, or on one of its words; none has `adamw`.
    private static final Slips.Known RUNS = new Slips.Known() {
        @Override
        public List<String> texts(String field) {
            return KNOWN.getOrDefault(field, List.of());
        }

        @Override
        public boolean matches(Query.Clause clause) {
            String value = ((Query.Is) clause.test()).value().toLowerCase(Locale.ROOT);
            return !value.equals("adamw")
                    && texts(clause.field()).stream()
                            .anyMatch(text -> text.equals(value)
                                    || List.of(text.split("[ /]")).contains(value));
        }
    };

    private static List<String> ofTexts(String query) throws IOException {
        return List.copyOf(Slips.ofTexts(QueryParser.parse(query), RUNS).values());
    }

    @Test
    void aTextNearlySpelledLikeAKnownOne() throws IOException {
        assertEquals(List.of("no run has optimizer:sdg; did you mean optimizer:sgd?"), ofTexts("optimizer:sdg lr=0.1"));
        assertEquals(List.of("no run has model=resent; did you mean model=resnet?"), ofTexts("model=resent"));
        assertEquals(
                List.of("no run has model=\"two wrds\"; did you mean model=\"two words\"?"),
                ofTexts("model=\"two wrds\""));
        assertEquals(
                List.of(
                        "no run has optimizer:adma; did you mean optimizer:adam?",
                        "no run has model:resnt; did you mean model:resnet?"),
                ofTexts("optimizer:adma OR model:resnt"));
        for (String fine : List.of(
                "optimizer:SGD",
                "optimizer:lbfgs",
                "optimizer:AdamW",
                "model:deep",
                "lr=0.11",
                "NOT optimizer:sdg",
                "optimizer:sd*",
                "sdg",
                "depth:3")) {
            assertEquals(List.of(), ofTexts(fine), fine);
        }
    }
}
