package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.Digest;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Trees;
import org.hpsearch.value.Volume;
import org.jspecify.annotations.Nullable;

/// Copies checkpoints into the run folder, lists them in `checkpoints.csv`, and prunes the copies: of checkpoints that
/// replace one another the last ones stay, and the best one. Used by one thread.
public final class CheckpointKeeper {
    private static final long LARGEST_COPY = 1L << 30;
    /// File systems whose copies share their blocks with the original.
    private static final Set<String> CLONING = Set.of("btrfs", "bcachefs", "apfs", "zfs");
    /// The share of the disk that stays free.
    private static final int FREE_SHARE = 10;

    private static final Pattern COMPANION = Pattern.compile("data|json|index|meta|\\w+\\.data|data-\\d+-of-\\d+");

    private final RunFolder run;
    private final Instant started;
    private final int keepLast;
    private final Progress progress;
    private final List<Checkpoint> rows = new ArrayList<>();

    /// What the run has told of itself so far.
    public interface Progress {
        /// The step that a checkpoint of this name, written at this time (seconds since the start), belongs to.
        @Nullable
        Double stepOf(String path, double time);

        /// The objective's best row so far.
        Best best();
    }

    /// When the objective was best.
    ///
    /// @param time seconds since the start, NaN where there is no objective
    /// @param step the row's step, NaN where it has none
    public record Best(double time, double step) {
        /// No objective.
        public static final Best NONE = new Best(Double.NaN, Double.NaN);

        private boolean isOfStep(Checkpoint checkpoint) {
            return checkpoint.step() != null && checkpoint.step() == step;
        }
    }

    /// @param keepLast how many of checkpoints that replace one another are kept, at least 1
    public CheckpointKeeper(RunFolder run, Instant started, int keepLast, Progress progress) {
        this.run = run;
        this.started = started;
        this.keepLast = keepLast;
        this.progress = progress;
    }

    RunFolder run() {
        return run;
    }

    /// Keeps a checkpoint, or only records it where a copy would cost too much.
    ///
    /// @param name  as the program writes it
    /// @param tells what of its name may tell its step
    /// @param same  whether the original still looks as it did when it was found
    /// @return what was recorded; null where the original changed meanwhile
    @Nullable
    Checkpoint keep(Path path, String name, String tells, long bytes, Instant written, BooleanSupplier same)
            throws IOException {
        double time = Duration.between(started, written).toMillis() / 1000.0;
        Double step = progress.stepOf(tells, time);
        Checkpoint row;
        if (isAffordable(path, bytes)) {
            Path folder = freeFolder();
            Path copy = folder.resolve(path.getFileName().toString());
            String sha256;
            try {
                Trees.copy(path, copy, Trees.Links.LEFT_OUT);
                copyCompanions(path, folder);
                sha256 = Digest.of(copy);
            } catch (IOException e) {
                Trees.delete(folder);
                throw e;
            }
            if (!same.getAsBoolean()) {
                Trees.delete(folder);
                return null;
            }
            row = new Checkpoint(step, time, name, run.path().relativize(copy).toString(), bytes, sha256);
        } else {
            row = new Checkpoint(step, time, name, "", bytes, "");
        }
        run.addCheckpoint(row);
        rows.add(row);
        prune(CheckpointNames.family(name));
        return row;
    }

    /// Copies the files that belong to a checkpoint: of the same name up to the ending, as `model.data` to
    /// `model.onnx`.
    private static void copyCompanions(Path path, Path folder) throws IOException {
        String stem = FileName.stem(path.getFileName().toString()) + ".";
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(parent)) {
            for (Path file : beside) {
                String name = file.getFileName().toString();
                boolean belongs = name.startsWith(stem)
                        && COMPANION.matcher(name.substring(stem.length())).matches();
                if (belongs && !file.equals(path) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
    }

    private boolean isAffordable(Path path, long bytes) {
        if (CLONING.contains(Volume.type(run.path())) && Volume.same(run.path(), path)) {
            return true;
        }
        return bytes <= LARGEST_COPY && Volume.room(run.path()) - bytes >= Volume.size(run.path()) / FREE_SHARE;
    }

    private Path freeFolder() throws IOException {
        Path folder = run.file(RunFolder.CHECKPOINT_COPIES);
        Files.createDirectories(folder);
        for (int number = rows.size() + 1; ; number++) {
            Path free = folder.resolve(String.format("%04d", number));
            if (!Files.exists(free)) {
                return Files.createDirectory(free);
            }
        }
    }

    private void prune(String family) throws IOException {
        List<Checkpoint> kept = new ArrayList<>(rows.stream()
                .filter(row -> !row.kept().isEmpty()
                        && CheckpointNames.family(row.path()).equals(family))
                .toList());
        Checkpoint best = best(kept, progress.best());
        Predicate<Checkpoint> stays = row -> row == best || kept.indexOf(row) >= kept.size() - keepLast;
        for (Checkpoint row : kept) {
            if (!stays.test(row)) {
                run.guarded().deleteCopy(row.kept());
            }
        }
    }

    /// The first one saved at or after the objective's best row, of these the one of the same step if there is
    /// one; where times are not known, the one of the same step; where none was, the last. A row is seen a little
    /// after it was printed, so a checkpoint saved right behind it may seem older.
    ///
    /// @param checkpoints in the order of their times
    public static @Nullable Checkpoint best(List<Checkpoint> checkpoints, Best best) {
        List<Checkpoint> since = checkpoints.stream()
                .filter(one -> isSince(one, best.time - CheckpointSteps.LAG))
                .toList();
        return since.stream()
                .filter(best::isOfStep)
                .findFirst()
                .or(() -> since.stream().filter(one -> isSince(one, best.time)).findFirst())
                .or(() -> since.stream().findFirst())
                .or(() -> checkpoints.stream()
                        .filter(one -> (one.time() == null || Double.isNaN(best.time)) && best.isOfStep(one))
                        .findFirst())
                .orElse(checkpoints.isEmpty() ? null : checkpoints.getLast());
    }

    private static boolean isSince(Checkpoint checkpoint, double time) {
        return checkpoint.time() != null && checkpoint.time() >= time;
    }
}
