package org.hpsearch.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// A reader in which some runs count as deleted: those that an overlay holds anew, or that are gone.
final class MaskedReader extends FilterDirectoryReader {
    private final List<String> masked;

    private MaskedReader(DirectoryReader in, List<String> masked) throws IOException {
        super(in, new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader reader) {
                try {
                    return new Leaf(reader, masked);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        this.masked = masked;
    }

    static DirectoryReader of(DirectoryReader in, List<String> masked) throws IOException {
        return masked.isEmpty() ? in : new MaskedReader(in, masked);
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
        return new MaskedReader(in, masked);
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }

    /// One segment without some runs.
    static LeafReader leaf(LeafReader in, List<String> masked) throws IOException {
        return masked.isEmpty() ? in : new Leaf(in, masked);
    }

    private static final class Leaf extends FilterLeafReader {
        private final FixedBitSet live;
        private final int count;

        Leaf(LeafReader in, List<String> masked) throws IOException {
            super(in);
            live = new FixedBitSet(in.maxDoc());
            Bits before = in.getLiveDocs();
            for (int i = 0; i < in.maxDoc(); i++) {
                if (before == null || before.get(i)) {
                    live.set(i);
                }
            }
            for (String id : masked) {
                PostingsEnum postings = in.postings(new Term(FieldNames.ID, id), PostingsEnum.NONE);
                for (int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = postings.nextDoc()) {
                    live.clear(doc);
                }
            }
            count = live.cardinality();
        }

        @Override
        public Bits getLiveDocs() {
            return live;
        }

        @Override
        public int numDocs() {
            return count;
        }

        @Override
        public @Nullable CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }

        @Override
        public @Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }
    }
}
