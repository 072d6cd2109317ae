package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.TextClauses;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunField;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Runs as JSON: one array, an object per run.
public final class RunJson {
    private static final Set<RunField> SOMETIMES = Set.of(
            RunField.STOPPED,
            RunField.MEMBER,
            RunField.CONFLICT,
            RunField.RESTARTED,
            RunField.SOURCE,
            RunField.SOURCE_ID);
    private static final Set<RunField> TEXTS =
            Set.of(RunField.COMMAND, RunField.TAG, RunField.MEMBER, RunField.CONFLICT);

    /// A run that is told of.
    ///
    /// @param hits what a query has found in its logs and notes; null where none were asked for
    record Told(Row row, Settings settings, @Nullable List<TextClauses.Hit> hits) {}

    private record Summary(String name, MetricSummary of, Settings settings) {}

    private static final JsonShape<Summary> METRIC = JsonShape.<Summary>empty()
            .with("best", JsonType.MEASURE, "in the metric's direction; without one the last value", RunJson::best)
            .with("last", JsonType.MEASURE, "of the last row", told -> number(told.of.last()))
            .with("first", JsonType.MEASURE, "of the first row", told -> number(told.of.first()))
            .with("min", JsonType.MEASURE, "least value", told -> number(told.of.min()))
            .with("max", JsonType.MEASURE, "greatest value", told -> number(told.of.max()))
            .with("mean", JsonType.MEASURE, "of the rows that are not NaN", told -> number(told.of.mean()))
            .with("count", JsonType.WHOLE, "rows, those with NaN, too", told -> Value.of(told.of.count()));

    private static final JsonShape<TextClauses.Hit> HIT = JsonShape.<TextClauses.Hit>empty()
            .with("file", JsonType.TEXT, "of the run folder", hit -> Value.of(hit.file()))
            .with("line", JsonType.WHOLE, "its number, from 1", hit -> Value.of(hit.number()))
            .with("text", JsonType.TEXT, "the line", hit -> Value.of(hit.text()));

    static final JsonShape<Told> SHAPE = shape();

    private RunJson() {}

    private static JsonShape<Told> shape() {
        JsonShape<Told> shape = JsonShape.empty();
        for (RunField field : RunField.values()) {
            if (SOMETIMES.contains(field)) {
                shape = shape.perhaps(
                        field.key(),
                        type(field),
                        words(field),
                        told -> field.values(told.row.facts()).isEmpty() ? null : field.json(told.row.facts()));
            } else if (field != RunField.LOG) {
                shape = shape.with(field.key(), type(field), words(field), told -> field.json(told.row.facts()));
            }
        }
        return shape.with(
                        "cwd",
                        JsonType.TEXT,
                        "working folder, relative to the project",
                        told -> Value.of(told.row.record().info().cwd()))
                .with("params", JsonType.VALUE.map(), "parameter → effective value", RunJson::params)
                .with(
                        "origin",
                        JsonType.TEXT.map(),
                        "parameter → found or default, of those not given",
                        RunJson::origin)
                .with("metrics", METRIC.type().map(), "metric → its values", RunJson::metrics)
                .with("warnings", JsonType.TEXT.list(), "what is damaged in the run folder", RunJson::warnings)
                .perhaps(
                        "incomplete",
                        JsonType.FLAG,
                        "true where only the name could be read in time",
                        told -> told.row.record().isUnread() ? Value.of(true) : null)
                .perhaps("matches", HIT.type().list(), "what a query for texts has found", RunJson::matches);
    }

    private static JsonType type(RunField field) {
        if (TEXTS.contains(field)) {
            return JsonType.TEXT.list();
        }
        return switch (field) {
            case JOB, REUSED -> JsonType.TEXT.map();
            case CHANGED -> JsonType.VALUE.map();
            case STARTED, ENDED -> JsonType.TIME.orNull();
            case EXIT, SIZE -> JsonType.WHOLE.orNull();
            case DURATION -> JsonType.NUMBER.orNull();
            case GIT, PARENT, SWEEP, SCHEDULE, STAGE, CHECKPOINT -> JsonType.TEXT.orNull();
            default -> JsonType.TEXT;
        };
    }

