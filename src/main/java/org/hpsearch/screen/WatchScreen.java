package org.hpsearch.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.Terminals;
import org.hpsearch.launch.RunningProgram;
import org.hpsearch.process.Signals;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.show.picture.RunLabels;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/// The live view on the whole terminal: keys in, changed cells out. However it ends, the terminal is as
/// it was.
public final class WatchScreen implements AutoCloseable {
    private static final int LEAST_COLUMNS = 20;
    private static final int LEAST_ROWS = 5;
    private static final long PAUSE_MS = 1000;
    private static final int ESCAPE = 27;

    /// A look at the index costs at most this part of the time.
    private static final int SHARE = 40;

    private static final long SOON = 2_000_000_000L;
    private static final long LATER = 5_000_000_000L;

    private final Context context;
    private final Workspace workspace;
    private final WatchedRuns watched;
    private final Terminal terminal;

    /// Whether it is not the terminal of a shell.
    private final boolean own;
    private final Display display;
    private final Attributes before;
    private final Terminal.SignalHandler resizeBefore;
    private final Runnable signalsBefore;
    private final LiveCurves curves = new LiveCurves();
    private List<Row> rows = List.of();
    private Map<String, String> labels = Map.of();
    private String metric;
    private String message = "";
    private boolean log;
    private int selected;
    private long nextLook;
    private @Nullable FileTime listed;
    private boolean stopping;
    private volatile boolean over;
    private boolean closed;

    /// @param lent the terminal of a shell; null where there is none, and the screen opens its own
    public WatchScreen(Context context, @Nullable Terminal lent, Workspace workspace, String query, String metric)
            throws IOException {
        this.context = context;
        this.workspace = workspace;
        this.watched = new WatchedRuns(workspace, query);
        this.metric = metric;
        this.own = lent == null;
        this.terminal = lent == null ? Terminals.system() : lent;
        boolean small = terminal.getSize().getColumns() < LEAST_COLUMNS
                || terminal.getSize().getRows() < LEAST_ROWS;
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB) || small) {
            if (own) {
                terminal.close();
            }
            throw new DataException("watch needs a terminal that can move its cursor, of " + LEAST_COLUMNS
                    + " columns and " + LEAST_ROWS + " rows at least");
        }
        this.before = terminal.enterRawMode();
        this.display = new Display(terminal, true);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        this.resizeBefore = terminal.handle(Terminal.Signal.WINCH, signal -> resize());
        this.signalsBefore = Signals.receive(own ? List.of("INT", "TERM", "HUP") : List.of("TERM", "HUP"), signal -> {
            over = true;
            close();
            Runtime.getRuntime().halt(128 + (signal.equals("INT") ? 2 : signal.equals("TERM") ? 15 : 1));
        });
        resize();
    }

    private synchronized void resize() {
        display.resize(terminal.getSize());
        display.clear();
    }

    /// Shows until it is ended.
    ///
    /// @return the exit status
    public int run() throws IOException {
        NonBlockingReader keys = terminal.reader();
        while (!over) {
            look();
            draw();
            int key = keys.read(PAUSE_MS);
            while (key >= 0 && !over) {
                press(key == ESCAPE ? escape(keys) : key);
                key = keys.read(1);
            }
            over = over || key == NonBlockingReader.EOF;
        }
        return 0;
    }

    /// An arrow as the letter that means the same.
    private static int escape(NonBlockingReader keys) throws IOException {
        int bracket = keys.read(10);
        int letter = bracket == '[' || bracket == 'O' ? keys.read(10) : -1;
        return letter == 'A' ? 'k' : letter == 'B' ? 'j' : -1;
    }

    private void look() throws IOException {
        long begin = System.nanoTime();
        boolean cameOrWent = haveRunsComeOrGone();
        if (cameOrWent || begin >= nextLook) {
            find();
            long end = System.nanoTime();
            long cost = end - begin;
            nextLook = end + (cameOrWent ? Math.max(SOON, cost) : Math.max(LATER, SHARE * cost));
        }
        List<RunFolder> folders =
                rows.stream().map(row -> workspace.run(row.record().id())).toList();
        curves.look(folders);
        if (metric.isEmpty() || !curves.metrics().contains(metric)) {
            metric = WatchView.first(curves, metric, workspace.settings());
        }
    }

    /// Whether the store lists other folders than at the last look: then there is a look at once, and another one soon,
    /// when a new run has begun.
    private boolean haveRunsComeOrGone() {
        try {
            FileTime now = Files.getLastModifiedTime(workspace.project().store().path());
            boolean changed = !now.equals(listed);
            listed = now;
            return changed;
        } catch (IOException noStore) {
            return false;
        }
    }

    private void find() {
        workspace.closeIndex();
        String chosen = rows.isEmpty() ? "" : rows.get(selected).id();
        rows = watched.find(metric);
        if (metric.isEmpty()) {
            watched.objective().ifPresent(objective -> metric = objective.metric());
        }
        labels = RunLabels.lines(new RowValues(rows, workspace.names()));
        selected = 0;
        for (int i = 0; i < rows.size(); i++) {
            selected = rows.get(i).id().equals(chosen) ? i : selected;
        }
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        WatchState state = new WatchState(rows, labels, selected, metric, log, message);
        WatchView view = new WatchView(workspace, curves, state, context.clock().instant(), context.style());
        List<AttributedString> lines = new ArrayList<>();
        for (String line : view.lines(
                Math.max(20, terminal.getSize().getColumns()),
                Math.max(5, terminal.getSize().getRows()))) {
            lines.add(AttributedString.fromAnsi(line));
        }
        display.update(lines, -1);
    }

    private void press(int key) {
        boolean confirmed = stopping;
        stopping = false;
        message = "";
        switch (key) {
            case 'q', 3, 4 -> over = true;
            case 'j' -> selected = Math.min(Math.max(0, rows.size() - 1), selected + 1);
            case 'k' -> selected = Math.max(0, selected - 1);
            case 'l' -> log = !log;
            case 'm', 'M' -> next(key == 'm' ? 1 : -1);
            case 's' -> stop(confirmed);
            default -> {
                // no key of ours
            }
        }
        draw();
    }

    private void next(int step) {
        List<String> names = new ArrayList<>(curves.metrics());
        if (!names.isEmpty()) {
            metric = names.get(Math.floorMod(names.indexOf(metric) + step, names.size()));
            nextLook = 0;
        }
    }

    /// Stops the chosen run, as Ctrl-C would; asked for twice.
    private void stop(boolean confirmed) {
        if (rows.isEmpty() || rows.get(selected).state() != RunState.RUNNING) {
            message = "the chosen run does not run";
            return;
        }
        String id = RunId.shortForm(rows.get(selected).record().id());
        RunningProgram program = new RunningProgram(rows.get(selected).record().process());
        if (!program.isHere()) {
            message = id + " runs elsewhere: stop it there";
        } else if (confirmed) {
            program.send("INT");
            message = "INT is sent to " + id;
            nextLook = 0;
        } else {
            stopping = true;
            message = "s again stops " + id;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
            signalsBefore.run();
            if (own) {
                terminal.close();
            } else {
                terminal.handle(Terminal.Signal.WINCH, resizeBefore);
            }
        } catch (IOException gone) {
            context.say("the terminal is gone: " + gone.getMessage());
        }
    }
}
