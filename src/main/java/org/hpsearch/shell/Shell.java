package org.hpsearch.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Completion;
import org.hpsearch.command.Context;
import org.hpsearch.command.Session;
import org.hpsearch.process.Signals;
import org.hpsearch.run.Store;
import org.hpsearch.run.Words;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.widget.AutosuggestionWidgets;

/// The interactive shell, and lines of a script.
public final class Shell {
    /// Tables whose output may be longer than the screen.
    private static final Set<String> PAGED =
            Set.of("query", "ls", "show", "metrics", "fields", "diff", "log", "defaults", "help");

    /// Verbs that a final `&` sends into the background.
    private static final Set<String> BACKGROUND = Set.of("run", "rerun", "resume", "sweep");

    private static final Pattern SECRET = Pattern.compile("(?i)(key|token|password|passwd|secret|credential)\\w*[ =]");
    private static final String HISTORY = ".history";
    private static final int FAILED = 1;
    private static final int CTRL_C = 3;
    private static final long PAUSE_MS = 200;

    private final Context context;
    private final Jobs jobs = new Jobs();

    private Shell(Context context) {
        this.context = context;
    }

    /// Runs lines without a terminal: no prompt.
    ///
    /// @return the exit status of the first line that failed; 0 where none did
    public static int script(Context context, String text) {
        int status = 0;
        try (Session session = new Session(context)) {
            LineRunner runner = new LineRunner(context, session);
            for (String line : Lines.commands(text)) {
                int own = runner.run(line);
                status = status == 0 ? own : status;
                if (runner.isOver()) {
                    break;
                }
            }
        } catch (IOException e) {
            context.say("the index cannot be closed: " + e.getMessage());
        }
        return status;
    }

    /// Reads lines from the terminal until it is left.
    ///
    /// @return the exit status
    public static int open(Context context) {
        return new Shell(context).interactive();
    }

    private int interactive() {
        try (Terminal terminal =
                        TerminalBuilder.builder().system(true).exec(false).build();
                Session session = new Session(context)) {
            session.lend(terminal);
            LineRunner runner = new LineRunner(context, session);
            LineReader reader = reader(terminal, session);
            welcome(session);
            warm(session);
            loop(reader, runner, session);
        } catch (IOException e) {
            context.say("the shell cannot go on: " + e.getMessage());
            return FAILED;
        }
        if (jobs.running() > 0) {
            context.say(jobs.running() + " in the background go on");
        }
        return 0;
    }

    /// Opens the index behind the first prompt.
    private void warm(Session session) {
        if (session.hasProject()) {
            Thread.ofPlatform().daemon().name("index").start(() -> {
                try {
                    session.search();
                } catch (RuntimeException toldByTheFirstQuestion) {
                    // the same happens there, where it can be told
                }
            });
        }
    }

    private LineReader reader(Terminal terminal, Session session) {
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("hps")
                .parser(parser)
                .completer(completer(session))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .variable(LineReader.HISTORY_IGNORE, "*=*secret*")
                .highlighter(new LineColours(session));
        Path runs = session.folder().resolve(Store.NAME);
        if (Files.isWritable(runs)) {
            builder.variable(LineReader.HISTORY_FILE, runs.resolve(HISTORY));
        }
        LineReader reader = builder.history(new SafeHistory()).build();
        if (!Terminal.TYPE_DUMB.equals(terminal.getType())) {
            new AutosuggestionWidgets(reader).enable();
        }
        return reader;
    }

    /// A history that keeps no line in which a secret may stand.
    private static final class SafeHistory extends org.jline.reader.impl.history.DefaultHistory {
        @Override
        public void add(java.time.Instant time, String line) {
            if (!SECRET.matcher(line).find()) {
                super.add(time, line);
            }
        }
    }

    private Completer completer(Session session) {
        Completion completion = new Completion(session, context.folder(), LineRunner.OWN);
        return (reader, line, candidates) -> {
            List<String> before = line.words().subList(0, line.wordIndex());
            for (Completion.Candidate candidate : completion.of(before, line.word())) {
                String about = candidate.about().isEmpty() ? null : candidate.about();
                candidates.add(
                        new Candidate(candidate.text(), candidate.text(), null, about, null, null, candidate.whole()));
            }
        };
    }

