package org.hpsearch.capture.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.FileName;
import org.jspecify.annotations.Nullable;

/// The interpreters of scripts: their own options end at the script.
final class Interpreters {
    /// The options of an interpreter that tell where the script is.
    ///
    /// @param valued options that take the next word
    /// @param module options whose next word names the script as a module
    /// @param code   options whose next word is the program's text
    record Interpreter(Set<String> valued, Set<String> module, Set<String> code) {}

    /// An interpreter a line: its names, options with a value, for a module, for the program's text.
    private static final String TABLE = """
        python     | -W -X --check-hash-based-pycs       | -m          | -c
        pypy       | -W -X                               | -m          | -c
        Rscript    |                                     |             | -e
        bash       | -o -O --rcfile --init-file          |             | -c
        sh         | -o                                  |             | -c
        zsh        | -o                                  |             | -c
        dash       | -o                                  |             | -c
        julia      | -t -p -J -C -L                      |             | -e -E
        node       | -r --require --import               |             | -e --eval
        perl       |                                     |             | -e -E
        ruby       | -I -r                               |             | -e
        octave     |                                     |             | --eval
        bun deno tsx ts-node | -r --require --import --env-file --config | | -e --eval
        lua luajit | -l                                  |             | -e
        php        | -d -c                               |             | -r
        elixir     | -r -pr -S                           |             | -e
        runghc runhaskell groovy | -cp --classpath       |             | -e
        java       | -cp -classpath --class-path -p --module-path --add-modules --add-opens --add-exports \
        --enable-native-access --source                  | -m --module |
        """;

    private static final Pattern VERSION = Pattern.compile("(python|pypy|julia|ruby|node)[0-9.]+");
    private static final Map<String, Interpreter> INTERPRETERS = interpreters();

    private Interpreters() {}

    private static Map<String, Interpreter> interpreters() {
        Map<String, Interpreter> interpreters = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            Interpreter interpreter =
                    new Interpreter(WordTable.words(cells[1]), WordTable.words(cells[2]), WordTable.words(cells[3]));
            WordTable.words(cells[0]).forEach(name -> interpreters.put(name, interpreter));
        });
        return interpreters;
    }

    /// The interpreter of this name, whatever version its name ends in; null for every other program.
    static @Nullable Interpreter interpreter(String program) {
        String name = FileName.base(program);
        Matcher versioned = VERSION.matcher(name);
        return INTERPRETERS.get(versioned.matches() ? versioned.group(1) : name);
    }

    static Interpreter python() {
        return Objects.requireNonNull(INTERPRETERS.get("python"));
    }
}
