package org.hpsearch.ensemble.members;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.launch.again.BestCheckpoint;
import org.hpsearch.launch.again.CheckpointChoice;
import org.hpsearch.launch.again.CheckpointFile;
import org.hpsearch.launch.again.RunOrigin;
import org.hpsearch.launch.many.Stages;
import org.hpsearch.process.Outside;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.project.Stage;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Template;
import org.hpsearch.value.Trees;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// The files of predictions of some runs: made by a command, each in a folder of its own below
/// `hps-runs/.predictions`, where they are found again as long as run, checkpoint and command are the same; or left
/// behind by the runs.
public final class MemberPredictions {
    private static final Pattern LAST = Pattern.compile("last:(\\d{1,6})");
    private static final String KEPT = ".predictions";
    private static final String OUTPUT = "predictions.csv";
    private static final String LOG = "output.log";
    private static final int TAIL = 1 << 14;
    private static final int LAST_LINES = 10;

    private final Context context;
    private final Project project;
    private final Settings settings;
    private final PredictionSource source;
    private final Effort effort;

    /// How hard it is tried.
    ///
    /// @param jobs       commands at a time
    /// @param skipFailed whether runs whose command fails are left out
    /// @param anew       whether nothing that is kept counts
    /// @param yes        whether runs of another user or machine may be read without asking
    public record Effort(int jobs, boolean skipFailed, boolean anew, boolean yes) {
        public Effort {
            UsageException.requireOne("--jobs", jobs);
        }
    }

    public MemberPredictions(
            Context context, Project project, Settings settings, PredictionSource source, Effort effort) {
        this.context = context;
        this.project = project;
        this.settings = settings;
        this.source = source;
        this.effort = effort;
    }

