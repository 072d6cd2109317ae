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
    /// @param flags  letters that may stand before these in one word, as in `-lc`
    /// @param named  whether a word behind the program's text is its name
    record Interpreter(Set<String> valued, Set<String> module, Set<String> code, String flags, boolean named) {
        /// The option that a word is: of several letters in one word the last one, where that takes the next word.
        String option(String word) {
            int last = word.length() - 1;
            String option = last > 0 ? "-" + word.charAt(last) : word;
            boolean grouped = last > 1 && word.charAt(0) == '-' && isFlags(word, last) && takesNext(option);
            return grouped ? option : word;
        }

        private boolean takesNext(String option) {
            return valued.contains(option) || module.contains(option) || code.contains(option);
        }

        private boolean isFlags(String word, int end) {
            return word.chars().limit(end).skip(1).allMatch(letter -> flags.indexOf(letter) >= 0);
        }
    }

    private static final String SHELL_FLAGS = "abefhiklmnprstuvxBCEHPT";

    /// An interpreter a line: its names, options with a value, for a module, for the program's text, letters of options
    /// without a value; `name` where a word behind the text names the program.
    private static final String TABLE = """
        python     | -W -X --check-hash-based-pycs       | -m          | -c    | bBdEhiIOPqRsSuvx
        pypy       | -W -X                               | -m          | -c    | bBdEhiOqRsSuvx
        Rscript    |                                     |             | -e
        bash       | -o -O --rcfile --init-file          |             | -c    | SHELL | name
        sh zsh dash | -o                                 |             | -c    | SHELL | name
        julia      | -t -p -J -C -L                      |             | -e -E
        node       | -r --require --import               |             | -e --eval
        perl       |                                     |             | -e -E | acflnpsStTuUvwWX
        ruby       | -I -r                               |             | -e    | acdlnpsSvw
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
            String flags = cells.length > 4 ? cells[4].strip().replace("SHELL", SHELL_FLAGS) : "";
            Interpreter interpreter = new Interpreter(
                    WordTable.words(cells[1]),
                    WordTable.words(cells[2]),
                    WordTable.words(cells[3]),
                    flags,
                    cells.length > 5);
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
