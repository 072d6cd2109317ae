package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.chart.Label;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;

/// Names of runs in pictures, made of what differs between them, in several lengths: names of parameters are
/// shortened, then left out, values never; the shortest is the id.
public final class RunLabels {
    private static final int MOST_PARAMETERS = 4;
    private static final int USUAL = 3;
    private static final String UNKNOWN = "-";
    private static final Pattern KEY = Pattern.compile("\\{([^{}]+)}");

    private final List<Row> rows;
    private final Map<String, Map<Row, String>> texts = new LinkedHashMap<>();
    private final List<String> names;
    private final List<String> needed;
    private final Map<String, String> shorts;

    private RunLabels(DifferingParams differing) {
        rows = differing.values().rows();
        names = differing.ordered(differing.telling(USUAL, MOST_PARAMETERS));
        needed = differing.ordered(differing.needed(names));
        names.forEach(name -> texts.put(name, differing.texts(name)));
        shorts = ShortNames.of(names);
    }

    /// Makes sure that each `{key}` of a template means something.
    public static void check(String template, RowValues values) {
        Matcher key = KEY.matcher(template);
        while (key.find()) {
            if (!key.group(1).equals("id") && !key.group(1).equals("name")) {
                values.check(key.group(1));
            }
        }
    }

    /// Id → label.
    ///
    /// @param template with `{lr}`; empty to make labels of what differs
    static Map<String, Label> of(DifferingParams differing, String template) {
        if (!template.isEmpty()) {
            RowValues values = differing.values();
            List<String> texts = distinct(values.rows(), row -> filled(row, values, template));
            Map<String, Label> filled = new LinkedHashMap<>();
            for (int i = 0; i < texts.size(); i++) {
                filled.put(values.rows().get(i).id(), Label.of(texts.get(i)));
            }
            return filled;
        }
        return new RunLabels(differing).labels();
    }

    /// Id → label with short names, for lines that begin with the id; so repeats may have equal ones.
    public static Map<String, String> lines(RowValues values) {
        return lines(values, Row::id);
    }

    /// Key → label with short names, also of runs that have no id yet.
    ///
    /// @param key of a run; no two have the same one
    public static Map<String, String> lines(RowValues values, Function<Row, String> key) {
        Map<String, String> lines = new LinkedHashMap<>();
        RunLabels labels = new RunLabels(new DifferingParams(values));
        values.rows().forEach(row -> lines.put(key.apply(row), labels.named(row, labels.shorts, " ", labels.names)));
        return lines;
    }

    private Map<String, Label> labels() {
        Map<String, String> whole = names.stream().collect(Collectors.toMap(name -> name, name -> name));
        List<List<Label.Form>> lengths = new ArrayList<>();
        lengths.add(forms(row -> named(row, whole, "=", names), ""));
        if (!names.isEmpty()) {
            lengths.add(forms(row -> named(row, shorts, " ", names), ""));
            lengths.add(forms(row -> bare(row, names), heading(names)));
        }
        if (needed.size() < names.size()) {
            lengths.add(forms(row -> bare(row, needed), heading(needed)));
        }
        lengths.add(forms(Row::shortId, ""));
        Map<String, Label> labels = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int at = i;
            labels.put(
                    rows.get(i).id(),
                    new Label(lengths.stream().map(forms -> forms.get(at)).toList()));
        }
        return labels;
    }

    private interface Text {
        String of(Row row);
    }

    private List<Label.Form> forms(Text text, String heading) {
        return distinct(rows, text).stream()
                .map(form -> new Label.Form(form, heading))
                .toList();
    }

    /// The texts of all runs; the id stands behind equal ones and in place of empty ones.
    private static List<String> distinct(List<Row> rows, Text text) {
        List<String> texts = rows.stream().map(text::of).toList();
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(each -> counts.merge(each, 1, Integer::sum));
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String own = texts.get(i);
            String id = rows.get(i).shortId();
            boolean alone = counts.getOrDefault(own, 0) == 1;
            distinct.add(own.isBlank() ? id : alone ? own : own + " (" + id + ")");
        }
        return distinct;
    }

    private String named(Row row, Map<String, String> of, String between, List<String> some) {
        String params = some.stream()
                .filter(name -> !text(row, name).isEmpty())
                .map(name -> of.getOrDefault(name, name) + between + text(row, name))
                .collect(Collectors.joining(" "));
        return (row.record().notes().name() + " " + params).strip();
    }

    private String bare(Row row, List<String> some) {
        String name = row.record().notes().name();
        return name.isEmpty()
                ? some.stream()
                        .map(param -> text(row, param).isEmpty() ? UNKNOWN : text(row, param))
                        .collect(Collectors.joining(" "))
                : name;
    }

    private String heading(List<String> some) {
        return some.stream().map(name -> shorts.getOrDefault(name, name)).collect(Collectors.joining(" "));
    }

    private String text(Row row, String name) {
        return texts.getOrDefault(name, Map.of()).getOrDefault(row, "");
    }

    private static String filled(Row row, RowValues values, String template) {
        return KEY.matcher(template)
                .replaceAll(key -> Matcher.quoteReplacement(
                        switch (key.group(1)) {
                            case "id" -> row.shortId();
                            case "name" -> row.record().notes().name();
                            default -> values.text(row, key.group(1));
                        }));
    }
}
