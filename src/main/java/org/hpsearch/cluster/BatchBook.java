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
import org.hpsearch.run.RunId;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;

/// The batches of a store: `hps-runs/.submitted/`, a folder each.
///
/// @param store whose runs they make
public record BatchBook(Store store) {
    private static final String NAME = ".submitted";
    private static final String RECORD = "job.json";
    private static final String TASKS = "tasks";
    private static final String TOKEN = "token";

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
        engine.cancel(tasks);
        PolledQueue.in(path(), Instant.EPOCH).forget();
    }

    /// The labels of a batch's runs, by their numbers; none where its file cannot be read.
    public static Map<Integer, String> labels(SubmittedBatch batch) {
        Map<Integer, String> labels = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(batch.folder().resolve(TASKS))) {
                String[] parts = line.split("\t", 3);
                if (parts.length == 3 && parts[0].matches("\\d{1,7}")) {
                    labels.put(Integer.parseInt(parts[0]), parts[1]);
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return labels;
    }
}
