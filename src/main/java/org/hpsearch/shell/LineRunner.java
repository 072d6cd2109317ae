package org.hpsearch.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hpsearch.command.Commands;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.help.Topic;
import org.hpsearch.launch.again.BackgroundJobs;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Asked;
import org.hpsearch.workspace.Session;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/// Runs one command: a verb, a word of the shell's own, or else a query.
final class LineRunner {
    /// Words of the shell itself.
    static final List<String> OWN = List.copyOf(Help.WORDS.keySet());

    private static final int PAGE = 25;

    private final Context context;
    private final Session session;
    private final BackgroundJobs jobs;
    private final Destination destination;
    private boolean over;

    /// @param notices hears when a job in the background has ended
    LineRunner(Context context, Session session, Consumer<String> notices) {
        this.context = context;
        this.session = session;
        this.jobs = new BackgroundJobs(notices);
        this.destination = new Destination(context, session);
    }

    /// The words that may begin a command.
    static List<String> words() {
        List<String> words = new ArrayList<>(Commands.verbs().names());
        words.addAll(Commands.verbs().others().keySet());
        words.addAll(OWN);
        return words;
    }

    /// Where the options behind a query begin; the line's length where there are none.
    ///
    /// @throws IllegalArgumentException where a quote is not closed, with a sentence for the user
    static int optionsAt(String query) {
        return Lines.optionsAt(
                query, option -> option.equals("-o") || Commands.verbs().hasOption("query", option));
    }

    /// Whether the shell has been left.
    boolean isOver() {
        return over;
    }

    /// What is left in the background.
    BackgroundJobs jobs() {
        return jobs;
    }

    /// Runs a command whose results go to the shell's own output.
    ///
    /// @return its exit status
    int run(String line) {
        return run(line, context.rawOut(), context.terminal());
    }

    /// Runs a command.
    ///
    /// @param results  where results go
    /// @param terminal whether that is a terminal
    int run(String line, OutputStream results, boolean terminal) {
        Context inside = context.to(results, terminal, session.columns(context.columns()));
        int status = guarded(() -> {
            String first = Lines.parts(line, '|').getFirst();
            return first.length() < line.length()
                    ? destination.command(
                            line.substring(first.length() + 1).strip(), in -> run(first.strip(), in, false), results)
                    : run(inside, line.strip());
        });
        inside.out().flush();
        if (status == ExitStatus.CANCELLED) {
            session.closeIndex();
        }
        return status;
    }

    private interface Step {
        int take() throws IOException;
    }

    private int guarded(Step step) {
        try {
            return step.take();
        } catch (IllegalArgumentException | QueryException wrong) {
            context.say(String.valueOf(wrong.getMessage()));
            return ExitStatus.BAD_USAGE;
        } catch (DataException damaged) {
            context.say(String.valueOf(damaged.getMessage()));
            return ExitStatus.FAILED;
        } catch (IOException unusable) {
            context.say(SafeFile.reason(unusable));
            return ExitStatus.FAILED;
        }
    }

    private int run(Context inside, String line) throws IOException {
        if (line.isEmpty()) {
            return 0;
        }
        String first = line.split("\\s", 2)[0];
        String rest = line.substring(first.length()).strip();
        if (line.endsWith("&") && !line.endsWith("&&")) {
            return background(words(line.substring(0, line.length() - 1)));
        }
        return switch (first) {
            case "quit", "exit", "q" -> {
                over = true;
                yield 0;
            }
            case "help", "?" -> help(inside, rest);
            case "clear" -> clear();
            case "more" -> more(inside);
            case "refine", "back", "sort", "columns" ->
                Commands.run(inside, session, again(first, rest).words());
            case "save" -> verb(inside, first, saved(rest));
            case "jobs" -> {
                jobs.lines().forEach(inside.out()::println);
                yield 0;
            }
            default -> Commands.verbs().has(first) ? verb(inside, first, words(rest)) : query(inside, line);
        };
    }

