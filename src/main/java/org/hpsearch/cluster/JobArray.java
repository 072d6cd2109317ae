package org.hpsearch.cluster;

import java.util.List;
import java.util.Map;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// A job of an engine, with the runs in it.
///
/// @param job    its number, as the engine gave it
/// @param offset what is added to a task's index to get the run's number; -1 where the job is no array
/// @param rows   numbers of its runs, ascending
public record JobArray(String job, int offset, List<Integer> rows) {
    public JobArray {
        rows = List.copyOf(rows);
    }

    /// The engine's name of a run's task.
    public String task(int row) {
        return offset < 0 ? job : job + "_" + (row - offset);
    }

    /// The facts of a run's task that its run folder will hold, too.
    Map<String, String> facts(int row) {
        return offset < 0 ? Map.of("id", job) : Map.of("array_job", job, "array", Integer.toString(row - offset));
    }

    static JobArray parse(Value.Obj json) {
        return new JobArray(
                Fields.text(json, "job", ""),
                (int) Fields.whole(json, "offset", -1),
                RowRanges.parse(Fields.text(json, "rows", "")));
    }

    Value.Obj json() {
        return new Fields.Writer()
                .put("job", job)
                .put("offset", Value.of(offset))
                .put("rows", RowRanges.print(rows))
                .done();
    }
}
