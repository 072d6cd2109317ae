package org.hpsearch.query.values;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.match.Scope;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A parameter's effective values in one part of the index, document by document in rising order: those of the folders,
/// and those that rules fill in.
public final class LeafValues {
    private final Scope scope;
    private final int base;
    private final List<Stored> names = new ArrayList<>();
    private final List<Defaults.Rule> rules;
    private @Nullable Stored stored;
    private @Nullable Value filled;

    /// What the folders hold under one name.
    ///
    /// @param given     the documents that were given it; null where the parameter has one name only
    /// @param effective the documents that were given it or found to use it; null as above
    private record Stored(
            SortedNumericDocValues numbers,
            SortedSetDocValues keywords,
            SortedSetDocValues lists,
            @Nullable FixedBitSet given,
            @Nullable FixedBitSet effective) {
        static Stored of(LeafReader reader, String name, boolean alone) throws IOException {
            return new Stored(
                    DocValues.getSortedNumeric(reader, FieldNames.paramNumber(name)),
                    DocValues.getSortedSet(reader, FieldNames.paramKeyword(name)),
                    DocValues.getSortedSet(reader, FieldNames.paramList(name)),
                    alone ? null : docs(reader, FieldNames.GIVEN, name),
                    alone ? null : docs(reader, FieldNames.EFFECTIVE, name));
        }

        private static FixedBitSet docs(LeafReader reader, String field, String name) throws IOException {
            FixedBitSet docs = new FixedBitSet(reader.maxDoc());
            PostingsEnum postings = reader.postings(new Term(field, FieldNames.regular(name)), PostingsEnum.NONE);
            if (postings != null) {
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    docs.set(doc);
                }
            }
            return docs;
        }

        boolean has(int doc) throws IOException {
            return numbers.advanceExact(doc) || keywords.advanceExact(doc) || lists.advanceExact(doc);
        }
    }

    public LeafValues(Scope scope, String name, LeafReaderContext leaf) throws IOException {
        this.scope = scope;
        this.base = leaf.docBase;
        this.rules = scope.defaults().rules(name);
        List<String> known = scope.defaults().names(name);
        for (String one : known) {
            names.add(Stored.of(leaf.reader(), one, known.size() == 1));
        }
    }

    /// Goes to a document of this part.
    ///
    /// @return whether it has a value
    public boolean advance(int doc) throws IOException {
        stored = find(doc);
        filled = null;
        if (stored == null) {
            for (Defaults.Rule rule : rules) {
                if (scope.holds(rule, base + doc)) {
                    filled = rule.value();
                    break;
                }
            }
        }
        return stored != null || filled != null;
    }

    private @Nullable Stored find(int doc) throws IOException {
        if (names.size() == 1) {
            return names.getFirst().has(doc) ? names.getFirst() : null;
        }
        for (Stored name : names) {
            if (name.given != null && name.given.get(doc)) {
                return name;
            }
        }
        for (Stored name : names) {
            if (name.effective != null && name.effective.get(doc)) {
                return name;
            }
        }
        return null;
    }

    /// The document's least (or greatest) number, NaN where it has none.
    public double number(int doc, boolean greatest) throws IOException {
        if (filled != null) {
            double[] numbers = numbers(filled);
            return numbers.length == 0 ? Double.NaN : numbers[greatest ? numbers.length - 1 : 0];
        }
        if (stored == null || !stored.numbers.advanceExact(doc)) {
            return Double.NaN;
        }
        long number = stored.numbers.nextValue();
        for (int i = 1; greatest && i < stored.numbers.docValueCount(); i++) {
            number = stored.numbers.nextValue();
        }
        return org.apache.lucene.util.NumericUtils.sortableLongToDouble(number);
    }

    private static double[] numbers(Value value) {
        return switch (value) {
            case Value.Num number -> new double[] {number.asDouble() + 0.0};
            case Value.Bool bool -> new double[] {bool.value() ? 1 : 0};
            case Value.Items items ->
                items.values().stream()
                        .flatMapToDouble(element -> java.util.Arrays.stream(numbers(element)))
                        .sorted()
                        .toArray();
            case Value.Null n -> new double[0];
            case Value.Text t -> new double[0];
            case Value.Obj o -> new double[0];
        };
    }

    /// The document's least (or greatest) text as a column holds it, null where it has none.
    @Nullable
    String keyword(int doc, boolean greatest) throws IOException {
        if (filled != null) {
            List<String> keywords = keywords(filled);
            return keywords.isEmpty() ? null : greatest ? keywords.getLast() : keywords.getFirst();
        }
        return stored == null ? null : text(stored.keywords, doc, greatest);
    }

    /// The document's list as it is printed, null where it has none.
    @Nullable
    String list(int doc) throws IOException {
        if (filled != null) {
            return filled instanceof Value.Items items ? FieldNames.list(items) : null;
        }
        return stored == null ? null : text(stored.lists, doc, false);
    }

    private static @Nullable String text(SortedSetDocValues values, int doc, boolean greatest) throws IOException {
        if (!values.advanceExact(doc)) {
            return null;
        }
        long ord = values.nextOrd();
        for (int i = 1; greatest && i < values.docValueCount(); i++) {
            ord = values.nextOrd();
        }
        return values.lookupOrd(ord).utf8ToString();
    }

    private static List<String> keywords(Value value) {
        return switch (value) {
            case Value.Num number -> List.of();
            case Value.Items items ->
                items.values().stream()
                        .flatMap(element -> keywords(element).stream())
                        .sorted()
                        .toList();
            case Value.Null n -> List.of(FieldNames.column(n.print()));
            case Value.Bool b -> List.of(FieldNames.column(b.print()));
            case Value.Text t -> List.of(FieldNames.column(t.print()));
            case Value.Obj o -> List.of(FieldNames.column(o.print()));
        };
    }
}
