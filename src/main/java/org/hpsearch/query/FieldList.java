package org.hpsearch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.query.match.LuceneQueries;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.LeafValues;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// Lists what can be asked of a store.
final class FieldList {
    private static final int SHOWN_TEXTS = 4;
    private static final int COUNTED_TEXTS = 1000;

    private final Scope scope;

    FieldList(Scope scope) {
        this.scope = scope;
    }

    /// The fields whose name fits a pattern with `*` and `?` (or holds it, where it has neither); an empty one is
    /// all.
    List<FieldInfo> matching(String pattern) throws IOException {
        String regular = FieldNames.regular(pattern);
        boolean wild = regular.indexOf('*') >= 0 || regular.indexOf('?') >= 0;
        Pattern regex = Pattern.compile(Wildcards.regex(wild ? regular : "*" + regular + "*"));
        List<FieldInfo> fields = new ArrayList<>();
        for (String name : params()) {
            if (regex.matcher(FieldNames.regular(name)).matches()) {
                fields.add(param(name));
            }
        }
        for (FieldCatalog.Entry metric : scope.catalog().metrics()) {
            if (regex.matcher(FieldNames.regular(metric.name())).matches()) {
                fields.add(metric(metric.name()));
            }
        }
        for (RunField own : RunField.values()) {
            FieldInfo field = regex.matcher(own.word()).matches() ? runField(own) : null;
            if (field != null && (field.runs() > 0 || !pattern.isEmpty())) {
                fields.add(field);
            }
        }
        return fields;
    }

    private TreeSet<String> params() {
        Map<String, String> names = new HashMap<>();
        scope.defaults().keys().forEach(key -> names.put(FieldNames.regular(key), key));
        scope.catalog().params().forEach(entry -> {
            String now = scope.defaults().canonical(entry.name());
            names.put(FieldNames.regular(now), now);
        });
        return new TreeSet<>(names.values());
    }

    private FieldInfo param(String name) throws IOException {
        List<String> known = scope.defaults().names(name);
        List<String> numbers = known.stream().map(FieldNames::paramNumber).toList();
        List<String> keywords = known.stream().map(FieldNames::paramKeyword).toList();
        Map<String, Long> texts = counted(keywords);
        String numberRange = range(numbers);
        boolean onlyBooleans = !texts.isEmpty()
                && texts.keySet().stream().allMatch(text -> text.equals("true") || text.equals("false"));
        List<String> types = new ArrayList<>();
        if (!numberRange.isEmpty() && !(onlyBooleans && numberRange.matches("[01]( \\.\\. [01])?"))) {
            types.add("number");
        }
        if (!texts.isEmpty()) {
            types.add(onlyBooleans ? "boolean" : "text");
        }
        List<String> ranges = new ArrayList<>();
        if (types.contains("number")) {
            ranges.add(numberRange);
        }
        if (!texts.isEmpty()) {
            ranges.add(frequent(keywords, texts));
        }
        long own = count(effective(known));
        long filled =
                scope.params().filled(name, value -> true).map(this::count).orElse(0L);
        return new FieldInfo(name, "param", String.join("/", types), own, filled, String.join(", ", ranges));
    }

    private static Query effective(List<String> names) {
        return LuceneQueries.any(names.stream()
                .map(name -> (Query) new TermQuery(new Term(FieldNames.EFFECTIVE, FieldNames.regular(name))))
                .toList());
    }

