package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFilesTest {
    @TempDir
    Path scratch;

    private Path folder;

    @BeforeEach
    void files() throws IOException {
        folder = scratch.toRealPath();
        Files.createDirectories(folder.resolve("pkg/sub"));
        write("train.py", "import os, a.b as c\nfrom pkg import (one,\n  two)\nfrom pkg.sub import deep; import z\n");
        write("pkg/__init__.py", "");
        write("pkg/one.py", "from . import two\nfrom .sub.deep import x\n");
        write("pkg/two.py", "");
        write("pkg/sub/__init__.py", "");
        write("pkg/sub/deep.py", "# import hidden\n");
        write("hidden.py", "");
        write("z.py", "import train\n");
        write("c.yaml", "");
        write("run.sh", "");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        python train.py --config=c.yaml | c.yaml pkg/__init__.py pkg/one.py pkg/sub/__init__.py pkg/sub/deep.py pkg/two.py train.py z.py
        python -m pkg.two               | pkg/__init__.py pkg/two.py
        sh -c 'sh run.sh && cat c.yaml' | c.yaml run.sh
        ./none --n 3                    | ''
        """)
    void filesThatACommandNamesOrImports(String line, String expected) {
        CommandWords command =
                CommandWords.read(Words.split(line.strip()), List.of(), word -> FileName.isFile(folder, word));
        assertEquals(expected, relative(CodeFiles.of(command, folder)));
    }

    private String relative(java.util.Set<Path> files) {
        return files.stream().map(file -> folder.relativize(file).toString()).collect(Collectors.joining(" "));
    }

    @Test
    void modulesWithoutTheScriptThatImportsThem() {
        assertEquals(
                "pkg/__init__.py pkg/sub/__init__.py pkg/sub/deep.py pkg/two.py",
                relative(PythonModules.of(folder.resolve("pkg/one.py"), folder)));
        assertEquals("", relative(PythonModules.of(folder.resolve("gone.py"), folder)));
    }
}
