package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What sources of other languages say of parameters.
class LiteralParametersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        0.1        | 0.1
        1_000      | 1000
        1d-3       | 1e-3
        .5         | 0.5
        "adam"     | "adam"
        'sgd'      | "sgd"
        TRUE       | true
        .false.    | false
        [3, 4]     | [3, 4]
        c(1, 0.5)  | [1, 0.5]
        """)
    void literals(String literal, String value) {
        Value read = CodeLiterals.value(literal);
        assertEquals(value, read instanceof Value.Text text ? '"' + text.text() + '"' : read.print());
    }

    private static String of(String ending, ScriptText.Language language, String command, String source) {
        ScriptText text = new ScriptText(language, source);
        LiteralParameters found = LiteralParameters.of(
                CodeConstants.language(ending, text),
                text,
                CommandWords.read(Words.split(command), List.of(), word -> false));
        return "aliases " + found.aliases() + ", presets " + print(found.presets()) + ", constants "
                + print(found.constants());
    }

    private static String print(Map<String, Value> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().print())
                .collect(Collectors.joining(" "));
    }

    private static final String C = """
        int main(int argc, char **argv) {
            int epochs = 10;
            double momentum = 0.9;
            double lr = 0.1;
            if (argc > 1) epochs = atoi(argv[1]);
            if (argc > 2) lr = atof(argv[2]);
        }
        """;

    @Test
    void placesOfArgumentsHaveTheNamesOfVariables() {
        assertEquals(
                "aliases {arg1=epochs, arg2=lr}, presets epochs=10 lr=0.1, constants momentum=0.9",
                of("c", ScriptText.Language.OTHER, "./t", C));
        assertEquals(
                "aliases {arg1=epochs, arg2=lr}, presets lr=0.1, constants momentum=0.9",
                of("c", ScriptText.Language.OTHER, "./t 5", C));
    }

    @Test
    void membersOfANamelistHaveItsName() {
        assertEquals(
                "aliases {}, presets solver.tol=1e-6 solver.steps=100, constants ",
                of("f90", ScriptText.Language.OTHER, "./t", """
                    program t
                      real :: tol = 1e-6
                      integer :: steps = 100
                      namelist /solver/ tol, steps
                    end program
                    """));
    }

    @Test
    void nothingIsSaidOfAnUnknownLanguage() {
        assertEquals("aliases {}, presets , constants ", of("xyz", ScriptText.Language.OTHER, "./t", "lr = 0.1\n"));
    }
}
