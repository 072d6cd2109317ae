package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;
import org.hpsearch.show.table.ParamOrder;
import org.hpsearch.value.Value;

/// The parameters in which runs differ, without what does not matter and what only tells of a checkpoint. They have
/// the order of columns, with places of files behind all others.
final class DifferingParams {
    private static final Pattern PLACE = Pattern.compile("(?i)(.*[._-])?(dir|path|file|folder|root|out|output)");

    /// The rank of places of files.
    private static final int PLACES = ParamOrder.Source.values().length;

    private final RowValues values;

    /// Name → the number of its value in each run.
    private final Map<String, int[]> classes = new LinkedHashMap<>();

    private final Map<String, Integer> ranks;

    DifferingParams(RowValues values) {
        this.values = values;
        this.ranks = new HashMap<>();
        Set<String> experiments = values.rows().stream()
                .map(row -> row.record().info().experiment())
                .collect(Collectors.toSet());
        ParamOrder order = new ParamOrder(values);
        for (String name : order.names()) {
            int[] of = values.classes(new Target.Param(name));
            boolean matters = !ResumeOptions.isKnown(name)
                    && experiments.stream()
                            .noneMatch(experiment -> Configuration.isIrrelevant(
                                    name, values.settings().experiment(experiment)));
            if (differ(of) && matters) {
                classes.put(name, of);
                ranks.put(name, isPlace(name) ? PLACES : order.source(name).ordinal());
            }
        }
        sort();
    }

    private DifferingParams(RowValues values, Map<String, int[]> classes, Map<String, Integer> ranks) {
        this.values = values;
        this.ranks = ranks;
        classes.forEach((name, of) -> {
            if (differ(of)) {
                this.classes.put(name, of);
            }
        });
    }

    private void sort() {
        Map<String, int[]> unsorted = new LinkedHashMap<>(classes);
        classes.clear();
        unsorted.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> ranks.getOrDefault(entry.getKey(), 0)))
                .forEach(entry -> classes.put(entry.getKey(), entry.getValue()));
    }

    private static boolean differ(int[] of) {
        return Arrays.stream(of).anyMatch(number -> number != of[0]);
    }

    /// Those in which some of the runs differ.
    DifferingParams among(List<Row> some) {
        Map<Row, Integer> places = new IdentityHashMap<>();
        values.rows().forEach(row -> places.put(row, places.size()));
        int[] at = some.stream().mapToInt(row -> places.getOrDefault(row, 0)).toArray();
        Map<String, int[]> projected = new LinkedHashMap<>();
        classes.forEach((name, of) ->
                projected.put(name, Arrays.stream(at).map(i -> of[i]).toArray()));
        return new DifferingParams(values.of(some), projected, ranks);
    }

    private boolean isPlace(String name) {
        return PLACE.matcher(name).matches()
                || values.rows().stream()
                        .map(row -> values.param(row, name).map(Effective::value))
                        .anyMatch(value -> value.isPresent()
                                && value.get() instanceof Value.Text text
                                && text.text().contains("/"));
    }

    RowValues values() {
        return values;
    }

    List<String> names() {
        return new ArrayList<>(classes.keySet());
    }

    /// Whether only repeats differ in it, as in a seed.
    private boolean isRepeat(String name) {
        return values.rows().stream()
                .map(row -> row.record().info().experiment())
                .distinct()
                .allMatch(experiment ->
                        Configuration.isLeftOut(name, values.settings().experiment(experiment)));
    }

    /// Those that are no mere repeats.
    List<String> settings() {
        return classes.keySet().stream().filter(name -> !isRepeat(name)).toList();
    }

    /// Those that tell most runs apart, one after the other.
    ///
    /// @param usual so many that were given are taken even where fewer tell all runs apart
    /// @param most  as many at most
    List<String> telling(int usual, int most) {
        List<String> chosen = new ArrayList<>();
        int[] groups = new int[values.rows().size()];
        List<String> settings = settings();
        List<String> repeats = classes.keySet().stream().filter(this::isRepeat).toList();
        for (int rank = 0; rank <= PLACES; rank++) {
            int of = rank;
            List<String> ranked = new ArrayList<>(settings.stream()
                    .filter(name -> ranks.getOrDefault(name, 0) == of)
                    .toList());
            boolean typed = rank <= ParamOrder.Source.TYPED.ordinal();
            boolean given = rank == ParamOrder.Source.CONFIGURED.ordinal() && chosen.isEmpty();
            groups = choose(ranked, chosen, groups, typed || given ? usual : 0, most);
        }
        choose(new ArrayList<>(repeats), chosen, groups, 0, most);
        return chosen;
    }

    private int[] choose(List<String> left, List<String> chosen, int[] groups, int usual, int most) {
        int[] now = groups;
        while (!left.isEmpty() && chosen.size() < most) {
            String best = "";
            int[] finest = now;
            for (String name : left) {
                int[] finer = split(now, classes.getOrDefault(name, new int[0]));
                if (best.isEmpty() || count(finer) > count(finest)) {
                    best = name;
                    finest = finer;
                }
            }
            if (count(finest) <= count(now) && chosen.size() >= usual) {
                return now;
            }
            chosen.add(best);
            left.remove(best);
            now = finest;
        }
        return now;
    }

    /// Of some names those that are needed to tell the runs apart as well as all of them do.
    List<String> needed(List<String> names) {
        List<String> needed = new ArrayList<>();
        int[] groups = new int[values.rows().size()];
        choose(new ArrayList<>(names), needed, groups, 0, names.size());
        return needed;
    }

    /// Some names as they stand in a label: settings before repeats, each in the order of columns.
    List<String> ordered(List<String> chosen) {
        List<String> ordered = new ArrayList<>(classes.keySet());
        ordered.retainAll(chosen);
        ordered.sort(Comparator.comparing(this::isRepeat));
        return ordered;
    }

    private static int[] split(int[] groups, int[] by) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] finer = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            finer[i] = numbers.computeIfAbsent((long) groups[i] << 32 | by[i] + 1, pair -> numbers.size());
        }
        return finer;
    }

    private static int count(int[] groups) {
        return Arrays.stream(groups).max().orElse(-1) + 1;
    }

    /// The values of a parameter as texts, one spelling for each.
    Map<Row, String> texts(String name) {
        Map<Row, String> texts = new IdentityHashMap<>();
        for (Shared shared : values.distinct(new Target.Param(name))) {
            shared.rows().forEach(row -> texts.put(row, shared.text()));
        }
        return texts;
    }
}
