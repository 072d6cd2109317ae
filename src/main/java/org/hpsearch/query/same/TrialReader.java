package org.hpsearch.query.same;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Reads earlier runs from the columns of the index.
final class TrialReader {
    private static final Map<String, RunState> STATES =
            Arrays.stream(RunState.values()).collect(Collectors.toMap(RunState::word, state -> state));

    private final Scope scope;
    private final EarlierTrials.Keys keys;
    private final String own;
    private final ShapePlans plans;
    private final List<EarlierTrials.Hit> hits = new ArrayList<>();

    /// @param likeness what a run has to be; null for any
    /// @param own      id of a run that is none of them; empty for no run
    TrialReader(Scope scope, EarlierTrials.Keys keys, @Nullable Likeness likeness, String own) {
        this.scope = scope;
        this.keys = keys;
        this.own = own;
        this.plans = new ShapePlans(scope.defaults(), keys, likeness);
    }

    /// What was found so far.
    List<EarlierTrials.Hit> hits() {
        return hits;
    }

    /// Takes those whose columns tell all.
    ///
    /// @return the others
    int[] read(FixedBitSet docs) throws IOException {
        IntStream.Builder left = IntStream.builder();
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            Columns columns = new Columns(leaf.reader());
            int doc = leaf.docBase < end ? docs.nextSetBit(leaf.docBase, end) : end;
            while (doc < end) {
                ShapePlans.Plan plan = plan(columns, doc, leaf.docBase);
                if (plan.isTold() ? !take(columns, plan, doc, leaf.docBase) : plan.isLike()) {
                    left.add(doc);
                }
                doc = doc + 1 < end ? docs.nextSetBit(doc + 1, end) : end;
            }
        }
        return left.build().toArray();
    }

    private ShapePlans.Plan plan(Columns columns, int doc, int base) throws IOException {
        return scope.open().has(doc) || !columns.shapes.advanceExact(doc - base)
                ? ShapePlans.Plan.UNTOLD
                : columns.shape(plans).plan(rule -> scope.holds(rule, doc));
    }

    /// @return whether the columns tell all of the run
    private boolean take(Columns columns, ShapePlans.Plan plan, int doc, int base) throws IOException {
        for (ShapePlans.Test test : plan.tests()) {
            Value value = columns.of(test.name()).at(doc - base);
            if (value == ValueColumn.UNTOLD) {
                return false;
            }
            if (!test.isSame(value)) {
                return true;
            }
        }
        Map<String, Value> values = new HashMap<>();
        for (int i = 0; i < keys.names().size(); i++) {
            ShapePlans.Place place = plan.places().get(i);
            Value value = place.name() == null
                    ? place.value()
                    : columns.of(place.name()).at(doc - base);
            if (value == ValueColumn.UNTOLD) {
                return false;
            }
            if (value != null) {
                values.put(keys.names().get(i), value);
            }
        }
        EarlierTrials.Hit hit = columns.hit(doc, base, values);
        if (!hit.trial().id().equals(own)) {
            hits.add(hit);
        }
        return true;
    }

    /// Takes a run whose record was read.
    void take(int doc, Row row) {
        Map<String, Value> params = new TreeMap<>();
        row.params().forEach((name, effective) -> params.put(name, effective.value()));
        Map<String, Value> values = new HashMap<>();
        for (String key : keys.names()) {
            Value value = params.get(keys.meaning().of(key, params));
            if (value != null) {
                values.put(key, value);
            }
        }
        RunRecord run = row.record();
        Lineage lineage = run.info().lineage();
        var started = run.info().started();
        var duration = run.end() == null ? null : row.facts().duration();
        hits.add(new EarlierTrials.Hit(
                doc,
                started == null ? 0 : started.toEpochMilli(),
                new EarlierTrials.Trial(
                        run.id(),
                        lineage.kind().equals("resume") ? lineage.parent() : null,
                        lineage.sweep(),
                        row.state(),
                        values,
                        run.metrics().reached(),
                        duration == null ? Double.NaN : duration.toMillis() / 1000.0)));
    }

    /// The columns of one part of the index.
    private static final class Columns {
        private final LeafReader reader;
        private final SortedDocValues shapes;
        private final BinaryDocValues ids;
        private final Texts states;
        private final Texts sweeps;
        private final SortedNumericDocValues started;
        private final SortedNumericDocValues durations;
        private final NumericDocValues reached;
        private final Map<String, ValueColumn> values = new HashMap<>();
        private final Map<Integer, ShapePlans.OfShape> known = new HashMap<>();

        Columns(LeafReader reader) throws IOException {
            this.reader = reader;
            shapes = DocValues.getSorted(reader, FieldNames.SHAPE);
            ids = DocValues.getBinary(reader, FieldNames.ID);
            states = new Texts(reader, RunField.STATE);
            sweeps = new Texts(reader, RunField.SWEEP);
            started = DocValues.getSortedNumeric(reader, FieldNames.runNumber(RunField.STARTED.word()));
            durations = DocValues.getSortedNumeric(reader, FieldNames.runNumber(RunField.DURATION.word()));
            reached = DocValues.getNumeric(reader, FieldNames.REACHED);
        }

        /// The plans for the shape of the document where its column stands.
        ShapePlans.OfShape shape(ShapePlans plans) throws IOException {
            int ord = shapes.ordValue();
            ShapePlans.OfShape shape = known.get(ord);
            if (shape == null) {
                shape = plans.of(shapes.lookupOrd(ord).utf8ToString());
                known.put(ord, shape);
            }
            return shape;
        }

        ValueColumn of(String name) throws IOException {
            ValueColumn column = values.get(name);
            if (column == null) {
                column = new ValueColumn(reader, name);
                values.put(name, column);
            }
            return column;
        }

        EarlierTrials.Hit hit(int doc, int base, Map<String, Value> found) throws IOException {
            int at = doc - base;
            String state = states.at(at);
            double begin = number(started, at);
            return new EarlierTrials.Hit(
                    doc,
                    Double.isNaN(begin) ? 0 : begin,
                    new EarlierTrials.Trial(
                            ids.advanceExact(at) ? ids.binaryValue().utf8ToString() : "",
                            null,
                            sweeps.at(at),
                            state == null ? RunState.SILENT : STATES.getOrDefault(state, RunState.SILENT),
                            found,
                            reached.advanceExact(at) ? Double.longBitsToDouble(reached.longValue()) : Double.NaN,
                            number(durations, at)));
        }

        private static double number(SortedNumericDocValues column, int doc) throws IOException {
            return column.advanceExact(doc) ? NumericUtils.sortableLongToDouble(column.nextValue()) : Double.NaN;
        }
    }

    /// A field of the run with few different texts.
    private static final class Texts {
        private final SortedSetDocValues column;
        private final Map<Long, String> known = new HashMap<>();

        Texts(LeafReader reader, RunField field) throws IOException {
            column = DocValues.getSortedSet(reader, FieldNames.runKeyword(field.word()));
        }

        @Nullable
        String at(int doc) throws IOException {
            if (!column.advanceExact(doc)) {
                return null;
            }
            long ord = column.nextOrd();
            String text = known.get(ord);
            if (text == null) {
                text = FieldNames.ofColumn(column.lookupOrd(ord).utf8ToString());
                known.put(ord, text);
            }
            return text;
        }
    }
}
