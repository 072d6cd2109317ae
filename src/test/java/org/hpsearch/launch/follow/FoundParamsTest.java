package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundParamsTest {
    @TempDir
    Path scratch;

    @Test
    void aConfigurationReplacesTheConstantOfItsName() throws Exception {
        RunFolder run = new Store(scratch).create(Instant.parse("2026-01-01T00:00:00Z"));
        FoundParams found = new FoundParams(
                run, Map.of("solver.tol", Numbers.typed("1e-6"), "n", Numbers.typed("4")), Redaction.STANDARD);
        for (String from : new String[] {Found.CODE, Found.DECLARED}) {
            found.add("tol", Numbers.typed("1e-3"), from);
            found.add("n", Numbers.typed("3"), from);
        }
        found.add("control", Numbers.typed("2"), Found.CODE);
        TreeMap<String, String> origins = new TreeMap<>();
        found.soFar().forEach((name, one) -> origins.put(name, one.from()));
        assertEquals(Map.of("tol", Found.DECLARED, "control", Found.CODE), origins);
    }

    @Test
    void twoSpellingsAreOneParameterAsTheBetterSourceHasIt() throws Exception {
        FoundParams found = new FoundParams(
                new Store(scratch).create(Instant.parse("2026-01-01T00:00:00Z")), Map.of(), Redaction.STANDARD);
        found.add("Weight-Decay", Numbers.typed("0.1"), Found.DECLARED);
        found.add("weight_decay", Numbers.typed("0.2"), Found.CODE);
        assertEquals(Map.of("Weight-Decay", new Found(Numbers.typed("0.1"), Found.DECLARED)), found.soFar());
        found.add("weight_decay", Numbers.typed("0.3"), Found.OUTPUT);
        found.add("n", Numbers.typed("1"), Found.OUTPUT);
        found.add("N", Numbers.typed("2"), Found.OUTPUT);
        assertEquals(
                Map.of(
                        "weight_decay", new Found(Numbers.typed("0.3"), Found.OUTPUT),
                        "n", new Found(Numbers.typed("1"), Found.OUTPUT),
                        "N", new Found(Numbers.typed("2"), Found.OUTPUT)),
                found.soFar());
    }
}
