package org.hpsearch.launch.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// Whether a resumed program continues from its checkpoint. It does where it read the file, or where its first step
/// follows the checkpoint's. That a file was read is seen by its access time: it is set back before the start, since a
/// file system may leave a recent one as it is.
public final class Continuation {
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final int MOST_FILES = 1000;

    private final Path checkpoint;
    private final @Nullable Double from;
    private final String unit;
    private String word = StepUnit.STEP;
    private final boolean stepsGoOn;
    private final Map<Path, FileTime> marks = new LinkedHashMap<>();
    private boolean keepsTimes;
    private boolean read;

    /// What is known so far.
    public enum Verdict {
        /// Nothing tells yet.
        OPEN,
        /// It continues.
        CONTINUES,
        /// It began again.
        RESTARTED
    }

    /// @param checkpoint the file or folder that the program gets
    /// @param from       the parent's step at the checkpoint; null where unknown
    /// @param unit       what that step counts; empty where unknown
    /// @param stepsGoOn  whether a program that continues counts its steps on
    public Continuation(Path checkpoint, @Nullable Double from, String unit, boolean stepsGoOn) {
        this.unit = unit;
        this.stepsGoOn = stepsGoOn;
        this.checkpoint = checkpoint;
        this.from = from;
    }

    /// Whether a file is the checkpoint or in it: whoever else reads it makes it look as if the program had.
    public boolean isOf(Path file) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(checkpoint.toAbsolutePath().normalize());
    }

    /// Sets the access times back, before the start. Where that fails, or the file system keeps none, only steps tell.
    public void mark() {
        try {
            List<Path> files = files();
            setBack(files);
            Path first = files.getFirst();
            try (var in = Files.newInputStream(first)) {
                keepsTimes = in.read() >= 0 && !accessed(first).equals(marks.get(first));
            }
            setBack(files);
        } catch (IOException | RuntimeException notOurs) {
            keepsTimes = false;
        }
    }

    /// Notes whether the program has read the checkpoint, before hps itself reads files.
    public void look() {
        read = read || keepsTimes && wasRead();
    }

    /// Sets the access times back once more, after hps itself has read files.
    public void markAgain() {
        try {
            if (keepsTimes && !read) {
                setBack(List.copyOf(marks.keySet()));
            }
        } catch (IOException | RuntimeException gone) {
            keepsTimes = false;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(checkpoint)) {
            List<Path> files = new ArrayList<>();
            all.filter(Files::isRegularFile).limit(MOST_FILES).forEach(files::add);
            if (files.isEmpty()) {
                throw new IOException("no files");
            }
            return files;
        }
    }

    private void setBack(List<Path> files) throws IOException {
        for (Path file : files) {
            BasicFileAttributeView view = Files.getFileAttributeView(file, BasicFileAttributeView.class);
            FileTime modified = view.readAttributes().lastModifiedTime();
            view.setTimes(modified, FileTime.from(modified.toInstant().minus(BACK)), null);
            marks.put(file, accessed(file));
        }
    }

    private static FileTime accessed(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).lastAccessTime();
    }

    private boolean wasRead() {
        for (var mark : marks.entrySet()) {
            try {
                if (!accessed(mark.getKey()).equals(mark.getValue())) {
                    return true;
                }
            } catch (IOException gone) {
                return true;
            }
        }
        return false;
    }

    /// The step of a row, where it can be compared with the checkpoint's: the program gave it, and it does not count
    /// something else, as far as is known.
    ///
    /// @param first of the rows; null for none
    public @Nullable Double comparable(@Nullable Scalar first) {
        if (first == null || !first.isPlaced()) {
            return null;
        }
        boolean same = !unit.isEmpty() && unit.equals(first.unit());
        word = same ? unit : word;
        return same || unit.isEmpty() || first.unit().isEmpty() ? first.step() : null;
    }

    /// Judges by what was seen so far.
    ///
    /// @param rows      whether the program has reported any metric
    /// @param firstStep of its rows; null where none has one
    /// @param over      whether the program has ended
    public Verdict verdict(boolean rows, @Nullable Double firstStep, boolean over) {
        if (read || firstStep != null && from != null && firstStep > from) {
            return Verdict.CONTINUES;
        }
        boolean unread = keepsTimes;
        boolean stepsBack = firstStep != null && from != null && (stepsGoOn || unread);
        return stepsBack || over && rows && unread ? Verdict.RESTARTED : Verdict.OPEN;
    }

    /// What shows that the program began again.
    public String reason(@Nullable Double firstStep) {
        String step = firstStep == null || from == null
                ? ""
                : "its first " + word + " is " + Numbers.print(firstStep) + ", the checkpoint's was "
                        + Numbers.print(from);
        String unread = !keepsTimes ? "" : "it did not read " + checkpoint.getFileName();
        return step + (step.isEmpty() || unread.isEmpty() ? "" : ", and ") + unread;
    }
}
