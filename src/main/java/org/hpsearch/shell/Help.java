package org.hpsearch.shell;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.command.Commands;
import org.hpsearch.help.VerbHelp;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.value.Nearest;
import org.hpsearch.workspace.Session;

/// What the shell tells of itself, with examples of the user's own fields.
final class Help {
    /// The shell's own words: what each takes, and what it does.
    static final Map<String, String> WORDS = words();

    private Help() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("refine", "QUERY        of the last result, the runs that match this, too");
        words.put("back", "             the result before the last one");
        words.put("more", "             further rows");
        words.put("sort", "[KEYS]       in another order, -KEY for the reverse: sort -val_acc");
        words.put("columns", "[NAMES]      other columns; +NAME and -NAME change the present ones");
        words.put("jobs", "             what a final & has sent into the background: resume 2 epochs=50 &");
        words.put("clear", "             an empty screen, as Ctrl-L does");
        words.put("help", "[WORD]       this, as ? does; help query teaches the language");
        words.put("quit", "             leave, as q and Ctrl-D do");
        words.put("exit", "             leave");
        return words;
    }

    /// All words, and a line to try; or what one word does.
    ///
    /// @throws IllegalArgumentException where there is no such word
    static String of(Session session, String word) {
        String own = WORDS.get(word);
        if (own != null) {
            return line(word, own);
        }
        if (!word.isEmpty()) {
            String nearest = Nearest.of(word, LineRunner.words());
            throw new IllegalArgumentException("there is no word '" + word + "'"
                    + (nearest == null ? "; help alone lists all" : "; did you mean help " + nearest + "?"));
        }
        StringBuilder help = new StringBuilder("""
            A line that is not a command is a query: model:resnet AND lr<0.01 (help query teaches the language).
            Rows of the last result have numbers: show 1, plot 1-5, diff 1 3, tag 1,4 good, resume 2 epochs=50 &
            A result goes to a command behind |, to a file with -o FILE (.csv, .json, .md, .tex); ; parts commands.
            """);
        WORDS.forEach((name, text) -> help.append(line(name, text)));
        for (VerbHelp verb : Commands.verbs().all()) {
            help.append(line(verb.name(), verb.summary()));
        }
        example(session)
                .ifPresent(example -> help.append("Try: ").append(example).append('\n'));
        return help.toString();
    }

    private static String line(String word, String text) {
        return String.format("  %-10s %s%n", word, text);
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
