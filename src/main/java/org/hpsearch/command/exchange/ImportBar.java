package org.hpsearch.command.exchange;

import java.util.function.LongSupplier;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.exchange.source.ForeignStore;

/// How far an import is: in runs, or in bytes where the source tells of them.
final class ImportBar implements ForeignStore.Watch, AutoCloseable {
    private final Context context;
    private Progress bar;
    private String doing = "";

    /// @param runs how many there are; asked when the bar is first drawn
    ImportBar(Context context, LongSupplier runs) {
        this.context = context;
        this.bar = new Progress(context.err(), context.errTerminal(), "importing", runs);
    }

    /// So many runs are done.
    synchronized void at(int runs) {
        if (doing.isEmpty()) {
            bar.at(runs);
        }
    }

    @Override
    public synchronized void at(String what, long bytes, long all) {
        if (!what.equals(doing)) {
            bar.close();
            bar = Progress.ofBytes(context.err(), context.errTerminal(), what, all);
            doing = what;
        }
        bar.at(bytes);
    }

    @Override
    public synchronized void close() {
        bar.close();
    }
}
