package org.hpsearch.exchange.sync;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.hpsearch.exchange.copy.RunFiles;
import org.hpsearch.project.Project;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Store;

/// A project's folder on this machine.
///
/// @param folder the project
/// @param words  for people
public record FolderPlace(Path folder, String words) implements SyncPlace {
    static final List<String> OWN_FILES = List.of(Project.DEFAULTS, Project.QUERIES);

    @Override
    public Listing files(IntConsumer seen) throws IOException {
        Listing files = new Listing();
        Path store = folder.resolve(Store.NAME);
        if (Files.isDirectory(store)) {
            try (Stream<Path> runs = Files.list(store)) {
                for (Path run : (Iterable<Path>) runs.filter(FolderPlace::isRun)::iterator) {
                    String id = run.getFileName().toString();
                    RunFiles.each(new RunFolder(run), (name, facts) -> files.add(id, name, stamp(facts)));
                    seen.accept(files.runs().size());
                }
            }
        }
        for (String own : OWN_FILES) {
            note(files.own(), own);
        }
        return files;
    }

    private static Stamp stamp(BasicFileAttributes facts) {
        return new Stamp(facts.size(), facts.lastModifiedTime().to(TimeUnit.SECONDS));
    }

    private static boolean isRun(Path path) {
        return RunId.isId(String.valueOf(path.getFileName()));
    }

    private void note(SortedMap<String, Stamp> files, String own) throws IOException {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(folder.resolve(own), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (facts.isRegularFile()) {
                files.put(own, stamp(facts));
            }
        } catch (NoSuchFileException gone) {
            // it is not there
        }
    }

    @Override
    public void fetch(Collection<String> files, Path into, IntConsumer copied) throws IOException {
        int count = 0;
        for (String file : files) {
            copy(folder.resolve(file), into.resolve(file));
            copied.accept(++count);
        }
    }

    @Override
    public void send(Path from, Collection<String> files, IntConsumer copied) throws IOException {
        if (files.stream().anyMatch(file -> file.startsWith(Store.NAME + "/"))) {
            new Store(folder.resolve(Store.NAME)).prepare();
        }
        int count = 0;
        for (String file : files) {
            Path target = folder.resolve(file);
            Path parts = target.resolveSibling("." + target.getFileName() + ".sync.tmp");
            makeFolders(target);
            try {
                copy(from.resolve(file), parts);
                if (Files.exists(parts, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(parts, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(parts);
            }
            copied.accept(++count);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.copy(
                    from,
                    to,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            // deleted meanwhile
        }
    }

    /// Makes the folders above a file, none of which may be a link: it might lead out.
    private void makeFolders(Path file) throws IOException {
        Path at = folder;
        for (Path part : folder.relativize(file)) {
            at = at.resolve(part);
            if (!at.equals(file) && Files.isSymbolicLink(at)) {
                throw new FileSystemException(at.toString(), null, "is a link: hps writes only into real folders");
            }
        }
        Path parent = file.getParent();
        Files.createDirectories(parent == null ? folder : parent);
    }
}
