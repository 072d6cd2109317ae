package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointFoldersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ckpt           | ae_005.pt ae_010.pt                       |                | many
        ckpt           | best.pt                                   |                | many
        ckpt           | model.pt optimizer.pt                     |                | one
        ckpt           | model-00001-of-00002.safetensors          |                | one
        ckpt           | model.safetensors model.safetensors.index.json |           | one
        ckpt           | array.dat                                 |                | one
        ckpt           | model.json                                |                | many
        ckpt           | epoch_3.npz notes.txt                     |                | many
        ckpt           | state.json                                |                | one
        ckpt           |                                           | 0 100 200      | many
        ckpt-dir       |                                           | checkpoint-500 | many
        checkpoint-500 | model.safetensors optimizer.pt            |                | one
        checkpoint-500 | model.pt                                  |                | one
        step_10        | weights.pt                                |                | one
        out            | a.pt                                      |                | many
        out            | config.json model.safetensors             |                | one
        out            | config.json model.safetensors             | checkpoint-500 | many
        out            | config.json data.csv                      |                | many
        export         | saved_model.pb                            | variables      | one
        """)
    void oneOrMany(String name, String files, String folders, String expected) {
        boolean one = CheckpointFolders.isOne(name, words(files), words(folders));
        assertEquals(expected, one ? "one" : "many");
    }

    private static List<String> words(String cell) {
        return cell == null ? List.of() : List.of(cell.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"100,true", "checkpoint-500,true", "epoch=3,true", "global_step12,true", "weights,false", "v2,false"})
    void foldersOfSteps(String name, boolean expected) {
        assertEquals(expected, CheckpointFolders.isOfStep(name));
    }
}
