package org.hpsearch.exchange.mlflow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.source.TagText;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Source;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A run as both of MLflow's stores hold it.
///
/// @param id         32 hexadecimal digits
/// @param experiment what it belongs to
/// @param facts      the row or the `meta.yaml` of the run: `status`, `start_time`, `lifecycle_stage` ...
/// @param params     texts, as MLflow keeps them
/// @param tags       the user's and MLflow's own
record MlflowRun(
        String id, Experiment experiment, Value.Obj facts, Map<String, String> params, Map<String, String> tags) {
    static final String KIND = "mlflow";
    private static final String OWN = "mlflow.";
    private static final String DELETED = "deleted";
    private static final int FAILED = 1;
    /// What a shell gives for a program that SIGTERM ended: MLflow does not say which signal it was.
    private static final int KILLED = 143;

    private static final List<String> STATES = List.of("", "RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");

    /// An experiment of MLflow.
    record Experiment(String id, String name, boolean deleted) {}

    ForeignRun foreign(Omissions omissions) {
        Source source = new Source(KIND, id, sourceFacts());
        Instant started = time("start_time");
        ForeignRun.Label label = new ForeignRun.Label(experiment.name, notes(omissions));
        return ForeignRun.of(source, label, new ForeignRun.Span(started, end()), typed())
                .in(new ForeignRun.Setting(List.of(), "", text("user_id", tag("user")), git()))
                .within(tags.get(OWN + "parentRunId"))
                .keeping(new Fields.Writer()
                        .put("run", facts)
                        .put("tags", Fields.values(tags))
                        .done());
    }

    private Map<String, Value> typed() {
        Map<String, Value> typed = new TreeMap<>();
        params.forEach((name, text) -> typed.put(name, Numbers.typed(text)));
        return typed;
    }

    private Map<String, String> sourceFacts() {
        Map<String, String> known = new TreeMap<>();
        known.put("status", status());
        known.put("experiment", experiment.id);
        if (isDeleted()) {
            known.put(DELETED, "true");
        }
        if (!tag("source.name").isEmpty()) {
            known.put("program", tag("source.name"));
        }
        known.values().removeIf(String::isEmpty);
        return known;
    }

    private boolean isDeleted() {
        return experiment.deleted || text("lifecycle_stage", "").equals(DELETED);
    }

    private Notes notes(Omissions omissions) {
        List<String> texts = new ArrayList<>();
        tags.forEach((key, value) -> {
            if (!key.startsWith(OWN)) {
                TagText.add(texts, key, value, omissions);
            }
        });
        if (isDeleted()) {
            texts.add(DELETED);
        }
        String name = tag("runName");
        return new Notes(
                name.isEmpty() ? text("run_name", text("name", "")) : name,
                texts,
                tag("note.content"),
                Value.Obj.of(Map.of()));
    }

    private GitState git() {
        String commit = tag("source.git.commit");
        String branch = tag("source.git.branch");
        boolean dirty = tag("source.git.dirty").equalsIgnoreCase("true");
        return commit.isEmpty()
                ? GitState.NONE
                : new GitState(commit, branch.isEmpty() ? null : branch, dirty ? "dirty" : "unknown", false);
    }

    private String status() {
        return switch (facts.fields().get("status")) {
            case Value.Num number
            when number.asDouble() >= 0 && number.asDouble() < STATES.size() -> STATES.get((int) number.asDouble());
            case Value.Text text -> text.text();
            case null, default -> "";
        };
    }

    private @Nullable EndStatus end() {
        Instant ended = time("end_time");
        return switch (status()) {
            case "FINISHED" -> new EndStatus(0, ended);
            case "FAILED" -> new EndStatus(FAILED, ended);
            case "KILLED" -> new EndStatus(KILLED, ended);
            default -> null;
        };
    }

    /// Milliseconds since 1970.
    private @Nullable Instant time(String key) {
        Double millis = Fields.number(facts, key);
        try {
            return millis == null || millis <= 0 ? null : Instant.ofEpochMilli(millis.longValue());
        } catch (DateTimeException beyond) {
            return null;
        }
    }

    private String tag(String own) {
        return tags.getOrDefault(OWN + own, "");
    }

    private String text(String key, String otherwise) {
        String text = Fields.text(facts, key, "");
        return text.isEmpty() ? otherwise : text;
    }
}
