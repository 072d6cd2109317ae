package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// Walks the places where a run may write, within a budget of entries. Links to folders are not followed.
final class FileScan {
    /// Entries that one walk looks at.
    static final int MOST_ENTRIES = 20_000;

    private static final Set<String> SKIPPED =
            Set.of(Store.NAME, "node_modules", "site-packages", "__pycache__", "venv", "env", "virtualenv");

    private final Path folder;
    private final List<Path> places;
    private int entries;

    /// Takes the candidates.
    interface Sink {
        /// @param path    a file, or a checkpoint folder
        /// @param written its last change
        void candidate(Path path, Print print, Instant written);

        /// A file that may hold metrics or settings.
        void log(Path file, BasicFileAttributes attributes);
    }

    /// How a candidate looks.
    ///
    /// @param text  files with sizes, times and inodes
    /// @param bytes all files together
    /// @param sure  whether the name alone tells a checkpoint
    record Print(String text, long bytes, boolean sure) {}

    FileScan(Path folder, List<Path> named, List<String> globs) {
        this.folder = folder;
        Set<Path> all = new LinkedHashSet<>();
        for (String glob : globs) {
            all.add(fixedPart(folder, glob));
        }
        all.addAll(named);
        all.add(folder);
        this.places = new ArrayList<>(all);
    }

    /// The folder before a pattern's first wildcard.
    private static Path fixedPart(Path folder, String glob) {
        int wild = 0;
        while (wild < glob.length() && "*?[{\\".indexOf(glob.charAt(wild)) < 0) {
            wild++;
        }
        int slash = glob.lastIndexOf('/', Math.max(0, wild - 1));
        return slash < 0 ? folder : folder.resolve(glob.substring(0, slash + 1)).normalize();
    }

    /// As the program would name it: relative to its working folder, absolute outside.
    String relative(Path path) {
        return path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
    }

    /// Hands all candidates to the sink; says whether the budget sufficed.
    boolean visit(CheckpointNames names, Sink sink) {
        entries = 0;
        Set<Path> visited = new LinkedHashSet<>();
        for (Path place : places) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
                if (attributes.isDirectory()) {
                    walk(place, false, names, sink, visited);
                } else {
                    file(place, attributes, names, sink);
                }
            } catch (IOException notThere) {
                continue;
            }
        }
        return entries <= MOST_ENTRIES;
    }

    /// The entries of a folder that are looked at.
    private record Listing(Map<String, BasicFileAttributes> files, List<String> folders) {}

    /// @param ofStep whether the folder is in a folder of checkpoints and has a step's name
    private void walk(Path directory, boolean ofStep, CheckpointNames names, Sink sink, Set<Path> visited) {
        if (!visited.add(directory)) {
            return;
        }
        Listing listing = list(directory);
        if (listing == null) {
            return;
        }
        if (!directory.equals(folder) && (names.isNamed(directory) || isOne(directory, ofStep, listing, names))) {
            candidateFolder(directory, sink);
            return;
        }
        listing.files.forEach((name, attributes) -> file(directory.resolve(name), attributes, names, sink));
        boolean many = CheckpointFolders.isOfMany(directory.getFileName().toString(), listing.folders);
        for (String child : listing.folders) {
            if (!Files.exists(directory.resolve(child).resolve("pyvenv.cfg"))) {
                walk(directory.resolve(child), many && CheckpointFolders.isOfStep(child), names, sink, visited);
            }
        }
    }

    /// Whether a folder is one checkpoint; never where the user's own patterns name files in it.
    private static boolean isOne(Path directory, boolean ofStep, Listing listing, CheckpointNames names) {
        String name = directory.getFileName().toString();
        return (ofStep || CheckpointFolders.isOne(name, listing.files.keySet(), listing.folders))
                && listing.files.keySet().stream().noneMatch(file -> names.isNamed(directory.resolve(file)));
    }

    /// Null where the folder vanished or the budget is spent.
    private @Nullable Listing list(Path directory) {
        Listing listing = new Listing(new TreeMap<>(), new ArrayList<>());
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                if (++entries > MOST_ENTRIES) {
                    return null;
                }
                add(child, listing);
            }
        } catch (IOException | DirectoryIteratorException vanished) {
            return null;
        }
        return listing;
    }

    private static void add(Path child, Listing listing) {
        String name = child.getFileName().toString();
        if (name.startsWith(".") && !name.equals(".hydra") || SKIPPED.contains(name)) {
            return;
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                listing.files.put(name, attributes);
            } else if (attributes.isDirectory()) {
                listing.folders.add(name);
            }
        } catch (IOException vanished) {
            // it is looked for again at the next walk
        }
    }

    private static void file(Path file, BasicFileAttributes attributes, CheckpointNames names, Sink sink) {
        if (MetricFiles.mayHold(file)) {
            sink.log(file, attributes);
        }
        CheckpointNames.Likeness likeness = names.ofFile(file);
        if (likeness != CheckpointNames.Likeness.NO) {
            boolean sure = likeness == CheckpointNames.Likeness.SURE;
            sink.candidate(
                    file,
                    new Print(look("", attributes), attributes.size(), sure),
                    attributes.lastModifiedTime().toInstant());
        }
    }

    private void candidateFolder(Path directory, Sink sink) {
        StringBuilder text = new StringBuilder();
        long bytes = 0;
        Instant newest = Instant.EPOCH;
        for (Path file : filesIn(directory)) {
            entries++;
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                text.append(look(directory.relativize(file).toString(), attributes));
                bytes += attributes.size();
                Instant written = attributes.lastModifiedTime().toInstant();
                newest = written.isAfter(newest) ? written : newest;
                if (MetricFiles.mayHold(file)) {
                    sink.log(file, attributes);
                }
            } catch (IOException vanished) {
                text.append('?');
            }
        }
        sink.candidate(directory, new Print(text.toString(), bytes, true), newest);
    }

    /// The regular files below a folder, sorted by path; links are left out.
    static List<Path> filesIn(Path directory) {
        try (var walk = Files.walk(directory)) {
            return walk.limit(MOST_ENTRIES)
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException vanished) {
            return List.of();
        }
    }

    /// How a file or checkpoint folder looks now, as in [Print#text()]; empty where it is gone.
    static String print(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return look("", Files.readAttributes(path, BasicFileAttributes.class));
            }
            StringBuilder text = new StringBuilder();
            for (Path file : filesIn(path)) {
                text.append(
                        look(path.relativize(file).toString(), Files.readAttributes(file, BasicFileAttributes.class)));
            }
            return text.toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static String look(String name, BasicFileAttributes attributes) {
        return name
                + '\0'
                + attributes.size()
                + ' '
                + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
                + ' '
                + attributes.fileKey()
                + '\n';
    }
}
