package org.hpsearch.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hpsearch.console.Context;
import org.hpsearch.console.Terminals;
import org.hpsearch.console.Texts;
import org.hpsearch.help.FirstSteps;
import org.hpsearch.process.Signals;
import org.hpsearch.run.Problems;
import org.hpsearch.workspace.Session;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;

/// The shell on a terminal: reads a line, runs it, shows what is longer than the screen page by page.
final class Prompt {
    /// Commands whose results may be longer than the screen.
    private static final Set<String> PAGED = Set.of(
            "query",
            "ls",
            "show",
            "metrics",
            "fields",
            "diff",
            "log",
            "defaults",
            "help",
            "refine",
            "back",
            "more",
            "sort",
            "columns");

    private static final int CTRL_C = 3;
    private static final int HUNG_UP = 129;
    private static final int TERMINATED = 143;
    private static final long PAUSE_MS = 200;

    private final Context context;
    private final Session session;
    private final Terminal terminal;
    private final LineReader reader;
    private final LineRunner runner;

    /// Notices that wait until nothing else is on the screen.
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();

    private Prompt(Context context, Session session, Terminal terminal) {
        this.context = context;
        this.session = session;
        this.terminal = terminal;
        this.reader = Typing.reader(terminal, session, context, new Problems(notices::add));
        this.runner = new LineRunner(context, session, this::tell);
    }

    /// Reads and runs lines until the shell is left.
    static void open(Context context) throws IOException {
        try (Terminal terminal = Terminals.system()) {
            open(context.asking(question -> Typing.ask(terminal, question)), terminal);
        }
    }

    private static void open(Context context, Terminal terminal) throws IOException {
        try (Session session = new Session(context)) {
            session.lend(terminal);
            endTidily(terminal);
            Prompt prompt = new Prompt(context, session, terminal);
            prompt.welcome();
            prompt.warm();
            prompt.loop();
            Shell.leave(context, prompt.runner);
        }
    }

    /// A signal that ends the shell leaves the terminal as it was; Ctrl-C between two commands does nothing.
    private static void endTidily(Terminal terminal) {
        terminal.handle(Terminal.Signal.INT, signal -> {});
        Attributes before = terminal.getAttributes();
        Signals.receive(List.of("TERM", "HUP"), signal -> {
            try {
                terminal.puts(InfoCmp.Capability.keypad_local);
                terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_OFF);
                terminal.flush();
                terminal.setAttributes(before);
            } finally {
                Runtime.getRuntime().halt(signal.equals("TERM") ? TERMINATED : HUNG_UP);
            }
        });
    }

    /// Says something above the line that is typed, else before the next one.
    private void tell(String notice) {
        if (reader.isReading()) {
            reader.printAbove(notice);
        } else {
            notices.add(notice);
        }
    }

    private void welcome() {
        if (!session.hasProject()) {
            String first = FirstSteps.command(context.folder()).substring("hps ".length());
            context.err().println("No runs yet. Record one: " + first + """
                 (in another shell: hps run in front of your command).
                Then find it with a query, such as lr<0.01 AND loss<0.5, and go on with its row: show 1, plot 1-5, resume 1 epochs=50.
                help lists the commands; Tab completes; Ctrl-D leaves.\
                """);
        }
    }

    /// Looks for runs behind the first prompt, and says how many there are.
    private void warm() {
        session.look(runs -> tell(Texts.count(runs, "run", "runs")));
    }

    private void loop() {
        while (!runner.isOver()) {
            for (String notice = notices.poll(); notice != null; notice = notices.poll()) {
                context.err().println(notice);
            }
            session.look(runs -> LineColours.redraw(reader));
            try {
                line(reader.readLine("hps> ").strip());
            } catch (UserInterruptException cancelled) {
                continue;
            } catch (EndOfFileException left) {
                return;
            }
        }
    }

    private void line(String line) {
        Thread running = Thread.currentThread();
        Runnable before = Signals.receive(List.of("INT"), signal -> running.interrupt());
        try {
            for (String command : Lines.commands(line)) {
                command(command);
            }
        } catch (IllegalArgumentException unclosed) {
            context.say(String.valueOf(unclosed.getMessage()));
        } catch (RuntimeException | StackOverflowError bug) {
            context.say("this is a bug in hps, please report it: " + bug);
        } finally {
            before.run();
            Thread.interrupted();
        }
    }

    private void command(String command) {
        String first = command.split("\\s", 2)[0];
        boolean follows = first.equals("log")
                && Lines.parts(command, '|').size() == 1
                && command.matches(".* (-f|--follow)(\\s.*)?");
        boolean query = !LineRunner.words().contains(first);
        if (follows) {
            follow(command);
        } else if (query || PAGED.contains(first)) {
            paged(command);
        } else {
            runner.run(command);
        }
    }

    private void paged(String command) {
        boolean dumb = Terminal.TYPE_DUMB.equals(terminal.getType());
        LongResult result = new LongResult(context.rawOut());
        runner.run(command, result, context.terminal());
        String text = result.rest().toString(StandardCharsets.UTF_8);
        int rows = terminal.getSize().getRows();
        long lines = text.lines().count();
        if (!dumb && rows > 2 && lines >= rows && !result.isPassedOn()) {
            pages(result.rest().toByteArray(), lines);
            return;
        }
        context.out().print(text);
        context.out().flush();
    }

    private void pages(byte[] text, long lines) {
        Less less = new Less(terminal, context.folder());
        less.ignoreCaseAlways = true;
        less.defaultPrompt(lines + " lines (/: search, h: help, q: prompt)");
        try {
            less.run(new Source.InputStreamSource(new ByteArrayInputStream(text), true, null));
        } catch (IOException | InterruptedException e) {
            context.say("the result cannot be shown page by page: " + e.getMessage());
        }
    }

    /// Runs what goes on by itself, until it ends or `q` or Ctrl-C is typed.
    private void follow(String command) {
        Attributes before = terminal.enterRawMode();
        Thread worker = Thread.ofPlatform().daemon().start(() -> runner.run(command));
        Runnable signals = Signals.receive(List.of("INT"), signal -> worker.interrupt());
        try {
            boolean open = true;
            while (worker.isAlive() && open) {
                int key = terminal.reader().read(PAUSE_MS);
                open = key != NonBlockingReader.EOF && key != 'q' && key != CTRL_C;
            }
            worker.interrupt();
            worker.join();
        } catch (IOException | InterruptedException over) {
            worker.interrupt();
        } finally {
            signals.run();
            terminal.setAttributes(before);
        }
    }
}
