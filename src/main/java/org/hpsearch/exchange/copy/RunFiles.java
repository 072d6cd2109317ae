package org.hpsearch.exchange.copy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hpsearch.run.RunFolder;

/// The files of a run that are worth copying: regular ones, without temporary files, locks, and a working copy.
public final class RunFiles {
    private static final Set<String> HIDDEN_BUT_KEPT = Set.of(".gitignore");

    private RunFiles() {}

    /// The files, sorted.
    public static List<Path> of(RunFolder run) throws IOException {
        List<Path> files = new ArrayList<>();
        each(run, (name, facts) -> files.add(run.path().resolve(name)));
        files.sort(null);
        return files;
    }

    /// Takes a file.
    public interface Taker {
        /// @param name relative to the run's folder
        void take(String name, BasicFileAttributes facts) throws IOException;
    }

    /// Visits the files, in no order; what vanishes meanwhile is left out.
    public static void each(RunFolder run, Taker taker) throws IOException {
        int start = run.path().toString().length() + 1;
        Path work = run.path().resolve(RunFolder.WORK);
        Files.walkFileTree(run.path(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                return folder.equals(work) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                String path = file.toString();
                String name = path.length() > start ? path.substring(start) : ".";
                if (facts.isRegularFile() && isPlain(name, name.substring(name.lastIndexOf('/') + 1))) {
                    taker.take(name, facts);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
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
