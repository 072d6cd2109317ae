package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        src/train.py     | train.py    | train   | py
        Model.PT         | Model.PT    | Model   | pt
        sim              | sim         | sim     | ''
        a.b/sim          | sim         | sim     | ''
        .env             | .env        | .env    | env
        best.pth.tar     | best.pth.tar| best.pth| tar
        out/             | ''          | ''      | ''
        """)
    void partsOf(String path, String base, String stem, String ending) {
        assertEquals(base, FileName.base(path));
        assertEquals(stem, FileName.stem(path));
        assertEquals(ending, FileName.ending(path));
    }

    @Test
    void aWordNamesAFileWhereItIsOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "");
        Files.createDirectory(folder.resolve("b"));
        String answers = "";
        for (String word : new String[] {
            "a.txt", "b", "", "none", "a\0b", folder.resolve("a.txt").toString()
        }) {
            answers += FileName.isFile(folder, word) ? "y" : "n";
        }
        assertEquals("ynnnny", answers);
    }
}
