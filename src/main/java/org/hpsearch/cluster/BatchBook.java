package org.hpsearch.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.GuardedFolder;
import org.hpsearch.run.PlannedRun;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.hpsearch.value.Value;

/// The batches of a store: `hps-runs/.submitted/`, a folder each.
///
/// @param store whose runs they make
public record BatchBook(Store store) {
    private static final String NAME = ".submitted";
    private static final String RECORD = "job.json";
    private static final String TASKS = "tasks";
    private static final String TOKEN = "token";
    private static final String PLANNED = "planned";
    private static final Value.Obj NOTHING = Value.Obj.of(Map.of());

    /// Commands may hold secrets: only their owner reads the file of tasks.
    private static final String OWNER = "rw-------";

    /// Where a batch is kept.
    public Path folder(String id) {
        return path().resolve(id);
    }

    Path path() {
        return store.path().resolve(NAME);
    }

    /// Whether anything was ever submitted: one look, for verbs that do not depend on it.
    public boolean exists() {
        return Files.isDirectory(path());
    }

    /// Something that is done while nobody else submits.
    public interface Step<T> {
        T take() throws IOException;
    }

    /// Does something while no other process submits into this store.
    public <T> T alone(Step<T> step) throws IOException {
        store.prepare();
        Files.createDirectories(path());
        try (FileChannel channel = GuardedFolder.lock(path().resolve(".lock"));
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException(path() + " cannot be locked");
            }
            return step.take();
        }
    }

    /// Keeps a batch and hands it to an engine; of one that the engine refuses nothing is left.
    ///
    /// @param from user and host
    public SubmittedBatch submit(Batch batch, Engine engine, Instant now, String from) throws IOException {
        Path folder = batch.place().kept();
        Files.createDirectory(folder);
        try {
            write(folder.resolve(TOKEN), batch.id() + "\n");
            StringBuilder tasks = new StringBuilder();
            batch.tasks().forEach(task -> tasks.append(task.text()));
            Files.createFile(
                    folder.resolve(TASKS),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER)));
            Files.writeString(folder.resolve(TASKS), tasks);
            StringBuilder planned = new StringBuilder();
            batch.tasks().forEach(task -> planned.append(task.planned()));
            write(folder.resolve(PLANNED), planned.toString());
            for (Map.Entry<String, String> script : engine.scripts(batch).entrySet()) {
                write(folder.resolve(script.getKey()), script.getValue());
            }
            List<JobArray> arrays = engine.submit(batch);
            SubmittedBatch taken = new SubmittedBatch(folder, engine.name(), batch.sweep(), now, from, arrays);
            SafeFile.replace(folder.resolve(RECORD), taken.json());
            return taken;
        } catch (IOException | DataException failed) {
            Trees.delete(folder);
            throw failed;
        }
    }

    private static void write(Path file, String text) throws IOException {
        SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The batches that engines have taken, oldest first; one whose record is damaged is left out.
    public List<SubmittedBatch> all() {
        List<SubmittedBatch> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                path(), folder -> RunId.isId(folder.getFileName().toString()))) {
            for (Path folder : folders) {
                record(folder, all);
            }
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new DataException(path() + " cannot be listed: " + e.getMessage(), e);
        }
        all.sort(Comparator.comparing(SubmittedBatch::id));
        return all;
    }

    private static void record(Path folder, List<SubmittedBatch> all) {
        try {
            SafeFile.readObject(folder.resolve(RECORD)).ifPresent(json -> all.add(SubmittedBatch.parse(folder, json)));
        } catch (DataException damaged) {
            // the run folders of its tasks say all that matters
        }
    }

    /// Takes tasks back; what the engine said before is no longer true.
    public void cancel(Engine engine, List<String> tasks) throws IOException {
        try {
            engine.cancel(tasks);
        } finally {
            PolledQueue.in(path(), Instant.EPOCH).forget();
        }
    }

    /// Ends the run of a task early, by a rule of a search: the job finds the rule in the batch's folder when it gets
    /// TERM.
    public void stop(Engine engine, TaskStatus task, String rule) throws IOException {
        write(task.batch().folder().resolve("stopped-" + task.row()), rule + "\n");
        cancel(engine, List.of(task.task()));
    }

    /// What is known of the runs of a batch that have no folder yet, by their numbers; of one whose line cannot be read
    /// that it waits.
    static Map<Integer, RunRecord> planned(SubmittedBatch batch, Map<Integer, JobArray> wanted) {
        Map<Integer, RunRecord> planned = new TreeMap<>();
        Map<Integer, Value.Obj> known = new TreeMap<>();
        lines(batch.folder().resolve(PLANNED), 2).forEach((row, text) -> {
            if (wanted.containsKey(row)) {
                known.put(row, parsed(text));
            }
        });
        wanted.forEach((row, array) -> planned.put(
                row,
                PlannedRun.parse(
                        known.getOrDefault(row, NOTHING), batch.from().replaceFirst("@.*", ""), array.facts(row))));
        return planned;
    }

    /// What is known of the run of a task that has no folder yet.
    public static RunRecord planned(SubmittedBatch batch, int row) {
        JobArray array = batch.arrays().stream()
                .filter(one -> one.rows().contains(row))
                .findFirst()
                .orElseThrow();
        return planned(batch, Map.of(row, array)).values().iterator().next();
    }

    private static Value.Obj parsed(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Value.Obj run ? run : NOTHING;
        } catch (DataException damaged) {
            return NOTHING;
        }
    }

    /// The labels of a batch's runs, by their numbers; none where its file cannot be read.
    public static Map<Integer, String> labels(SubmittedBatch batch) {
        Map<Integer, String> labels = new TreeMap<>();
        lines(batch.folder().resolve(TASKS), 3).forEach((row, text) -> labels.put(row, text.replaceFirst("\t.*", "")));
        return labels;
    }

    /// What lines say behind the number of a run; none where the file cannot be read.
    ///
    /// @param parts of a whole line, with tabs between
    private static Map<Integer, String> lines(Path file, int parts) {
        Map<Integer, String> lines = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.split("\t", parts).length == parts && line.matches("\\d{1,7}\t.*")) {
                    int tab = line.indexOf('\t');
                    lines.put(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return lines;
    }
}
