package org.hpsearch.query.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunField;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Values of some runs by name, for tables and pictures: effective parameters, metrics (`loss` for the best value,
/// `loss.last` and the like), and fields of the run. What a name means is what it means in a query.
public final class RowValues {
    private static final int MOST_NAMED = 12;

    private final List<Row> rows;
    private final Names names;
    private final Map<Row, Map<String, Effective>> params = new IdentityHashMap<>();
    private @Nullable MetricSpellings metrics;

    public RowValues(List<Row> rows, Names names) {
        this.rows = List.copyOf(rows);
        this.names = names;
    }

    /// A value that some of the runs share.
    ///
    /// @param value  as the first of them spells it
    /// @param text   as people read it
    /// @param number the value as a number; NaN where it is none
    /// @param rows   the runs, in their order
    public record Shared(Value value, String text, double number, List<Row> rows) {
        public Shared {
            rows = List.copyOf(rows);
        }
    }

    /// The same names over other runs.
    public RowValues of(List<Row> others) {
        return new RowValues(others, names);
    }

    public List<Row> rows() {
        return rows;
    }

    public Names names() {
        return names;
    }

    public Settings settings() {
        return names.settings();
    }

    /// A run's value; empty where it has none, and where the name means nothing.
    public Optional<Value> value(Row row, String name) {
        Target target = names.target(name);
        return target == null ? Optional.empty() : value(row, target);
    }

    /// A run's value; empty where it has none.
    public Optional<Value> value(Row row, Target target) {
        return switch (target) {
            case Target.Param param -> param(row, param.name()).map(Effective::value);
            case Target.Metric metric ->
                row.metric(metric.name())
                        .map(summary -> number(metric.aggregate().of(summary)));
            case Target.Own own -> own(row, own.field());
            case Target.Words words -> Optional.empty();
            case Target.Recorded recorded -> Optional.empty();
            case Target.Has has -> Optional.empty();
        };
    }

    /// As [Row#param] has it; of many parameters a look-up by each name in turn would be slow.
    public Optional<Effective> param(Row row, String name) {
        Effective own = row.params().get(name);
        if (own != null) {
            return Optional.of(own);
        }
        Map<String, Effective> known = params.computeIfAbsent(row, key -> {
            Map<String, Effective> byName = new HashMap<>();
            key.params().forEach((param, value) -> byName.putIfAbsent(FieldNames.regular(param), value));
            return byName;
        });
        return Optional.ofNullable(known.get(FieldNames.regular(name)));
    }

    /// What the program itself used, where the run was given another value of this parameter, in any spelling and
    /// under any of its names.
    public Optional<Found> conflict(Row row, String name) {
        Effective effective = param(row, name).orElse(null);
        if (effective == null || effective.origin() != Origin.GIVEN) {
            return Optional.empty();
        }
        return row.record().observed().conflicts().entrySet().stream()
                .filter(entry -> isCalled(entry.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean isCalled(String recorded, String name) {
        String now =
                names.target(NamePrefix.PARAM.with(recorded)) instanceof Target.Param param ? param.name() : recorded;
        return FieldNames.regular(now).equals(FieldNames.regular(name));
    }

    /// A number; NaN and the infinities are texts.
    private static Value number(double value) {
        String text = Numbers.print(value);
        return Double.isFinite(value) ? new Value.Num(text) : Value.of(text);
    }

    private static Optional<Value> own(Row row, RunField field) {
        List<Value> values = field.values(row.facts());
        if (field.kind().isNumeric()) {
            return values.stream().findFirst();
        }
        String text = field.shown(row.facts());
        return text.isEmpty() ? Optional.empty() : Optional.of(Value.of(text));
    }

    /// A run's value as text; empty where it has none.
    public String text(Row row, String name) {
        Target target = names.target(name);
        return target == null
                ? ""
                : value(row, target).map(value -> print(target, value)).orElse("");
    }

    private static String print(Target target, Value value) {
        return target instanceof Target.Own own ? own.field().print(value) : value.print();
    }

    /// A run's value as number; NaN where it has none.
    public double number(Row row, String name) {
        return value(row, name).map(RowValues::asNumber).orElse(Double.NaN);
    }

    private static double asNumber(Value value) {
        return switch (value) {
            case Value.Num number -> number.asDouble();
            case Value.Bool bool -> bool.value() ? 1 : 0;
            case Value.Text text -> {
                Double special = Numbers.parse(text.text());
                yield special == null ? Double.NaN : special;
            }
            case Value.Null n -> Double.NaN;
            case Value.Items i -> Double.NaN;
            case Value.Obj o -> Double.NaN;
        };
    }

    /// The different values of the runs: numbers by their size, then texts by their letters. `0.3` and `3e-1` are one
    /// value. Runs without a value are left out.
    public List<Shared> distinct(String name) {
        Target target = names.target(name);
        return target == null ? List.of() : distinct(target);
    }

    /// Of each run the number of its value, equal for equal values and in their order; -1 where it has none.
    ///
    /// @throws org.hpsearch.query.language.QueryException where the name means nothing
    public int[] classes(String name) {
        return classes(names.require(name));
    }

    /// As above, for what a name stands for.
    public int[] classes(Target target) {
        List<@Nullable Value> values = new ArrayList<>();
        rows.forEach(row -> values.add(value(row, target).orElse(null)));
        return ValueClasses.of(values);
    }

    /// As above, for what a name stands for.
    public List<Shared> distinct(Target target) {
        int[] classes = classes(target);
        Map<Integer, List<Row>> members = new TreeMap<>();
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] >= 0) {
                members.computeIfAbsent(classes[i], key -> new ArrayList<>()).add(rows.get(i));
            }
        }
        List<Shared> distinct = new ArrayList<>();
        members.values().forEach(of -> {
            Value first = value(of.getFirst(), target).orElseThrow();
            distinct.add(new Shared(first, shared(target, first, of), asNumber(first), of));
        });
        return distinct;
    }

    /// The text of a value that runs have in common: of a number the shortest spelling that one of them has.
    private String shared(Target target, Value first, List<Row> of) {
        if (!(first instanceof Value.Num) || !(target instanceof Target.Param)) {
            return print(target, first);
        }
        return of.stream()
                .flatMap(row -> value(row, target).stream())
                .map(value -> print(target, value))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    /// The parameters that some run has, once each, however it is spelled.
    public List<String> params() {
        Map<String, String> params = new TreeMap<>();
        rows.forEach(row -> row.params().keySet().forEach(name -> params.putIfAbsent(FieldNames.regular(name), name)));
        return new ArrayList<>(params.values());
    }

    /// Whether the runs have different values; having none differs from having one.
    public boolean differs(String name) {
        Target target = names.target(name);
        return target != null && differs(target);
    }

    public boolean differs(Target target) {
        int[] classes = classes(target);
        return Arrays.stream(classes).anyMatch(each -> each != classes[0]);
    }

    /// The metrics that some run has, once each: in the spelling that most of these runs have, unless each spelling is
    /// a metric of its own.
    public List<String> metrics() {
        return spellings().names();
    }

    /// How [#metrics()] spells the metric of this name; empty where no run has it.
    public Optional<String> metric(String name) {
        return spellings().find(name);
    }

    private MetricSpellings spellings() {
        MetricSpellings known = metrics;
        if (known == null) {
            known = MetricSpellings.of(rows);
            metrics = known;
        }
        return known;
    }

    /// Makes sure that some run has a value of this name.
    ///
    /// @throws DataException that names the nearest one
    public void check(String name) {
        if (rows.stream().allMatch(row -> value(row, name).isEmpty())) {
            TreeSet<String> known = new TreeSet<>(metrics());
            rows.forEach(row -> known.addAll(row.params().keySet()));
            throw new DataException("no selected run has '" + name + "'" + near(name, new ArrayList<>(known)));
        }
    }

    /// `; did you mean 'loss'?`, or what there is, or nothing.
    public static String near(String name, List<String> known) {
        String hint = Nearest.hint(name, known);
        return !hint.isEmpty() || known.isEmpty() || known.size() > MOST_NAMED
                ? hint
                : "; there are " + String.join(", ", known);
    }
}