    private long count(Query query) {
        try {
            return scope.searcher().count(query);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private FieldInfo metric(String name) throws IOException {
        Target.Metric best = new Target.Metric(name, "", scope.settings().direction(name));
        long runs = count(new FieldExistsQuery(scope.catalog().metricField(name, Aggregate.COUNT)));
        List<String> extremes = List.of(
                scope.catalog().metricField(name, Aggregate.MIN),
                scope.catalog().metricField(name, Aggregate.MAX),
                scope.catalog().metricField(name, best.aggregate()));
        return new FieldInfo(name, "metric", "number", runs, 0, range(extremes));
    }

    private FieldInfo runField(RunField field) throws IOException {
        String numbers = FieldNames.runNumber(field.word());
        String keywords = FieldNames.runKeyword(field.word());
        boolean listed = field != RunField.ID && field != RunField.COMMAND;
        return switch (field.kind()) {
            case TIME -> runField(field, "time", numbers, "");
            case SPAN -> runField(field, "span", numbers, range(List.of(numbers)));
            case NUMBER, BYTES -> runField(field, "number", numbers, range(List.of(numbers)));
            case WORDS -> runField(field, "text", FieldNames.runWords(field.word()), "");
            case LOG -> runField(field, "text", FieldNames.LOG, "");
            case KEYWORD, TEXT, ID, VERSION, STATE ->
                runField(field, "text", keywords, listed ? frequent(List.of(keywords), counted(field)) : "");
        };
    }

    private FieldInfo runField(RunField field, String type, String inner, String range) {
        return new FieldInfo(
                scope.names().spelling(new Target.Own(field)),
                "run",
                type,
                count(new FieldExistsQuery(inner)),
                0,
                range);
    }

    /// The most frequent values of a parameter or a field of the run, numbers and texts, as they are written in a
    /// query; of numbers that nearly all differ, their range.
    Map<String, Long> values(String name, int most) throws IOException {
        Target target = scope.names().target(name);
        Map<String, Long> counts = new HashMap<>();
        switch (target) {
            case Target.Param param -> {
                counted(keywords(param)).forEach((text, runs) -> counts.put(Quoting.value(text), runs));
                counts.putAll(numbers(param.name(), most));
            }
            case Target.Own own -> counted(own.field()).forEach((text, runs) -> counts.put(Quoting.value(text), runs));
            case Target.Metric metric -> {
                FieldInfo info = metric(metric.name());
                asRange(info.range()).ifPresent(range -> counts.put(range, info.runs()));
            }
            case null, default -> {
                return Map.of();
            }
        }
        Map<String, Long> frequent = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .forEach(entry -> frequent.put(entry.getKey(), entry.getValue()));
        return frequent;
    }

    /// All texts that runs have of a parameter or a field of the run; of the state all that there may be.
    Collection<String> texts(@Nullable Target target) throws IOException {
        return switch (target) {
            case Target.Param param -> texts(keywords(param), Integer.MAX_VALUE).keySet();
            case Target.Own own
            when own.field() == RunField.STATE ->
                Stream.of(RunState.values()).map(RunState::word).toList();
            case Target.Own own ->
                texts(List.of(FieldNames.runKeyword(own.field().word())), Integer.MAX_VALUE)
                        .keySet();
            case null, default -> List.of();
        };
    }

    private List<String> keywords(Target.Param param) {
        return scope.defaults().names(param.name()).stream()
                .map(FieldNames::paramKeyword)
                .toList();
    }

    /// The numbers of a parameter; where there are more than `most`, their range.
    private Map<String, Long> numbers(String name, int most) throws IOException {
        Map<Double, Long> counts = new HashMap<>();
        long runs = 0;
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            LeafValues values = new LeafValues(scope, name, leaf);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                double number =
                        (live == null || live.get(doc)) && values.advance(doc) ? values.number(doc, false) : Double.NaN;
                if (!Double.isNaN(number)) {
                    runs++;
                    if (counts.size() <= most || counts.containsKey(number)) {
                        counts.merge(number, 1L, Long::sum);
                    }
                }
            }
        }
        long all = runs;
        Map<String, Long> printed = new HashMap<>();
        if (counts.size() <= most) {
            counts.forEach((number, count) -> printed.put(Numbers.print(number), count));
        } else {
            asRange(param(name).range().split(", ")[0]).ifPresent(range -> printed.put(range, all));
        }
        return printed;
    }

