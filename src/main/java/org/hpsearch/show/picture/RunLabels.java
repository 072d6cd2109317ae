package org.hpsearch.show.picture;

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
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunId;
import org.hpsearch.value.Numbers;

/// Names of runs in pictures, made of what differs between them.
public final class RunLabels {
    private static final int MOST_PARAMETERS = 4;
    private static final int USUAL = 3;
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

    /// Makes sure that each `{key}` of a template means something.
    public static void check(String template, RowValues values) {
        Matcher key = KEY.matcher(template);
        while (key.find()) {
            if (!key.group(1).equals("id") && !key.group(1).equals("name")) {
                values.check(key.group(1));
            }
        }
    }

    private static String print(Row row, String name) {
        return row.param(name).map(Effective::value).map(value -> value.print()).orElse("");
    }

    /// Id → label.
    ///
    /// @param template with `{lr}`; empty to make labels of what differs
    public static Map<String, String> of(List<Row> rows, RowValues values, String template) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> names = chosen(rows, values.settings());
        rows.forEach(row ->
                labels.put(row.record().id(), template.isEmpty() ? label(row, names) : filled(row, values, template)));
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

    /// Those that tell most runs apart, chosen one after the other: a few in any case, repeats (the seed)
    /// only where the others do not suffice.
    private static List<String> chosen(List<Row> rows, Settings settings) {
        List<String> repeats = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String name : differing(rows, settings)) {
            boolean repeat = rows.stream()
                    .allMatch(row -> Configuration.isLeftOut(
                            name, settings.experiment(row.record().info().experiment())));
            (repeat ? repeats : left).add(name);
        }
        List<String> chosen = new ArrayList<>();
        choose(rows, left, chosen, USUAL);
        choose(rows, repeats, chosen, 0);
        chosen.sort(null);
        return chosen;
    }

    /// @param least so many are chosen even where fewer tell all runs apart
    private static void choose(List<Row> rows, List<String> left, List<String> chosen, int least) {
        long apart = chosen.isEmpty() ? 1 : apart(rows, chosen.subList(1, chosen.size()), chosen.getFirst());
        while (!left.isEmpty() && chosen.size() < MOST_PARAMETERS && (apart < rows.size() || chosen.size() < least)) {
            Map<String, Long> counts = new HashMap<>();
            left.forEach(name -> counts.put(name, apart(rows, chosen, name)));
            String best = left.stream()
                    .max(Comparator.comparing((String name) -> counts.getOrDefault(name, 0L))
                            .thenComparing(name ->
                                    rows.stream().anyMatch(row -> Numbers.parse(print(row, name)) == null))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            if (counts.getOrDefault(best, 0L) <= apart && chosen.size() >= least) {
                return;
            }
            apart = Math.max(apart, counts.getOrDefault(best, 0L));
            chosen.add(best);
            left.remove(best);
        }
    }

    private static long apart(List<Row> rows, List<String> chosen, String more) {
        return rows.stream()
                .map(row -> chosen.stream().map(name -> print(row, name)).collect(Collectors.joining("\0")) + "\0"
                        + print(row, more))
                .distinct()
                .count();
    }

    /// Labels of configurations: the values of what differs and is no mere repeat.
    static String configuration(Row row, List<Row> rows, Settings settings) {
        Settings.Experiment experiment = settings.experiment(row.record().info().experiment());
        List<String> names = differing(rows, settings).stream()
                .filter(name -> !Configuration.isLeftOut(name, experiment))
                .toList();
        String label = label(row, names, false);
        return label.isEmpty() ? "all" : label;
    }

    private static String label(Row row, List<String> names) {
        return label(row, names, true);
    }

    private static String label(Row row, List<String> names, boolean named) {
        String name = named ? row.record().notes().name() : "";
        String params = names.stream()
                .filter(param -> !print(row, param).isEmpty())
                .map(param -> param + "=" + print(row, param))
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? params : params.isEmpty() ? name : name + " " + params;
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
