package org.hpsearch.query.same;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Numbers;

/// What of a command is the program itself and no parameter: the executable, its script, code among its
/// words.
public final class Program {
    /// Options of interpreters whose next word is the program's text or module. Behind a script they are the script's
    /// own, and so is one with a number: `-e 10`.
    private static final Set<String> CODE = Set.of("-c", "-e", "-E", "-m", "--eval");

    private static final Pattern INTERPRETER =
            Pattern.compile("(python|pypy|sh|bash|zsh|dash|ksh|perl|ruby|julia|node|rscript|java)[\\d.]*w?");
    /// Endings of scripts.
    private static final Set<String> SCRIPTS = Set.of(
            "py", "sh", "bash", "r", "R", "jl", "pl", "rb", "js", "ts", "m", "lua", "java", "jar", "exe", "out", "go",
            "php", "tcl", "ipynb", "do");

    private final RunRecord run;
    private final List<String> code;

    private Program(RunRecord run) {
        this.run = run;
        this.code = code(run);
    }

    /// The program of a run.
    static Program of(RunRecord run) {
        return new Program(run);
    }

    /// Whether two runs are of the same program, in the same working folder and at the same stage.
    public static boolean isSame(RunRecord one, RunRecord other) {
        return of(one).isOf(other);
    }

    /// Whether another run is of it, too, in the same working folder and at the same stage.
    boolean isOf(RunRecord other) {
        return run.info().experiment().equals(other.info().experiment())
                && run.info().cwd().equals(other.info().cwd())
                && Objects.equals(
                        run.info().lineage().stageName(), other.info().lineage().stageName())
                && (run.params().isEmpty() && other.params().isEmpty()
                        ? run.info().command().equals(other.info().command())
                        : code.equals(code(other)));
    }

    /// Words of the command that are code and no parameter.
    private static List<String> code(RunRecord run) {
        List<String> words = run.info().command();
        List<String> code = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.substring(word.lastIndexOf('/') + 1);
            boolean program = i == 0
                    && !INTERPRETER.matcher(name.toLowerCase(Locale.ROOT)).matches();
            boolean text = i > 0 && !begun && CODE.contains(words.get(i - 1)) && Numbers.parse(word) == null;
            boolean script = SCRIPTS.contains(word.substring(word.lastIndexOf('.') + 1))
                    && word.indexOf('.') >= 0
                    && !word.startsWith("-")
                    && word.indexOf('=') < 0;
            if (program || text || script) {
                code.add(program ? name : word);
            }
            begun |= script;
        }
        return code;
    }
}
