package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.run.RunId;
import org.hpsearch.run.StepUnit;

/// What the steps along x count in each curve: batches in one, epochs in another one. Curves that count different
/// things have the same x at different places of their training.
public final class StepCounts {
    private static final int MOST_IDS = 3;

    /// Metric → unit → ids of the runs; an empty unit where nothing is known.
    private final Map<String, TreeMap<String, List<String>>> runs = new LinkedHashMap<>();

    /// Notes the curve of a run.
    ///
    /// @param unit empty where nothing is known
    public void add(String metric, String run, String unit) {
        runs.computeIfAbsent(metric, name -> new TreeMap<>())
                .computeIfAbsent(unit, name -> new ArrayList<>())
                .add(run);
    }

    /// What x is called: what all curves count, where that is known and one thing; else the usual name.
    public String name(String usual) {
        Set<String> all = units();
        return all.size() == 1 && !all.contains("") ? all.iterator().next() : usual;
    }

    private Set<String> units() {
        return runs.values().stream().flatMap(of -> of.keySet().stream()).collect(Collectors.toSet());
    }

    /// Whether some curves count other things than others, as far as is known.
    private boolean differ() {
        Set<String> known = units();
        known.remove("");
        return known.size() > 1;
    }

    /// What x counts where curves differ, in few words; empty where they do not.
    public String brief() {
        if (!differ()) {
            return "";
        }
        boolean uniform = runs.values().stream().allMatch(of -> of.size() == 1);
        return uniform ? "x counts " + byMetric() : "x counts " + byRun(all(), false);
    }

    /// A sentence for each way in which curves differ.
    List<String> sentences() {
        if (!differ()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        runs.forEach((metric, of) -> {
            Set<String> known = new LinkedHashSet<>(of.keySet());
            known.remove("");
            if (known.size() > 1) {
                sentences.add("of " + metric + " x counts " + byRun(of, true));
            }
        });
        if (sentences.isEmpty()) {
            sentences.add("x counts " + byMetric());
        }
        String last = sentences.removeLast();
        sentences.add(last + ", so equal x are different places; -x epoch or -x time puts them on one scale");
        return sentences;
    }

    private String byMetric() {
        Map<String, List<String>> metrics = new TreeMap<>();
        runs.forEach((metric, of) -> of.keySet().stream()
                .filter(unit -> !unit.isEmpty())
                .forEach(unit ->
                        metrics.computeIfAbsent(unit, name -> new ArrayList<>()).add(metric)));
        return metrics.entrySet().stream()
                .map(entry -> plural(entry.getKey()) + " for " + String.join(" and ", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private TreeMap<String, List<String>> all() {
        TreeMap<String, List<String>> all = new TreeMap<>();
        runs.values()
                .forEach(of -> of.forEach((unit, ids) ->
                        all.computeIfAbsent(unit, name -> new ArrayList<>()).addAll(ids)));
        all.replaceAll((unit, ids) -> ids.stream().distinct().toList());
        return all;
    }

    private static String byRun(TreeMap<String, List<String>> of, boolean named) {
        return of.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> plural(entry.getKey()) + " in " + count(entry.getValue(), named))
                .collect(Collectors.joining(", "));
    }

    private static String count(List<String> ids, boolean named) {
        String few = ids.stream().limit(MOST_IDS).map(RunId::shortForm).collect(Collectors.joining(", "));
        return ids.size()
                + (ids.size() == 1 ? " run" : " runs")
                + (named ? " (" + few + (ids.size() > MOST_IDS ? " ..." : "") + ")" : "");
    }

    /// `epochs`, `batches or epochs`.
    private static String plural(String unit) {
        return List.of(unit.split(StepUnit.OR)).stream()
                .map(word -> word.equals("percent")
                        ? word
                        : word + (word.endsWith("ch") && !word.equals("epoch") ? "es" : "s"))
                .collect(Collectors.joining(StepUnit.OR));
    }
}
