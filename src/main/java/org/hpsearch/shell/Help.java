package org.hpsearch.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Session;
import org.hpsearch.query.FieldInfo;

/// What the shell tells of itself, with examples of the user's own fields.
final class Help {
    /// The language on one screen.
    static final String QUERY = """
            model:resnet            the parameter is resnet, or a text with that word
            lr:[0.001 TO 0.1]       a range; [ with, { without the bound; * for none
            lr<0.1  val_acc>=0.9    comparisons, of metrics by their best values (loss.last, loss.min, ...)
            lr=1e-3  model!=vgg     = takes the whole value
            a AND b, a b, a OR b, NOT a, ( )
            model:res*  model:resnt~  note:"as planned"  dropout:*
            state:failed  started>-7d  duration>2h  tag:good  experiment:train  log:"out of memory"
            @NAME                   a saved query: save NAME
            """;

    private Help() {}

    /// All words, and some lines to try.
    static String of(Session session) {
        StringBuilder help = new StringBuilder("""
                A line that is no command is a query: model:resnet AND lr<0.01 (help query teaches the language).
                Rows of the last result have numbers: show 1, plot 1-5, diff 1 3, tag 1,4 good, resume 2 epochs=50.
                  refine QUERY    of these, the runs that match, too      back          the query before
                  sort KEYS       columns +NAME,-NAME                     more          further rows
                  save NAME       keep the query; @NAME stands for it     help VERB     quit
                A result goes to a command behind |, to a file with -o where a verb has it; ; parts commands.
                """);
        for (String verb : Commands.verbs()) {
            help.append(String.format("  %-10s %s%n", verb, Commands.summary(verb)));
        }
        example(session)
                .ifPresent(example -> help.append("Try: ").append(example).append('\n'));
        return help.toString();
    }

    private static Optional<String> example(Session session) {
        if (!session.hasProject()) {
            return Optional.empty();
        }
        try {
            List<FieldInfo> fields = session.search().fields("");
            Optional<String> number = fields.stream()
                    .filter(field -> field.kind().equals("param")
                            && field.type().equals("number")
                            && field.range().contains(" .. "))
                    .map(field -> field.name() + ">" + field.range().split(" \\.\\. ")[0])
                    .findFirst();
            Optional<String> metric = fields.stream()
                    .filter(field -> field.kind().equals("metric"))
                    .map(FieldInfo::name)
                    .findFirst();
            return number.map(
                    first -> first + metric.map(name -> ", then: sort " + name).orElse(""));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
