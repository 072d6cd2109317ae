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
import java.util.regex.PatternSyntaxException;
import org.hpsearch.project.Direction;
import org.hpsearch.value.FileName;
import org.jspecify.annotations.Nullable;

/// Which names look like checkpoints.
public final class CheckpointNames {
    private static final Set<String> SURE =
            Set.of("pt", "pth", "ckpt", "cpt", "safetensors", "h5", "keras", "onnx", "msgpack", "cbm", "gguf");
    private static final Set<String> PERHAPS = Set.of(
            "pkl", "pickle", "joblib", "bin", "npz", "zip", "model", "rds", "rdata", "kan", "ser", "pb", "mdl", "sav");
    /// Endings of data, tables, logs and pictures: never a checkpoint, whatever the name before them.
    private static final Set<String> RESULTS = Set.of("""
        csv tsv txt log json jsonl ndjson yaml yml xml md html out err npy parquet feather dat png jpg jpeg gif svg pdf
        eps mp4 wav py r c cpp java
        """.strip().split("\\s+"));
    /// Endings of texts that may hold a model where the command names it.
    private static final Set<String> TEXTS = Set.of("txt", "json");
    private static final Pattern TELLING =
            Pattern.compile("(ckpt|checkpoint|best|last|final|model|weights|epoch)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESTART =
            Pattern.compile("restart[._-].*|.*\\.restart.*|.*\\.pth\\.tar|.*\\.ckpt-\\d+\\.index");
    /// A model that is written as text: `xgb_model.json`, `booster.txt`.
    private static final Pattern TEXT =
            Pattern.compile("(?i)(?:.*[_.-])?(?:model|weights|checkpoint|ckpt|booster)(?:[_.-]?\\d+)?\\.(?:txt|json)");
    /// Options of one letter behind which a command names what it writes.
    private static final Set<String> LETTERS = Set.of("-o", "-f", "-d");
    /// Words of options that name what is written.
    private static final Set<String> OUTPUT = Set.of("out", "output", "save", "saved", "dump", "export");
    /// Words of options that name a model.
    private static final Set<String> MODEL = Set.of("save", "model", "checkpoint", "ckpt");

    private static final Pattern NUMBER = Pattern.compile(
            "(step|iter|iteration|it|epoch|ep|ckpt|checkpoint|^|[_=.-])[_=.-]?(?<!\\d\\.)(\\d{1,12})(?!\\.\\d)(?=[_.-]|$)",
            Pattern.CASE_INSENSITIVE);

    private final List<PathMatcher> globs;
    private final Set<Path> outputs;
    private final Set<Path> models;

    /// @param globs patterns of the user, relative to the working folder or absolute
    public CheckpointNames(List<String> globs, Path folder) {
        this(globs, folder, List.of());
    }

    /// @param words the program's command: what it names behind options such as `--output` is written by it
    CheckpointNames(List<String> globs, Path folder, List<String> words) {
        this.globs = globs.stream()
                .map(glob -> glob.startsWith("/") ? glob : escaped(folder) + "/" + glob)
                .map(CheckpointNames::matcher)
                .toList();
        this.outputs = NamedPaths.behind(CheckpointNames::writes, words, folder);
        this.models = NamedPaths.behind(option -> has(option, MODEL), words, folder);
    }

    private static boolean writes(String option) {
        return LETTERS.contains(option) || has(option, OUTPUT);
    }

    /// Whether one of the words of an option is among these: `--save-file`, `-output`, `--out_model`.
    private static boolean has(String option, Set<String> words) {
        return option.startsWith("-") && Direction.words(option).stream().anyMatch(words::contains);
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException noPattern) {
            return path -> path.toString().equals(glob);
        }
    }

    private static String escaped(Path folder) {
        return folder.toString().replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
    }

    /// How sure a name makes us.
    public enum Likeness {
        /// It is one.
        SURE,
        /// It is one if it is written again and again, or the program says that it saved it.
        PERHAPS,
        /// It is none.
        NO
    }

    public Likeness ofFile(Path file) {
        if (isNamed(file) || models.contains(file)) {
            return Likeness.SURE;
        }
        String name = file.getFileName().toString();
        if (isSure(name)) {
            return Likeness.SURE;
        }
        String ending = FileName.ending(name);
        boolean telling = TELLING.matcher(name).find();
        boolean written = outputs.contains(file) || isBegunBy(outputs, file);
        if (telling && written && !RESULTS.contains(ending)) {
            return Likeness.SURE;
        }
        boolean text = TEXT.matcher(name).matches() || TEXTS.contains(ending) && isBegunBy(models, file);
        if (!text && !PERHAPS.contains(ending) || name.length() == ending.length()) {
            return Likeness.NO;
        }
        return text || written || telling ? Likeness.SURE : Likeness.PERHAPS;
    }

    /// Whether a file is a named one with an ending: `--save vectors` names `vectors.bin`.
    private static boolean isBegunBy(Set<Path> named, Path file) {
        return named.contains(
                file.resolveSibling(FileName.stem(file.getFileName().toString())));
    }

    /// Whether a name tells data, a table, a log or a picture.
    static boolean isResult(Path file) {
        return RESULTS.contains(FileName.ending(file.getFileName().toString()));
    }

    /// Whether a name alone tells a checkpoint, whatever it begins with.
    public static boolean isSure(String name) {
        String ending = FileName.ending(name);
        return RESTART.matcher(name).matches() || SURE.contains(ending) && name.length() > ending.length() + 1;
    }

    /// Whether a name is one that a model has, where checkpoints are expected anyway: `model.json`, `best.npz`.
    static boolean isModel(String name) {
        return isSure(name)
                || TEXT.matcher(name).matches()
                || PERHAPS.contains(FileName.ending(name))
                        && TELLING.matcher(name).find();
    }

    /// Whether the user's own patterns name a path.
    boolean isNamed(Path path) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }

    /// The path with its numbers taken out: checkpoints that replace one another.
    static String family(String path) {
        return path.replaceAll("\\d+(\\.\\d+)?", "#");
    }

    /// The step that a checkpoint's name tells in whole numbers, if it lies within the run's steps; null else. Of
    /// several numbers the
    /// one behind a word for steps goes first, then the one behind a word for epochs, then the last.
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
