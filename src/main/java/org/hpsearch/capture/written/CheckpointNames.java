package org.hpsearch.capture.written;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.FileName;
import org.jspecify.annotations.Nullable;

/// Which names look like checkpoints.
public final class CheckpointNames {
    private static final Set<String> SURE =
            Set.of("pt", "pth", "ckpt", "cpt", "safetensors", "h5", "keras", "onnx", "msgpack");
    private static final Set<String> PERHAPS = Set.of("pkl", "joblib", "bin", "npz", "zip", "model");
    private static final Pattern TELLING =
            Pattern.compile("(ckpt|checkpoint|best|last|model|weights|epoch)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLDER = Pattern.compile("(checkpoint-.*|ckpt.*|step_.*)");
    private static final Pattern NUMBER = Pattern.compile(
            "(step|iter|iteration|it|epoch|ep|ckpt|checkpoint|^|[_=.-])[_=.-]?(\\d{1,12})(?=[_.-]|$)",
            Pattern.CASE_INSENSITIVE);

    private final List<PathMatcher> globs;

    /// @param globs patterns of the user, relative to the working folder or absolute
    public CheckpointNames(List<String> globs, Path folder) {
        this.globs = globs.stream()
                .map(glob -> glob.startsWith("/") ? glob : escaped(folder) + "/" + glob)
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    private static String escaped(Path folder) {
        return folder.toString().replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
    }

    /// How sure a name makes us.
    public enum Likeness {
        /// It is one.
        SURE,
        /// It is one if it is written again and again.
        PERHAPS,
        /// It is none.
        NO
    }

    public Likeness ofFile(Path file) {
        if (isNamed(file)) {
            return Likeness.SURE;
        }
        String name = file.getFileName().toString();
        String ending = FileName.ending(name);
        if (name.startsWith("restart.") || SURE.contains(ending) && name.length() > ending.length()) {
            return Likeness.SURE;
        }
        if (!PERHAPS.contains(ending) || name.length() == ending.length()) {
            return Likeness.NO;
        }
        return TELLING.matcher(name).find() ? Likeness.SURE : Likeness.PERHAPS;
    }

    boolean isFolder(Path folder) {
        return isNamed(folder)
                || FOLDER.matcher(folder.getFileName().toString()).matches();
    }

    private boolean isNamed(Path file) {
        return globs.stream().anyMatch(glob -> glob.matches(file));
    }

    /// The path with its numbers taken out: checkpoints that replace one another.
    static String family(String path) {
        return path.replaceAll("\\d+(\\.\\d+)?", "#");
    }

    /// The step that a checkpoint's name tells, if it lies within the run's steps; null else. Of several numbers the
    /// one
    /// behind a word for steps goes first, then the one behind a word for epochs, then the last.
    static @Nullable Double step(String path, double first, double last) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(FileName.base(path));
        while (matcher.find()) {
            double number = Double.parseDouble(matcher.group(2));
            if (number >= first && number <= last) {
                String word = matcher.group(1).toLowerCase(Locale.ROOT);
                if (word.startsWith("step") || word.startsWith("it")) {
                    return number;
                }
                numbers.add(number);
            }
        }
        return numbers.isEmpty() ? null : numbers.getLast();
    }
}
