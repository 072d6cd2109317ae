package org.hpsearch.query.match;

import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The documents of one view that match, looked for by themselves and once: for conditions that ask for other rules,
/// which would grow with each step if they were written out, and for what Lucene may refuse only when it searches.
final class DocsQuery extends org.apache.lucene.search.Query {
    private final Supplier<FixedBitSet> search;
    private @Nullable FixedBitSet found;

    DocsQuery(Supplier<FixedBitSet> search) {
        this.search = search;
    }

    private synchronized FixedBitSet docs() {
        FixedBitSet docs = found == null ? search.get() : found;
        found = docs;
        return docs;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                FixedBitSet docs = docs();
                int size = leaf.reader().maxDoc();
                FixedBitSet own = new FixedBitSet(size);
                for (int doc = docs.nextSetBit(leaf.docBase, leaf.docBase + size);
                        doc < leaf.docBase + size;
                        doc = doc + 1 < leaf.docBase + size
                                ? docs.nextSetBit(doc + 1, leaf.docBase + size)
                                : DocIdSetIterator.NO_MORE_DOCS) {
                    own.set(doc - leaf.docBase);
                }
                return new DefaultScorerSupplier(
                        new ConstantScoreScorer(score(), mode, new BitSetIterator(own, own.cardinality())));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "documents found by themselves";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocsQuery query && query.search == search;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(search);
    }
}
