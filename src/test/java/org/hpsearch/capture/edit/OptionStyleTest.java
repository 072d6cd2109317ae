package org.hpsearch.capture.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a command writes a parameter that it does not have.
class OptionStyleTest {
    @TempDir
    Path scratch;

    private static OptionStyle style(String line, DeclaredOptions options, CommandEdit.@Nullable Style chosen) {
        CommandWords command = CommandWords.read(Words.split(line), List.of(), word -> false);
        return new OptionStyle(command.words(), command.places(), options, chosen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ./t --lr 1              | batch_size | 8     | --batch_size 8
        ./t --learning-rate 1   | batch_size | 8     | --batch-size 8
        ./t --a-b 1 --c_d 2     | batch_size | 8     | --batch_size 8
        ./t --lr=1              | n          | 8     | -n 8
        ./t --lr=1              | seed       | 8     | --seed=8
        ./t lr=1                | seed       | 8     | seed=8
        ./t lr=1 --amp          | seed       | 8     | --seed 8
        ./t --lr 1              | amp        | true  | --amp
        ./t --lr 1              | amp        | False | ``
        ./t --lr 1              | size       | [3,4] | --size 3 4
        ./t                     | seed       | 8     | --seed 8
        """)
    void asTheCommandWritesItsOthers(String line, String name, String value, String words) {
        assertEquals(
                words, String.join(" ", style(line, DeclaredOptions.NONE, null).words(name, value)));
    }

    @Test
    void asTheUserSays() {
        assertEquals(
                List.of("seed=8"),
                style("./t --lr 1", DeclaredOptions.NONE, CommandEdit.Style.HYDRA)
                        .words("seed", "8"));
        assertEquals(
                List.of("--seed", "8"),
                style("./t lr=1", DeclaredOptions.NONE, CommandEdit.Style.FLAGS).words("seed", "8"));
        assertEquals(
                true,
                style("./t", DeclaredOptions.NONE, CommandEdit.Style.FLAGS).isChosen());
        assertEquals(false, style("./t", DeclaredOptions.NONE, null).isChosen());
    }

    @Test
    void asTheProgramDeclaresIt() throws IOException {
        Files.writeString(scratch.resolve("t.py"), """
            import argparse
            p = argparse.ArgumentParser()
            p.add_argument("--batch-size", type=int, default=4)
            p.add_argument("--amp", action="store_true")
            p.parse_args()
            """);
        CommandWords command = CommandWords.read(List.of("python", "t.py"), List.of(), word -> false);
        DeclaredOptions options = DeclaredOptions.of(command, scratch);
        OptionStyle style = new OptionStyle(command.words(), command.places(), options, null);
        assertEquals(List.of("--batch-size", "8"), style.words("batch_size", "8"));
        assertEquals(List.of("--amp"), style.words("amp", "true"));
        assertEquals(List.of("--other", "8"), style.words("other", "8"));
        Files.writeString(scratch.resolve("none.py"), "lr = 0.1\nprint(lr)\n");
        CommandWords bare = CommandWords.read(List.of("python", "none.py"), List.of(), word -> false);
        OptionStyle none = new OptionStyle(bare.words(), bare.places(), DeclaredOptions.of(bare, scratch), null);
        assertEquals(
                "the program reads no arguments, so hps cannot give it 'lr'; make it an option or an"
                        + " environment variable of the program, or pass --style flags to add it anyway",
                assertThrows(DataException.class, () -> none.words("lr", "1")).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        awk -v dt=1 -f wave.awk d.txt  | awk takes variables before its program only, so hps cannot give it 'q'; \
        type -v q=VALUE before the program
        nice awk '{ print }'           | awk takes variables before its program only, so hps cannot give it 'q'; \
        type -v q=VALUE before the program
        sh -c 'echo loss=1'            | the text behind -c reads no arguments, so hps cannot give it 'q'; \
        use "$@" or a variable of the environment in it
        bash -ec 'echo loss=$q' x      | the text behind -c reads no arguments, so hps cannot give it 'q'; \
        use "$@" or a variable of the environment in it
        sh -c './t "$@"'               | the text behind -c has no name yet, and the first word behind it would be \
        that, so hps cannot give it 'q'; type a name behind the text, as in sh -c TEXT sh
        """)
    void aTypedProgramThatWouldNotSeeIt(String line, String refusal) {
        OptionStyle style = style(line, DeclaredOptions.NONE, null);
        assertEquals(
                refusal + ", or pass --style flags to add it anyway",
                assertThrows(DataException.class, () -> style.words("q", "3")).getMessage());
        assertEquals(
                List.of("-q", "3"),
                style(line, DeclaredOptions.NONE, CommandEdit.Style.FLAGS).words("q", "3"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        sh -c './t "$@"' sh
        sh -c './t --lr=$1' sh 0.1
        sh run.sh
        """)
    void aTypedProgramThatSeesIt(String line) {
        assertEquals(List.of("-q", "3"), style(line, DeclaredOptions.NONE, null).words("q", "3"));
    }

    @Test
    void theTextOfAShellReadsVariables() {
        CommandWords command = CommandWords.read(List.of("sh", "-c", "echo loss=$RATE"), List.of(), word -> false);
        assertEquals("RATE", DeclaredOptions.of(command, scratch).variable("rate"));
    }
}
