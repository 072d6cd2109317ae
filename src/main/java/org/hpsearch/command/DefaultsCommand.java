package org.hpsearch.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.show.table.DefaultsTable;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "What parameters count as in runs that never had them. Without words: the list.",
            "  set KEY VALUE     runs without KEY count as having VALUE",
            "  unset KEY         no longer; with --when or --experiment only that rule",
            "  rename OLD NEW    runs that have OLD answer to NEW (rename -d OLD: no longer)",
            "Of the rules of a parameter the first whose --when holds counts; those without it come last.",
            "Nothing in any run folder changes; hps-defaults.json beside hps-runs/ holds it all."
        },
        sortOptions = false)
final class DefaultsCommand extends Verb {
    @Parameters(paramLabel = "WORDS", arity = "0..*", description = "set KEY VALUE, unset KEY, rename OLD NEW")
    List<String> words = new ArrayList<>();

    @Option(names = "--when", paramLabel = "QUERY", description = "only in runs that match")
    String when = "";

    @Option(names = "--experiment", paramLabel = "NAME", description = "only in runs of this experiment")
    String experiment = "";

    @Option(names = "--why", paramLabel = "TEXT", description = "the reason")
    String why = "";

    @Option(names = "-d", description = "with rename: forget it")
    boolean forget;

    @Option(names = "--json", description = "the file as it is, as JSON")
    boolean json;

    @Override
    void configure(CommandLine line) {
        line.setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    int run(Workspace workspace) throws Exception {
        words.stream()
                .filter(word -> word.startsWith("-") && Numbers.parse(word) == null)
                .forEach(word -> {
                    throw new UsageException("unknown option '" + word + "'");
                });
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> {
                if (json) {
                    print(workspace);
                } else {
                    new DefaultsTable(context(), workspace).print();
                }
            }
            case "set" -> {
                count(3, "set KEY VALUE");
                new NewDefault(context(), workspace, when, experiment, declaration())
                        .declare(workspace.defaults().canonical(words.get(1)), words.get(2));
            }
            case "unset" -> unset(workspace);
            case "rename" -> rename(workspace);
            default -> throw new UsageException("'" + words.getFirst() + "' is none of set, unset, rename");
        }
        return 0;
    }

    private void print(Workspace workspace) throws Exception {
        workspace.defaults();
        boolean there = Files.exists(workspace.defaultsFile());
        context().out().print(there ? Files.readString(workspace.defaultsFile(), StandardCharsets.UTF_8) : "{}\n");
    }

    private void count(int expected, String form) {
        boolean blank = words.stream().limit(2).anyMatch(String::isBlank);
        if (words.size() != expected || blank) {
            throw new UsageException("hps defaults " + form + " is expected");
        }
    }

    private void unset(Workspace workspace) throws Exception {
        count(2, "unset KEY");
        String key = workspace.defaults().canonical(words.get(1));
        long before = rules(workspace.defaults(), key);
        if (before == 0) {
            throw new DataException("'" + key + "' has no default; hps defaults lists all");
        }
        boolean one = !when.isEmpty() || !experiment.isEmpty();
        Defaults after = change(
                workspace,
                file -> one
                        ? file.withoutRule(key, when, experiment, declaration())
                        : file.withoutRules(key, declaration()));
        long gone = before - rules(after, key);
        if (gone == 0) {
            throw new DataException("'" + key + "' has no default of this condition; hps defaults lists all");
        }
        context()
                .out()
                .println(gone + (gone == 1 ? " rule" : " rules") + " of " + key + " no longer hold"
                        + (gone == 1 ? "s" : "") + "; hps-defaults.json keeps what held");
    }

    private static long rules(Defaults defaults, String key) {
        return defaults.rules().stream()
                .filter(rule -> isKey(defaults.canonical(rule.key()), defaults.canonical(key)))
                .count();
    }

    private void rename(Workspace workspace) throws Exception {
        if (forget) {
            count(2, "rename -d OLD");
            if (workspace.defaults().renames().stream().noneMatch(rename -> isKey(rename.old(), words.get(1)))) {
                throw new DataException("'" + words.get(1) + "' was never renamed; hps defaults lists all");
            }
            change(workspace, file -> file.withoutRename(words.get(1), declaration()));
            context().out().println(words.get(1) + " is a name of its own again");
            return;
        }
        count(3, "rename OLD NEW");
        if (isKey(words.get(1), words.get(2))) {
            throw new UsageException("the two names are the same");
        }
        Defaults after = change(workspace, file -> file.withRename(words.get(1), words.get(2), declaration()));
        workspace.declare(after);
        int renamed = 0;
        for (Defaults.Rename rename : after.renames()) {
            renamed += isKey(rename.old(), words.get(1))
                    ? workspace.ask().defaultUse().renamed(rename)
                    : 0;
        }
        context()
                .out()
                .println(words.get(1) + " is called " + words.get(2) + " now; " + runs(renamed)
                        + (renamed == 1 ? " has" : " have") + " it under the old name only");
    }

    static boolean isKey(String one, String other) {
        return FieldNames.regular(one).equals(FieldNames.regular(other));
    }

    static String runs(int count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "run" : "runs");
    }

    /// Changes the file of the project, which may not even have a run yet.
    static Defaults change(Workspace workspace, UnaryOperator<DefaultsFile> change) throws Exception {
        if (!Files.isDirectory(workspace.project().path())) {
            throw new DataException(workspace.project().path() + ": no such folder");
        }
        try {
            workspace.project().store().prepare();
            return DefaultsFile.change(
                    workspace.defaultsFile(), workspace.project().store().path().resolve(".defaults.lock"), change);
        } catch (DataException e) {
            throw new DataException(e.getMessage() + "; nothing was changed", e);
        }
    }

    private Defaults.Declaration declaration() {
        String user = context().environment().getOrDefault("USER", "");
        return DefaultsFile.declaration(context().clock().instant(), user, why);
    }
}
