package org.hpsearch.capture.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hpsearch.capture.written.CheckpointNames;
import org.hpsearch.run.Store;
import org.hpsearch.value.Trees;

/// A working copy that one run has for itself, in its run folder: folders are made anew, files copied,
/// large ones linked, so that what the program writes lies there and nowhere else. Once it has ended, all
/// that it left unchanged is taken away again. A link leads to the user's own file: what a program writes
/// through it, it has written there, and that is told.
public final class WorkingCopy {
    /// Larger files are linked: data, not code.
    private static final long LARGEST_COPY = 64 << 20;

    /// Once so many bytes are copied, files beyond [#SMALL] are linked.
    private static final long MOST_BYTES = 256 << 20;

    private static final long SMALL = 1 << 20;

    /// A folder with more entries is linked whole: data sets.
    private static final int MOST_ENTRIES = 1000;

    private static final int DEEPEST = 64;
    private static final Set<String> LEFT_OUT = Set.of(Store.NAME, "__pycache__");
    private static final Set<String> LINKED = Set.of(".git", ".venv", "venv", "node_modules", ".hg", ".svn");

    private final Path root;
    private final Path folder;
    private final CheckpointNames names;
    private final Map<Path, FileTime> copies = new HashMap<>();
    private final List<Path> links = new ArrayList<>();
    private final Map<Path, FileTime> linked = new HashMap<>();
    private final Path working;
    private long copied;
    private final List<Path> folders = new ArrayList<>();

    private WorkingCopy(Path source, Path working, Path root) {
        this.root = root;
        this.working = working;
        this.folder = root.resolve(source.relativize(working));
        this.names = new CheckpointNames(List.of(), source);
    }

    /// Makes one.
    ///
    /// @param source  the tree that is copied
    /// @param working the working folder inside it
    /// @param root    where the copy comes to lie; must not exist
    public static WorkingCopy make(Path source, Path working, Path root) throws IOException {
        WorkingCopy copy = new WorkingCopy(source, working, root);
        try {
            copy.folder(source, root, 0);
        } catch (IOException e) {
            Trees.delete(root);
            throw e;
        }
        return copy;
    }

    /// The working folder of the program.
    public Path folder() {
        return folder;
    }

    private void folder(Path from, Path to, int depth) throws IOException {
        List<Path> entries = entries(from);
        if (!working.startsWith(from) && entries.size() > MOST_ENTRIES || depth > DEEPEST) {
            link(from, to);
            return;
        }
        Files.createDirectory(to);
        folders.add(to);
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (!LEFT_OUT.contains(name)) {
                try {
                    entry(entry, to.resolve(name), depth);
                } catch (NoSuchFileException vanished) {
                    continue;
                }
            }
        }
    }

    private void entry(Path entry, Path target, int depth) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory() && !LINKED.contains(entry.getFileName().toString())) {
            folder(entry, target, depth + 1);
        } else if (attributes.isRegularFile() && isCopied(entry, attributes)) {
            Files.copy(entry, target, StandardCopyOption.COPY_ATTRIBUTES);
            copies.put(target, Files.getLastModifiedTime(target));
            copied += attributes.size();
        } else {
            link(entry, target);
            if (attributes.isRegularFile()) {
                linked.put(entry, attributes.lastModifiedTime());
            }
        }
    }

    /// What is small, and large files that programs write over.
    private boolean isCopied(Path file, BasicFileAttributes attributes) {
        long size = attributes.size();
        return size <= SMALL
                || size <= LARGEST_COPY && copied + size <= MOST_BYTES
                || names.ofFile(file) == CheckpointNames.Likeness.SURE;
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private void link(Path from, Path to) throws IOException {
        Files.createSymbolicLink(to, from.toAbsolutePath());
        links.add(to);
    }

    /// The user's files that have changed since although only links led to them.
    public List<Path> writtenThrough() {
        List<Path> written = new ArrayList<>();
        linked.forEach((file, time) -> {
            try {
                if (!Files.getLastModifiedTime(file).equals(time)) {
                    written.add(file);
                }
            } catch (IOException gone) {
                written.add(file);
            }
        });
        written.sort(null);
        return written;
    }

    /// Takes away the links, the copies that are as they were, and the folders that nothing is left in.
    public void tidy() throws IOException {
        for (Path link : links) {
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            }
        }
        for (var copy : copies.entrySet()) {
            Path file = copy.getKey();
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file).equals(copy.getValue())) {
                Files.delete(file);
            }
        }
        deleteCaches();
        for (Path made : folders.reversed()) {
            if (Files.isDirectory(made) && entries(made).isEmpty()) {
                Files.delete(made);
            }
        }
    }

    private void deleteCaches() throws IOException {
        List<Path> caches;
        try (Stream<Path> all = Files.walk(root)) {
            caches = all.filter(path -> path.endsWith("__pycache__")).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path cache : caches) {
            Trees.delete(cache);
        }
    }
}
