package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hpsearch.cluster.Batch;
import org.hpsearch.cluster.BatchBook;
import org.hpsearch.cluster.Engine;
import org.hpsearch.cluster.JobArray;
import org.hpsearch.cluster.SubmittedBatch;
import org.hpsearch.cluster.Task;
import org.hpsearch.cluster.TaskState;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.PutBack;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.project.SlurmSettings;
import org.hpsearch.run.Host;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;

/// Hands runs to an engine, and says which jobs they became.
public final class Dispatch {
    private static final String ONE_RUN = "the run is handed to ";

    private final Context context;
    private final Engine engine;
    private final List<String> options;
    private final boolean dryRun;

    /// @param options of the engine's own command
    /// @param dryRun  whether the scripts are only shown
    public Dispatch(Context context, Engine engine, List<String> options, boolean dryRun) {
        this.context = context;
        this.engine = engine;
        this.options = List.copyOf(options);
        this.dryRun = dryRun;
    }

    /// Hands over one run.
    ///
    /// @param command what it runs
    /// @param line    the words of its `hps`, as typed
    /// @return the exit status
    public int run(PreparedCommand command, List<String> line) throws IOException {
        BatchBook book = new BatchBook(command.plan().project().store());
        Task task = new Task(0, command.experiment(), PlanLine.bash(line), planned(command));
        Batch batch = batch(book, command, "", List.of(task), 0);
        if (dryRun) {
            show(batch);
            return 0;
        }
        SubmittedBatch taken = book.alone(() -> book.submit(batch, engine, now(), from()));
        tell(ONE_RUN, taken);
        return 0;
    }

    /// Hands over runs that go on from earlier ones or repeat them, as many as have the same settings together.
    ///
    /// @param starts what is to be run
    /// @param tasks  the same for jobs
    /// @return the exit status
    public int again(List<RunStart> starts, List<Task> tasks) throws IOException {
        Map<SlurmSettings, List<Task>> alike = new LinkedHashMap<>();
        for (Task task : tasks) {
            alike.computeIfAbsent(settings(starts.get(task.row()).command()), settings -> new ArrayList<>())
                    .add(task);
        }
        for (List<Task> some : alike.values()) {
            List<RunStart> those =
                    some.stream().map(task -> starts.get(task.row())).toList();
            PreparedCommand first = those.getFirst().command();
            BatchBook book = new BatchBook(first.plan().project().store());
            Batch batch =
                    batch(book, first, "", some, shareAPlace(those) ? 1 : 0).in(context.folder());
            if (dryRun) {
                show(batch);
            } else {
                SubmittedBatch taken = book.alone(() -> book.submit(batch, engine, now(), from()));
                tell(some.size() == 1 ? ONE_RUN : some.size() + " runs are handed to ", taken);
            }
        }
        return 0;
    }

    /// Whether checkpoints of several have to be in one place, so that only one may run at a time.
    private static boolean shareAPlace(List<RunStart> starts) {
        List<Path> places = starts.stream()
                .map(RunStart::putBack)
                .filter(Objects::nonNull)
                .map(PutBack::place)
                .toList();
        return places.stream().distinct().count() < places.size();
    }

    /// Where the jobs of a crew run that this hands over one by one.
    public Site site(Store store) {
        return new EngineSite(this, engine, store, context.clock());
    }

    /// Hands over one run of a sweep, without a word.
    SubmittedBatch one(BatchBook book, PreparedCommand command, Task task) throws IOException {
        String sweep = command.plan().label().lineage().sweep();
        Batch batch = batch(book, command, sweep == null ? "" : sweep, List.of(task), 0);
        return book.alone(() -> book.submit(batch, engine, now(), from()));
    }

