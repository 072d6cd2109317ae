package org.hpsearch.launch.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.process.Resident;
import org.hpsearch.tune.Dimension;
import org.hpsearch.tune.Domain;
import org.hpsearch.tune.RandomSearch;
import org.hpsearch.tune.Sampler;
import org.hpsearch.tune.Trial;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A sampler of Optuna (`ask` and `tell`), in one `python3` that stays as long as the search. Optuna learns of each
/// configuration once, when it has ended; a later repeat of it does not change what it knows. What an earlier start
/// left running, and what failed without a point of this start, is not told.
final class OptunaSampler implements Sampler {
    /// So often Optuna is asked again where it chooses what has been tried before.
    private static final int VAIN = 20;

    private final SearchSpace space;
    private final long seed;
    private final Resident python;
    private final Map<List<Double>, Long> open = new HashMap<>();
    private final Set<List<Double>> known = new HashSet<>();

    private OptunaSampler(SearchSpace space, long seed, Resident python) {
        this.space = space;
        this.seed = seed;
        this.python = python;
    }

    /// Starts it.
    ///
    /// @param name       as Optuna names it, with or without `Sampler`, in any case: `tpe`, `CmaEs`
    /// @param objectives how many
    /// @throws UsageException where there is no `python3`, no Optuna, or no such sampler
    static OptunaSampler start(
            String name, SearchSpace space, long seed, int objectives, Map<String, String> environment) {
        Resident python;
        try {
            python = Resident.start(
                    List.of("python3", "-B", "-c", Source.PROGRAM), Path.of("").toAbsolutePath(), environment);
        } catch (IOException missing) {
            throw new UsageException("--sampler optuna:" + name + " needs python3 with the package optuna; without "
                    + "them --search tpe chooses");
        }
        OptunaSampler sampler = new OptunaSampler(space, seed, python);
        try {
            sampler.ask(new Fields.Writer()
                    .put("sampler", name)
                    .put("seed", Value.of(seed))
                    .put("objectives", Value.of(objectives))
                    .put(
                            "dimensions",
                            new Value.Items(space.space().dimensions().stream()
                                    .map(OptunaSampler::described)
                                    .toList()))
                    .done());
        } catch (UncheckedIOException | DataException refused) {
            sampler.close();
            throw new UsageException("--sampler optuna:" + name + ": " + refused.getMessage());
        }
        return sampler;
    }

    private static Value described(Dimension dimension) {
        Fields.Writer fields = switch (dimension.domain()) {
            case Domain.Real real -> numbers("real", real.low(), real.high(), real.logarithmic());
            case Domain.Whole whole -> numbers("whole", whole.low(), whole.high(), whole.logarithmic());
            case Domain.Choice choice ->
                new Fields.Writer().put("kind", "choice").put("count", Value.of(choice.count()));
        };
        Dimension.Condition when = dimension.when();
        fields.put("of", when == null ? Value.nothing() : Value.of(when.of()));
        if (when != null) {
            fields.put(
                    "any",
                    new Value.Items(when.any().stream()
                            .<Value>map(interval -> numbers(List.of(interval.from(), interval.to())))
                            .toList()));
        }
        return fields.done();
    }

    private static Fields.Writer numbers(String kind, double low, double high, boolean logarithmic) {
        return new Fields.Writer()
                .put("kind", kind)
                .put("low", number(low))
                .put("high", number(high))
                .put("log", Value.of(logarithmic));
    }

    @Override
    public double @Nullable [] next(List<Trial> trials, int number) {
        Set<List<Double>> tried = new HashSet<>();
        trials.forEach(trial -> tried.add(trial.point()));
        Value.Obj news = news(trials);
        for (int i = 0; i < VAIN; i++) {
            Value.Obj answer = ask(news);
            double[] point = space.rounded(point(answer));
            long asked = Fields.whole(answer, "trial", -1);
            List<Double> key = boxed(point);
            if (!tried.contains(key)) {
                open.put(key, asked);
                return point;
            }
            news = question(List.of(), List.of(ended(asked, Trial.State.FAILED, List.of(), 0)));
        }
        return new RandomSearch(space.space(), seed).next(trials, number);
    }

    /// What has ended since the last question.
    private Value.Obj news(List<Trial> trials) {
        List<Value> added = new ArrayList<>();
        List<Value> told = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial.state() == Trial.State.RUNNING || !known.add(trial.point())) {
                continue;
            }
            Long asked = open.remove(trial.point());
            List<Double> losses = losses(trial);
            if (asked != null) {
                told.add(ended(asked, trial.state(), losses, trial.step()));
            } else if (!losses.isEmpty()) {
                added.add(new Fields.Writer()
                        .put("point", numbers(trial.point()))
                        .put("losses", numbers(losses))
                        .done());
            }
        }
        return question(added, told);
    }

    private static Value.Obj question(List<Value> added, List<Value> told) {
        return new Fields.Writer()
                .put("add", new Value.Items(added))
                .put("tell", new Value.Items(told))
                .done();
    }

    private static Value ended(long trial, Trial.State state, List<Double> losses, double step) {
        return new Fields.Writer()
                .put("trial", Value.of(trial))
                .put("state", state.name())
                .put("losses", numbers(losses))
                .put("step", number(step))
                .done();
    }

    /// The losses of a trial; none where it failed or diverged.
    private static List<Double> losses(Trial trial) {
        return trial.state() == Trial.State.FAILED || !trial.losses().stream().allMatch(Double::isFinite)
                ? List.of()
                : trial.losses();
    }

    private double[] point(Value.Obj answer) {
        List<Value> values = answer.fields().get("point") instanceof Value.Items items ? items.values() : List.of();
        if (values.size() != space.keys().size()) {
            throw new DataException("Optuna chose " + Json.line(answer));
        }
        return values.stream()
                .mapToDouble(value -> value instanceof Value.Num at ? at.asDouble() : Double.NaN)
                .toArray();
    }

    /// @throws DataException        where Optuna has failed, with its message
    /// @throws UncheckedIOException where Python has ended
    private Value.Obj ask(Value.Obj question) {
        try {
            Value answer = Json.parse(python.ask(Json.line(question)).getBytes(StandardCharsets.UTF_8));
            if (!(answer instanceof Value.Obj object)) {
                throw new DataException("Optuna answered " + answer.print());
            }
            String error = Fields.text(object, "error", "");
            if (!error.isEmpty()) {
                throw new DataException(error);
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        python.close();
    }

    private static List<Double> boxed(double[] point) {
        return Arrays.stream(point).boxed().toList();
    }

    private static Value.Items numbers(List<Double> numbers) {
        return new Value.Items(numbers.stream().map(OptunaSampler::number).toList());
    }

    private static Value number(double number) {
        return Double.isFinite(number) ? new Value.Num(Numbers.print(number)) : Value.nothing();
    }

    /// The program that Python runs.
    private static final class Source {
        static final String PROGRAM = load();

        private static String load() {
            try (InputStream in = OptunaSampler.class.getResourceAsStream("optuna_sampler.py")) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
