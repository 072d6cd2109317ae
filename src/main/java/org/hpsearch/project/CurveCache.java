package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.hpsearch.run.Curve;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;

/// Keeps the rows of runs that are looked at again and again: of a file that has grown only the new bytes are read, one
/// that was written anew is read from its beginning. What was not looked at for the longest time goes first. For
/// several threads at a time.
public final class CurveCache implements CurveReader {
    private static final long BYTES_A_ROW = 24;

    private final long most;
    private final Map<String, Kept> runs = new LinkedHashMap<>(16, 0.75f, true);

    /// The rows of a run so far.
    private static final class Kept {
        private Map<String, Curve> curves = new LinkedHashMap<>();
        private long offset;
        private FileTime written = FileTime.fromMillis(0);
        private long size;
        private long bytes;

        /// @return metric → what it has now
        synchronized Map<String, Curve> read(Path file) throws IOException {
            BasicFileAttributes look = Files.readAttributes(file, BasicFileAttributes.class);
            boolean same = look.size() == size && look.lastModifiedTime().equals(written);
            if (!same) {
                if (look.size() <= size) {
                    curves = new LinkedHashMap<>();
                    offset = 0;
                }
                written = look.lastModifiedTime();
                size = look.size();
                offset = MetricsReader.read(file, offset, new Sorter(curves, metric -> true))
                        .offset();
                bytes = curves.values().stream().mapToLong(Curve::size).sum() * BYTES_A_ROW;
            }
            Map<String, Curve> now = new LinkedHashMap<>();
            curves.forEach((metric, curve) -> now.put(metric, curve.soFar()));
            return now;
        }

        synchronized long bytes() {
            return bytes;
        }
    }

    /// @param most so many bytes of rows are kept
    public CurveCache(long most) {
        this.most = most;
    }

    @Override
    public Map<String, Curve> read(RunFolder run, Predicate<String> wanted, MetricsReader.Sink all) throws IOException {
        Path file = run.readable(RunFolder.METRICS);
        if (!Files.isRegularFile(file)) {
            forget(run.id());
            return new LinkedHashMap<>();
        }
        Kept kept;
        synchronized (runs) {
            kept = runs.computeIfAbsent(run.id(), id -> new Kept());
        }
        Map<String, Curve> found = kept.read(file);
        makeRoom(run.id());
        if (all != NOBODY) {
            found.forEach((metric, curve) -> curve.rows(metric, all));
        }
        found.keySet().removeIf(metric -> !wanted.test(metric));
        return found;
    }

    private void forget(String id) {
        synchronized (runs) {
            runs.remove(id);
        }
    }

    private void makeRoom(String used) {
        synchronized (runs) {
            long all = runs.values().stream().mapToLong(Kept::bytes).sum();
            var oldest = runs.entrySet().iterator();
            while (all > most && oldest.hasNext()) {
                var entry = oldest.next();
                if (!entry.getKey().equals(used)) {
                    all -= entry.getValue().bytes();
                    oldest.remove();
                }
            }
        }
    }

    /// How many runs are kept.
    int runs() {
        synchronized (runs) {
            return runs.size();
        }
    }
}
