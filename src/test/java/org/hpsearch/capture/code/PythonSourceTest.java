package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonSourceTest {
    @TempDir
    Path folder;

    private Value.Obj read(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("t.py"), text);
        CommandWords command = CommandWords.read(List.of("python3", "t.py"), List.of(), word -> false);
        return PythonSource.read(command, script, folder);
    }

    private String constants(String kind, String text) throws IOException {
        return Fields.object(Fields.object(read(text), "constants"), kind).print();
    }

    @Test
    void optionsAndTheirDefaults() throws IOException {
        Value.Obj answer = read("""
            import argparse
            p = argparse.ArgumentParser()
            p.add_argument("-l", "--lr", default=0.1)
            p.add_argument("--amp", action="store_true")
            """);
        assertEquals(
                "{\"amp\": false, \"lr\": 0.1}", Fields.object(answer, "params").print());
        assertEquals("{\"l\": \"lr\"}", Fields.object(answer, "aliases").print());
    }

    @Test
    void numbersThatModelsAreGiven() throws IOException {
        assertEquals("{\"dropout\": 0.1, \"popsize\": 12, \"tries\": 3, \"units\": 64}", constants("argument", """
            net = Net(units=64, name="a", bias=True, dropout=0.1, nested=f(x=1))
            search = Search(x0, {"popsize": 12, "note": "b"})
            net.fit(data, tries=3)
            raise ValueError("a", code=7)
            print("a", width=3)
            one = Net(size=1)
            two = Net(size=2)
            """));
    }

    @Test
    void whatIsAssignedOnceAtTheTop() throws IOException {
        assertEquals("{\"layers\": [16, 8], \"rate\": 0.5}", constants("top", """
            rate = 0.5
            layers = (16, 8)
            count = 0
            count += 1
            total = f(3)
            """));
    }

    @Test
    void whatCannotBeParsedTellsNothing() throws IOException {
        assertEquals(0, Fields.object(read("def (:\n"), "params").fields().size());
        assertEquals(0, Fields.object(read(""), "params").fields().size());
    }

    @Test
    void aChangedScriptIsReadAgain() throws IOException {
        assertEquals("{\"rate\": 0.5}", constants("top", "rate = 0.5\n"));
        assertEquals("{\"rate\": 0.25}", constants("top", "rate = 0.25\n"));
    }
}
