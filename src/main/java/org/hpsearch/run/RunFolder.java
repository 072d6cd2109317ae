package org.hpsearch.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// One run folder: where each file is, lenient readers, and the writers of small files.
///
/// @param path the folder
public record RunFolder(Path path) {
    public static final String PARAMS = "params.json";
    public static final String FOUND = "found.json";
    public static final String OBSERVED = "observed.json";
    public static final String RUN = "run.json";
    public static final String PROCESS = "process.json";
    public static final String EXIT = "exit";
    public static final String STATUS = "status.json";
    public static final String METRICS = "metrics.csv";
    public static final String OUTPUT = "output.log";
    public static final String STDERR = "stderr.log";
    public static final String CHECKPOINTS = "checkpoints.csv";
    public static final String CHECKPOINT_COPIES = "checkpoints";
    public static final String NOTES = "notes.json";
    public static final String INPUTS = "inputs";
    public static final String OUTPUTS = "outputs.csv";
    public static final String OUTPUT_COPIES = "outputs";
    public static final String WORK = "work";
    public static final String SOURCE = "source.json";
    public static final String PATCH = "source.patch";

    private static final int LARGEST_CHECKPOINT_LIST = 16 << 20;
    private static final int LONGEST_EXIT = 16;
    private static final long LARGEST_GIT_LOGS = 1 << 20;

    /// The run's id: the folder's name.
    public String id() {
        return path.getFileName().toString();
    }

    /// A file of this folder, for the one that writes it; others read by [#readable].
    public Path file(String name) {
        return path.resolve(name);
    }

    /// A file of this folder for reading; where a path or a link leads out of the folder, a path at which nothing is.
    public Path readable(String name) {
        return guarded().readable(name);
    }

    /// Reads `run.json` alone; where it is missing or damaged, what the id tells.
    public RunInfo info() {
        return object(RUN, new ArrayList<>(), o -> RunInfo.parse(id(), o)).orElseGet(() -> RunInfo.unknown(id()));
    }

    /// Reads all but the logs and the inputs.
    public RunRecord read() {
        return read(Long.MAX_VALUE);
    }

    /// The same, until a deadline: where a large `metrics.csv` is not read by then, the record has no metrics and
    /// [RunRecord#isLate()].
    ///
    /// @param deadline of [System#nanoTime()]
    public RunRecord read(long deadline) {
        List<Damage> damages = new ArrayList<>();
        RunInfo info = object(RUN, damages, o -> RunInfo.parse(id(), o)).orElseGet(() -> RunInfo.unknown(id()));
        if (info.format() > RunInfo.FORMAT) {
            damages.add(new Damage(
                    RUN,
                    "is of format " + info.format() + ", newer than " + RunInfo.FORMAT + "; read as far as known"));
        }
        if (Files.notExists(file(RUN), LinkOption.NOFOLLOW_LINKS)) {
            damages.add(new Damage(RUN, "is missing"));
        }
        Map<String, Value> params =
                object(PARAMS, damages, o -> flat(o, damages)).orElseGet(TreeMap::new);
        Map<String, Found> found = object(FOUND, damages, Found::parse).orElseGet(TreeMap::new);
        Liveness liveness = liveness(damages);
        Notes notes = object(NOTES, damages, Notes::parse).orElse(Notes.NONE);
        Observed observed = object(OBSERVED, damages, Observed::parse).orElse(Observed.NOTHING);
        Metrics metrics = metrics(deadline, damages);
        return new RunRecord(info, params, found, liveness, notes, metrics, checkpoints(damages), observed, damages);
    }

    /// `params.json` is flat: an object in it is damage, and left out.
    private static TreeMap<String, Value> flat(Value.Obj object, List<Damage> damages) {
        TreeMap<String, Value> params = new TreeMap<>(object.fields());
        if (params.values().removeIf(value -> value instanceof Value.Obj)) {
            damages.add(new Damage(PARAMS, "holds an object as a value; left out"));
        }
        return params;
    }

    /// The state at a moment, without a look at anything else.
    public RunState state(Instant now) {
        return RunState.of(liveness(new ArrayList<>()), now);
    }