    private static String words(RunField field) {
        return switch (field) {
            case STATE -> "running, finished, failed, killed, stopped, lost, silent or unread";
            case PROJECT -> "name of the folder that holds hps-runs";
            case EXPERIMENT -> "what the run belongs to";
            case NAME -> "as the user named it; empty without";
            case TAG -> "the user's tags";
            case NOTE -> "the user's note; empty without";
            case COMMAND -> "the words of the command; secrets as ***";
            case HOST -> "name of the machine";
            case USER -> "who started it";
            case JOB -> "facts of the batch system: id, array, nodes";
            case STARTED -> "just before the start";
            case ENDED -> "null where it runs, or its end is unknown";
            case DURATION -> "seconds";
            case EXIT -> "exit status, as a shell gives it";
            case GIT -> "commit of the code";
            case PARENT -> "id of the run that it was made from";
            case ROOT -> "id of the first ancestor";
            case KIND -> "run, rerun, resume, stage or ensemble";
            case SWEEP, SCHEDULE -> "what it belongs to";
            case STAGE -> "name of its stage";
            case REUSED -> "stage → id of the run whose outputs it took";
            case CHECKPOINT -> "of the parent, from which it went on";
            case CHANGED -> "parameter → value, where it differs from the parent's";
            case MEMBER -> "ids of the runs of an ensemble";
            case STOPPED -> "the rule of a search that ended the run early";
            case CONFLICT -> "parameters for which the program says another value";
            case SOURCE -> "the tool it was imported from";
            case SOURCE_ID -> "its id there";
            case RESTARTED -> "true where a resumed program began again";
            case SIZE -> "bytes of the run folder";
            case ID -> "the folder's name";
            case LOG -> "";
        };
    }

    public static String of(List<Row> rows, Settings settings) {
        return of(rows, settings, TextHits.NONE);
    }

    /// @param hits what a query has found in logs and notes
    public static String of(List<Row> rows, Settings settings, TextHits hits) {
        List<Value> objects = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            objects.add(SHAPE.of(new Told(rows.get(i), settings, hits.byRow().get(i))));
        }
        return Json.document(new Value.Items(objects));
    }

    private static @Nullable Value matches(Told told) {
        List<TextClauses.Hit> hits = told.hits;
        return hits == null
                ? null
                : new Value.Items(hits.stream().<Value>map(HIT::of).toList());
    }

    private static Value params(Told told) {
        TreeMap<String, Value> params = new TreeMap<>();
        told.row.params().forEach((key, effective) -> params.put(key, effective.value()));
        return new Value.Obj(params);
    }

    private static Value origin(Told told) {
        TreeMap<String, Value> origin = new TreeMap<>();
        told.row.params().forEach((key, effective) -> {
            if (effective.origin() != Origin.GIVEN) {
                origin.put(key, Value.of(effective.origin().word()));
            }
        });
        return new Value.Obj(origin);
    }

    private static Value metrics(Told told) {
        TreeMap<String, Value> metrics = new TreeMap<>();
        told.row
                .record()
                .metrics()
                .summaries()
                .forEach((name, summary) -> metrics.put(name, METRIC.of(new Summary(name, summary, told.settings))));
        return new Value.Obj(metrics);
    }

    private static Value best(Summary told) {
        return number(told.settings.direction(told.name).value(told.of));
    }

    private static Value warnings(Told told) {
        return new Value.Items(told.row.record().damages().stream()
                .<Value>map(damage -> Value.of(damage.toString()))
                .toList());
    }

    /// JSON has no NaN and no infinity: they are texts.
    static Value number(double value) {
        String text = Numbers.print(value);
        return Double.isFinite(value) ? new Value.Num(text) : Value.of(text);
    }
}
