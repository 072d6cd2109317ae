package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.defaults.Condition;
import org.hpsearch.show.table.DefaultsTable;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.DefaultsEditor;
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
            "  merge FILE        what another project's hps-defaults.json declares holds here, too",
            "A default is for the experiments of which some run has the parameter (--all: for all of them).",
            "Of the rules of a parameter the first whose --when holds counts; those without it come last.",
            "Nothing in any run folder changes; hps-defaults.json beside hps-runs/ holds it all."
        },
        sortOptions = false)
final class DefaultsCommand extends Verb {
    @Parameters(
            paramLabel = "WORDS",
            arity = "0..*",
            description = "set KEY VALUE, unset KEY, rename OLD NEW, merge FILE")
    List<String> words = new ArrayList<>();

    @Option(names = "--when", paramLabel = "QUERY", description = "only in runs that match")
    String when = "";

    @Option(names = "--experiment", paramLabel = "NAME", description = "only in runs of this experiment")
    String experiment = "";

    @Option(names = "--all", description = "also in runs of experiments that never had it")
    boolean all;

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
        DefaultsEditor editor = new DefaultsEditor(context(), workspace, Condition.of(when, experiment), all, why);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> {
                if (json) {
                    context().out().print(editor.file());
                } else {
                    new DefaultsTable(context(), workspace).print();
                }
            }
            case "set" -> {
                count(3, "set KEY VALUE");
                editor.set(words.get(1), words.get(2));
            }
            case "unset" -> {
                count(2, "unset KEY");
                editor.unset(words.get(1));
            }
            case "rename" -> {
                if (forget) {
                    count(2, "rename -d OLD");
                    editor.forgetRename(words.get(1));
                } else {
                    count(3, "rename OLD NEW");
                    editor.rename(words.get(1), words.get(2));
                }
            }
            case "merge" -> {
                count(2, "merge FILE");
                editor.merge(context().folder().resolve(words.get(1)));
            }
            default -> throw new UsageException("'" + words.getFirst() + "' is none of set, unset, rename, merge");
        }
        return 0;
    }

    private void count(int expected, String form) {
        boolean blank = words.stream().limit(2).anyMatch(String::isBlank);
        if (words.size() != expected || blank) {
            throw new UsageException("hps defaults " + form + " is expected");
        }
    }
}
