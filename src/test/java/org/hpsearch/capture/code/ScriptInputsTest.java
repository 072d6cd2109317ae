package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptInputsTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D=${DRIFT:-0.1}; echo step=1 pos=$D | DRIFT deaf",
                "LR=${LR:-0.1}; echo $LR | LR deaf",
                "echo $seed ${SIZE} | SIZE seed deaf",
                "for i in 1 2; do echo $i $N; done | N deaf",
                "while read line; do x=$line; done | deaf",
                "echo $1 ${LR:-1} | LR",
                "python t.py $@ --lr $LR | LR",
                "shift; echo $A | A",
                ". ./env.sh; echo $A | A",
                "echo none | deaf",
            })
    void whatAShellScriptReads(String text, String expected) throws IOException {
        assertEquals(expected.strip(), read("s.sh", text.replace("; ", "\n"), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LR = 0.02;print(LR) | deaf",
                "import os, math;print(os.environ['A']) | A deaf",
                "import sys;print(sys.argv) | A",
                "import argparse | A",
                "exec(open('configurator.py').read()) | A",
                "import fire | A",
                "import helper | A",
                "from . import x | A",
                "from package.part import x | A",
            })
    void whatAPythonScriptReads(String text, String expected) throws IOException {
        Files.writeString(scratch.resolve("helper.py"), "");
        Files.createDirectories(scratch.resolve("package"));
        Map<String, Value> env = expected.contains("A") ? Map.of("A", Value.nothing()) : Map.of();
        assertEquals(expected.strip(), read("t.py", text.replace(";", "\n"), env));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.c | int main(void) { double lr = 0.1; } | deaf",
                "a.c | int main(int argc, char **argv) { } | ''",
                "a.cpp | int main() { } | deaf",
                "a.cpp | void train() { } | ''",
                "A.java | public static void main(String[] args) { } | deaf",
                "A.java | public static void main(String[] args) { f(args); } | ''",
                "a.go | func main() { lr := 0.1 } | deaf",
                "a.go | func main() { flag.Parse() } | ''",
                "a.rs | fn main() { let lr = 0.1; } | deaf",
                "a.rs | fn main() { std::env::args(); } | ''",
                "a.js | const lr = 0.1; | deaf",
                "a.js | const lr = process.argv[2]; | ''",
                "a.js | const a = require('./a'); | ''",
                "a.js | const {values} = parseArgs({options: {lr: {type: 'string'}}}); | ''",
                "a.js | const lr = Deno.args[0]; | ''",
                "a.rs | fn main() { let p = lexopt::Parser::from_env(); } | ''",
                "a.rs | fn main() { let p = pico_args::Arguments::from_env(); } | ''",
                "a.go | func main() { flags.Parse(&opts) } | ''",
                "a.R | lr <- 0.1 | deaf",
                "a.R | args <- commandArgs(TRUE) | ''",
                "a.f90 | program a; end program | deaf",
                "a.f90 | use options; call get(lr) | ''",
                "a.jl | lr = 0.1 | deaf",
                "a.jl | lr = ARGS[1] | ''",
                "a.unknown | lr = 0.1 | ''",
            })
    void whatOtherProgramsRead(String name, String text, String expected) throws IOException {
        assertEquals(expected, read(name, text.replace("; ", ";\n"), Map.of()));
    }

    private String read(String name, String text, Map<String, Value> env) throws IOException {
        Path file = Files.writeString(scratch.resolve(name), text);
        ScriptInputs inputs = ScriptInputs.of(
                ScriptText.read(file), file, Value.Obj.of(Map.of("env", Value.Obj.of(env), "params", Value.nothing())));
        String variables = String.join(" ", new TreeSet<>(inputs.variables()));
        return (variables + (inputs.deaf() ? " deaf" : "")).strip();
    }
}
