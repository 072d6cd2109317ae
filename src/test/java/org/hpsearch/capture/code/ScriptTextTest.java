package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        a.py  | x = 1                  | PYTHON
        a     | #!/usr/bin/env python3 | PYTHON
        a.R   | x <- 1                 | R
        a     | #!/usr/bin/Rscript     | R
        a.sh  | x=1                    | SHELL
        a     | #!/bin/bash            | SHELL
        a.js  | x = 1                  | OTHER
        a     | x = 1                  | OTHER
        a.c   | ""                     | OTHER
        a     | "python3 #!/bin/sh"    | OTHER
        """)
    void languages(String name, String text, ScriptText.Language expected) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertEquals(new ScriptText(expected, text), ScriptText.read(file));
    }

    @Test
    void whatCannotBeReadIsEmpty() throws IOException {
        assertEquals(new ScriptText(ScriptText.Language.PYTHON, ""), ScriptText.read(folder.resolve("absent.py")));
        Path large = Files.write(folder.resolve("large.py"), new byte[(1 << 20) + 1]);
        assertEquals(new ScriptText(ScriptText.Language.PYTHON, ""), ScriptText.read(large));
        assertEquals(new ScriptText(ScriptText.Language.OTHER, ""), ScriptText.read(folder));
    }
}
