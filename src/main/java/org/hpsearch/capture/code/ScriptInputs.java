package org.hpsearch.capture.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.value.Fields;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Value;

/// What a script reads from outside, beside the options that it declares.
///
/// @param variables of the environment
/// @param deaf      whether it surely reads no arguments: a value that is appended to its command changes nothing
record ScriptInputs(Set<String> variables, boolean deaf) {
    /// Nothing is known.
    static final ScriptInputs UNKNOWN = new ScriptInputs(Set.of(), false);

    private static final Pattern SHELL_ARGUMENTS =
            Pattern.compile("\\$\\{?[@*#1-9]|\\b(?:getopts|shift|source|exec|eval)\\b|(?m)^\\s*\\.\\s");
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)\\b[^}]*})");
    private static final Pattern SHELL_OWN = Pattern.compile(
            "\\b(?:for|read|local)\\s+(?:-\\w+\\s+)*([A-Za-z_]\\w*)|(?:^|[\\s;&|(])([A-Za-z_]\\w*)=",
            Pattern.MULTILINE);
    private static final Pattern PYTHON_ARGUMENTS = Pattern.compile(
            "argv|argparse|ArgumentParser|parse_args|parse_known|optparse|getopt|docopt|plac|click|fire|typer|tyro"
                    + "|absl|hydra|omegaconf|gin|simple_parsing|sacred|clize|cyclopts|exec|eval|globals|runpy|cli");
    private static final Pattern PYTHON_IMPORT =
            Pattern.compile("(?m)^\\s*(?:from|import)\\s+(\\.|[A-Za-z_]\\w*)(?:[\\w.]*)");

    private static final Pattern NO_ARGUMENTS = Pattern.compile("\\bmain\\s*\\(\\s*(?:void)?\\s*\\)\\s*\\{");
    private static final Pattern JAVA_ARGUMENTS = Pattern.compile("\\bargs\\b");
    /// What reads arguments, and what brings other files of the program in.
    private static final Map<String, Pattern> READS = Map.of(
            "r", Pattern.compile("commandArgs|optparse|argparse|docopt|getopt|optigrab|\\bsource\\(|\\bconfig::"),
            "js",
                    Pattern.compile(
                            "argv|parseArgs|Deno\\.args|commander|yargs|minimist|command-line-args|oclif|clipanion|getopt"
                                    + "|\\b(?:meow|cac|arg|mri|sade|nopt|citty|cleye|gunshi|caporal)\\b|(?:require\\(|from"
                                    + " |import )\\s*['\"]\\."),
            "jl", Pattern.compile("\\bARGS\\b|ArgParse|Comonicon|DocOpt|\\binclude\\("),
            "go", Pattern.compile("os\\.Args|flags?\\b|cobra|kingpin|go-arg|kong|\\bcli\\b"),
            "rs", Pattern.compile("args|clap|structopt|argh|gumdrop|lexopt|bpaf|getopt|(?m)^\\s*(?:pub )?mod \\w+;"),
            "f",
                    Pattern.compile("(?im)command_argument|get_command|getarg|iargc"
                            + "|^\\s*use\\s+(?!,\\s*intrinsic|iso_|omp_lib|mpi)|^\\s*include\\b"),
            "m", Pattern.compile("\\bargv\\b|\\bnargin\\b|\\binputParser\\b"));

    ScriptInputs {
        variables = Set.copyOf(variables);
    }

    /// Of a text that is typed in the command of a shell. What it does with arguments is not judged.
    static ScriptInputs ofShell(String text) {
        return new ScriptInputs(shellVariables(text), false);
    }

    /// @param python the answer about a Python script; empty for others, and where there was none
    static ScriptInputs of(ScriptText script, Path file, Value.Obj python) {
        return switch (script.language()) {
            case SHELL ->
                new ScriptInputs(
                        shellVariables(script.text()),
                        !script.text().isEmpty()
                                && !SHELL_ARGUMENTS.matcher(script.text()).find());
            case PYTHON ->
                new ScriptInputs(
                        Fields.object(python, "env").fields().keySet(),
                        !python.fields().isEmpty()
                                && !PYTHON_ARGUMENTS.matcher(script.text()).find()
                                && !importsNeighbours(script.text(), file));
            case R, OTHER -> {
                String language = CodeConstants.language(FileName.ending(file.toString()), script);
                yield new ScriptInputs(Set.of(), !script.text().isEmpty() && isDeaf(language, script.text(), file));
            }
        };
    }

    /// Whether a source in another language than Python surely reads no arguments: nothing in it says so, and no other
    /// file of the program may.
    private static boolean isDeaf(String language, String text, Path file) {
        if (FileName.ending(file.toString()).equals("java")) {
            return text.contains("main(String")
                    && JAVA_ARGUMENTS.matcher(text).results().count() == 1
                    && !text.contains("getProperty");
        }
        Pattern reads = READS.get(language);
        boolean reading = reads == null || reads.matcher(text).find();
        return switch (language) {
            case "c" -> NO_ARGUMENTS.matcher(text).find();
            case "go" -> text.contains("func main()") && !reading && isAlone(file, ".go");
            default -> !reading;
        };
    }

    private static boolean isAlone(Path file, String ending) {
        Path folder = file.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder == null ? file : folder)) {
            return files.filter(one -> one.toString().endsWith(ending)).count() == 1;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Variables that a script uses and does not set, but for a default: `${LR:-0.1}`, `LR=${LR:-0.1}`, `$LR`.
    private static Set<String> shellVariables(String text) {
        Set<String> used = new TreeSet<>();
        Set<String> defaulted = new TreeSet<>();
        Matcher variable = SHELL_VARIABLE.matcher(text);
        while (variable.find()) {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            used.add(name);
            if (variable.group().matches("\\$\\{\\w+:?[-=].*")) {
                defaulted.add(name);
            }
        }
        SHELL_OWN
                .matcher(text)
                .results()
                .map(own -> own.group(1) == null ? own.group(2) : own.group(1))
                .forEach(used::remove);
        used.addAll(defaulted);
        return used;
    }

    /// A module beside the script may read the arguments.
    private static boolean importsNeighbours(String text, Path file) {
        return PYTHON_IMPORT
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .anyMatch(module -> {
                    Path beside = file.resolveSibling(module);
                    return module.equals(".")
                            || Files.isDirectory(beside)
                            || Files.exists(file.resolveSibling(module + ".py"));
                });
    }
}
