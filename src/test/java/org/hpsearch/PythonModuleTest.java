package org.hpsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The module of the wheel, with a program that answers a fixed table in place of hps; with pandas where it is
/// installed.
class PythonModuleTest {
    private static final String TABLE = """
        name,lr,amp,opt,big
        NA,0.1,true,None,9007199254740993
        a b,1.2345678901234566e-7,false,null,2
        " c",NaN,,"x,
        y",-3
        """;

    @TempDir
    Path scratch;

    private String python(String table, String lines, String... options) throws Exception {
        Path program = scratch.resolve("hps");
        Files.writeString(program, "#!/bin/sh\ncat '" + Files.writeString(scratch.resolve("table"), table) + "'\n");
        assertTrue(program.toFile().setExecutable(true));
        List<String> words = new ArrayList<>(List.of("python3"));
        words.addAll(List.of(options));
        words.addAll(List.of("-c", "import sys; sys.dont_write_bytecode = True; import hps\n" + lines));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("out").toFile());
        builder.environment().put("PATH", scratch + ":" + System.getenv("PATH"));
        builder.environment()
                .put("PYTHONPATH", Path.of("src/main/python").toAbsolutePath().toString());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ended in time");
        return Files.readString(scratch.resolve("out"));
    }

    private static boolean has(String module) throws Exception {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import " + module)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void withoutPandasARowIsADict() throws Exception {
        assumeTrue(has("subprocess"), "python3 is missing");
        String hidden = "sys.modules['pandas'] = None\n";
        assertEquals("""
            {'name': 'NA', 'lr': 0.1, 'amp': True, 'opt': 'None', 'big': 9007199254740993}
            {'name': 'a b', 'lr': 1.2345678901234566e-07, 'amp': False, 'opt': None, 'big': 2}
            {'name': ' c', 'lr': nan, 'amp': None, 'opt': 'x,\\ny', 'big': -3}
            """, python(TABLE, hidden + "for row in hps.query(): print(row)"));
        assertEquals("[{'opt': 1}, {'opt': None}]\n", python("opt\n1\n\"\"\n", hidden + "print(hps.query())"));
        assertEquals("[]\n", python("opt\n", hidden + "print(hps.query())"));
    }

    @Test
    void withPandasTheSameValuesAreAFrame() throws Exception {
        assumeTrue(has("pandas"), "pandas is missing");
        assertEquals("""
            ['NA', 'a b', ' c']
            [0.1, 1.2345678901234566e-07, nan]
            [True, False, nan]
            ['None', nan, 'x,\\ny']
            [9007199254740993, 2, -3]
            """, python(TABLE, "table = hps.query()\nfor name in table: print(table[name].tolist())"));
        assertEquals("[1.0, nan]\n", python("opt\n1\n\"\"\n", "print(hps.query()['opt'].tolist())"));
        assertEquals("[0.30000000000000004]\n", python("v\n0.30000000000000004\n", "print(hps.query()['v'].tolist())"));
        assertEquals("['opt'] 0\n", python("opt\n", "t = hps.query(); print(list(t), len(t))"));
    }
}
