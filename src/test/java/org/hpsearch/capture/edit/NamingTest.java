package org.hpsearch.capture.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{lr}              | true",
                "--lr={lr}         | true",
                "lr={lr}           | true",
                "+opt.lr={lr}      | true",
                "-l{lr}            | true",
                "optim: {lr}       | true",
                "[0.9, {lr}]       | true",
                "runs/{lr}         | false",
                "out-{lr}.csv      | false",
                "{lr}x             | false",
                "--out=runs/{lr}   | false",
                "--lr {hidden}     | false",
                "lr                | false",
            })
    void aPlaceIsTheWholeValueOrOnlyAName(String word, boolean given) {
        assertEquals(given, Naming.isGiven(List.of("train", word), "lr"));
    }

    @Test
    void whatOnlyNamesSomethingDoesNotReachTheProgram(@TempDir Path folder) {
        List<String> words = List.of("./sim", "--dt", "{dt}", "--out", "out-{seed}");
        GivenParameters given = GivenParameters.of(
                words,
                Map.of("dt", "0.1", "seed", "7", "note", "x"),
                new GivenParameters.More(
                        List.of(), Map.of(), new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD),
                List.of(),
                folder);
        assertEquals(Set.of("seed", "note"), Naming.unpassed(given, words));
    }
}
