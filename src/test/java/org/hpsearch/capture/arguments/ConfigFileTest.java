package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "lr: 0.1\nmodel: {depth: 4}\n");
        Files.writeString(folder.resolve("d.json"), "{\"lr\": 0.2}");
        Files.writeString(folder.resolve("broken.yaml"), "a: [");
        Files.writeString(folder.resolve("in.melt"), "variable T equal 1.5\n");
        Files.writeString(folder.resolve("words.txt"), "one two three\nfour\n");
    }

    private String named(String line) {
        CommandWords command = CommandWords.read(Words.split(line), List.of(), word -> FileName.isFile(folder, word));
        StringBuilder text = new StringBuilder();
        ConfigFile.named(command, folder)
                .forEach((key, entry) -> text.append(text.isEmpty() ? "" : " ")
                        .append(key + "=" + entry.value().print() + "@"
                                + entry.place().file() + entry.place().words()));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        python t.py --config c.yaml             | lr=0.1@c.yaml[3] model.depth=4@c.yaml[3]
        python t.py --config=c.yaml             | lr=0.1@c.yaml[2] model.depth=4@c.yaml[2]
        python t.py c.yaml                      | lr=0.1@c.yaml[2] model.depth=4@c.yaml[2]
        python t.py --cfg c.yaml --hparams d.json | lr=0.2@d.json[5] model.depth=4@c.yaml[3]
        python t.py --train c.yaml              | lr=0.1@c.yaml[3] model.depth=4@c.yaml[3]
        python t.py --data d.json               | ``
        python t.py --config broken.yaml        | ``
        python t.py --config gone.yaml          | ``
        python t.py words.txt                   | ``
        ./sim                                   | ``
        """)
    void parametersOfTheFilesThatACommandNames(String line, String expected) {
        assertEquals(expected, named(line));
    }

    @Test
    void aWordThatIsNoPathNamesNoFile() {
        assertEquals("", named("python t.py --config 'a\0b'"));
    }
}