    /// Hands over the runs of a sweep that neither wait nor run already.
    ///
    /// @param labels the runs, for people
    /// @param left   to do
    /// @param atOnce how many may run at a time; 0 for any number
    /// @param from   the run that each goes on from at first; empty where each looks for one
    /// @return the exit status
    public int sweep(String id, List<String> labels, List<Crew.Job> left, int atOnce, String from) throws IOException {
        if (left.isEmpty()) {
            context.say("nothing is left to do");
            return 0;
        }
        PreparedCommand first = left.getFirst().command();
        BatchBook book = new BatchBook(first.plan().project().store());
        List<Task> tasks = new ArrayList<>();
        for (Crew.Job job : left) {
            tasks.add(new Task(
                    job.number(),
                    labels.get(job.number()),
                    PlanLine.ofJob(job.command(), from),
                    planned(job.command())));
        }
        Batch batch = batch(book, first, id, tasks, atOnce);
        if (dryRun) {
            show(batch);
            return 0;
        }
        return book.alone(() -> submit(book, batch, labels.size()));
    }

    private int submit(BatchBook book, Batch batch, int all) throws IOException {
        Map<Integer, String> open = open(book, batch.sweep());
        List<Task> left = batch.tasks().stream()
                .filter(task -> !open.containsKey(task.row()))
                .toList();
        if (left.size() < batch.tasks().size()) {
            context.say((batch.tasks().size() - left.size()) + " wait or run already: hps jobs shows them");
        }
        if (left.isEmpty()) {
            context.say("nothing is left to submit");
            return 0;
        }
        Set<String> before = open.values().stream()
                .map(task -> task.replaceFirst("_.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Batch rest = batch.of(left).behind(batch.atOnce() > 0 ? List.copyOf(before) : List.of());
        SubmittedBatch taken = book.submit(rest, engine, now(), from());
        tell(
                String.format(Locale.ROOT, "sweep %s: %,d of %,d runs handed to ", batch.sweep(), left.size(), all),
                taken);
        return 0;
    }

    /// Runs of a sweep that an engine holds: number → task.
    private Map<Integer, String> open(BatchBook book, String sweep) {
        List<SubmittedBatch> same = book.all().stream()
                .filter(batch -> batch.sweep().equals(sweep) && batch.engine().equals(engine.name()))
                .toList();
        List<JobArray> arrays =
                same.stream().flatMap(batch -> batch.arrays().stream()).toList();
        Map<String, TaskState> states = engine.poll(arrays);
        Map<Integer, String> open = new TreeMap<>();
        for (JobArray array : arrays) {
            for (int row : array.rows()) {
                TaskState state = states.get(array.task(row));
                if (state != null && state.phase() != TaskState.Phase.ENDED) {
                    open.put(row, array.task(row));
                }
            }
        }
        return open;
    }

    private Batch batch(BatchBook book, PreparedCommand first, String sweep, List<Task> tasks, int atOnce) {
        String hps = context.script();
        if (hps.isEmpty()) {
            throw new DataException("--on needs the hps script that started this program");
        }
        RunPlan plan = first.plan();
        String id = RunId.create(now());
        return new Batch(
                id,
                sweep,
                new Batch.Place(plan.project().path(), plan.folder(), book.folder(id), hps),
                tasks,
                atOnce,
                settings(first),
                options,
                List.of());
    }

    /// What is known of a run that is handed over.
    public static RunRecord planned(PreparedCommand command) {
        return command.record().with(command.plan().label().notes());
    }

    private static SlurmSettings settings(PreparedCommand command) {
        return command.plan().settings().experiment(command.experiment()).slurm();
    }

    /// Shows what would be handed over.
    private void show(Batch batch) {
        engine.scripts(batch).forEach((name, text) -> {
            context.out().println("==> " + name);
            context.out().print(text);
        });
        context.out().println("==> tasks");
        batch.tasks().forEach(task -> context.out().println(task.row() + "\t" + task.label() + "\t" + task.line()));
    }

    private void tell(String what, SubmittedBatch taken) {
        List<String> jobs = taken.arrays().stream().map(JobArray::job).toList();
        context.say(what + engine.name() + " as job " + String.join(", ", jobs) + "; hps jobs shows them");
        jobs.forEach(context.out()::println);
    }

    private Instant now() {
        return context.clock().instant();
    }

    private String from() {
        return context.environment().getOrDefault("USER", System.getProperty("user.name", "")) + "@" + Host.name();
    }
}
