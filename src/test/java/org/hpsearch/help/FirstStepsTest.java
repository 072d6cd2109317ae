package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstStepsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        mlp.py                  | p.add_argument('--lr', type=float)         | hps run python mlp.py --lr 0.1
        setup.py mlp.py train.R | x <- 1                                     | hps run Rscript train.R
        a.py test_a.py          | p.add_argument("--alpha")                  | hps run python a.py --alpha VALUE
        fit.jl                  | parse("--epochs")                          | hps run julia fit.jl --epochs 5
        notes.txt               | --lr                                       | hps run python train.py --lr 0.1
        `a b.py`                | --lr                                       | hps run python train.py --lr 0.1
        """)
    void ofTheLikeliestScript(String names, String code, String expected) throws IOException {
        for (String name : names.equals("a b.py") ? new String[] {names} : names.split(" ")) {
            Files.writeString(folder.resolve(name), code);
        }
        assertEquals(expected, FirstSteps.command(folder));
    }

    @Test
    void aFolderThatCannotBeRead() {
        assertEquals("hps run python train.py --lr 0.1", FirstSteps.command(folder.resolve("none")));
    }
}
