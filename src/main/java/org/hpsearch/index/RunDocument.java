package org.hpsearch.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.run.Found;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;

/// A run as a Lucene document.
final class RunDocument {
    private final Document document = new Document();
    private final List<String> words = new ArrayList<>();

    private RunDocument() {}

    /// @param run without what changes with time: that is derived when asked
    /// @param log lines of its logs
    static Document of(RunFacts run, Signature signature, List<LogLines.Line> log) {
        RunDocument made = new RunDocument();
        made.add(run.record(), signature);
        made.runFields(run);
        made.log(log);
        return made.document;
    }

    private void add(RunRecord record, Signature signature) {
        String id = record.id();
        document.add(new StringField(FieldNames.ID, id, Field.Store.NO));
        document.add(new BinaryDocValuesField(FieldNames.ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(FieldNames.MODIFIED, signature.modified()));
        document.add(new NumericDocValuesField(FieldNames.CHANGED, signature.changed()));
        document.add(new NumericDocValuesField(FieldNames.CONTENT, signature.content()));
        document.add(StoredRecord.field(record));
        if (record.end() == null) {
            document.add(new StringField(FieldNames.OPEN, "1", Field.Store.NO));
        }
        shape(record);
        searched(record);
        params(record);
        metrics(record.metrics().summaries());
        text(FieldNames.ALL_WORDS, words);
    }

    private void shape(RunRecord record) {
        String shape = RunShape.of(record).text();
        if (shape != null) {
            document.add(new SortedDocValuesField(FieldNames.SHAPE, new BytesRef(shape)));
        }
        double reached = record.metrics().reached();
        if (!Double.isNaN(reached)) {
            document.add(new NumericDocValuesField(FieldNames.REACHED, Double.doubleToRawLongBits(reached)));
        }
    }

    private void log(List<LogLines.Line> lines) {
        if (!lines.isEmpty()) {
            document.add(new TextField(FieldNames.LOG, new LogTokens(lines)));
        }
    }

    /// State and duration of a run that has not noted its end are derived when asked.
    private void runFields(RunFacts run) {
        boolean open = run.record().end() == null;
        for (RunField field : RunField.values()) {
            boolean derived = field.kind() == RunField.Kind.STATE || field.kind() == RunField.Kind.SPAN;
            if (!open || !derived) {
                runField(field, run);
            }
        }
        Lineage.Stage stage = run.record().info().lineage().stage();
        if (stage != null) {
            document.add(new StringField(FieldNames.STAGE_KEY, FieldNames.keyword(stage.key()), Field.Store.NO));
        }
    }

    private void runField(RunField field, RunFacts run) {
        switch (field.kind()) {
            case NUMBER, BYTES, SPAN, TIME ->
                field.values(run).forEach(value -> number(field.word(), Double.parseDouble(value.print())));
            case WORDS -> field.keywords(run).forEach(text -> words(field.word(), text));
            case TEXT ->
                field.keywords(run).forEach(text -> {
                    words(field.word(), text);
                    keyword(field.word(), text);
                });
            case KEYWORD, ID, VERSION, STATE -> field.keywords(run).forEach(text -> keyword(field.word(), text));
            case LOG -> {}
        }
    }

    private void words(String field, String text) {
        text(FieldNames.runWords(field), Tokens.of(text));
    }

    private void searched(RunRecord record) {
        searchable(record.notes().name());
        searchable(record.notes().note());
        searchable(Words.join(record.info().command()));
        record.notes().tags().forEach(this::searchable);
    }

    private void searchable(String text) {
        if (!text.isEmpty()) {
            words.addAll(Tokens.of(text));
            words.add(Tokens.BORDER);
        }
    }

    private void keyword(String field, String value) {
        keywordColumn(FieldNames.runKeyword(field), value);
    }

    private void keywordColumn(String inner, String value) {
        document.add(new StringField(inner, FieldNames.keyword(value), Field.Store.NO));
        document.add(new SortedSetDocValuesField(inner, new BytesRef(FieldNames.column(value))));
    }

    private void number(String field, double value) {
        document.add(NumberPoint.field(FieldNames.runNumber(field), value));
        document.add(
                new SortedNumericDocValuesField(FieldNames.runNumber(field), NumericUtils.doubleToSortableLong(value)));
    }

    private void params(RunRecord record) {
        record.params().forEach((name, value) -> {
            document.add(new StringField(FieldNames.GIVEN, FieldNames.regular(name), Field.Store.NO));
            param(name, value);
        });
        record.foundAlone((name, found) -> {
            param(name, found.value());
            if (found.from().equals(Found.CODE)) {
                document.add(new StringField(FieldNames.CONSTANT_NAMES, FieldNames.spelled(name), Field.Store.NO));
            }
        });
    }

    private void param(String name, Value value) {
        document.add(new StringField(FieldNames.PARAM_NAMES, FieldNames.spelled(name), Field.Store.NO));
        document.add(new StringField(FieldNames.EFFECTIVE, FieldNames.regular(name), Field.Store.NO));
        if (value instanceof Value.Items list) {
            document.add(new SortedSetDocValuesField(FieldNames.paramList(name), new BytesRef(FieldNames.list(list))));
        }
        value(name, value);
    }

    private void value(String name, Value value) {
        switch (value) {
            case Value.Null n -> paramKeyword(name, "null");
            case Value.Bool b -> {
                paramKeyword(name, Boolean.toString(b.value()));
                paramNumber(name, b.value() ? "1" : "0");
            }
            case Value.Num number -> {
                document.add(new StringField(
                        FieldNames.paramSpelling(name), number.text().toLowerCase(Locale.ROOT), Field.Store.NO));
                paramNumber(name, number.text());
            }
            case Value.Text text -> {
                paramKeyword(name, text.text());
                text(FieldNames.paramWords(name), Tokens.of(text.text()));
                searchable(text.text());
            }
            case Value.Items items -> items.values().forEach(element -> value(name, element));
            case Value.Obj object -> paramKeyword(name, object.print());
        }
    }

    private void paramKeyword(String name, String value) {
        keywordColumn(FieldNames.paramKeyword(name), value);
    }

    private void paramNumber(String name, String number) {
        document.add(NumberPoint.field(FieldNames.paramNumber(name), number));
        document.add(new SortedNumericDocValuesField(
                FieldNames.paramNumber(name), NumericUtils.doubleToSortableLong(Double.parseDouble(number) + 0.0)));
    }

    private void text(String field, List<String> tokens) {
        if (!tokens.isEmpty()) {
            document.add(new TextField(field, Tokens.stream(tokens)));
        }
    }

    /// A name that the run has in several spellings has the values of the regular one, else of the first.
    private void metrics(Map<String, MetricSummary> metrics) {
        Map<String, String> regulars = new TreeMap<>();
        metrics.keySet().forEach(name -> {
            String regular = FieldNames.regular(name);
            if (regulars.putIfAbsent(regular, name) != null) {
                document.add(new StringField(FieldNames.SPLIT_METRICS, regular, Field.Store.NO));
            }
            regulars.computeIfPresent(regular, (key, first) -> name.equals(regular) ? name : first);
        });
        metrics.forEach((name, summary) -> {
            String regular = FieldNames.regular(name);
            document.add(new StringField(FieldNames.METRIC_NAMES, FieldNames.spelled(name), Field.Store.NO));
            if (name.equals(regulars.get(regular))) {
                metric(summary, aggregate -> FieldNames.metric(name, aggregate));
            }
            if (!name.equals(regular)) {
                metric(summary, aggregate -> FieldNames.spelledMetric(name, aggregate));
            }
        });
    }

    private void metric(MetricSummary summary, Function<Aggregate, String> fields) {
        for (Aggregate aggregate : Aggregate.values()) {
            double value = aggregate.of(summary);
            if (Double.isNaN(value)) {
                continue;
            }
            value += 0.0; // makes -0.0 the 0.0 that it equals
            String field = fields.apply(aggregate);
            if (aggregate.hasPoints()) {
                document.add(NumberPoint.field(field, value));
            }
            document.add(new SortedNumericDocValuesField(field, NumericUtils.doubleToSortableLong(value)));
        }
    }
}
