package org.hpsearch.command.exchange;

import java.util.function.IntConsumer;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.exchange.sync.SyncWatch;
import org.hpsearch.run.Store;

/// How far a sync is: runs that are compared, then files that are copied.
final class SyncBar implements SyncWatch, AutoCloseable {
    private final Context context;
    private volatile Progress bar;

    /// @param store of this side
    SyncBar(Context context, Store store) {
        this.context = context;
        this.bar = new Progress(context.err(), context.errTerminal(), "comparing", store::count);
    }

    @Override
    public void listed(int runs) {
        bar.at(runs);
    }

    @Override
    public IntConsumer copying(int files) {
        bar.close();
        bar = new Progress(context.err(), context.errTerminal(), "copying", () -> files);
        return bar::at;
    }

    @Override
    public void close() {
        bar.close();
    }
}
