package org.hpsearch.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.run.Store;

/// The indexes of several stores, searched as one.
public final class JoinedView {
    private JoinedView() {}

    /// Joins views; of a run that several hold, the first one's counts.
    ///
    /// @param views of each of the stores, in their order; at least one
    /// @param store all of them
    public static RunIndex.View of(List<RunIndex.View> views, Store store) throws IOException {
        List<LeafReader> joined = new ArrayList<>();
        for (RunIndex.View view : views) {
            List<LeafReader> before = List.copyOf(joined);
            for (LeafReaderContext leaf : view.searcher().getIndexReader().leaves()) {
                joined.add(MaskedReader.leaf(leaf.reader(), common(leaf.reader(), before)));
            }
        }
        return new RunIndex.View(
                new IndexSearcher(new MultiReader(joined.toArray(IndexReader[]::new))),
                store,
                views.stream().mapToInt(RunIndex.View::unchecked).sum(),
                views.stream().mapToInt(RunIndex.View::unread).sum(),
                views.stream()
                        .map(RunIndex.View::notice)
                        .filter(notice -> !notice.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    /// The runs of a segment that others hold, too.
    private static List<String> common(LeafReader leaf, List<LeafReader> others) throws IOException {
        List<String> common = new ArrayList<>();
        Terms terms = leaf.terms(FieldNames.ID);
        if (terms == null || others.isEmpty()) {
            return common;
        }
        TermsEnum ids = terms.iterator();
        for (BytesRef id = ids.next(); id != null; id = ids.next()) {
            for (LeafReader other : others) {
                if (holds(other, id)) {
                    common.add(id.utf8ToString());
                    break;
                }
            }
        }
        return common;
    }

    private static boolean holds(LeafReader reader, BytesRef id) throws IOException {
        PostingsEnum postings = reader.postings(new Term(FieldNames.ID, id), PostingsEnum.NONE);
        Bits live = reader.getLiveDocs();
        while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(postings.docID())) {
                return true;
            }
        }
        return false;
    }
}
