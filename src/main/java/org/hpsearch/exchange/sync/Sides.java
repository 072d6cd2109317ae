package org.hpsearch.exchange.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;

/// What both places have.
record Sides(Listing here, Listing there) {
    /// Lists both at the same time.
    ///
    /// @param seen hears the number of runs that are listed here so far
    static Sides of(SyncPlace here, SyncPlace there, IntConsumer seen) throws IOException {
        FutureTask<Listing> ours = new FutureTask<>(() -> here.files(seen));
        Thread.ofPlatform().daemon().start(ours);
        Listing theirs = there.files();
        return new Sides(done(ours), theirs);
    }

    private static Listing done(FutureTask<Listing> listing) throws IOException {
        try {
            return listing.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException("the listing failed", failed);
            }
        }
    }
}
