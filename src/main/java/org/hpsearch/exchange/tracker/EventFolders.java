package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.capture.files.EventFile;
import org.hpsearch.capture.files.FileFacts;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// TensorBoard's log folder: each folder with event files is a run, as TensorBoard itself shows it. Its parameters are
/// those of the plugin of hyper-parameters, and of Lightning's `hparams.yaml` beside the event files.
public final class EventFolders implements ForeignStore {
    private static final String KIND = "tensorboard";
    private static final int DEEPEST = 12;
    private static final int HASH = 16;

    private final Path top;
    private final Map<Path, Long> starts = new HashMap<>();
    private long all;
    private Watch watch = (doing, bytes, whole) -> {};

    public EventFolders(Path top) {
        this.top = top.toAbsolutePath().normalize();
    }

    /// Whether there are event files in a folder, or below.
    public static boolean isStore(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.anyMatch(EventFolders::isEventFile);
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    static boolean isEventFile(Path file) {
        return file.getFileName() != null
                && file.getFileName().toString().contains("tfevents")
                && Files.isRegularFile(file);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void watch(Watch other) {
        watch = other;
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        Map<Path, List<Path>> folders = new TreeMap<>();
        for (Path file : ForeignFiles.files(top)) {
            Path folder = file.getParent();
            if (folder != null && isEventFile(file)) {
                folders.computeIfAbsent(folder, key -> new ArrayList<>()).add(file);
            }
        }
        for (List<Path> files : folders.values()) {
            for (Path file : files) {
                starts.put(file, all);
                all += Files.size(file);
            }
        }
        List<ForeignRun> runs = new ArrayList<>();
        for (Map.Entry<Path, List<Path>> folder : folders.entrySet()) {
            runs.add(run(folder.getKey(), folder.getValue(), omissions));
        }
        return runs;
    }

    private ForeignRun run(Path folder, List<Path> files, Omissions omissions) throws IOException {
        Events events = new Events(omissions);
        read(files, events, (file, bytes) -> at("reading", file, bytes));
        Map<String, Value> params = new TreeMap<>(Formats.read(folder.resolve("hparams.yaml")));
        params.putAll(events.params);
        Source source = new Source(KIND, id(folder, files.getFirst()), Map.of());
        String name = folder.equals(top) ? "" : top.relativize(folder).toString();
        ForeignRun.Label label = new ForeignRun.Label(
                String.valueOf(top.getFileName()), new Notes(name, List.of(), "", Value.Obj.of(Map.of())));
        return ForeignRun.of(source, label, new ForeignRun.Span(events.first(), null), params)
                .measured(sink -> curves(files, sink, (file, bytes) -> at("importing", file, bytes)));
    }

    private void at(String doing, Path file, long bytes) {
        watch.at(doing, starts.getOrDefault(file, 0L) + bytes, all);
    }

    /// The folder's name, and a hash of the first file's, which says when, where and by which process it was begun: the
    /// same run has it from wherever it is imported.
    private static String id(Path folder, Path first) {
        String name = String.valueOf(first.getFileName());
        return folder.getFileName() + "#" + Digest.ofLines(List.of(name)).substring(0, HASH);
    }

    /// Hands the values of files of events on, their times in seconds since 1970. Their damages were reported with
    /// [#read].
    static void curves(List<Path> files, ForeignRun.Sink sink, EventFile.Reached reached) throws IOException {
        read(files, FileFacts.ofMetrics(scalar -> hand(scalar, sink), warning -> {}), reached);
    }

    private static void hand(Scalar scalar, ForeignRun.Sink sink) {
        try {
            sink.value(scalar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads files of events, their times in seconds since 1970.
    static void read(List<Path> files, FileFacts facts, EventFile.Reached reached) throws IOException {
        try {
            for (Path file : files) {
                new EventFile(file, file.toString(), Instant.EPOCH, facts).read(reached);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// What is small in event files: parameters, and the time of the first value.
    static final class Events implements FileFacts {
        final Map<String, Value> params = new TreeMap<>();
        private final Omissions omissions;
        private double first = Double.POSITIVE_INFINITY;

        Events(Omissions omissions) {
            this.omissions = omissions;
        }

        @Nullable
        Instant first() {
            return Double.isFinite(first) ? Instant.ofEpochMilli(Math.round(first * 1000)) : null;
        }

        @Override
        public boolean wants(double time) {
            return !(time >= first);
        }

        @Override
        public void scalar(Scalar scalar, String from) {
            if (scalar.time() != null) {
                first = Math.min(first, scalar.time());
            }
        }

        @Override
        public void setting(String name, Value value, String from) {
            params.put(name, value);
        }

        @Override
        public void warning(String sentence) {
            omissions.add("damaged event files", sentence);
        }

        @Override
        public void problem(String file, RuntimeException bug) {
            throw bug;
        }
    }
}
