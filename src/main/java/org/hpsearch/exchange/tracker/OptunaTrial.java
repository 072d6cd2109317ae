package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.exchange.source.ForeignJson;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignTime;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.source.TagText;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A trial, as far as its journal was read; or as a database holds it.
final class OptunaTrial {
    private static final int WAITING = 4;
    static final List<String> STATES = List.of("RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING");
    /// The metric of the values that a trial reported on its way.
    private static final String INTERMEDIATE = "intermediate";

    private final OptunaStudy study;
    private final int number;
    private final Map<String, Value> params = new TreeMap<>();
    private final Map<String, Value> user = new TreeMap<>();
    private final Map<String, Value> system = new TreeMap<>();
    private final Map<Long, Double> curve = new TreeMap<>();
    private List<Value> values = List.of();
    private int state;
    private @Nullable Value started;
    private @Nullable Value ended;

    /// @param created the operation that made it, with all that was known of it then
    OptunaTrial(OptunaStudy study, Value.Obj created) {
        this.study = study;
        this.number = study.next();
        take(created);
        user.putAll(Fields.object(created, "user_attrs").fields());
        system.putAll(Fields.object(created, "system_attrs").fields());
        Value.Obj distributions = Fields.object(created, "distributions");
        Fields.object(created, "params")
                .fields()
                .forEach((name, value) -> params.put(name, external(value, Fields.text(distributions, name, ""))));
        Fields.object(created, "intermediate_values").fields().forEach(this::report);
    }

    private void take(Value.Obj operation) {
        state = (int) Fields.whole(operation, "state", state);
        started = operation.fields().getOrDefault("datetime_start", started);
        ended = operation.fields().getOrDefault("datetime_complete", ended);
        if (operation.fields().get("values") instanceof Value.Items items) {
            values = items.values();
        } else if (operation.fields().get("value") instanceof Value.Num one) {
            values = List.of(one);
        }
    }

    void apply(int code, Value.Obj operation) {
        switch (code) {
            case 5 -> {
                Value internal = operation.fields().getOrDefault("param_value_internal", Value.nothing());
                String distribution = Fields.text(operation, "distribution", "");
                params.put(Fields.text(operation, "param_name", ""), external(internal, distribution));
            }
            case 6 -> take(operation);
            case 7 ->
                report(
                        Long.toString(Fields.whole(operation, "step", 0)),
                        operation.fields().getOrDefault("intermediate_value", Value.nothing()));
            case 8 -> user.putAll(Fields.object(operation, "user_attr").fields());
            case 9 -> system.putAll(Fields.object(operation, "system_attr").fields());
            default -> {}
        }
    }

    private void report(String step, Value value) {
        Double at = Numbers.parse(step);
        Double reported = Numbers.parse(value.print());
        if (at != null && reported != null) {
            curve.put(at.longValue(), reported);
        }
    }

    /// A value as the program got it: of a choice its index is kept, of a whole number a real one.
    private static Value external(Value internal, String distribution) {
        if (!(internal instanceof Value.Num number)) {
            return internal;
        }
        Value.Obj parsed = object(distribution);
        String kind = Fields.text(parsed, "name", "");
        if (kind.startsWith("Int")) {
            return Value.of(Math.round(number.asDouble()));
        }
        Value choices = Fields.object(parsed, "attributes").fields().get("choices");
        int index = (int) number.asDouble();
        return kind.startsWith("Categorical")
                        && choices instanceof Value.Items items
                        && index >= 0
                        && index < items.values().size()
                ? items.values().get(index)
                : number;
    }

    private static Value.Obj object(String json) {
        try {
            return ForeignJson.parse(json) instanceof Value.Obj object ? object : Value.Obj.of(Map.of());
        } catch (DataException damaged) {
            return Value.Obj.of(Map.of());
        }
    }

    /// The runs that trials are; those that have not begun, and those of deleted studies, are counted.
    static List<ForeignRun> runs(List<OptunaTrial> trials, Omissions omissions) {
        List<ForeignRun> runs = new ArrayList<>();
        for (OptunaTrial trial : trials) {
            if (trial.study.isDeleted()) {
                omissions.add("trials of deleted studies", trial.study.name());
            } else if (trial.state == WAITING) {
                omissions.add("trials that have not begun", trial.study.name());
            } else {
                runs.add(trial.run(omissions));
            }
        }
        return runs;
    }

    private static @Nullable Instant time(@Nullable Value value) {
        return value == null ? null : ForeignTime.parse(value);
    }

    private ForeignRun run(Omissions omissions) {
        String id = study.name() + "#" + number + (started == null ? "" : "@" + started.print());
        Map<String, String> facts = Map.of(
                "status",
                state >= 0 && state < STATES.size() ? STATES.get(state) : "",
                "trial",
                String.valueOf(number));
        List<String> tags = new ArrayList<>();
        user.forEach((name, value) -> TagText.add(tags, name, value.print(), omissions));
        Notes notes = new Notes("trial " + number, tags, "", Value.Obj.of(Map.of()));
        return ForeignRun.of(
                        new Source(OptunaTrials.KIND, id, facts),
                        new ForeignRun.Label(study.name(), notes),
                        new ForeignRun.Span(time(started), end()),
                        params)
                .keeping(new Fields.Writer()
                        .put("user_attrs", user)
                        .put("system_attrs", system)
                        .done())
                .measured(this::measure);
    }

    private @Nullable EndStatus end() {
        Instant time = time(ended);
        return switch (state) {
            case 1 -> new EndStatus(0, time);
            case 2 -> new EndStatus(0, time).stoppedBy("pruned");
            case 3 -> new EndStatus(1, time);
            default -> null;
        };
    }

    private void measure(ForeignRun.Sink sink) throws IOException {
        for (Map.Entry<Long, Double> point : curve.entrySet()) {
            sink.value(new Scalar(point.getKey().doubleValue(), null, INTERMEDIATE, point.getValue()));
        }
        Instant at = time(ended);
        Double seconds = at == null ? null : (Double) (at.toEpochMilli() / 1000.0);
        for (int i = 0; i < values.size(); i++) {
            Double value = Numbers.parse(values.get(i).print());
            if (value != null) {
                sink.value(new Scalar(null, seconds, study.metric(i), value));
            }
        }
    }
}
