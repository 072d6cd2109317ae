package org.hpsearch.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.Terminals;
import org.hpsearch.process.Signals;
import org.hpsearch.process.UserLocale;
import org.hpsearch.screen.input.Key;
import org.hpsearch.screen.input.Mouse;
import org.hpsearch.screen.table.ScreenCells;
import org.hpsearch.value.DataException;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
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

    private final Context context;
    private final Notices notices;
    private final Workspace workspace;
    private final WatchControl control;
    private final WatchKeys pressed;
    private final Deeds deeds;
    private final Terminal terminal;

    /// Whether it is not the terminal of a shell.
    private final boolean own;

    /// Whether it shows ASCII only.
    private final boolean plain;

    private final Display display;
    private final Attributes before;
    private final Terminal.SignalHandler resizeBefore;
    private final Runnable signalsBefore;
    private volatile boolean over;
    private boolean closed;

    /// @param context of [Notices]
    /// @param lent    the terminal of a shell; null where there is none, and the screen opens its own
    /// @param notices what the context says
    /// @param begun   what is looked at first
    /// @param verbs   runs the commands that are given on the screen
    public WatchScreen(
            Context context,
            @Nullable Terminal lent,
            Workspace workspace,
            Notices notices,
            View begun,
            String metric,
            Verbs verbs)
            throws IOException {
        this.context = context;
        this.notices = notices;
        this.workspace = workspace;
        this.control = new WatchControl(context, workspace, begun, metric, verbs);
        this.deeds = new Deeds(context, verbs);
        this.pressed = new WatchKeys(control, deeds);
        this.own = lent == null;
        this.terminal = lent == null ? Terminals.system() : lent;
        this.plain = UserLocale.isPlain(context.environment());
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB) || isSmall(terminal.getSize())) {
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
        terminal.writer().write(Mouse.ON);
        this.resizeBefore = terminal.handle(Terminal.Signal.WINCH, signal -> resize());
        this.signalsBefore = Signals.receive(own ? List.of("INT", "TERM", "HUP") : List.of("TERM", "HUP"), signal -> {
            over = true;
            close();
            Runtime.getRuntime().halt(128 + (signal.equals("INT") ? 2 : signal.equals("TERM") ? 15 : 1));
        });
        resize();
    }

    private static boolean isSmall(Size size) {
        return size.getColumns() < LEAST_COLUMNS || size.getRows() < LEAST_ROWS;
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
        display.update(List.of(new AttributedString("hps watch  reads the runs ...")), -1);
        while (!over) {
            hear();
            control.look();
            List<String> news = notices.take();
            if (!news.isEmpty()) {
                control.set(control.state().saying(String.join("; ", news)));
            }
            if (control.takeAlarm()) {
                terminal.puts(Capability.bell);
            }
            draw();
            int key = keys.read(control.curves().isBehind() ? 1 : PAUSE_MS);
            while (key >= 0 && !over) {
                pressed.press(Key.of(key, keys), view(), columns(), rows());
                over = over || pressed.isOver();
                key = keys.read(1);
            }
            over = over || key == NonBlockingReader.EOF;
        }
        return 0;
    }

    private int columns() {
        return Math.max(LEAST_COLUMNS, terminal.getSize().getColumns());
    }

    private int rows() {
        return Math.max(LEAST_ROWS, terminal.getSize().getRows());
    }

    /// Shows what commands have come to: a line below, more than that as a page.
    private void hear() {
        deeds.ended().ifPresent(outcome -> {
            List<String> lines = outcome.lines();
            WatchState state = control.state();
            boolean page = lines.size() > 1 && state.over() instanceof WatchState.Over.Nothing;
            control.set(
                    page
                            ? state.with(new WatchState.Over.Page(outcome.line(), lines, Scroll.START))
                                    .saying("")
                            : state.saying(lines.isEmpty() ? "done" : lines.getLast()));
            control.hurry();
        });
    }

    private WatchView view() {
        return new WatchView(context, workspace, control.curves(), control::reason, control.state());
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        Size size = terminal.getSize();
        if (isSmall(size)) {
            String line = ScreenCells.cut(LEAST_COLUMNS + "x" + LEAST_ROWS + " needed", size.getColumns());
            display.update(List.of(new AttributedString(line)), -1);
            return;
        }
        List<AttributedString> lines = new ArrayList<>();
        for (String line : view().lines(columns(), rows())) {
            lines.add(AttributedString.fromAnsi(plain ? PlainLine.of(line) : line));
        }
        display.update(lines, -1);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            terminal.writer().write(Mouse.OFF);
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
        control.end();
    }
}
