package org.hpsearch.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// What of a run is the program itself and no parameter.
///
/// @param experiment that it is of
/// @param cwd        the working folder
/// @param stage      of the experiment; null where it is none
/// @param code       words of the command that are code: the executable, its script, texts behind `-c`
/// @param bare       the whole command of a run without parameters; null of one that has some
public record Program(
        String experiment,
        String cwd,
        @Nullable String stage,
        List<String> code,
        @Nullable List<String> bare) {
    /// Options of interpreters whose next word is the program's text or module. Behind a script they are the script's
    /// own, and so is one with a number: `-e 10`.
    private static final Set<String> CODE = Set.of("-c", "-e", "-E", "-m", "--eval");
    /// The same of several letters in one word, as in `bash -lc`.
    private static final Pattern GROUPED = Pattern.compile("-[A-Za-z]+[cem]");

    private static final Pattern INTERPRETER =
            Pattern.compile("(python|pypy|sh|bash|zsh|dash|ksh|perl|ruby|julia|node|rscript|java)[\\d.]*w?");
    /// Endings of scripts.
    private static final Set<String> SCRIPTS = Set.of(
            "py", "sh", "bash", "r", "R", "jl", "pl", "rb", "js", "ts", "m", "lua", "java", "jar", "exe", "out", "go",
            "php", "tcl", "ipynb", "do");

    public Program {
        code = List.copyOf(code);
        bare = bare == null ? null : List.copyOf(bare);
    }

    /// The program of a run.
    public static Program of(RunRecord run) {
        List<String> command = run.info().command();
        return new Program(
                run.info().experiment(),
                run.info().cwd(),
                run.info().lineage().stageName(),
                code(command),
                run.params().isEmpty() ? command : null);
    }

    /// Whether two runs are of the same program, in the same working folder and at the same stage.
    public static boolean isSame(RunRecord one, RunRecord other) {
        return of(one).isSame(of(other));
    }

    /// Whether another one is the same program, in the same working folder and at the same stage.
    public boolean isSame(Program other) {
        return experiment.equals(other.experiment)
                && cwd.equals(other.cwd)
                && Objects.equals(stage, other.stage)
                && (bare != null && other.bare != null ? bare.equals(other.bare) : code.equals(other.code));
    }

    /// Words of a command that are code and no parameter.
    private static List<String> code(List<String> words) {
        List<String> code = new ArrayList<>();
        boolean begun = false;
        boolean interpreted = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.substring(word.lastIndexOf('/') + 1);
            boolean interpreter =
                    INTERPRETER.matcher(name.toLowerCase(Locale.ROOT)).matches();
            boolean program = i == 0 && !interpreter;
            boolean text = i > 0 && !begun && isCode(words.get(i - 1), interpreted) && Numbers.parse(word) == null;
            boolean script = SCRIPTS.contains(word.substring(word.lastIndexOf('.') + 1))
                    && word.indexOf('.') >= 0
                    && !word.startsWith("-")
                    && word.indexOf('=') < 0;
            if (program || text || script) {
                code.add(program ? name : word);
            }
            begun |= script;
            interpreted |= interpreter;
        }
        return code;
    }

    private static boolean isCode(String option, boolean interpreted) {
        return CODE.contains(option) || interpreted && GROUPED.matcher(option).matches();
    }
}
