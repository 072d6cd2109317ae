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

/// The runs that a later one goes on from.
final class Resumed {
    private final Scope scope;

    Resumed(Scope scope) {
        this.scope = scope;
    }

    /// What a query finds without them.
    org.apache.lucene.search.Query without(org.apache.lucene.search.Query query) throws IOException {
        return new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.FILTER)
                .add(new TermInSetQuery(FieldNames.ID, parents()), BooleanClause.Occur.MUST_NOT)
                .build();
    }

    private List<BytesRef> parents() throws IOException {
        List<BytesRef> parents = new ArrayList<>();
        FixedBitSet resumes = scope.matching(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(FieldNames.runKeyword("kind"), "resume")), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(FieldNames.runKeyword("restarted"), "true")), BooleanClause.Occur.MUST_NOT)
                .build());
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            SortedSetDocValues ids = DocValues.getSortedSet(leaf.reader(), FieldNames.runKeyword("parent"));
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
