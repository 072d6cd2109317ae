package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.command.option.TypedWords;
import org.hpsearch.query.defaults.Condition;
import org.hpsearch.show.table.DefaultsTable;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.DefaultsEditor;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Sets the values of parameters for runs that never had them. Without words: lists these defaults.",
            "  set KEY VALUE     runs without KEY count as having VALUE",
            "  unset KEY         remove the default; with --when or --experiment only that rule",
            "  rename OLD NEW    in runs that have OLD, NEW means OLD (rename -d OLD: no longer)",
            "  merge FILE        copy the rules of another project's hps-defaults.json",
            "A default applies to the experiments in which a run has the parameter (--all: to all of them); if no",
            "run has it and there are several experiments, say which: --experiment, --when or --all.",
            "The first rule of a parameter whose --when matches applies; rules without --when come last.",
            "hps changes no run folder; it keeps the rules in hps-defaults.json, next to hps-runs/."
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

    @Option(names = "-d", description = "with rename: end the renaming")
    boolean forget;

    @Option(names = "--json", description = "the file as it is, as JSON")
    boolean json;

    @Override
    void configure(CommandLine line) {
        line.setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    int run(Workspace workspace) throws Exception {
        TypedWords.refuseOptions(words);
        DefaultsEditor editor = new DefaultsEditor(context(), workspace, Condition.of(when, experiment), all, why);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> context().out().print(json ? editor.file() : new DefaultsTable(context(), workspace).text());
            case "set" -> editor.set(word(1, "KEY VALUE"), word(2, "KEY VALUE"));
            case "unset" -> editor.unset(word(1, "KEY"));
            case "rename" -> {
                if (forget) {
                    editor.forgetRename(word(1, "-d OLD"));
                } else {
                    editor.rename(word(1, "OLD NEW"), word(2, "OLD NEW"));
                }
            }
            case "merge" -> editor.merge(context().folder().resolve(word(1, "FILE")));
            default -> throw new UsageException("'" + words.getFirst() + "' is not one of set, unset, rename, merge");
        }
        return 0;
    }

    /// A word behind the first one.
    ///
    /// @param form all that are expected there
    private String word(int place, String form) {
        int expected = 1 + form.replace("-d ", "").split(" ").length;
        if (words.size() != expected || words.get(1).isBlank()) {
            throw new UsageException("write hps defaults " + words.getFirst() + " " + form);
        }
        return words.get(place);
    }
}
