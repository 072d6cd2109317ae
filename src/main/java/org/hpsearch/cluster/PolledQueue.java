package org.hpsearch.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hpsearch.run.Host;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What an engine said last, for half a minute: many that look do not ask it more than twice a minute. A job that it
/// once did not list is over, and asked for again only by who has to be sure; how it ended is kept for good, since
/// engines forget it.
final class PolledQueue {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String AT = "at";
    private static final String JOBS = "jobs";
    private static final String TASKS = "tasks";
    private static final String OVER = "over";
    private static final String FATES = "fates";
    private static final String SILENT = "silent";

    private final Path file;
    private final Instant now;

    /// @param file where the answer is kept; of this machine alone, since clocks differ
    /// @param now  the time
    private PolledQueue(Path file, Instant now) {
        this.file = file;
        this.now = now;
    }

    /// @param folder of the batches
    static PolledQueue in(Path folder, Instant now) {
        return new PolledQueue(folder.resolve(".queue-" + Host.machine()), now);
    }

    /// What is kept.
    ///
    /// @param at     when the engine was asked last; null for never
    /// @param jobs   it was asked for
    /// @param tasks  what it said of them
    /// @param over   jobs that it did not list
    /// @param fates  job → how its tasks ended
    /// @param silent why it did not answer; empty where it did
    private record Kept(
            @Nullable Instant at,
            Set<String> jobs,
            Map<String, TaskState> tasks,
            Set<String> over,
            Map<String, Value> fates,
            String silent) {}

    /// The states of the tasks of some jobs.
    ///
    /// @param sure whether the engine is asked in any case
    /// @throws DataException where the engine does not answer, or did not half a minute ago
    Map<String, TaskState> of(Engine engine, List<JobArray> jobs, boolean sure) {
        Kept kept = kept();
        List<JobArray> wanted = sure
                ? jobs
                : jobs.stream().filter(job -> !kept.over.contains(job.job())).toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        if (!sure && isFresh(kept.at) && kept.jobs.containsAll(numbers(wanted))) {
            if (!kept.silent.isEmpty()) {
                throw new DataException(kept.silent);
            }
            return kept.tasks;
        }
        return asked(engine, wanted, kept);
    }

    private boolean isFresh(@Nullable Instant at) {
        return at != null && !at.isAfter(now) && at.plus(FRESH).isAfter(now);
    }

    private static Set<String> numbers(List<JobArray> jobs) {
        return jobs.stream().map(JobArray::job).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, TaskState> asked(Engine engine, List<JobArray> wanted, Kept kept) {
        Set<String> jobs = numbers(wanted);
        try {
            Map<String, TaskState> states = engine.poll(wanted);
            Set<String> listed = states.keySet().stream()
                    .map(task -> task.replaceFirst("_.*", ""))
                    .collect(Collectors.toSet());
            Set<String> over = new TreeSet<>(kept.over);
            over.addAll(jobs);
            over.removeAll(listed);
            Map<String, Value> fates = new TreeMap<>(kept.fates);
            keep(new Kept(now, jobs, states, over, fates, ""));
            return states;
        } catch (DataException silence) {
            keep(new Kept(now, jobs, Map.of(), kept.over, kept.fates, String.valueOf(silence.getMessage())));
            throw silence;
        }
    }

    /// How the tasks of a job ended: task → words. What was said once stays known when the engine has forgotten it, or
    /// does not answer.
    ///
    /// @param sure whether the engine is asked in any case; else only where the job may have gone on since
    Map<String, String> fates(Engine engine, String job, boolean sure) {
        Kept kept = kept();
        Value.Obj known = kept.fates.get(job) instanceof Value.Obj fates ? fates : Value.Obj.of(Map.of());
        Map<String, String> fates = new TreeMap<>(Fields.strings(known));
        String asked = fates.remove(AT);
        fates.remove(SILENT);
        String at = kept.over.contains(job) ? OVER : kept.at == null ? "" : Times.print(kept.at);
        if (!sure && (at.equals(asked) || isFresh(Fields.time(known, SILENT)))) {
            return fates;
        }
        TreeMap<String, String> noted = new TreeMap<>();
        try {
            fates.putAll(engine.fates(job));
            noted.put(AT, at);
        } catch (DataException silence) {
            noted.put(SILENT, Times.print(now));
        }
        noted.putAll(fates);
        Map<String, Value> all = new TreeMap<>(kept.fates);
        all.put(job, Value.Obj.of(Fields.values(noted)));
        keep(new Kept(kept.at, kept.jobs, kept.tasks, kept.over, all, kept.silent));
        return fates;
    }

    /// Forgets what the engine said of what goes on, since it is no longer true.
    void forget() {
        Kept kept = kept();
        if (kept.at != null) {
            keep(new Kept(null, Set.of(), Map.of(), kept.over, kept.fates, ""));
        }
    }

    private Kept kept() {
        Value.Obj json;
        try {
            json = SafeFile.readObject(file).orElse(Value.Obj.of(Map.of()));
        } catch (DataException damaged) {
            json = Value.Obj.of(Map.of());
        }
        return new Kept(
                Fields.time(json, AT),
                new TreeSet<>(Fields.texts(json, JOBS)),
                states(Fields.object(json, TASKS)),
                new TreeSet<>(Fields.texts(json, OVER)),
                Fields.object(json, FATES).fields(),
                Fields.text(json, SILENT, ""));
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

    private void keep(Kept kept) {
        TreeMap<String, Value> tasks = new TreeMap<>();
        kept.tasks.forEach((task, state) -> tasks.put(task, Value.of((state.phase() + " " + state.reason()).strip())));
        try {
            SafeFile.replace(
                    file,
                    new Fields.Writer()
                            .put(AT, kept.at == null ? null : Times.print(kept.at))
                            .put(JOBS, List.copyOf(kept.jobs))
                            .put(TASKS, tasks)
                            .put(OVER, List.copyOf(kept.over))
                            .put(FATES, kept.fates)
                            .put(SILENT, kept.silent)
                            .done());
        } catch (IOException readOnly) {
            // the engine is asked again next time
        }
    }
}
