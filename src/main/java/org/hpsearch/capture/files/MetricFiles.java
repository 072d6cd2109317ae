package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The files of a run that hold metrics or settings, known by their names and followed while they grow.
/// Used by one thread.
public final class MetricFiles {
    /// More files than these are data, not logs.
    private static final int MOST_FILES = 200;

    private static final Set<String> RESULTS = Set.of(
            "trainer_state.json",
            "result.json",
            "results.json",
            "metrics.json",
            "history.json",
            "scores.json",
            "train_log.json",
            "log.json",
            "log.txt",
            "stats.json",
            "summary.json",
            "evaluation.json",
            "eval.json");
    private static final Set<String> SETTINGS = Set.of(
            "hparams.yaml",
            "hparams.yml",
            "hparams.json",
            "config.json",
            "config.yaml",
            "config.yml",
            "args.json",
            "args.yaml",
            "params.json",
            "params.yaml",
            "options.json",
            "opt.yaml",
            "cfg.yaml",
            "training_args.json");

    private final Instant started;
    private final FileFacts facts;
    private final DoubleSupplier clock;
    private final Map<Path, Log> files = new HashMap<>();

    private static final class Log {
        final String name;
        final @Nullable Object key;
        Followed followed;
        long size = -1;
        long modified;

        /// @param key which file it is: another one may have taken its name
        Log(String name, Followed followed, @Nullable Object key) {
            this.name = name;
            this.followed = followed;
            this.key = key;
        }
    }

    /// @param started when the program started
    /// @param clock   seconds since then
    public MetricFiles(Instant started, FileFacts facts, DoubleSupplier clock) {
        this.started = started;
        this.facts = facts;
        this.clock = clock;
    }

    /// Whether a file of this name may hold metrics or settings.
    public static boolean mayHold(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith("time_left") && isLog(name);
    }

    private static boolean isLog(String name) {
        return name.contains("tfevents")
                || name.endsWith(".csv")
                || name.endsWith(".tsv")
                || name.endsWith(".jsonl")
                || name.endsWith(".ndjson")
                || name.endsWith("_results.json")
                || name.equals("training.log")
                || RESULTS.contains(name)
                || SETTINGS.contains(name);
    }

    /// All facts of a file of results, without times; none where it is missing.
    public static Set<Scalar> facts(Path file) {
        Set<Scalar> facts = new HashSet<>();
        FileFacts sink = FileFacts.ofMetrics(
                scalar -> facts.add(new Scalar(scalar.step(), null, scalar.metric(), scalar.value())), warning -> {});
        try {
            if (Files.isRegularFile(file)) {
                new JsonFile(file, "", sink, () -> Double.NaN).read();
            }
        } catch (IOException unreadable) {
            return facts;
        }
        return facts;
    }

    /// Reads what is new in a file that is the run's own.
    ///
    /// @param name       as the program would name it
    /// @param attributes as they were when it was found
    public void look(Path file, String name, BasicFileAttributes attributes) {
        Log known = files.get(file);
        if (known == null && files.size() >= MOST_FILES) {
            return;
        }
        if (known == null || !Objects.equals(known.key, attributes.fileKey())) {
            known = new Log(name, followed(file, name), attributes.fileKey());
            files.put(file, known);
        }
        long size = attributes.size();
        long modified = attributes.lastModifiedTime().toMillis();
        if (known.size == size && known.modified == modified) {
            return;
        }
        known.size = size;
        known.modified = modified;
        read(known, known.followed::read);
    }

    /// Reads all files once more, when the program is over and nobody writes them any more.
    public void finish() {
        files.values().forEach(log -> read(log, log.followed::readAgain));
    }

    private interface Reading {
        void read() throws IOException;
    }

    private void read(Log log, Reading reading) {
        try {
            reading.read();
        } catch (RuntimeException bug) {
            facts.problem(log.name, bug);
            log.followed = () -> {};
        } catch (IOException e) {
            log.size = -1; // gone or not readable now: the next look tries again
        }
    }

    /// Facts whose metrics are named after the file's folder, where that tells the part of the data
    /// (`validation/`), or where a file of the same name in another folder was there before (`fold1/`).
    private FileFacts labelled(Path file, String base) {
        Path folder = file.getParent();
        if (folder == null || folder.getFileName() == null) {
            return facts;
        }
        String label = folder.getFileName().toString();
        boolean twin = files.keySet().stream().anyMatch(other -> isTwin(other, folder, base));
        boolean split = Vocabulary.isSplit(label.toLowerCase(Locale.ROOT));
        return twin || split ? new Labelled(facts, label + "/") : facts;
    }

    private static boolean isTwin(Path other, Path folder, String base) {
        String name = other.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean alike = name.equals(base) || name.contains("tfevents") && base.contains("tfevents");
        return alike && !folder.equals(other.getParent());
    }

    private record Labelled(FileFacts facts, String label) implements FileFacts {
        @Override
        public void scalar(Scalar scalar, String from) {
            facts.scalar(
                    new Scalar(scalar.step(), scalar.time(), label + scalar.metric(), scalar.value(), scalar.unit()),
                    from);
        }

        @Override
        public void setting(String name, Value value, String from) {
            facts.setting(name, value, from);
        }

        @Override
        public void warning(String sentence) {
            facts.warning(sentence);
        }

        @Override
        public void problem(String from, RuntimeException bug) {
            facts.problem(from, bug);
        }
    }

    private Followed followed(Path file, String name) {
        String base = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (base.contains("tfevents")) {
            return new EventFile(file, name, started, labelled(file, base));
        }
        if (base.endsWith(".csv") || base.endsWith(".tsv") || base.equals("training.log")) {
            return new TableFile(file, name, labelled(file, base), clock);
        }
        return SETTINGS.contains(base) ? new SettingsFile(file, name, facts) : new JsonFile(file, name, facts, clock);
    }
}