    /// `0.1 .. 0.5` as a range of the language.
    private static Optional<String> asRange(String range) {
        String[] ends = range.split(" \\.\\. ");
        return ends.length == 2 ? Optional.of("[" + ends[0] + " TO " + ends[1] + "]") : Optional.empty();
    }

    /// `0.001 .. 0.5`, `1` where all are equal, empty where there is none.
    private String range(List<String> fields) throws IOException {
        double least = Double.NaN;
        double greatest = Double.NaN;
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            for (String field : fields) {
                double[] range = NumberPoint.extremes(leaf.reader(), field);
                if (range.length == 2) {
                    least = Double.isNaN(least) ? range[0] : Math.min(least, range[0]);
                    greatest = Double.isNaN(greatest) ? range[1] : Math.max(greatest, range[1]);
                }
            }
        }
        if (Double.isNaN(least)) {
            return "";
        }
        return least == greatest ? Numbers.print(least) : Numbers.print(least) + " .. " + Numbers.print(greatest);
    }

    private Map<String, Long> counted(List<String> fields) throws IOException {
        return texts(fields, COUNTED_TEXTS);
    }

    /// The texts of a field of the run; ids as tables show them, which the index knows in full, too.
    private Map<String, Long> counted(RunField field) throws IOException {
        Map<String, Long> texts = counted(List.of(FieldNames.runKeyword(field.word())));
        texts.keySet().removeIf(text -> field.kind() == RunField.Kind.ID && RunId.isId(text));
        return texts;
    }

    private Map<String, Long> texts(List<String> fields, int most) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (String field : fields) {
                @Nullable Terms terms = leaf.reader().terms(field);
                if (terms != null) {
                    TermsEnum each = terms.iterator();
                    for (BytesRef term = each.next(); term != null && counts.size() < most; term = each.next()) {
                        long runs = live == null ? each.docFreq() : runs(each, live);
                        if (runs > 0) {
                            counts.merge(term.utf8ToString(), runs, Long::sum);
                        }
                    }
                }
            }
        }
        return counts;
    }

    /// How many runs have a term, of which the index may hold earlier forms, too.
    private static long runs(TermsEnum term, Bits live) throws IOException {
        PostingsEnum docs = term.postings(null, PostingsEnum.NONE);
        long runs = 0;
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            runs += live.get(doc) ? 1 : 0;
        }
        return runs;
    }

    /// The most frequent texts with their counts.
    private String frequent(List<String> fields, Map<String, Long> texts) throws IOException {
        List<String> most = texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN_TEXTS)
                .map(Map.Entry::getKey)
                .toList();
        List<String> shown = new ArrayList<>();
        for (String keyword : most) {
            shown.add(String.join("/", spellings(fields, keyword)) + " (" + count(fields, keyword) + ")");
        }
        if (texts.size() > SHOWN_TEXTS) {
            shown.add("... " + (texts.size() - SHOWN_TEXTS) + " more");
        }
        return String.join(", ", shown);
    }

    /// The texts of runs that a query finds by one keyword: `Adam`, `adam`.
    private TreeSet<String> spellings(List<String> fields, String keyword) throws IOException {
        BytesRef first = new BytesRef(keyword);
        TreeSet<String> spellings = new TreeSet<>();
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            for (String field : fields) {
                TermsEnum columns = DocValues.getSortedSet(leaf.reader(), field).termsEnum();
                boolean more = columns.seekCeil(first) != TermsEnum.SeekStatus.END;
                while (more && FieldNames.isSpelling(columns.term().utf8ToString(), keyword)) {
                    spellings.add(FieldNames.ofColumn(columns.term().utf8ToString()));
                    more = columns.next() != null;
                }
            }
        }
        return spellings;
    }

    private long count(List<String> fields, String text) {
        return count(LuceneQueries.any(fields.stream()
                .map(field -> (Query) new TermQuery(new Term(field, text)))
                .toList()));
    }
}
