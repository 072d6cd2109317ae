package org.hpsearch.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What runs batches: it takes them, says how they are, and takes them back. A third engine is a third class.
public interface Engine {
    /// Its name, as typed behind `--on`.
    String name();

    /// The scripts that it would start, by their names: a look ahead that changes nothing.
    Map<String, String> scripts(Batch batch);

    /// Starts the scripts of a batch, which lie in its folder.
    ///
    /// @return the jobs, each with its runs
    /// @throws org.hpsearch.value.DataException where the engine refuses, in its own words; no job is left
    List<JobArray> submit(Batch batch) throws IOException;

    /// What it knows of the tasks of these jobs, in one question; tasks that are over may be absent.
    ///
    /// @return task as [JobArray#task] names it → how it is
    /// @throws org.hpsearch.value.DataException where the engine does not answer
    Map<String, TaskState> poll(List<JobArray> jobs);

    /// How the tasks of a job ended that it no longer lists, in words; none where it has forgotten them.
    ///
    /// @return task → words; under the job's own number those of tasks that never started
    /// @throws org.hpsearch.value.DataException where the engine does not answer
    Map<String, String> fates(String job);

    /// Why a task died, from the last lines of what it printed; empty where they do not say.
    String cause(String printed);

    /// Takes tasks back: what waits never starts, what runs gets TERM.
    void cancel(List<String> tasks);
}
