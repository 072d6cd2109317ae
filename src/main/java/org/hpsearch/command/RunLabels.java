package org.hpsearch.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.query.Configuration;
import org.hpsearch.query.EffectiveParams.Effective;
import org.hpsearch.query.Row;
import org.hpsearch.run.ResumeOptions;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Settings;

/// Names of runs in pictures, made of what differs between them.
final class RunLabels {
    private static final int MOST_PARAMETERS = 4;
    private static final Pattern KEY = Pattern.compile("\\{([^{}]+)}");

    private RunLabels() {}

    /// Parameters that differ between runs, without what does not matter and what only tells of a checkpoint.
    static List<String> differing(List<Row> rows, Settings settings) {
        Map<String, Set<String>> values = new TreeMap<>();
        rows.forEach(row -> row.params().keySet().forEach(name -> values.putIfAbsent(name, new HashSet<>())));
        List<String> names = new ArrayList<>();
        values.forEach((name, different) -> {
            rows.forEach(row -> different.add(print(row, name)));
            boolean matters = rows.stream()
                    .noneMatch(row -> Configuration.isIrrelevant(
                            name, settings.experiment(row.record().info().experiment())));
            if (different.size() > 1 && matters && !ResumeOptions.isKnown(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private static String print(Row row, String name) {
        return row.param(name).map(Effective::value).map(value -> value.print()).orElse("");
    }

    /// Id → label.
    ///
    /// @param template with `{lr}`; empty to make labels of what differs
    static Map<String, String> of(List<Row> rows, Quantities quantities, String template) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> names = chosen(rows, quantities.settings());
        rows.forEach(row -> labels.put(
                row.record().id(), template.isEmpty() ? label(row, names) : filled(row, quantities, template)));
        Map<String, Integer> counts = new HashMap<>();
        labels.values().forEach(label -> counts.merge(label, 1, Integer::sum));
        labels.replaceAll((id, label) -> {
            String own = RunId.shortForm(id);
            return label.isEmpty()
                    ? own
                    : counts.getOrDefault(label, 0) > 1 && template.isEmpty() ? label + " (" + own + ")" : label;
        });
        return labels;
    }

    /// Those that tell most runs apart.
    private static List<String> chosen(List<Row> rows, Settings settings) {
        Map<String, Long> counts = new HashMap<>();
        List<String> differing = differing(rows, settings);
        differing.forEach(name -> counts.put(
                name, rows.stream().map(row -> print(row, name)).distinct().count()));
        return differing.stream()
                .sorted(Comparator.comparing((String name) -> counts.get(name)).reversed())
                .limit(MOST_PARAMETERS)
                .sorted()
                .toList();
    }

    private static String label(Row row, List<String> names) {
        String name = row.record().notes().name();
        String params = names.stream()
                .filter(param -> !print(row, param).isEmpty())
                .map(param -> param + "=" + print(row, param))
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? params : params.isEmpty() ? name : name + " " + params;
    }

    private static String filled(Row row, Quantities quantities, String template) {
        return KEY.matcher(template)
                .replaceAll(key -> Matcher.quoteReplacement(
                        switch (key.group(1)) {
                            case "id" -> RunId.shortForm(row.record().id());
                            case "name" -> row.record().notes().name();
                            default -> quantities.text(row, key.group(1));
                        }));
    }
}
