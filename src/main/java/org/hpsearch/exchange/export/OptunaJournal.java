package org.hpsearch.exchange.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Optuna's journal (`JournalFileBackend`): `journal.log`, an operation a line; a study an experiment, a trial a run.
/// A trial's value is the objective's best one, its intermediate values are the objective's curve.
final class OptunaJournal implements ExportForm {
    private static final int CREATE_STUDY = 0;
    private static final int CREATE_TRIAL = 4;

    private final Settings settings;

    /// @param settings say by which metric an experiment is judged
    OptunaJournal(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress)
            throws IOException {
        Map<String, List<ExportedRun>> studies = new LinkedHashMap<>();
        runs.forEach(run -> studies.computeIfAbsent(run.experiment(), name -> new ArrayList<>())
                .add(run));
        try (BufferedWriter journal = Files.newBufferedWriter(folder.resolve("journal.log"))) {
            int study = 0;
            int done = 0;
            for (Map.Entry<String, List<ExportedRun>> entry : studies.entrySet()) {
                Objective objective = objective(entry.getKey(), entry.getValue());
                if (objective == null) {
                    omissions.add(
                            "studies without a metric of known direction: their trials have no values", entry.getKey());
                }
                boolean falling = objective != null && objective.direction() == Direction.MIN;
                line(
                        journal,
                        operation(CREATE_STUDY)
                                .put("study_name", entry.getKey())
                                .put("directions", new Value.Items(List.of(Value.of(falling ? 1 : 2)))));
                Map<String, OptunaParam> space = space(entry.getValue());
                for (ExportedRun run : entry.getValue()) {
                    line(journal, trial(run, objective, space, omissions).put("study_id", Value.of(study)));
                    progress.accept(++done);
                }
                study++;
            }
        }
    }

    private static Fields.Writer operation(int code) {
        return new Fields.Writer().put("op_code", Value.of(code)).put("worker_id", "hps");
    }

    private static void line(BufferedWriter journal, Fields.Writer operation) throws IOException {
        journal.write(Json.line(operation.done()) + "\n");
    }

    private @Nullable Objective objective(String experiment, List<ExportedRun> runs) {
        Map<String, Long> counts = new TreeMap<>();
        runs.forEach(run ->
                run.row().record().metrics().summaries().keySet().forEach(name -> counts.merge(name, 1L, Long::sum)));
        return Objective.of(counts, settings.judging(experiment))
                .filter(objective -> objective.direction() != Direction.NONE)
                .orElse(null);
    }

    private static Map<String, OptunaParam> space(List<ExportedRun> runs) {
        Map<String, List<Value>> values = new TreeMap<>();
        runs.forEach(run -> run.params()
                .forEach((name, value) ->
                        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value)));
        Map<String, OptunaParam> space = new TreeMap<>();
        values.forEach((name, all) -> space.put(name, OptunaParam.of(all)));
        return space;
    }

    private static Fields.Writer trial(
            ExportedRun run, @Nullable Objective objective, Map<String, OptunaParam> space, Omissions omissions)
            throws IOException {
        Map<String, Value> params = new TreeMap<>();
        Map<String, Value> distributions = new TreeMap<>();
        run.params().forEach((name, value) -> {
            OptunaParam param = space.get(name);
            if (param != null) {
                params.put(name, param.internal(value));
                distributions.put(name, param.distribution());
            }
        });
        Double value = objective == null ? null : best(run, objective);
        boolean whole = run.row().state() == RunState.FINISHED && value == null;
        if (whole) {
            omissions.add("finished runs without a value of the objective, which count as failed", run.id());
        }
        return operation(CREATE_TRIAL)
                .put("datetime_start", time(run.row().record().info().started()))
                .put("datetime_complete", time(ended(run)))
                .put("state", Value.of(state(run.row().state(), value)))
                .put("values", value == null ? Value.nothing() : new Value.Items(List.of(number(value))))
                .put("params", Value.Obj.of(params))
                .put("distributions", Value.Obj.of(distributions))
                .put("user_attrs", attributes(run))
                .put("system_attrs", Value.Obj.of(Map.of()))
                .put("intermediate_values", curve(run, objective, omissions));
    }

    private static java.time.@Nullable Instant ended(ExportedRun run) {
        var end = run.row().record().end();
        return end == null ? null : end.ended();
    }

    private static Value time(java.time.@Nullable Instant time) {
        return time == null ? Value.nothing() : Value.of(Times.print(time).replace("Z", "+00:00"));
    }

    private static @Nullable Double best(ExportedRun run, Objective objective) {
        double value =
                run.row().metric(objective.metric()).map(objective::value).orElse(Double.NaN);
        return Double.isFinite(value) ? (Double) value : null;
    }

    /// Running, complete, pruned, failed, waiting.
    private static int state(RunState state, @Nullable Double value) {
        return switch (state) {
            case RUNNING, SILENT, UNREAD -> 0;
            case FINISHED -> value == null ? 3 : 1;
            case STOPPED -> 2;
            case QUEUED -> 4;
            case FAILED, KILLED, LOST -> 3;
        };
    }

    private static Value number(double value) {
        return new Value.Num(Numbers.print(value));
    }

    /// Name, tags, note and what else Optuna has no field for, and the other metrics.
    private static Value attributes(ExportedRun run) {
        Map<String, Value> attributes = new TreeMap<>(Fields.values(run.facts()));
        attributes.put("hps.name", Value.of(run.title()));
        attributes.put(
                "hps.tags",
                new Value.Items(run.notes().tags().stream().map(Value::of).toList()));
        attributes.put("hps.note", Value.of(run.notes().note()));
        run.row().record().metrics().summaries().forEach((name, summary) -> {
            double last = summary.last();
            attributes.put("hps.metrics." + name, Double.isFinite(last) ? number(last) : Value.of(Numbers.print(last)));
        });
        return Value.Obj.of(attributes);
    }

    private static Value curve(ExportedRun run, @Nullable Objective objective, Omissions omissions) throws IOException {
        Map<String, Value> curve = new TreeMap<>();
        if (objective != null) {
            String own = run.row().metricSpelling(objective.metric()).orElse("");
            run.metrics((step, time, metric, value) -> {
                if (!metric.equals(own)) {
                    return;
                }
                if (!Double.isFinite(value) || step < 0 || step != Math.rint(step)) {
                    omissions.add("values of a curve that are not numbers or have no whole step", metric);
                } else {
                    curve.put(Long.toString((long) step), number(value));
                }
            });
        }
        return Value.Obj.of(curve);
    }
}
