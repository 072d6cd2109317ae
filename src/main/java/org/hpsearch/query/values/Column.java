package org.hpsearch.query.values;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.Target;
import org.jspecify.annotations.Nullable;

/// One field over many runs, each distinct value as a small number: what grouping and counting compare. Numbers that
/// differ by less than a relative [#TOLERANCE] are one value; a list is one value. Classes are in the order of their
/// values.
public final class Column {
    /// How far, relative to their size, two numbers may differ and still be the same setting.
    public static final double TOLERANCE = 1e-12;

    private static final int NONE = -1;

    private final int[] classes;

    private Column(int[] classes) {
        this.classes = classes;
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
            case Target.Metric metric -> numbers(FieldNames.metric(metric.name(), metric.aggregate()), docs, scope);
            case Target.RunField field ->
                switch (field.name()) {
                    case "exit" -> numbers(FieldNames.runNumber("exit"), docs, scope);
                    case "started", "ended", "duration", "size", "log", "note" ->
                        throw new QueryException("runs cannot be grouped by '" + field.name() + "'", field.name(), -1);
                    case "state" -> states(docs, scope);
                    default -> keywords(FieldNames.runKeyword(field.name()), docs, scope);
                };
            case Target.Words words -> throw notAField();
            case Target.Recorded recorded -> throw notAField();
            case Target.Has has -> throw notAField();
        };
    }

    private static QueryException notAField() {
        return new QueryException("runs are grouped by parameters, metrics, or fields of the run", "", -1);
    }

    /// Values in the making: numbers wait until all are known, since near ones fall together.
    private static final class Builder {
        private final int[] classes;
        private final double[] numbers;
        private final Map<String, Integer> texts = new HashMap<>();

        Builder(int size) {
            classes = new int[size];
            Arrays.fill(classes, NONE);
            numbers = new double[size];
            Arrays.fill(numbers, Double.NaN);
        }

        void number(int doc, double number) {
            numbers[doc] = number;
        }

        void text(int doc, String text) {
            classes[doc] = texts.computeIfAbsent(text, key -> texts.size());
        }

        /// Numbers by their size, then texts by their letters.
        Column done() {
            double[] sorted = Arrays.stream(numbers)
                    .filter(n -> !Double.isNaN(n))
                    .sorted()
                    .toArray();
            int[] ranks = ranks(sorted);
            int behind = sorted.length == 0 ? 0 : ranks[sorted.length - 1] + 1;
            int[] order = new int[texts.size()];
            int next = behind;
            for (int text : new TreeMap<>(texts).values()) {
                order[text] = next++;
            }
            for (int doc = 0; doc < classes.length; doc++) {
                if (!Double.isNaN(numbers[doc])) {
                    classes[doc] = ranks[Arrays.binarySearch(sorted, numbers[doc])];
                } else if (classes[doc] != NONE) {
                    classes[doc] = order[classes[doc]];
                }
            }
            return new Column(classes);
        }

        private static int[] ranks(double[] sorted) {
            int[] ranks = new int[sorted.length];
            for (int i = 1; i < sorted.length; i++) {
                ranks[i] = ranks[i - 1] + (isSame(sorted[i - 1], sorted[i]) ? 0 : 1);
            }
            return ranks;
        }
    }

    /// Whether two numbers are the same setting.
    public static boolean isSame(double a, double b) {
        return a == b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) && !Double.isInfinite(a - b);
    }

    private static Column param(String name, FixedBitSet docs, Scope scope) throws IOException {
        Builder column = new Builder(scope.size());
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            LeafValues values = new LeafValues(scope, name, leaf);
            Walk walk = new Walk(docs, leaf);
            for (int doc = walk.next(); doc >= 0; doc = walk.next()) {
                if (values.advance(doc)) {
                    param(column, leaf.docBase + doc, doc, values);
                }
            }
        }
        return column.done();
    }

    private static void param(Builder column, int at, int doc, LeafValues values) throws IOException {
        double number = values.number(doc, false);
        String list = values.list(doc);
        String keyword = Double.isNaN(number) && list == null ? values.keyword(doc, false) : null;
        if (list != null) {
            column.text(at, "[" + list);
        } else if (keyword != null) {
            column.text(at, "=" + keyword);
        } else {
            column.number(at, number);
        }
    }

    private static Column numbers(String field, FixedBitSet docs, Scope scope) throws IOException {
        Builder column = new Builder(scope.size());
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), field);
            Walk walk = new Walk(docs, leaf);
            for (int doc = walk.next(); doc >= 0; doc = walk.next()) {
                if (values.advanceExact(doc)) {
                    column.number(leaf.docBase + doc, NumericUtils.sortableLongToDouble(values.nextValue()));
                }
            }
        }
        return column.done();
    }

    private static Column keywords(String field, FixedBitSet docs, Scope scope) throws IOException {
        Builder column = new Builder(scope.size());
        keywords(column, field, docs, scope);
        return column.done();
    }

    private static void keywords(Builder column, String field, FixedBitSet docs, Scope scope) throws IOException {
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
                    column.text(leaf.docBase + doc, all.toString());
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
        Builder column = new Builder(scope.size());
        keywords(column, FieldNames.runKeyword("state"), docs, scope);
        scope.open().states(scope.now()).forEach((doc, state) -> {
            if (docs.get(doc)) {
                column.text(doc, state);
            }
        });
        return column.done();
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
