package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of(
                "train.py",
                "fit",
                "fit.cpp",
                "bin/sim",
                "src/sim.f90",
                "main.go",
                "target/release/net",
                "src/main.rs",
                "net.js",
                "tool",
                "only/walk",
                "only/start.go",
                "two/walk",
                "two/a.c",
                "two/b.c",
                "run.sh")) {
            Files.createDirectories(folder.resolve(name).resolveSibling(""));
            Files.writeString(folder.resolve(name), "x");
        }
    }

    private String source(String line) {
        CommandWords command = CommandWords.read(Words.split(line), List.of(), word -> FileName.isFile(folder, word));
        return SourceFiles.of(command, folder)
                .map(file -> folder.relativize(file).normalize().toString())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        python train.py --lr 0.1,train.py
        ./fit --lr 0.1,fit.cpp
        bin/sim,src/sim.f90
        go run main.go,main.go
        go run . -lr 0.1,main.go
        target/release/net,src/main.rs
        node net.js,net.js
        sh run.sh,run.sh
        ./tool,tool
        only/walk,only/start.go
        two/walk,two/walk
        absent,none
        """)
    void theSourceOfAProgram(String line, String expected) {
        assertEquals(expected, source(line));
    }

    @Test
    void anEmptyCommandHasNone() {
        CommandWords command = CommandWords.read(List.of(), List.of(), word -> false);
        assertEquals(true, SourceFiles.of(command, folder).isEmpty());
    }
}
