package org.hpsearch.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.MetricsSlice;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// How much of large metrics files a look reads, so that they do not hold up an answer. A large file is read on from
/// where the index has it; what is left over is for the next look.
final class MetricsBudget {
    /// Files up to this size are always read whole.
    static final long LARGE = 64L << 20;

    private static final long QUICK = 128L << 20;
    private static final long AT_LEAST = 4L << 20;

    private final @Nullable IndexReader known;
    private final AtomicLong left;
    private final boolean shared;

    private MetricsBudget(@Nullable IndexReader known, long left, boolean shared) {
        this.known = known;
        this.left = new AtomicLong(left);
        this.shared = shared;
    }

    /// Whatever is not known yet.
    ///
    /// @param known the index as it is; null where nothing in it counts
    static MetricsBudget rest(@Nullable IndexReader known) {
        return new MetricsBudget(known, Long.MAX_VALUE, false);
    }

    /// Half a second's reading in all.
    static MetricsBudget quick(IndexReader known) {
        return new MetricsBudget(known, QUICK, true);
    }

    /// Half a second's reading of each file, where an index is built.
    static MetricsBudget ofEach() {
        return new MetricsBudget(null, QUICK, false);
    }

    /// What is read of a run's metrics.
    MetricsSlice of(RunFolder run) throws IOException {
        long size = size(run);
        if (size <= LARGE) {
            return MetricsSlice.ALL;
        }
        Metrics earlier = earlier(run.id());
        if (!shared) {
            return new MetricsSlice(earlier, left.get());
        }
        long rest = Math.max(0, size - earlier.offset());
        long most = Math.max(AT_LEAST, left.getAndAdd(-rest));
        return new MetricsSlice(earlier, most);
    }

    private static long size(RunFolder run) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(
                    run.file(RunFolder.METRICS), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? attributes.size() : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    private Metrics earlier(String id) throws IOException {
        if (known != null) {
            for (LeafReaderContext leaf : known.leaves()) {
                PostingsEnum documents = leaf.reader().postings(new Term(FieldNames.ID, id));
                int document = documents == null ? DocIdSetIterator.NO_MORE_DOCS : documents.nextDoc();
                if (document != DocIdSetIterator.NO_MORE_DOCS) {
                    return RunIndex.record(leaf.reader(), document).metrics();
                }
            }
        }
        return Metrics.NONE;
    }
}
