package org.hpsearch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.RunField;

/// The runs of a result that another run of it goes on from.
final class Resumed {
    private static final String KIND = FieldNames.runKeyword(RunField.KIND.word());
    private static final String RESTARTED = FieldNames.runKeyword(RunField.RESTARTED.word());
    private static final String PARENT = FieldNames.runKeyword(RunField.PARENT.word());

    private final Scope scope;

    Resumed(Scope scope) {
        this.scope = scope;
    }

    /// What a query finds without those that another run that it finds goes on from.
    org.apache.lucene.search.Query without(org.apache.lucene.search.Query query) throws IOException {
        return new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.FILTER)
                .add(new TermInSetQuery(FieldNames.ID, parents(query)), BooleanClause.Occur.MUST_NOT)
                .build();
    }

    private List<BytesRef> parents(org.apache.lucene.search.Query query) throws IOException {
        List<BytesRef> parents = new ArrayList<>();
        FixedBitSet resumes = scope.matching(new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(KIND, "resume")), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(RESTARTED, "true")), BooleanClause.Occur.MUST_NOT)
                .build());
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            SortedSetDocValues ids = DocValues.getSortedSet(leaf.reader(), PARENT);
            DocIdSetIterator docs = new BitSetIterator(resumes, 0);
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (int doc = docs.advance(leaf.docBase); doc < end; doc = docs.nextDoc()) {
                if (ids.advanceExact(doc - leaf.docBase)) {
                    parents.add(BytesRef.deepCopyOf(ids.lookupOrd(ids.nextOrd())));
                }
            }
        }
        return parents;
    }
}
