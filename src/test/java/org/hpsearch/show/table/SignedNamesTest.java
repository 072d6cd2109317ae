package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;

class SignedNamesTest {
    private static final class Options {
        @Option(names = "--sort", parameterConsumer = SignedNames.class)
        List<String> sort = new ArrayList<>();

        @Option(names = "-l")
        boolean other;
    }

    private static List<String> sort(String... words) {
        Options options = new Options();
        new CommandLine(options).parseArgs(words);
        return options.sort;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        lr              | [lr]
        lr,-loss        | [lr, -loss]
        "a,b",c         | ["a,b", c]
        -"a, b"         | [-"a, b"]
        a,,b            | [a, , b]
        "a,b            | ["a,b]
        ``              | []
        """)
    void commasPartNamesButNotInQuotes(String word, String names) {
        assertEquals(names, SignedNames.split(word).toString());
    }

    @Test
    void aSignBeforeANameIsNoOption() {
        assertEquals(List.of("-loss", "lr"), sort("--sort", "-loss,lr"));
        assertEquals(List.of("-loss"), sort("--sort=-loss"));
        assertEquals(List.of("-l"), sort("--sort", "-l"));
        assertEquals(List.of("a", "-b"), sort("--sort", "a", "--sort", "-b"));
    }
}
