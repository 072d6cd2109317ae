package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class RSourceTest {
    private static final String OPTPARSE = """
        parser <- OptionParser(option_list = list(
          make_option(c("-l", "--learning-rate"), type = "double", default = 0.1, help = "rate (per step)"),
          make_option("--epochs", default = 5L),
          make_option("--name", default = 'net'),
          make_option("--verbose", action = "store_true"),
          make_option("--depth", type = "integer")))
        """;

    private static String defaults(String text) {
        Map<String, String> printed = new TreeMap<>();
        RSource.defaults(text).forEach((name, value) -> printed.put(name, value.print()));
        return printed.toString();
    }

    private static String options(String text) {
        Map<String, String> printed = new TreeMap<>();
        RSource.options(text)
                .forEach((name, option) -> printed.put(
                        name, option.takesValue() ? String.join(" ", option.words("3")) : "flag " + option.on()));
        return printed.toString();
    }

    @Test
    void defaultsOfOptions() {
        assertEquals("{epochs=5, learning_rate=0.1, name=net}", defaults(OPTPARSE));
        assertEquals("{lr=0.5}", defaults("p <- add_argument(p, '--lr', default=0.5)"));
        assertEquals("{}", defaults("x <- 3"));
        assertEquals("{}", defaults("make_option(c(\"--lr\""));
        assertEquals("{}", defaults(""));
    }

    @Test
    void theFirstDeclarationHolds() {
        assertEquals(Map.of("lr", Value.of(1)).toString(), RSource.defaults("""
            make_option("--lr", default = 1)
            make_option("--lr", default = 2)
            """).toString());
    }

    @Test
    void howOptionsAreTyped() {
        assertEquals(
                "{depth=--depth 3, epochs=--epochs 3, learning_rate=--learning-rate 3, name=--name 3,"
                        + " verbose=flag --verbose}",
                options(OPTPARSE));
    }
}