    private void welcome(Session session) {
        if (session.hasProject()) {
            return;
        }
        context.err().println("""
                No runs yet: run python train.py --lr 0.1 makes one (here, or hps run in front of any command).
                Then a query such as lr<0.01 AND loss<0.5 finds it; show 1, plot 1-5, resume 1 epochs=50 go on with the result.
                help tells more; Tab completes; Ctrl-D leaves.""");
    }

    private void loop(LineReader reader, LineRunner runner, Session session) {
        while (!runner.isOver()) {
            try {
                line(reader, runner, session, reader.readLine("hps> ").strip());
            } catch (UserInterruptException cancelled) {
                continue;
            } catch (EndOfFileException left) {
                return;
            }
        }
    }

    private void line(LineReader reader, LineRunner runner, Session session, String line) {
        Thread running = Thread.currentThread();
        Signals.receive(List.of("INT"), signal -> running.interrupt());
        try {
            for (String command : Lines.commands(line)) {
                if (command.equals("jobs")) {
                    jobs.lines().forEach(job -> context.out().println(job));
                    context.out().flush();
                } else if (command.endsWith("&")) {
                    background(
                            reader, command.substring(0, command.length() - 1).strip(), session);
                } else {
                    command(reader.getTerminal(), runner, command);
                }
            }
        } catch (RuntimeException | StackOverflowError bug) {
            context.say("this is our bug, please report it: " + bug);
        } finally {
            Thread.interrupted();
        }
    }

    /// Runs a command; a result that is longer than the screen is shown page by page.
    private void command(Terminal terminal, LineRunner runner, String command) {
        String first = command.split("\\s", 2)[0];
        boolean query = !Commands.verbs().contains(first) && !LineRunner.OWN.contains(first);
        boolean follows = first.equals("log") && command.matches(".* (-f|--follow)\\b.*");
        if (follows) {
            follow(terminal, runner, command);
            return;
        }
        if (!query
                && !PAGED.contains(first)
                && !List.of("refine", "back", "more", "sort", "columns").contains(first)) {
            runner.run(command);
            return;
        }
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        runner.run(command, results, context.terminal());
        String text = results.toString(StandardCharsets.UTF_8);
        int rows = terminal.getSize().getRows();
        if (rows > 2 && text.lines().count() >= rows && !Terminal.TYPE_DUMB.equals(terminal.getType())) {
            page(terminal, text);
        } else {
            context.out().print(text);
            context.out().flush();
        }
    }

    /// Runs what goes on by itself, until it ends or `q` or Ctrl-C is typed.
    private void follow(Terminal terminal, LineRunner runner, String command) {
        Attributes before = terminal.enterRawMode();
        Thread worker = Thread.ofPlatform().daemon().start(() -> runner.run(command));
        Signals.receive(List.of("INT"), signal -> worker.interrupt());
        try {
            while (worker.isAlive()) {
                int key = terminal.reader().read(PAUSE_MS);
                if (key == 'q' || key == CTRL_C) {
                    worker.interrupt();
                }
            }
        } catch (IOException gone) {
            worker.interrupt();
        } finally {
            terminal.setAttributes(before);
        }
    }

    private void page(Terminal terminal, String text) {
        try {
            new Pager(terminal, text.lines().toList()).show();
        } catch (IOException e) {
            context.out().print(text);
            context.out().flush();
        }
    }

    private void background(LineReader reader, String command, Session session) {
        List<String> words = Words.split(command);
        if (words.isEmpty() || !BACKGROUND.contains(words.getFirst())) {
            context.say("only run, rerun, resume and sweep go into the background");
            return;
        }
        if (context.script().isEmpty()) {
            context.say("the background needs the hps script that started this program");
            return;
        }
        try {
            List<String> named = new java.util.ArrayList<>(words.subList(0, 1));
            List<String> rest = words.subList(1, words.size());
            named.addAll(Commands.ON_RUNS.contains(words.getFirst()) ? Lines.numbered(rest, session.ids()) : rest);
            int number = jobs.start(context.script(), named, context.folder(), reader::printAbove);
            context.err().println("[" + number + "] " + Words.join(named));
        } catch (IOException | IllegalArgumentException e) {
            context.say(String.valueOf(e.getMessage()));
        }
    }
}
