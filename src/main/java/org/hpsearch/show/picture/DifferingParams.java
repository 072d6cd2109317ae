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
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;
import org.hpsearch.value.Value;

/// The parameters in which runs differ, without what does not matter and what only tells of a checkpoint. Those
/// that somebody gave come first, then those that hps found, then places of files.
final class DifferingParams {
    private static final Pattern PLACE = Pattern.compile("(?i)(.*[._-])?(dir|path|file|folder|root|out|output)");

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
        for (String name : values.params()) {
            int[] of = values.classes(new Target.Param(name));
            boolean matters = !ResumeOptions.isKnown(name)
                    && experiments.stream()
                            .noneMatch(experiment -> Configuration.isIrrelevant(
                                    name, values.settings().experiment(experiment)));
            if (differ(of) && matters) {
                classes.put(name, of);
                ranks.put(name, rank(name));
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

    /// 0 for what somebody gave, 1 for what hps found, 2 for a place of files.
    private int rank(String name) {
        if (PLACE.matcher(name).matches()) {
            return 2;
        }
        boolean given = false;
        for (Row row : values.rows()) {
            Effective effective = values.param(row, name).orElse(null);
            if (effective != null
                    && effective.value() instanceof Value.Text text
                    && text.text().contains("/")) {
                return 2;
            }
            given |= effective != null && effective.origin() == Origin.GIVEN;
        }
        return given ? 0 : 1;
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
        for (int rank = 0; rank <= 2; rank++) {
            int of = rank;
            List<String> ranked = new ArrayList<>(settings.stream()
                    .filter(name -> ranks.getOrDefault(name, 0) == of)
                    .toList());
            groups = choose(ranked, chosen, groups, rank == 0 ? usual : 0, most);
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
