package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.files.EventBlocks;
import org.hpsearch.capture.files.FileFacts;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Reads the event files of a store, each once, and tells how far it is.
final class EventReader implements AutoCloseable {
    private final EventBlocks blocks = new EventBlocks();
    private final Map<Path, Long> starts = new HashMap<>();
    private long all;
    private ForeignStore.Watch watch = ForeignStore.Watch.NOBODY;

    void watch(ForeignStore.Watch other) {
        watch = other;
    }

    /// These files will be read.
    void expect(List<Path> files) throws IOException {
        for (Path file : files) {
            starts.put(file, all);
            all += Files.size(file);
        }
    }

    /// The values of files, in their order.
    ///
    /// @param omissions hears of damages, once
    Curves curves(List<Path> files, Omissions omissions) {
        return new Curves(files, omissions);
    }

    @Override
    public void close() {
        blocks.close();
    }

    private static @Nullable Instant instant(double seconds) {
        return Double.isFinite(seconds) ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : null;
    }

    /// The metrics of a run, and what else is found with them: parameters, the time of the earliest value.
    final class Curves implements ForeignRun.Curves {
        private final List<Path> files;
        private final Omissions omissions;
        private final Map<String, Value> params = new TreeMap<>();
        private double first = Double.POSITIVE_INFINITY;
        private boolean read;

        private Curves(List<Path> files, Omissions omissions) {
            this.files = List.copyOf(files);
            this.omissions = omissions;
        }

        /// The time of the first value, which is the earliest one nearly always; [#known] tells for sure.
        @Nullable
        Instant begin() throws IOException {
            Facts facts = new Facts(null);
            for (Path file : files) {
                blocks.peek(file, facts, () -> Double.isFinite(facts.first));
                if (Double.isFinite(facts.first)) {
                    break;
                }
            }
            return instant(facts.first);
        }

        @Override
        public void read(ForeignRun.Sink sink) throws IOException {
            read(sink::part);
        }

        @Override
        public ForeignRun known(ForeignRun run) throws IOException {
            if (!read) {
                read(() -> null);
            }
            return run.knowing(params, instant(first));
        }

        private void read(java.util.function.Supplier<ForeignRun.@Nullable Part> parts) throws IOException {
            for (Path file : files) {
                blocks.read(file, () -> new Facts(parts.get()), (facts, reached) -> take(facts, file, reached));
            }
            read = true;
        }

        private void take(Facts facts, Path file, long reached) throws IOException {
            first = Math.min(first, facts.first);
            params.putAll(facts.params);
            if (!read && facts.damage != null) {
                omissions.add("damaged event files", facts.damage);
            }
            if (facts.part != null) {
                facts.part.deliver();
            }
            watch.at(starts.getOrDefault(file, 0L) + reached, all);
        }
    }

    /// What a block of a file holds.
    private static final class Facts implements FileFacts {
        final ForeignRun.@Nullable Part part;
        final Map<String, Value> params = new TreeMap<>();
        double first = Double.POSITIVE_INFINITY;

        @Nullable
        String damage;

        Facts(ForeignRun.@Nullable Part part) {
            this.part = part;
        }

        @Override
        public void scalar(Scalar scalar, String from) {
            if (scalar.time() != null && scalar.time() < first) {
                first = scalar.time();
            }
            if (part != null) {
                part.value(scalar);
            }
        }

        @Override
        public void setting(String name, Value value, String from) {
            params.put(name, value);
        }

        @Override
        public void warning(String sentence) {
            damage = sentence;
        }

        @Override
        public void problem(String file, RuntimeException bug) {
            throw bug;
        }
    }
}
