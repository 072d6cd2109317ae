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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedLiteralsTest {
    @TempDir
    Path folder;

    private String saved(String line) {
        CommandWords command = CommandWords.read(Words.split(line), List.of(), word -> FileName.isFile(folder, word));
        return SavedLiterals.of(command, folder).stream()
                .map(file -> folder.relativize(file).toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatIsSavedUnderALiteralName() throws IOException {
        Files.writeString(folder.resolve("fit.R"), """
            saveRDS(fit, "out/fit.rds")
            saveRDS(fit, "../elsewhere.rds")
            write.csv(d, "d.csv")
            """);
        Files.writeString(folder.resolve("fit.py"), """
            torch.save(net.state_dict(), 'net.xyz')
            plt.savefig("curve.pic")
            """);
        assertEquals("out/fit.rds", saved("Rscript fit.R"));
        assertEquals("net.xyz", saved("python fit.py"));
        assertEquals("", saved("./unknown"));
        Files.writeString(folder.resolve("Fit.java"), "void run() { model.saveModel(\"fit.ser\"); }\n");
        assertEquals("fit.ser", saved("java -cp lib:classes org.lab.Fit"));
    }
}
