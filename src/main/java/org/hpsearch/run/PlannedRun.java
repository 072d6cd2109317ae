package org.hpsearch.run;

import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// A run that was handed over and has no folder yet, as one value: what its `run.json`, `params.json`, `found.json` and
/// `notes.json` will say, as far as that is known.
public final class PlannedRun {
    private static final String INFO = "run";
    private static final String PARAMS = "params";
    private static final String FOUND = "found";
    private static final String NOTES = "notes";

    private PlannedRun() {}

    /// The run as it is kept; as far as that is known.
    public static Value.Obj json(RunRecord run) {
        return new Fields.Writer()
                .put(INFO, run.info().json())
                .put(PARAMS, Value.Obj.of(run.params()))
                .put(FOUND, Found.json(run.found()))
                .put(NOTES, run.notes().json())
                .done();
    }

    /// The run that waits; without an id, which comes with its folder.
    ///
    /// @param user who handed it over
    /// @param job  the batch system's facts of its task
    public static RunRecord parse(Value.Obj json, String user, Map<String, String> job) {
        RunInfo planned = RunInfo.parse("", Fields.object(json, INFO));
        Map<String, Value> params = new TreeMap<>(Fields.object(json, PARAMS).fields());
        return RunRecord.queued(planned.by(Provenance.of("", user, null).inJob(job)))
                .with(params, Found.parse(Fields.object(json, FOUND)))
                .with(Notes.parse(Fields.object(json, NOTES)));
    }
}
