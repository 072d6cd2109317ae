package org.hpsearch.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.run.Host;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What an engine said last, for half a minute: many that look do not ask it more than twice a minute.
///
/// @param file where the answer is kept; of this machine alone, since clocks differ
/// @param now  the time
record PolledQueue(Path file, Instant now) {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String AT = "at";
    private static final String JOBS = "jobs";
    private static final String TASKS = "tasks";

    /// @param folder of the batches
    static PolledQueue in(Path folder, Instant now) {
        return new PolledQueue(folder.resolve(".queue-" + Host.machine()), now);
    }

    /// The states of the tasks of some jobs.
    ///
    /// @param sure whether the engine is asked in any case
    Map<String, TaskState> of(Engine engine, List<JobArray> jobs, boolean sure) {
        Map<String, TaskState> kept = sure ? null : kept(jobs);
        if (kept != null) {
            return kept;
        }
        Map<String, TaskState> states = engine.poll(jobs);
        keep(jobs, states);
        return states;
    }

    /// Forgets the answer, since it is no longer true.
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private @Nullable Map<String, TaskState> kept(List<JobArray> jobs) {
        try {
            Value.Obj json = SafeFile.readObject(file).orElse(Value.Obj.of(Map.of()));
            Instant at = Fields.time(json, AT);
            Set<String> asked = new HashSet<>(Fields.texts(json, JOBS));
            boolean fresh = at != null
                    && !at.isAfter(now)
                    && at.plus(FRESH).isAfter(now)
                    && jobs.stream().allMatch(job -> asked.contains(job.job()));
            return fresh ? states(Fields.object(json, TASKS)) : null;
        } catch (DataException damaged) {
            return null;
        }
    }

    private static Map<String, TaskState> states(Value.Obj tasks) {
        Map<String, TaskState> states = new HashMap<>();
        tasks.fields().forEach((task, value) -> {
            String[] words = value.print().split(" ", 2);
            for (TaskState.Phase phase : TaskState.Phase.values()) {
                if (phase.name().equals(words[0])) {
                    states.put(task, new TaskState(phase, words.length > 1 ? words[1] : ""));
                }
            }
        });
        return states;
    }

    private void keep(List<JobArray> jobs, Map<String, TaskState> states) {
        TreeMap<String, Value> tasks = new TreeMap<>();
        states.forEach((task, state) -> tasks.put(task, Value.of((state.phase() + " " + state.reason()).strip())));
        try {
            SafeFile.replace(
                    file,
                    new Fields.Writer()
                            .put(AT, Times.print(now))
                            .put(
                                    JOBS,
                                    jobs.stream().map(JobArray::job).distinct().toList())
                            .put(TASKS, tasks)
                            .done());
        } catch (IOException readOnly) {
            // the engine is asked again next time
        }
    }
}