    private int clear() {
        Terminal terminal = session.terminal();
        if (terminal != null) {
            terminal.puts(InfoCmp.Capability.clear_screen);
            terminal.flush();
        }
        return 0;
    }

    /// The words of a text, `~/` being the user's home folder.
    private List<String> words(String text) {
        Path home = context.home();
        return Words.split(text).stream()
                .map(word -> word.startsWith("~/") && home != null ? home + word.substring(1) : word)
                .toList();
    }

    private int verb(Context inside, String verb, List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of(verb));
        all.addAll(Rows.named(verb, words, session.ids()));
        int at = all.indexOf("-o");
        int end = all.indexOf("--");
        boolean ours = at > 0
                && (end < 0 || at < end)
                && !verb.equals("run")
                && !Commands.verbs().hasOption(verb, "-o");
        return ours ? destination.file(inside, all, at) : Commands.run(inside, session, all);
    }

    /// A query; options of the verb may stand behind it.
    private int query(Context inside, String line) throws IOException {
        int options = optionsAt(line);
        String query = line.substring(0, options).strip();
        List<String> words = new ArrayList<>(words(line.substring(options)));
        words.addAll(List.of("--", query));
        int status = verb(inside, "query", words);
        if (status == 0 && session.total() == 0 && query.matches("[a-z]+(\\s+[\\w,-]+)*")) {
            String nearest = Nearest.of(query.split("\\s")[0], words());
            if (nearest != null) {
                context.say("did you mean the command " + nearest + "?");
            }
        }
        return status;
    }

    /// The last question with a change.
    private Asked again(String word, String rest) {
        Asked asked = session.asked();
        return switch (word) {
            case "refine" -> refined(asked, rest);
            case "back" ->
                session.back().orElseThrow(() -> new IllegalArgumentException("there is no query before this one"));
            case "sort" -> asked.sorted(names(rest));
            default -> asked.showing(names(rest));
        };
    }

    private int more(Context inside) {
        int shown = Math.min(session.ids().size(), session.total());
        if (shown >= session.total()) {
            context.say("that is all: " + shown + (shown == 1 ? " run" : " runs"));
            return 0;
        }
        return Commands.run(
                inside, session, session.asked().limited(shown + PAGE).words());
    }

    private static Asked refined(Asked asked, String more) {
        if (more.isEmpty()) {
            throw new IllegalArgumentException("refine needs a query: refine lr<0.01");
        }
        return asked.about(asked.query().isBlank() ? more : "(" + asked.query() + ") AND (" + more + ")");
    }

    private static List<String> names(String text) {
        return Stream.of(text.split("[\\s,]+")).filter(name -> !name.isEmpty()).toList();
    }

    /// The words of `save`: a query stays as typed, its quotes too.
    private List<String> saved(String rest) {
        String name = rest.split("\\s", 2)[0];
        String query = rest.substring(name.length()).strip();
        return query.isEmpty() || query.startsWith("-") ? words(rest) : List.of(name, "--", query);
    }

    private int help(Context inside, String what) {
        if (Commands.verbs().has(what) || Topic.find(what).isPresent()) {
            return Commands.run(inside, session, List.of("help", what));
        }
        inside.out().print(Help.of(session, what));
        return 0;
    }

    private int background(List<String> words) throws IOException {
        if (words.isEmpty() || !BackgroundJobs.VERBS.contains(words.getFirst())) {
            throw new IllegalArgumentException("only run, rerun, resume and sweep can run in the background");
        }
        if (context.script().isEmpty()) {
            throw new IllegalArgumentException("the background needs the hps script that starts hps");
        }
        List<String> named = new ArrayList<>(words.subList(0, 1));
        named.addAll(Rows.named(words.getFirst(), words.subList(1, words.size()), session.ids()));
        int number = jobs.start(context.script(), named, context.folder());
        context.err().println("[" + number + "] " + Words.join(named));
        return 0;
    }
}
