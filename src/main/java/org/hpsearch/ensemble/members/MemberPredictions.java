package org.hpsearch.ensemble.members;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.hpsearch.launch.again.Resume;
import org.hpsearch.launch.many.Stages;
import org.hpsearch.process.Outside;
import org.hpsearch.project.Settings;
import org.hpsearch.project.Stage;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// The files of predictions of some runs: made by a command, each in a folder of its own below
/// `hps-runs/.predictions`, where they are found again as long as run, checkpoint and command are the same; or left
/// behind by the runs.
///
/// @param predict    the command; empty for that of the experiment in `hps.yaml`, if there is one
/// @param from       file in the run's folder; with a command, where that writes to
/// @param which      checkpoint: `best`, `last`, a step, `last:N`
/// @param jobs       commands at a time
/// @param skipFailed whether runs whose command fails are left out
/// @param fresh      whether nothing that is kept counts
public record MemberPredictions(
        Context context,
        Workspace workspace,
        String predict,
        String from,
        String which,
        int jobs,
        boolean skipFailed,
        boolean fresh) {
    private static final Pattern LAST = Pattern.compile("last:(\\d{1,6})");
    private static final String KEPT = ".predictions";
    private static final String OUTPUT = "predictions.csv";
    private static final String LOG = "output.log";
    private static final int TAIL = 1 << 14;
    private static final int LAST_LINES = 10;

    /// A run with one of its checkpoints.
    ///
    /// @param checkpoint null where none predicted
    /// @param place      of its run among those that were asked for, from 0
    public record Member(Row row, @Nullable Checkpoint checkpoint, String name, Path file, int place) {}

    /// The predictions of each run.
    ///
    /// @throws DataException where one has none
    public List<Member> of(List<Row> rows) throws IOException, InterruptedException {
        List<Task> tasks = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            try {
                tasks.addAll(tasks(rows.get(place), place));
            } catch (DataException none) {
                if (!skipFailed) {
                    throw none;
                }
                context.say("left out: " + none.getMessage());
            }
        }
        boolean fixedPlace = !from.isEmpty() && tasks.stream().anyMatch(task -> !task.command.isEmpty());
        if (fixedPlace && jobs > 1) {
            throw new UsageException("a command that writes to one place cannot run twice at a time: --jobs 1");
        }
        return all(tasks);
    }

    private List<Task> tasks(Row row, int place) throws IOException {
        String command = command(row);
        if (command.isEmpty() && from.isEmpty()) {
            throw new UsageException("--predict COMMAND or --from FILE tells where the predictions come from "
                    + "(or predict: of the experiment in hps.yaml)");
        }
        if (!command.isEmpty() && from.isEmpty() && !command.contains(Placeholders.PREDICTIONS)) {
            throw new UsageException(
                    "the command has no {predictions}, the file to write; --from FILE tells where it writes to");
        }
        List<Task> tasks = new ArrayList<>();
        List<@Nullable Checkpoint> checkpoints = checkpoints(row, command);
        for (Checkpoint checkpoint : checkpoints) {
            String name = RunId.shortForm(row.record().id())
                    + (checkpoint == null || checkpoints.size() == 1 ? "" : "@" + which(checkpoint));
            Path file = checkpoint == null ? null : file(row, checkpoint);
            tasks.add(new Task(row, checkpoint, file, name, command, place));
        }
        return tasks;
    }

    private Path file(Row row, Checkpoint checkpoint) throws IOException {
        Path folder = workspace.project().path().resolve(row.record().info().cwd());
        return Resume.verified("the checkpoint", workspace.run(row.record().id()), checkpoint, folder);
    }

    private static String which(Checkpoint checkpoint) {
        return checkpoint.step() == null
                ? String.valueOf(Path.of(checkpoint.path()).getFileName())
                : Numbers.print(checkpoint.step());
    }

    private String command(Row row) {
        Settings.Experiment declared =
                workspace.settings().experiment(row.record().info().experiment());
        return predict.isEmpty() && from.isEmpty() ? declared.predict() : predict;
    }

    private List<@Nullable Checkpoint> checkpoints(Row row, String command) throws IOException {
        if (!command.contains("{checkpoint}")) {
            List<@Nullable Checkpoint> none = new ArrayList<>();
            none.add(null);
            return none;
        }
        RunFolder run = workspace.run(row.record().id());
        CheckpointChoice choice = new CheckpointChoice(run, row.record(), workspace.settings());
        Matcher last = LAST.matcher(which);
        if (!last.matches()) {
            boolean best = which.equals("best");
            return List.of(best ? best(run, row, choice) : choice.of(which));
        }
        choice.of("last");
        List<Checkpoint> kept = choice.kept();
        int number = Integer.parseInt(last.group(1));
        if (kept.size() < number) {
            throw new DataException("run " + RunId.shortForm(run.id()) + " has " + kept.size()
                    + " kept checkpoints, not " + number + "; hps run --keep " + number + " keeps so many");
        }
        return List.copyOf(kept.subList(kept.size() - number, kept.size()));
    }

    private Checkpoint best(RunFolder run, Row row, CheckpointChoice choice) throws IOException {
        Checkpoint best = new BestCheckpoint(run, workspace.settings(), row.record()).of(choice.kept());
        return best == null ? choice.of("last") : best;
    }

    private List<Member> all(List<Task> tasks) throws IOException, InterruptedException {
        List<Member> members = new ArrayList<>();
        try (ExecutorService pool =
                Executors.newFixedThreadPool(jobs, Thread.ofPlatform().daemon().factory())) {
            List<Future<Member>> futures =
                    tasks.stream().map(task -> pool.submit(() -> of(task))).toList();
            try {
                for (Future<Member> future : futures) {
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

    private void add(List<Member> members, Future<Member> future) throws IOException, InterruptedException {
        try {
            members.add(future.get());
        } catch (ExecutionException e) {
            switch (java.util.Objects.requireNonNull(e.getCause())) {
                case DataException failed when skipFailed -> context.say("left out: " + failed.getMessage());
                case DataException failed -> throw failed;
                case UsageException wrong -> throw wrong;
                case IOException unreadable -> throw unreadable;
                case InterruptedException cancelled -> throw cancelled;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /// What is to be predicted.
    ///
    /// @param file of the checkpoint
    private record Task(
            Row row,
            @Nullable Checkpoint checkpoint,
            @Nullable Path file,
            String name,
            String command,
            int place) {}

    private Member of(Task task) throws IOException, InterruptedException {
        Path file = task.command.isEmpty() ? left(task) : predicted(task);
        return new Member(task.row, task.checkpoint, task.name, file, task.place);
    }

    /// What the run has left in its folder, or where a path with placeholders leads to.
    private Path left(Task task) {
        RunFolder run = workspace.run(task.row.record().id());
        String name = places(task).shown(from);
        return Stream.of(
                        run.file(name),
                        run.file(RunFolder.OUTPUT_COPIES).resolve(name),
                        run.file(RunFolder.WORK).resolve(name),
                        from.equals(name) ? run.file(name) : context.folder().resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DataException("run " + task.name + " has no file " + name + " in its folder"));
    }

    private Path predicted(Task task) throws IOException, InterruptedException {
        Path all = workspace.project().store().path().resolve(KEPT);
        Path kept = all.resolve(key(task));
        Optional<Path> before = fresh ? Optional.empty() : written(kept);
        if (before.isPresent()) {
            context.say(task.name + ": as predicted before (--fresh predicts anew)");
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

    private String key(Task task) throws IOException {
        String content = "";
        List<String> data = List.of();
        if (task.checkpoint != null && task.file != null) {
            String noted = task.checkpoint.sha256();
            content = noted.isEmpty() ? Digest.of(task.file) : noted;
            data = List.of(task.file.toString());
        }
        List<String> words = Words.split(places(task).shown(task.command));
        Stage code = new Stage("predict", words, List.of(), List.of(), data, List.of());
        return Digest.ofLines(List.of(
                        task.row.record().id(),
                        content,
                        from,
                        context.folder().toString(),
                        Stages.key(code, words, Map.of(), context.folder())))
                .substring(0, 20);
    }

    private void run(Task task, Path folder) throws IOException, InterruptedException {
        Path fixed =
                from.isEmpty() ? null : context.folder().resolve(places(task).shown(from));
        Object before = fixed == null || !Files.exists(fixed) ? "" : Files.getLastModifiedTime(fixed);
        context.say(task.name + ": predicting");
        String line = places(task).with(folder.resolve(OUTPUT)).quoted(task.command);
        int exit = Outside.log(
                List.of("/bin/sh", "-c", line), context.folder(), Map.of("PYTHONUNBUFFERED", "1"), folder.resolve(LOG));
        if (exit != 0) {
            throw new DataException(
                    "the prediction of " + task.name + " ended with status " + exit + end(folder.resolve(LOG)));
        }
        if (fixed != null) {
            if (!Files.isRegularFile(fixed) || Files.getLastModifiedTime(fixed).equals(before)) {
                throw new DataException(
                        "the prediction of " + task.name + " wrote nothing to " + from + end(folder.resolve(LOG)));
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

    private static Path result(Task task, Path folder) throws IOException {
        Optional<Path> file = written(folder);
        if (file.isEmpty()) {
            throw new DataException(
                    "the prediction of " + task.name + " wrote no {predictions}" + end(folder.resolve(LOG)));
        }
        return file.get();
    }

    private Placeholders places(Task task) {
        RunFolder run = workspace.run(task.row.record().id());
        String checkpoint = task.file == null ? null : task.file.toString();
        return new Placeholders(task.row, task.name, checkpoint, run.path().toAbsolutePath(), null);
    }
}
