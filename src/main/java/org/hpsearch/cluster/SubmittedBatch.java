package org.hpsearch.cluster;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A batch that an engine has taken, as `job.json` keeps it.
///
/// @param folder    where it is kept
/// @param engine    that runs it
/// @param sweep     that its runs belong to; empty for one run
/// @param submitted when; null where the file does not say
/// @param from      user and host, as `ada@login1`
/// @param arrays    the jobs
public record SubmittedBatch(
        Path folder, String engine, String sweep, @Nullable Instant submitted, String from, List<JobArray> arrays) {
    public SubmittedBatch {
        arrays = List.copyOf(arrays);
    }

    /// Its id.
    public String id() {
        return folder.getFileName().toString();
    }

    static SubmittedBatch parse(Path folder, Value.Obj json) {
        List<JobArray> arrays = json.fields().get("arrays") instanceof Value.Items items
                ? items.values().stream()
                        .filter(Value.Obj.class::isInstance)
                        .map(item -> JobArray.parse((Value.Obj) item))
                        .toList()
                : List.of();
        return new SubmittedBatch(
                folder,
                Fields.text(json, "engine", ""),
                Fields.text(json, "sweep", ""),
                Fields.time(json, "submitted"),
                Fields.text(json, "from", ""),
                arrays);
    }

    Value.Obj json() {
        return new Fields.Writer()
                .put("format", Value.of(1))
                .put("engine", engine)
                .put("sweep", sweep)
                .put("submitted", submitted == null ? null : Times.print(submitted))
                .put("from", from)
                .put(
                        "arrays",
                        new Value.Items(arrays.stream()
                                .map(JobArray::json)
                                .map(Value.class::cast)
                                .toList()))
                .done();
    }
}
