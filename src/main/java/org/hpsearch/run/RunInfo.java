package org.hpsearch.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What was known of a run when it started (`run.json`).
///
/// @param format     version of the folder's format
/// @param id         the folder's name
/// @param experiment what the run belongs to
/// @param invocation how its program was started
/// @param provenance     who started it, where and when
/// @param git        version of the code
/// @param lineage    where the run comes from
public record RunInfo(
        int format,
        String id,
        String experiment,
        Invocation invocation,
        Provenance provenance,
        GitState git,
        Lineage lineage) {
    /// The version that this program writes.
    public static final int FORMAT = 1;

    /// The fact of a job that says how often it had been started again.
    public static final String RESTARTS = "restarts";

    /// A run of this version, of unknown provenance.
    public static RunInfo of(String id, String experiment, Invocation invocation) {
        return new RunInfo(FORMAT, id, experiment, invocation, Provenance.UNKNOWN, GitState.NONE, Lineage.NONE);
    }

    /// The same, started so.
    public RunInfo by(Provenance starter) {
        return new RunInfo(format, id, experiment, invocation, starter, git, lineage);
    }

    /// The same with this version of the code.
    public RunInfo at(GitState code) {
        return new RunInfo(format, id, experiment, invocation, provenance, code, lineage);
    }

    /// The same in this lineage.
    public RunInfo in(Lineage family) {
        return new RunInfo(format, id, experiment, invocation, provenance, git, family);
    }

    /// The same without places of parameters and without inputs: they make up most of it, and few need them.
    RunInfo brief() {
        Invocation without = new Invocation(command(), cwd(), Map.of(), Map.of(), stderr());
        return new RunInfo(format, id, experiment, without, provenance, git, lineage);
    }

    /// The same with parameters that were typed in this order, somewhere.
    RunInfo typing(List<String> names) {
        return new RunInfo(format, id, experiment, invocation.typing(names), provenance, git, lineage);
    }

    public List<String> command() {
        return invocation.command();
    }

    public String cwd() {
        return invocation.cwd();
    }

    public Map<String, Place> places() {
        return invocation.places();
    }

    public Map<String, String> inputs() {
        return invocation.inputs();
    }

    public boolean stderr() {
        return invocation.stderr();
    }

    public String host() {
        return provenance.host();
    }

    public String user() {
        return provenance.user();
    }

    public @Nullable Instant started() {
        return provenance.started();
    }

    public Map<String, String> job() {
        return provenance.job();
    }

    /// The batch system's name of the run's task: `123`, or `123_4` in an array; empty outside of jobs.
    public String task() {
        String array = job().get("array_job");
        return array == null ? job().getOrDefault("id", "") : array + "_" + job().getOrDefault("array", "");
    }

    /// How often the batch system had started the run's job again.
    public int restarts() {
        String restarts = job().getOrDefault(RESTARTS, "");
        return restarts.matches("\\d{1,9}") ? Integer.parseInt(restarts) : 0;
    }

    public @Nullable Source source() {
        return provenance.source();
    }

    /// What was typed for reading the program.
    public TypedPatterns patterns() {
        return invocation.patterns();
    }

    /// What is known of a run whose `run.json` is missing or damaged: the id, and the time that it tells.
    static RunInfo unknown(String id) {
        return of(id, "", Invocation.of(List.of(), ".")).by(Provenance.of("", "", RunId.time(id)));
    }

    static RunInfo parse(String folder, Value.Obj json) {
        Source source = Source.parse(Fields.object(json, "source"));
        Instant started = Fields.time(json, "started");
        String cwd = Fields.path(json, "cwd");
        Map<String, String> inputs = Fields.strings(Fields.object(json, "inputs"));
        inputs.entrySet().removeIf(input -> (input.getKey() + input.getValue()).indexOf('\0') >= 0);
        Invocation invocation = new Invocation(
                Fields.texts(json, "command"),
                cwd == null ? "." : cwd,
                Place.parseAll(Fields.object(json, "places")),
                inputs,
                Fields.flag(json, "stderr"),
                TypedPatterns.parse(Fields.object(json, "patterns")));
        Provenance provenance = new Provenance(
                Fields.text(json, "host", ""),
                Fields.text(json, "user", ""),
                started == null && source == null ? RunId.time(folder) : started,
                Fields.strings(Fields.object(json, "job")),
                Fields.texts(json, "defaults"),
                source);
        return new RunInfo(
                (int) Fields.whole(json, "format", FORMAT),
                folder,
                Fields.text(json, "experiment", ""),
                invocation,
                provenance,
                GitState.parse(Fields.object(json, "git")),
                Lineage.parse(Fields.object(json, "lineage")));
    }

    /// The document of `run.json`.
    public Value.Obj json() {
        return new Fields.Writer()
                .put("format", Value.of(format))
                .put("id", id)
                .put("experiment", experiment)
                .put("command", command())
                .put("cwd", cwd())
                .put("host", host())
                .put("user", user())
                .put("started", started() == null ? null : Times.print(started()))
                .put("git", git.json())
                .put("job", Fields.values(job()))
                .put("defaults", list(provenance.defaults()))
                .put("lineage", lineage.json())
                .put("places", Place.json(places()))
                .put("inputs", Fields.values(inputs()))
                .put("stderr", Value.of(stderr()))
                .put("patterns", invocation.patterns().json().fields())
                .put("source", provenance.source() instanceof Source source ? source.json() : Map.of())
                .done();
    }

    private static @Nullable Value list(List<String> texts) {
        return texts.isEmpty()
                ? null
                : new Value.Items(texts.stream().map(Value::of).toList());
    }
}
