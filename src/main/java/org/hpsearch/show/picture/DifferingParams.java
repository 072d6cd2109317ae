package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;

/// The parameters in which runs differ, without what does not matter and what only tells of a checkpoint. Those
/// that somebody gave come first, then those that hps found, then places of files.
final class DifferingParams {
    private static final Pattern PLACE = Pattern.compile("(?i)(.*[._-])?(dir|path|file|folder|root|out|output)");

    private final RowValues values;

    /// Name → the number of its value in each run.
    private final Map<String, int[]> classes = new LinkedHashMap<>();

    DifferingParams(RowValues values) {
        this.values = values;
        List<String> names = values.params().stream().filter(this::matters).toList();
        Map<String, int[]> differing = new HashMap<>();
        for (String name : names) {
            int[] of = values.classes("param." + name);
            if (Arrays.stream(of).distinct().count() > 1) {
                differing.put(name, of);
            }
        }
        names.stream()
                .filter(differing::containsKey)
                .sorted(Comparator.comparingInt(this::rank))
                .forEach(name -> classes.put(name, differing.getOrDefault(name, new int[0])));
    }

    private boolean matters(String name) {
        return !ResumeOptions.isKnown(name)
                && values.rows().stream()
                        .map(this::experiment)
                        .distinct()
                        .noneMatch(experiment -> Configuration.isIrrelevant(
                                name, values.settings().experiment(experiment)));
    }

    private String experiment(Row row) {
        return row.record().info().experiment();
    }

    private int rank(String name) {
        if (PLACE.matcher(name).matches()
                || values.distinct("param." + name).stream()
                        .anyMatch(shared -> shared.text().contains("/"))) {
            return 2;
        }
        boolean given = values.rows().stream()
                .anyMatch(row -> values.param(row, name)
                        .filter(effective -> effective.origin() == Origin.GIVEN)
                        .isPresent());
        return given ? 0 : 1;
    }

    List<String> names() {
        return new ArrayList<>(classes.keySet());
    }

    /// Whether only repeats differ in it, as in a seed.
    private boolean isRepeat(String name) {
        return values.rows().stream()
                .allMatch(row -> Configuration.isLeftOut(name, values.settings().experiment(experiment(row))));
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
            List<String> ranked = new ArrayList<>(
                    settings.stream().filter(name -> rank(name) == of).toList());
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
        Map<Row, String> texts = new java.util.IdentityHashMap<>();
        for (Shared shared : values.distinct("param." + name)) {
            shared.rows().forEach(row -> texts.put(row, shared.text()));
        }
        return texts;
    }
}
