package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
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
            List.of("adam", "sgd"),
            "model",
            List.of("resnet", "\"two words\""),
            "lr",
            List.of("0.1", "0.01"));

    private static List<String> ofValues(String query) throws IOException {
        return Slips.ofValues(QueryParser.parse(query), field -> KNOWN.getOrDefault(field, List.of()));
    }

    @Test
    void aValueNearlySpelledLikeAKnownOne() throws IOException {
        assertEquals(
                List.of("no run has optimizer:sdg; did you mean optimizer:sgd?"), ofValues("optimizer:sdg lr=0.1"));
        assertEquals(List.of("no run has model=resent; did you mean model=resnet?"), ofValues("model=resent"));
        assertEquals(
                List.of(
                        "no run has optimizer:adma; did you mean optimizer:adam?",
                        "no run has model:resnt; did you mean model:resnet?"),
                ofValues("optimizer:adma OR model:resnt"));
        for (String fine : List.of(
                "optimizer:SGD",
                "optimizer:lbfgs",
                "lr=0.11",
                "NOT optimizer:sdg",
                "optimizer:sd*",
                "sdg",
                "depth:3")) {
            assertEquals(List.of(), ofValues(fine), fine);
        }
    }
}
