package org.hpsearch.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Where a run comes from.
///
/// @param kind    `run`, `resume`, `rerun`, `stage`, `ensemble` or another word of a later version
/// @param parent  id of the run that this one continues, repeats or takes its inputs from
/// @param start   the parent's checkpoint that it started from
/// @param changed parameters that differ from the parent's, with the new values
/// @param within  what it is a part of
/// @param stage   the stage of its experiment that it is
/// @param members of an ensemble
public record Lineage(
        String kind,
        @Nullable String parent,
        Start start,
        Map<String, Value> changed,
        Within within,
        @Nullable Stage stage,
        List<Member> members) {
    /// A run of its own.
    public static final Lineage NONE = of("run", null);

    /// Where a run starts.
    ///
    /// @param checkpoint path of the checkpoint, as the parent recorded it; null where it starts from none
    /// @param step       the parent's step at that checkpoint
    public record Start(
            @Nullable String checkpoint, @Nullable Double step) {
        /// From the beginning.
        public static final Start ANEW = new Start(null, null);
    }

    /// What a run is a part of.
    ///
    /// @param outer    id of the run inside which this one was started
    /// @param sweep    the sweep it belongs to
    /// @param schedule the schedule it belongs to
    public record Within(
            @Nullable String outer,
            @Nullable String sweep,
            @Nullable String schedule) {
        /// Of nothing.
        public static final Within NOTHING = new Within(null, null, null);
    }

    /// A stage of an experiment.
    ///
    /// @param name   as declared
    /// @param key    SHA-256 over all that it depends on; stages with the same key make the same outputs
    /// @param reused stage → id of the earlier run that its outputs were taken from, of the stages before
    ///               this one
    public record Stage(String name, String key, Map<String, String> reused) {
        public Stage {
            reused = java.util.Collections.unmodifiableMap(new TreeMap<>(reused));
        }
    }

    /// A member of an ensemble.
    ///
    /// @param run        its id
    /// @param checkpoint path of the checkpoint that predicted, as the run recorded it; empty where none did
    /// @param weight     above 0
    public record Member(String run, String checkpoint, double weight) {}

    /// The kind of combined predictions.
    public static final String ENSEMBLE = "ensemble";

    public Lineage {
        members = List.copyOf(members);
        changed = java.util.Collections.unmodifiableMap(new TreeMap<>(changed));
    }

    /// A lineage that tells of the parent alone.
    public static Lineage of(String kind, @Nullable String parent) {
        return new Lineage(kind, parent, Start.ANEW, Map.of(), Within.NOTHING, null, List.of());
    }

    /// An ensemble of these.
    public static Lineage ofMembers(List<Member> members) {
        return new Lineage(ENSEMBLE, null, Start.ANEW, Map.of(), Within.NOTHING, null, members);
    }

    /// The same inside an outer run.
    public Lineage inside(@Nullable String outerRun) {
        return with(new Within(outerRun, within.sweep, within.schedule));
    }

    /// The same in a sweep.
    public Lineage inSweep(String id) {
        return with(new Within(within.outer, id, within.schedule));
    }

    /// The same as a part of a schedule.
    public Lineage inSchedule(String id) {
        return with(new Within(within.outer, within.sweep, id));
    }

    /// The same as a part of what another run is a part of.
    public Lineage partOf(Lineage other) {
        return with(other.within);
    }

    private Lineage with(Within whole) {
        return new Lineage(kind, parent, start, changed, whole, stage, members);
    }

    /// The same with these parameters changed.
    public Lineage with(Map<String, Value> parameters) {
        return new Lineage(kind, parent, start, parameters, within, stage, members);
    }

    /// The same from a checkpoint of the parent.
    public Lineage from(String path, @Nullable Double atStep) {
        return new Lineage(kind, parent, new Start(path, atStep), changed, within, stage, members);
    }

    /// The same as a stage.
    public Lineage as(Stage ofExperiment) {
        return new Lineage(kind, parent, start, changed, within, ofExperiment, members);
    }

    public @Nullable String checkpoint() {
        return start.checkpoint;
    }

    public @Nullable Double step() {
        return start.step;
    }

    public @Nullable String outer() {
        return within.outer;
    }

    public @Nullable String sweep() {
        return within.sweep;
    }

    public @Nullable String schedule() {
        return within.schedule;
    }

    /// The name of its stage; null where it is none.
    public @Nullable String stageName() {
        return stage == null ? null : stage.name;
    }

    static Lineage parse(Value.Obj json) {
        String stage = Fields.text(json, "stage");
        return new Lineage(
                Fields.text(json, "kind", "run"),
                Fields.path(json, "parent"),
                new Start(Fields.path(json, "checkpoint"), Fields.number(json, "step")),
                Fields.object(json, "changed").fields(),
                new Within(Fields.path(json, "outer"), Fields.text(json, "sweep"), Fields.text(json, "schedule")),
                stage == null
                        ? null
                        : new Stage(
                                stage,
                                Fields.text(json, "stage_key", ""),
                                Fields.strings(Fields.object(json, "reused"))),
                members(json));
    }

    private static List<Member> members(Value.Obj json) {
        List<Member> members = new ArrayList<>();
        if (json.fields().get("members") instanceof Value.Items items) {
            for (Value item : items.values()) {
                if (item instanceof Value.Obj member && Fields.path(member, "run") instanceof String run) {
                    String checkpoint = Fields.path(member, "checkpoint");
                    Double weight = Fields.number(member, "weight");
                    members.add(new Member(run, checkpoint == null ? "" : checkpoint, weight == null ? 1 : weight));
                }
            }
        }
        return members;
    }

    Value.Obj json() {
        Double step = start.step;
        Fields.Writer writer = new Fields.Writer()
                .put("kind", kind)
                .put("parent", parent)
                .put("checkpoint", start.checkpoint)
                .put("step", step == null ? null : new Value.Num(Numbers.print(step)))
                .put("changed", changed)
                .put("outer", within.outer)
                .put("sweep", within.sweep)
                .put("schedule", within.schedule);
        if (stage != null) {
            writer.put("stage", stage.name).put("stage_key", stage.key).put("reused", Fields.values(stage.reused));
        }
        if (!members.isEmpty()) {
            writer.put(
                    "members",
                    new Value.Items(members.stream().map(Lineage::json).toList()));
        }
        return writer.done();
    }

    private static Value json(Member member) {
        return new Fields.Writer()
                .put("run", member.run)
                .put("checkpoint", member.checkpoint)
                .put("weight", new Value.Num(Numbers.print(member.weight)))
                .done();
    }
}
