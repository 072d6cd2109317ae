package org.hpsearch.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hpsearch.command.Commands;
import org.hpsearch.complete.Completion;
import org.hpsearch.console.Context;
import org.hpsearch.run.Problems;
import org.hpsearch.run.Store;
import org.hpsearch.workspace.Session;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;

/// How lines are typed: with a history, Tab, hints and colours.
final class Typing {
    private static final String HISTORY = ".history";

    /// A name that tells a secret with something behind it, and a password in an address.
    private static final Pattern SECRET =
            Pattern.compile("(?i)(key|token|passw|passphrase|pwd|secret|credential|auth)[\\w-]*[\"']?[\\s=:]+\\S"
                    + "|://[^/\\s:@]*:[^/\\s@]+@");

    private Typing() {}

    /// A reader of lines.
    static LineReader reader(Terminal terminal, Session session, Context context, Problems problems) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("hps")
                .parser((line, cursor, purpose) -> TypedLine.of(line, cursor))
                .completer(completer(session, context.folder()))
                .completionMatcher(new FoundCandidates())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .highlighter(new LineColours(session, problems));
        Path runs = session.folder().resolve(Store.NAME);
        if (Files.isWritable(runs)) {
            builder.variable(LineReader.HISTORY_FILE, runs.resolve(HISTORY));
        }
        LineReader reader = builder.history(new SafeHistory()).build();
        if (!Terminal.TYPE_DUMB.equals(terminal.getType())) {
            new AutosuggestionWidgets(reader).enable();
            reader.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
        }
        bindArrows(reader);
        return reader;
    }

    /// The arrows as a terminal sends them that is not in the mode which its description tells of.
    private static void bindArrows(LineReader reader) {
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        keys.bind(new Reference(LineReader.UP_LINE_OR_HISTORY), "\033[A");
        keys.bind(new Reference(LineReader.DOWN_LINE_OR_HISTORY), "\033[B");
        keys.bind(new Reference(LineReader.FORWARD_CHAR), "\033[C");
        keys.bind(new Reference(LineReader.BACKWARD_CHAR), "\033[D");
    }

    /// Shows a question on a line of its own, and answers with what is typed; an empty text where that is cancelled.
    static String ask(Terminal terminal, String question) {
        try {
            return LineReaderBuilder.builder()
                    .terminal(terminal)
                    .variable(LineReader.DISABLE_HISTORY, true)
                    .build()
                    .readLine(question);
        } catch (UserInterruptException | EndOfFileException cancelled) {
            return "";
        }
    }

    /// A history that keeps no line in which a secret may stand.
    private static final class SafeHistory extends DefaultHistory {
        @Override
        public void add(Instant time, String line) {
            if (!SECRET.matcher(line).find()) {
                super.add(time, line);
            }
        }
    }

    private static Completer completer(Session session, Path folder) {
        Completion completion = new Completion(Commands.verbs(), session, folder, LineRunner.OWN);
        return (reader, line, candidates) -> {
            List<String> before = line.words().subList(0, line.wordIndex());
            for (org.hpsearch.complete.Candidate candidate : completion.of(before, line.word())) {
                String about = candidate.about().isEmpty() ? null : candidate.about();
                candidates.add(
                        new Candidate(candidate.text(), candidate.text(), null, about, null, null, candidate.whole()));
            }
        };
    }
}
