package org.hpsearch.exchange.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hpsearch.run.RunFolder;

/// The files of a run that are worth copying: regular ones, without temporary files, locks, and a working copy.
public final class RunFiles {
    private static final Set<String> HIDDEN_BUT_KEPT = Set.of(".gitignore");

    private RunFiles() {}

    /// The files, sorted.
    public static List<Path> of(RunFolder run) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(run.path())) {
            walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isOfTheRun(run.path().relativize(file)))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    private static boolean isOfTheRun(Path name) {
        return isPlain(name.toString(), name.getFileName().toString()) && !name.startsWith(RunFolder.WORK);
    }

    /// Whether a file of this path and name is one that a run keeps; names with a dot are temporary files and locks.
    public static boolean isPlain(String path, String name) {
        return !name.startsWith(".") || HIDDEN_BUT_KEPT.contains(path);
    }

    /// Whether a path is a copy of a checkpoint, or in one.
    ///
    /// @param copies as [CheckpointShare#of] names them
    public static boolean isIn(String path, List<String> copies) {
        return copies.stream().anyMatch(copy -> path.equals(copy) || path.startsWith(copy + "/"));
    }
}