    /// The predictions of each run.
    ///
    /// @throws DataException where one has none
    public List<MemberFile> of(List<MemberRun> runs) throws IOException, InterruptedException {
        List<MemberTask> tasks = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            try {
                tasks.addAll(tasks(runs.get(place), place));
            } catch (DataException none) {
                leaveOut(none);
            }
        }
        boolean fixedPlace = !source.from().isEmpty()
                && tasks.stream().anyMatch(task -> !task.command().isEmpty());
        if (fixedPlace && effort.jobs > 1) {
            throw new UsageException("a command that writes to one place cannot run twice at a time: --jobs 1");
        }
        permit(tasks);
        return all(tasks);
    }

    /// Asks before a command reads the files of runs that somebody else made: a checkpoint may hold code.
    private void permit(List<MemberTask> tasks) {
        List<MemberTask> foreign = tasks.stream()
                .filter(task -> !task.command().isEmpty())
                .filter(task -> RunOrigin.isForeign(task.run().record(), context.environment()))
                .toList();
        if (foreign.isEmpty() || effort.yes) {
            return;
        }
        foreign.forEach(task -> context.say(
                RunOrigin.maker(task.run().record()) + "; this reads its files: " + task.filled(task.command())));
        if (!context.confirmed("predict with " + (foreign.size() == 1 ? "it?" : "them?"))) {
            throw new DataException("nothing was predicted");
        }
    }

    private void leaveOut(DataException failed) {
        if (!effort.skipFailed) {
            throw failed;
        }
        context.say("left out: " + failed.getMessage());
    }

    private List<MemberTask> tasks(MemberRun run, int place) throws IOException {
        String command = source.command(
                settings.experiment(run.experiment()).checkpoint().predict());
        RunFolder folder = project.store().run(run.record().id());
        List<MemberTask> tasks = new ArrayList<>();
        List<@Nullable Checkpoint> checkpoints = checkpoints(run, folder, command);
        for (Checkpoint checkpoint : checkpoints) {
            String name = run.name() + (checkpoint == null || checkpoints.size() == 1 ? "" : "@" + which(checkpoint));
            Path cwd = project.path().resolve(run.record().info().cwd()).normalize();
            Path file = checkpoint == null ? null : CheckpointFile.verified("the checkpoint", folder, checkpoint, cwd);
            tasks.add(new MemberTask(run, folder, checkpoint, file, name, command, place));
        }
        return tasks;
    }

    private static String which(Checkpoint checkpoint) {
        return checkpoint.step() == null
                ? String.valueOf(Path.of(checkpoint.path()).getFileName())
                : Numbers.print(checkpoint.step());
    }

    private List<@Nullable Checkpoint> checkpoints(MemberRun run, RunFolder folder, String command) throws IOException {
        if (!Template.of(command).keys().contains("checkpoint")) {
            List<@Nullable Checkpoint> none = new ArrayList<>();
            none.add(null);
            return none;
        }
        CheckpointChoice choice = new CheckpointChoice(folder, run.record(), settings);
        Matcher last = LAST.matcher(source.checkpoints());
        if (!last.matches()) {
            boolean best = source.checkpoints().equals("best");
            return List.of(best ? best(folder, run, choice) : choice.of(source.checkpoints()));
        }
        choice.of("last");
        List<Checkpoint> kept = choice.kept();
        int number = Integer.parseInt(last.group(1));
        if (kept.size() < number) {
            throw new DataException("run " + run.name() + " has " + kept.size() + " kept checkpoints, not " + number
                    + "; hps run --keep " + number + " keeps so many");
        }
        return List.copyOf(kept.subList(kept.size() - number, kept.size()));
    }

    private Checkpoint best(RunFolder folder, MemberRun run, CheckpointChoice choice) throws IOException {
        Checkpoint best = new BestCheckpoint(folder, settings, run.record()).of(choice.kept());
        return best == null ? choice.of("last") : best;
    }

    private List<MemberFile> all(List<MemberTask> tasks) throws IOException, InterruptedException {
        List<MemberFile> members = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                effort.jobs, Thread.ofPlatform().daemon().factory())) {
            List<Future<MemberFile>> futures =
                    tasks.stream().map(task -> pool.submit(() -> of(task))).toList();
            try {
                for (Future<MemberFile> future : futures) {
                    add(members, future);
                }
            } finally {
                pool.shutdownNow();
            }
        }
        if (members.isEmpty()) {
            throw new DataException("no run has predictions");
        }
        return members;
    }

    private void add(List<MemberFile> members, Future<MemberFile> future) throws IOException, InterruptedException {
        try {
            members.add(future.get());
        } catch (ExecutionException e) {
            switch (java.util.Objects.requireNonNull(e.getCause())) {
                case DataException failed -> leaveOut(failed);
                case UsageException wrong -> throw wrong;
                case IOException unreadable -> throw unreadable;
                case InterruptedException cancelled -> throw cancelled;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private MemberFile of(MemberTask task) throws IOException, InterruptedException {
        return task.predicted(task.command().isEmpty() ? left(task) : predicted(task));
    }

    /// What the run has left in its folder, or where a path with placeholders leads to.
    private Path left(MemberTask task) {
        String from = source.from();
        String name = task.filled(from);
        Path elsewhere = context.folder().resolve(name);
        if (!from.equals(name) && !inside(task.folder(), name) && Files.isRegularFile(elsewhere)) {
            return elsewhere;
        }
        return Stream.of("", RunFolder.OUTPUT_COPIES + "/", RunFolder.WORK + "/")
                .filter(place -> inside(task.folder(), place + name))
                .map(place -> task.folder().file(place + name))
                .findFirst()
                .orElseThrow(() -> new DataException("run " + task.name() + " has no file " + name + " in its folder"));
    }

    /// Whether a path names a file of the run's own.
    private static boolean inside(RunFolder run, String name) {
        return Files.isRegularFile(run.readable(name));
    }

    private Path predicted(MemberTask task) throws IOException, InterruptedException {
        Path all = project.store().path().resolve(KEPT);
        Path kept = all.resolve(key(task));
        Optional<Path> before = effort.anew ? Optional.empty() : written(kept);
        if (before.isPresent()) {
            context.say(task.name() + ": reused its earlier predictions (--again predicts again)");
            return before.get();
        }
        Files.createDirectories(all);
        Path making = Scratch.make(all, ".making-");
        try {
            run(task, making);
            result(task, making);
            Trees.delete(kept);
            Files.move(making, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(making);
        }
        return result(task, kept);
    }

    private String key(MemberTask task) throws IOException {
        String content = "";
        List<String> data = List.of();
        if (task.checkpoint() != null && task.file() != null) {
            String noted = task.checkpoint().sha256();
            content = noted.isEmpty() ? Digest.of(task.file()) : noted;
            data = List.of(task.file().toString());
        }
        List<String> words = Words.split(task.filled(task.command()));
        Stage code = new Stage("predict", words, List.of(), List.of(), data, List.of());
        return Digest.ofLines(List.of(
                        task.run().record().id(),
                        content,
                        source.from(),
                        context.folder().toString(),
                        Stages.key(code, words, Map.of(), context.folder())))
                .substring(0, 20);
    }

    private void run(MemberTask task, Path folder) throws IOException, InterruptedException {
        Path fixed = source.from().isEmpty() ? null : context.folder().resolve(task.filled(source.from()));
        Object before = fixed == null || !Files.exists(fixed) ? "" : Files.getLastModifiedTime(fixed);
        context.say(task.name() + ": predicting");
        MemberTask.ShellLine line = task.line(folder.resolve(OUTPUT));
        Map<String, String> variables = new TreeMap<>(line.variables());
        variables.put("PYTHONUNBUFFERED", "1");
        int exit = Outside.log(List.of("/bin/sh", "-c", line.text()), context.folder(), variables, folder.resolve(LOG));
        if (exit != 0) {
            throw new DataException(
                    "the prediction of " + task.name() + " ended with status " + exit + end(folder.resolve(LOG)));
        }
        if (fixed != null) {
            if (!Files.isRegularFile(fixed) || Files.getLastModifiedTime(fixed).equals(before)) {
                throw new DataException("the prediction of " + task.name() + " wrote nothing to " + source.from()
                        + end(folder.resolve(LOG)));
            }
            Files.copy(fixed, folder.resolve(OUTPUT));
        }
    }

    /// The end of what a command printed, behind what came of it.
    static String end(Path log) throws IOException {
        List<String> lines = SafeFile.tail(log, TAIL)
                .lines()
                .filter(line -> !line.isBlank())
                .map(SafeText::line)
                .toList();
        return lines.isEmpty()
                ? "; it printed nothing"
                : ": " + String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /// The one file that a command has written: programs may add a suffix.
    private static Optional<Path> written(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(OUTPUT))
                    .toList();
            return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
        }
    }

    private static Path result(MemberTask task, Path folder) throws IOException {
        Optional<Path> file = written(folder);
        if (file.isEmpty()) {
            throw new DataException(
                    "the prediction of " + task.name() + " wrote no {predictions}" + end(folder.resolve(LOG)));
        }
        return file.get();
    }
}
