package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hpsearch.chart.MeanCurve;
import org.hpsearch.chart.Spread;
import org.hpsearch.chart.points.IndexedPoints;
import org.hpsearch.project.CurveCache;
import org.hpsearch.project.CurveReader;
import org.hpsearch.project.Direction;

/// Keeps the curves of runs that are looked at again and again, as they are drawn: another part of x is found without
/// a look at the files. What was not looked at for the longest time goes first. For several threads at a time.
public final class CurveMemory {
    private static final int ROWS_SHARE = 4;

    /// Rows as they stand in the files are kept for what grows.
    private static final long MOST_ROWS = 256L << 20;

    private static final long BYTES_OF_MEAN = 36;

    private final long most;
    private final CurveCache rows;
    private final Map<Mean, MeanCurve> means = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, Kept> reads = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param most so many bytes are kept
    public CurveMemory(long most) {
        long kept = Math.min(MOST_ROWS, most / ROWS_SHARE);
        this.rows = new CurveCache(kept);
        this.most = most - kept;
    }

    /// What makes the points of a curve.
    record Key(String run, String metric, String x, double smooth, Direction direction) {}

    /// @param state of the files, as [org.hpsearch.project.History#state] says it
    private record Kept(String state, CurveSource.Read read) {}

    /// Which curves a mean is of: the very same points.
    ///
    /// @param aligned whether the curves share their places
    record Mean(List<IndexedPoints> curves, Spread spread, boolean aligned) {}

    /// A mean, computed where it is not kept.
    MeanCurve mean(Mean key, Supplier<MeanCurve> computed) {
        synchronized (means) {
            MeanCurve kept = means.get(key);
            if (kept != null) {
                return kept;
            }
        }
        MeanCurve mean = computed.get();
        synchronized (means) {
            means.put(key, mean);
            long all = means.values().stream().mapToLong(CurveMemory::bytes).sum();
            var oldest = means.entrySet().iterator();
            while (all > most / ROWS_SHARE && oldest.hasNext()) {
                var entry = oldest.next();
                if (!entry.getKey().equals(key)) {
                    all -= bytes(entry.getValue());
                    oldest.remove();
                }
            }
        }
        return mean;
    }

    /// Forgets the means of curves that are kept no longer, and with them these.
    private void forget(List<IndexedPoints> gone) {
        synchronized (means) {
            means.keySet().removeIf(mean -> mean.curves.stream().anyMatch(gone::contains));
        }
    }

    private static long bytes(MeanCurve mean) {
        return BYTES_OF_MEAN * mean.x().length;
    }

    CurveReader rows() {
        return rows;
    }

    /// A curve, where it is kept and its files are still as they were.
    Optional<CurveSource.Read> find(Key key, String state) {
        synchronized (reads) {
            return Optional.ofNullable(reads.get(key))
                    .filter(kept -> kept.state.equals(state))
                    .map(Kept::read);
        }
    }

    void keep(Key key, String state, CurveSource.Read read) {
        List<IndexedPoints> gone = new ArrayList<>();
        synchronized (reads) {
            Kept before = reads.put(key, new Kept(state, read));
            bytes += read.bytes();
            if (before != null) {
                bytes -= before.read.bytes();
                gone.add(before.read.points());
            }
            var oldest = reads.entrySet().iterator();
            while (bytes > most && oldest.hasNext()) {
                var entry = oldest.next();
                if (!entry.getKey().equals(key)) {
                    bytes -= entry.getValue().read.bytes();
                    gone.add(entry.getValue().read.points());
                    oldest.remove();
                }
            }
        }
        forget(gone);
    }

    /// How many curves are kept.
    int size() {
        synchronized (reads) {
            return reads.size();
        }
    }
}
