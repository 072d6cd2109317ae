package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Reads names with commas between that may have a sign before them, as `-metric.loss,lr`, which is no option. A name
/// within quotes may hold commas.
public final class SignedNames implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        List<String> names = new ArrayList<>();
        if (option.getValue() instanceof List<?> before) {
            before.forEach(name -> names.add(String.valueOf(name)));
        }
        if (words.isEmpty()) {
            throw new MissingParameterException(command.commandLine(), option, "");
        }
        names.addAll(split(words.pop()));
        option.setValue(names);
    }

    /// The names of a word, with their signs.
    public static List<String> split(String word) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (char c : word.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
