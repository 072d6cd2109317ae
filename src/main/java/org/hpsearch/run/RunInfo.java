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
/// @param id         the folder's name when it was made
/// @param experiment what the run belongs to
/// @param command    the words of the command, secrets as `***`
/// @param cwd        working folder: relative to the project (`.` is the project itself), absolute where
///                   it lies
/// outside
/// @param host       host name
/// @param user       user name
/// @param started    when the program was about to start
/// @param git        version of the code
/// @param job        batch system's facts: `id`, `array`, `nodes`, ...
/// @param lineage    where the run comes from
/// @param places     where each parameter stands in the command
/// @param inputs     file as the command names it → its copy, relative to the run folder
/// @param stderr     whether standard error went to a file of its own
public record RunInfo(
        int format,
        String id,
        String experiment,
        List<String> command,
        String cwd,
        String host,
        String user,
        @Nullable Instant started,
        GitState git,
        Map<String, String> job,
        Lineage lineage,
        Map<String, Place> places,
        Map<String, String> inputs,
        boolean stderr) {
    /// The version that this program writes.
    public static final int FORMAT = 1;

    public RunInfo {
        command = List.copyOf(command);
        job = Map.copyOf(job);
        places = Map.copyOf(places);
        inputs = Map.copyOf(inputs);
    }

    /// What is known of a run whose `run.json` is missing or damaged: the id, and the time that it tells.
    static RunInfo unknown(String id) {
        return new RunInfo(
                FORMAT,
                id,
                "",
                List.of(),
                ".",
                "",
                "",
                RunId.time(id),
                GitState.NONE,
                Map.of(),
                Lineage.NONE,
                Map.of(),
                Map.of(),
                false);
    }

    static RunInfo parse(String folder, Value.Obj json) {
        Instant started = Fields.time(json, "started");
        return new RunInfo(
                (int) Fields.whole(json, "format", FORMAT),
                folder,
                Fields.text(json, "experiment", ""),
                Fields.texts(json, "command"),
                Fields.text(json, "cwd", "."),
                Fields.text(json, "host", ""),
                Fields.text(json, "user", ""),
                started == null ? RunId.time(folder) : started,
                GitState.parse(Fields.object(json, "git")),
                Fields.strings(Fields.object(json, "job")),
                Lineage.parse(Fields.object(json, "lineage")),
                Place.parseAll(Fields.object(json, "places")),
                Fields.strings(Fields.object(json, "inputs")),
                Fields.flag(json, "stderr"));
    }

    /// The document of `run.json`.
    public Value.Obj json() {
        return new Fields.Writer()
                .put("format", Value.of(format))
                .put("id", id)
                .put("experiment", experiment)
                .put("command", command)
                .put("cwd", cwd)
                .put("host", host)
                .put("user", user)
                .put("started", started == null ? null : Times.print(started))
                .put("git", git.json())
                .put("job", Fields.values(job))
                .put("lineage", lineage.json())
                .put("places", Place.json(places))
                .put("inputs", Fields.values(inputs))
                .put("stderr", Value.of(stderr))
                .done();
    }
}
