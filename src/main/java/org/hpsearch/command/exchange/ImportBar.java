package org.hpsearch.command.exchange;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.exchange.source.ForeignStore;
import org.jspecify.annotations.Nullable;

/// How far an import is: runs that are looked at, then runs that are imported, or the bytes of their large files.
final class ImportBar implements ForeignStore.Watch, AutoCloseable {
    private final Context context;
    private final String doing;
    private final LongSupplier runs;
    private @Nullable Progress bar;
    private Shown shown = Shown.NOTHING;

    private enum Shown {
        NOTHING,
        LOOKED,
        IMPORTED,
        BYTES
    }

    /// @param doing what is done with each run
    /// @param runs  how many there are; asked when the bar is first drawn
    ImportBar(Context context, String doing, LongSupplier runs) {
        this.context = context;
        this.doing = doing;
        this.runs = runs;
    }

    /// So many runs are imported.
    synchronized void at(int done) {
        if (shown != Shown.BYTES) {
            show(Shown.IMPORTED, () -> new Progress(context.err(), context.errTerminal(), doing, runs))
                    .at(done);
        }
    }

    @Override
    public synchronized void looked(int done, int all) {
        show(Shown.LOOKED, () -> new Progress(context.err(), context.errTerminal(), "reading", () -> all))
                .at(done);
    }

    @Override
    public synchronized void at(long bytes, long all) {
        show(Shown.BYTES, () -> Progress.ofBytes(context.err(), context.errTerminal(), "reading", all))
                .at(bytes);
    }

    private Progress show(Shown next, Supplier<Progress> made) {
        if (bar == null || next != shown) {
            close();
            bar = made.get();
            shown = next;
        }
        return bar;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
