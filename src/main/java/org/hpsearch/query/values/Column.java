package org.hpsearch.query.values;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.Target;
import org.hpsearch.run.RunField;
import org.jspecify.annotations.Nullable;

/// One field over many runs, each distinct value as a small number: what grouping and counting compare. What is
/// one value, and the order of the values, is as in [ValueClasses].
public final class Column {
    private static final int NONE = -1;

    private static final String NOT_A_NUMBER = FieldNames.column("NaN");

    private final int[] classes;
    private final int firstText;

    private Column(ValueClasses values) {
        this.classes = values.done();
        this.firstText = values.firstText();
    }

    /// Numbers come before texts, and what has no value last, in whichever order the values of a kind are.
    ///
    /// @return 0 for a document with a number, 1 with a text, 2 with none
    public int kind(int doc) {
        return classes[doc] < 0 ? 2 : classes[doc] < firstText ? 0 : 1;
    }

    /// The class of a document's value; -1 where it has none.
    public int of(int doc) {
        return classes[doc];
    }

    /// The column of a field.
    ///
    /// @param docs the documents that are asked for
    public static Column of(Target target, FixedBitSet docs, Scope scope) throws IOException {
        return switch (target) {
            case Target.Param param -> param(param.name(), docs, scope);
            case Target.Metric metric ->
                numbers(
                        scope.catalog().metricField(metric.name(), metric.aggregate()),
                        scope.catalog().metricField(metric.name(), Aggregate.COUNT),
                        docs,
                        scope);
            case Target.Own own -> own(own.field(), docs, scope);
            case Target.Words words -> throw notAField();
            case Target.Recorded recorded -> throw notAField();
            case Target.Has has -> throw notAField();
        };
    }

    private static Column own(RunField field, FixedBitSet docs, Scope scope) throws IOException {
        return switch (field.kind()) {
            case NUMBER -> numbers(FieldNames.runNumber(field.word()), "", docs, scope);
            case STATE -> states(docs, scope);
            case KEYWORD, TEXT, ID, VERSION -> keywords(FieldNames.runKeyword(field.word()), docs, scope);
            case TIME, SPAN, BYTES, LOG, WORDS ->
                throw new QueryException("runs cannot be grouped by '" + field.word() + "'", field.word(), -1);
        };
    }

    private static QueryException notAField() {
        return new QueryException("runs are grouped by parameters, metrics, or fields of the run", "", -1);
    }

    private static Column param(String name, FixedBitSet docs, Scope scope) throws IOException {
        ValueClasses column = new ValueClasses(scope.size());
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            LeafValues values = new LeafValues(scope, name, leaf);
            Walk walk = new Walk(docs, leaf);
            for (int doc = walk.next(); doc >= 0; doc = walk.next()) {
                if (values.advance(doc)) {
                    param(column, leaf.docBase + doc, doc, values);
                }
            }
        }
        return new Column(column);
    }

    private static void param(ValueClasses column, int at, int doc, LeafValues values) throws IOException {
        double number = values.number(doc, false);
        String list = values.list(doc);
        String keyword = Double.isNaN(number) && list == null ? values.keyword(doc, false) : null;
        if (list != null) {
            column.list(at, list);
        } else if (keyword != null) {
            column.keyword(at, keyword);
        } else {
            column.number(at, number);
        }
    }

    /// @param rows field that documents have whose number is NaN, too; empty for none
    private static Column numbers(String field, String rows, FixedBitSet docs, Scope scope) throws IOException {
        ValueClasses column = new ValueClasses(scope.size());
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), field);
            SortedNumericDocValues present = DocValues.getSortedNumeric(leaf.reader(), rows);
            Walk walk = new Walk(docs, leaf);
            for (int doc = walk.next(); doc >= 0; doc = walk.next()) {
                if (values.advanceExact(doc)) {
                    column.number(leaf.docBase + doc, NumericUtils.sortableLongToDouble(values.nextValue()));
                } else if (present.advanceExact(doc)) {
                    column.keyword(leaf.docBase + doc, NOT_A_NUMBER);
                }
            }
        }
        return new Column(column);
    }

    private static Column keywords(String field, FixedBitSet docs, Scope scope) throws IOException {
        ValueClasses column = new ValueClasses(scope.size());
        keywords(column, field, docs, scope);
        return new Column(column);
    }

    private static void keywords(ValueClasses column, String field, FixedBitSet docs, Scope scope) throws IOException {
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
            @Nullable String[] known = new String[(int) Math.min(values.getValueCount(), 1 << 16)];
            Walk walk = new Walk(docs, leaf);
            for (int doc = walk.next(); doc >= 0; doc = walk.next()) {
                if (values.advanceExact(doc)) {
                    StringBuilder all = new StringBuilder();
                    for (int i = 0; i < values.docValueCount(); i++) {
                        all.append(all.isEmpty() ? "" : " ").append(text(values, values.nextOrd(), known));
                    }
                    column.keyword(leaf.docBase + doc, all.toString());
                }
            }
        }
    }

    private static String text(SortedSetDocValues values, long ord, @Nullable String[] known) throws IOException {
        String text = ord < known.length ? known[(int) ord] : null;
        if (text == null) {
            text = values.lookupOrd(ord).utf8ToString();
            if (ord < known.length) {
                known[(int) ord] = text;
            }
        }
        return text;
    }

    /// The state of a run that has not noted its end is derived now.
    private static Column states(FixedBitSet docs, Scope scope) throws IOException {
        ValueClasses column = new ValueClasses(scope.size());
        keywords(column, FieldNames.runKeyword(RunField.STATE.word()), docs, scope);
        scope.open().states(scope.now()).forEach((doc, state) -> {
            if (docs.get(doc)) {
                column.keyword(doc, state);
            }
        });
        return new Column(column);
    }

    /// The documents of a set that lie in one part of the index, in that part's own numbers; -1 at the end.
    private static final class Walk {
        private final FixedBitSet docs;
        private final int base;
        private final int end;
        private int at;

        Walk(FixedBitSet docs, LeafReaderContext leaf) {
            this.docs = docs;
            this.base = leaf.docBase;
            this.end = leaf.docBase + leaf.reader().maxDoc();
            this.at = leaf.docBase - 1;
        }

        int next() {
            at = at + 1 >= end ? end : docs.nextSetBit(at + 1, end);
            if (at >= end) {
                at = end;
                return NONE;
            }
            return at - base;
        }
    }
}
