package org.hpsearch.query.values;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.comparators.DoubleComparator;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.query.match.Scope;

/// Sorts by the effective values of a parameter that rules or renames concern: numbers before texts, and missing values
/// last both ways.
public final class FilledSort {
    private FilledSort() {}

    public static List<SortField> of(Scope scope, String name, boolean reverse) {
        return List.of(
                new SortField(name, new Numbers(scope), reverse), new SortField(name, new Texts(scope), reverse));
    }

    private static final class Numbers extends FieldComparatorSource {
        private final Scope scope;

        Numbers(Scope scope) {
            this.scope = scope;
        }

        @Override
        public FieldComparator<?> newComparator(String name, int hits, Pruning pruning, boolean reverse) {
            Double missing = reverse ? Double.NEGATIVE_INFINITY : Double.NaN;
            return new DoubleComparator(hits, name, missing, reverse, Pruning.NONE) {
                @Override
                public LeafFieldComparator getLeafComparator(LeafReaderContext leaf) throws IOException {
                    return new DoubleLeafComparator(leaf) {
                        @Override
                        protected NumericDocValues getNumericDocValues(LeafReaderContext leaf, String name)
                                throws IOException {
                            return new NumberView(new LeafValues(scope, name, leaf), reverse);
                        }
                    };
                }
            };
        }
    }

    private static final class Texts extends FieldComparatorSource {
        private final Scope scope;

        Texts(Scope scope) {
            this.scope = scope;
        }

        @Override
        public FieldComparator<?> newComparator(String name, int hits, Pruning pruning, boolean reverse) {
            return new FieldComparator.TermValComparator(hits, name, !reverse) {
                @Override
                protected BinaryDocValues getBinaryDocValues(LeafReaderContext leaf, String name) throws IOException {
                    return new TextView(new LeafValues(scope, name, leaf), reverse);
                }
            };
        }
    }

    private static final class NumberView extends NumericDocValues {
        private final LeafValues values;
        private final boolean greatest;
        private double number;
        private int at = -1;

        NumberView(LeafValues values, boolean greatest) {
            this.values = values;
            this.greatest = greatest;
        }

        @Override
        public boolean advanceExact(int doc) throws IOException {
            at = doc;
            number = values.advance(doc) ? values.number(doc, greatest) : Double.NaN;
            return !Double.isNaN(number);
        }

        @Override
        public long longValue() {
            return Double.doubleToRawLongBits(number);
        }

        @Override
        public int docID() {
            return at;
        }

        @Override
        public int nextDoc() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int advance(int target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long cost() {
            return DocIdSetIterator.NO_MORE_DOCS;
        }
    }

    private static final class TextView extends BinaryDocValues {
        private final LeafValues values;
        private final boolean greatest;
        private BytesRef text = new BytesRef();
        private int at = -1;

        TextView(LeafValues values, boolean greatest) {
            this.values = values;
            this.greatest = greatest;
        }

        @Override
        public boolean advanceExact(int doc) throws IOException {
            at = doc;
            String keyword = values.advance(doc) ? values.keyword(doc, greatest) : null;
            text = keyword == null ? text : new BytesRef(keyword);
            return keyword != null;
        }

        @Override
        public BytesRef binaryValue() {
            return text;
        }

        @Override
        public int docID() {
            return at;
        }

        @Override
        public int nextDoc() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int advance(int target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long cost() {
            return DocIdSetIterator.NO_MORE_DOCS;
        }
    }
}