    private Liveness liveness(List<Damage> damages) {
        ProcessInfo process = object(PROCESS, damages, ProcessInfo::parse).orElse(null);
        return new Liveness(process, process == null ? null : heartbeat(), end(damages));
    }

    /// The end of the run, null where none is noted.
    public @Nullable EndStatus end(List<Damage> damages) {
        EndStatus status = object(STATUS, damages, o -> Optional.ofNullable(EndStatus.parse(o)))
                .flatMap(Function.identity())
                .orElse(null);
        return status != null ? status : exit(damages);
    }

    /// The exit status as the shim noted it, null where it has noted none (or its line is cut).
    public @Nullable EndStatus exit(List<Damage> damages) {
        try {
            Optional<byte[]> bytes = SafeFile.read(readable(EXIT), LONGEST_EXIT);
            String text =
                    bytes.map(b -> new String(b, StandardCharsets.ISO_8859_1)).orElse("");
            if (!text.endsWith("\n")) {
                return null;
            }
            int exit = Integer.parseInt(text.strip());
            Instant ended = Files.getLastModifiedTime(file(EXIT)).toInstant();
            return exit < 0 || exit > 255 ? null : new EndStatus(exit, ended);
        } catch (NumberFormatException e) {
            damages.add(new Damage(EXIT, "holds no number"));
        } catch (DataException e) {
            damages.add(new Damage(EXIT, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            damages.add(Damage.unreadable(EXIT, SafeFile.reason(e)));
        }
        return null;
    }

    private @Nullable Instant heartbeat() {
        try {
            return Files.getLastModifiedTime(file(PROCESS)).toInstant();
        } catch (IOException e) {
            return null;
        }
    }

    private Metrics metrics(long deadline, List<Damage> damages) {
        try {
            Path file = inside(METRICS);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                damages.add(new Damage(METRICS, "is not a regular file"));
                return Metrics.NONE;
            }
            Metrics.Collector collector = new Metrics.Collector(Metrics.NONE);
            Metrics metrics = collector.done(MetricsReader.read(file, 0, collector, deadline), 0);
            if (metrics.damaged() > 0) {
                damages.add(new Damage(METRICS, Damage.lines(metrics.damaged())));
            }
            return metrics;
        } catch (NoSuchFileException e) {
            return Metrics.NONE;
        } catch (MetricsReader.TooLate e) {
            damages.add(RunRecord.LATE);
            return Metrics.NONE;
        } catch (DataException e) {
            damages.add(new Damage(METRICS, String.valueOf(e.getMessage())));
            return Metrics.NONE;
        } catch (IOException e) {
            damages.add(Damage.unreadable(METRICS, SafeFile.reason(e)));
            return Metrics.NONE;
        }
    }

    /// What a stage has made, as `outputs.csv` lists it; empty where it is no stage, or did not finish.
    ///
    /// @throws DataException where the file is damaged
    public List<Checkpoint> outputs() {
        List<String> damaged = new ArrayList<>();
        List<Checkpoint> rows = SafeFile.read(readable(OUTPUTS), LARGEST_CHECKPOINT_LIST)
                .map(bytes -> Checkpoint.parse(new String(bytes, StandardCharsets.UTF_8), damaged))
                .orElse(List.of());
        if (!damaged.isEmpty()) {
            throw new DataException(file(OUTPUTS) + ": " + damaged.getFirst());
        }
        return rows;
    }

    /// Writes `outputs.csv`.
    public void writeOutputs(List<Checkpoint> outputs) throws IOException {
        guarded().replace(OUTPUTS, (Checkpoint.HEADER + Checkpoint.text(outputs)).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads `checkpoints.csv` alone.
    public List<Checkpoint> checkpoints(List<Damage> damages) {
        List<String> reasons = new ArrayList<>();
        try {
            List<Checkpoint> rows = SafeFile.read(inside(CHECKPOINTS), LARGEST_CHECKPOINT_LIST)
                    .map(bytes -> Checkpoint.parse(new String(bytes, StandardCharsets.UTF_8), reasons))
                    .orElse(List.of());
            reasons.forEach(reason -> damages.add(new Damage(CHECKPOINTS, reason)));
            return rows;
        } catch (DataException e) {
            damages.add(new Damage(CHECKPOINTS, String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private <T> Optional<T> object(String name, List<Damage> damages, Function<Value.Obj, T> parse) {
        try {
            return SafeFile.readObject(inside(name)).map(parse);
        } catch (DataException e) {
            damages.add(new Damage(name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /// @throws DataException where it leads out of the folder
    private Path inside(String name) {
        Path file = file(name);
        if (guarded().leadsOut(file)) {
            throw new DataException("is a link that leads out of the run folder; hps does not read it");
        }
        return file;
    }

    /// For writing: nothing else below a run folder is opened, locked or deleted by any other way.
    public GuardedFolder guarded() {
        return new GuardedFolder(path);
    }

    private void replace(String name, Value document) throws IOException {
        guarded().replace(name, Json.document(document).getBytes(StandardCharsets.UTF_8));
    }

    /// Writes `params.json`.
    public void writeParams(Map<String, Value> params) throws IOException {
        replace(PARAMS, Value.Obj.of(params));
    }

    /// Writes `found.json`.
    public void writeFound(Map<String, Found> found) throws IOException {
        replace(FOUND, Found.json(found));
    }

    /// Reads `observed.json`; nothing where it is missing or damaged.
    public Observed observed() {
        return object(OBSERVED, new ArrayList<>(), Observed::parse).orElse(Observed.NOTHING);
    }

    /// Writes `observed.json`.
    public void writeObserved(Observed observed) throws IOException {
        replace(OBSERVED, observed.json());
    }

    /// Writes `run.json`.
    public void writeInfo(RunInfo info) throws IOException {
        replace(RUN, info.json());
    }

    /// Writes `notes.json` into a folder that nobody else knows yet; later changes go by [#changeNotes].
    public void writeNotes(Notes notes) throws IOException {
        replace(NOTES, notes.json());
    }

    /// Writes `source.json`.
    public void writeSource(Value.Obj kept) throws IOException {
        replace(SOURCE, kept);
    }

    /// Writes `process.json`.
    public void writeProcess(ProcessInfo process) throws IOException {
        replace(PROCESS, process.json());
    }

    /// Touches `process.json`: the heartbeat.
    public void beat(Instant now) throws IOException {
        Files.setLastModifiedTime(file(PROCESS), FileTime.from(now));
    }

    /// Whether hps has written all of it: the end is written last.
    public boolean isClosed() {
        return Files.exists(file(STATUS), LinkOption.NOFOLLOW_LINKS);
    }

    /// Writes `status.json`.
    public void writeEnd(EndStatus end) throws IOException {
        replace(STATUS, end.json());
    }

    /// Lets git take the logs, against the rule of the store, where they have at most 1 MB together.
    public void shareLogs() throws IOException {
        long bytes = 0;
        for (String log : List.of(OUTPUT, STDERR)) {
            bytes += Files.exists(file(log)) ? Files.size(file(log)) : 0;
        }
        if (bytes <= LARGEST_GIT_LOGS) {
            guarded().replace(".gitignore", "!*.log\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Adds a row to `checkpoints.csv`, with the header before the first.
    public void addCheckpoint(Checkpoint checkpoint) throws IOException {
        try (FileChannel channel = guarded().open(CHECKPOINTS)) {
            long size = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean cut = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
            String before = size == 0 ? Checkpoint.HEADER : cut ? "\n" : "";
            ByteBuffer line = StandardCharsets.UTF_8.encode(before + checkpoint.line());
            channel.position(size);
            while (line.hasRemaining()) {
                channel.write(line);
            }
        }
    }

    /// Changes `notes.json` under an operating system's lock, so that two changes at once both last.
    ///
    /// @throws DataException where the present file is damaged: it is never written over
    public Notes changeNotes(UnaryOperator<Notes> change) throws IOException {
        synchronized (RunFolder.class) {
            try (FileChannel channel = guarded().lock(".notes.lock");
                    FileLock held = channel.lock()) {
                Notes before =
                        SafeFile.namedObject(file(NOTES)).map(Notes::parse).orElse(Notes.NONE);
                Notes after = held.isValid() ? change.apply(before) : before;
                if (!after.equals(before)) {
                    replace(NOTES, after.json());
                }
                return after;
            }
        }
    }
}
