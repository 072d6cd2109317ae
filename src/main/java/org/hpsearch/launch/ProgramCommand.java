package org.hpsearch.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.value.Template;
import org.hpsearch.value.UsageException;

/// The command of a program, with the values that it gets.
///
/// @param folder    working folder
/// @param words     as typed; `{key}` is filled from `given`
/// @param given     parameters given by `-p`, as typed
/// @param variables of the environment, to be set for the program
/// @param changes   values to be changed in files that the words name
public record ProgramCommand(
        Path folder,
        List<String> words,
        Map<String, String> given,
        Map<String, String> variables,
        List<Substitution.Change> changes) {
    public ProgramCommand {
        words = List.copyOf(words);
        given = Map.copyOf(given);
        variables = Map.copyOf(variables);
        changes = List.copyOf(changes);
        if (words.stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0)) {
            throw new UsageException("an argument is not UTF-8 text, so hps cannot pass it on unchanged");
        }
    }

    /// The words with each `{key}` filled that has a value.
    public List<String> filled() {
        return Template.fill(words, given::get);
    }

    /// The same with other words.
    ProgramCommand running(List<String> other) {
        return new ProgramCommand(folder, other, given, variables, changes);
    }

    /// The same with these parameters given, too.
    public ProgramCommand giving(Map<String, String> more) {
        return new ProgramCommand(folder, words, joined(given, more), variables, changes);
    }

    /// The same without some of the parameters that are given.
    public ProgramCommand without(Set<String> keys) {
        TreeMap<String, String> left = new TreeMap<>(given);
        left.keySet().removeAll(keys);
        return new ProgramCommand(folder, words, left, variables, changes);
    }

    /// The same with these variables set, too.
    ProgramCommand setting(Map<String, String> more) {
        return new ProgramCommand(folder, words, given, joined(variables, more), changes);
    }

    /// The same with the changes of an edit.
    ProgramCommand edited(CommandEdit.Edited edited) {
        List<Substitution.Change> all = new ArrayList<>(changes);
        all.addAll(edited.files());
        return new ProgramCommand(
                folder, edited.words(), joined(given, edited.given()), joined(variables, edited.variables()), all);
    }

    /// The same with each word and value changed.
    ProgramCommand mapped(UnaryOperator<String> form) {
        TreeMap<String, String> values = new TreeMap<>(given);
        values.replaceAll((key, value) -> form.apply(value));
        TreeMap<String, String> set = new TreeMap<>(variables);
        set.replaceAll((key, value) -> form.apply(value));
        return new ProgramCommand(
                folder,
                words.stream().map(form).toList(),
                values,
                set,
                changes.stream()
                        .map(change -> new Substitution.Change(change.file(), change.key(), form.apply(change.value())))
                        .toList());
    }

    private static Map<String, String> joined(Map<String, String> before, Map<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(before);
        all.putAll(more);
        return all;
    }
}
