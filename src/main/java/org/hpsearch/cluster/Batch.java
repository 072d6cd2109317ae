package org.hpsearch.cluster;

import java.nio.file.Path;
import java.util.List;
import org.hpsearch.project.SlurmSettings;

/// Runs that are handed to an engine together.
///
/// @param id       of its folder below `.submitted`
/// @param sweep    that the runs belong to; empty for one run
/// @param place    where the runs work
/// @param tasks    the runs
/// @param atOnce   how many may run at a time; 0 for any number
/// @param settings what `hps.yaml` asks for
/// @param options  further options of the engine's own command
/// @param after    earlier jobs of the sweep that count for `atOnce`
public record Batch(
        String id,
        String sweep,
        Place place,
        List<Task> tasks,
        int atOnce,
        SlurmSettings settings,
        List<String> options,
        List<String> after) {
    public Batch {
        tasks = List.copyOf(tasks);
        options = List.copyOf(options);
        after = List.copyOf(after);
    }

    /// Where runs work.
    ///
    /// @param project its folder
    /// @param working folder of the programs
    /// @param kept    folder of the batch
    /// @param hps     the program
    public record Place(Path project, Path working, Path kept, String hps) {}

    /// What people see of it in a queue.
    String name() {
        return "hps-" + (sweep.isEmpty() ? id.substring(id.lastIndexOf('-') + 1) : sweep);
    }

    /// Whether it becomes job arrays, and no single job.
    boolean isArray() {
        return !sweep.isEmpty() || tasks.size() > 1;
    }

    /// The numbers of its runs.
    List<Integer> rows() {
        return tasks.stream().map(Task::row).toList();
    }

    /// The same behind earlier jobs.
    public Batch behind(List<String> jobs) {
        return new Batch(id, sweep, place, tasks, atOnce, settings, options, jobs);
    }

    /// The same at work in another folder.
    public Batch in(Path working) {
        Place there = new Place(place.project(), working, place.kept(), place.hps());
        return new Batch(id, sweep, there, tasks, atOnce, settings, options, after);
    }

    /// The same with these runs alone.
    public Batch of(List<Task> some) {
        return new Batch(id, sweep, place, some, atOnce, settings, options, after);
    }
}
