package org.hpsearch.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.run.GuardedFolder;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Store;
import org.hpsearch.value.Trees;

/// What killed processes have left behind in a project: temporary files of a replacement, runs whose deletion was cut,
/// and folders of runs that had not even written `run.json`. All of it is a day old at least, and this user's.
public final class Leftovers {
    /// Younger ones may be somebody's work.
    public static final Duration AGE = Duration.ofDays(1);

    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-z]{1,13}\\.tmp");
    private static final String DELETED = ".deleted-";
    /// All that a folder of a run that never started may hold.
    private static final Set<String> PREPARED =
            Set.of(RunFolder.PARAMS, RunFolder.INPUTS, ".lock", ".notes.lock", RunFolder.FOUND, RunFolder.WORK);

    private final Path project;
    private final Store store;
    private final Instant before;

    /// @param now what the age counts from
    public Leftovers(Path project, Store store, Instant now) {
        this.project = project;
        this.store = store;
        this.before = now.minus(AGE);
    }

    /// Files and folders, sorted.
    public List<Path> find() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path entry : entries(project)) {
            addIfTemporary(entry, found);
        }
        for (Path entry : entries(store.path())) {
            String name = entry.getFileName().toString();
            addIfTemporary(entry, found);
            if (name.startsWith(DELETED) && RunId.isId(name.substring(DELETED.length())) && isOld(entry, true)) {
                found.add(entry);
            } else if (RunId.isId(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                addOfRun(entry, found);
            }
        }
        found.sort(null);
        return found;
    }

    private void addOfRun(Path folder, List<Path> found) throws IOException {
        List<Path> entries = entries(folder);
        List<Path> temporary = new ArrayList<>();
        entries.forEach(entry -> addIfTemporary(entry, temporary));
        boolean neverStarted = entries.stream()
                .filter(entry -> !temporary.contains(entry))
                .allMatch(entry -> PREPARED.contains(entry.getFileName().toString()));
        if (neverStarted && isOld(folder, true) && entries.stream().allMatch(entry -> isOld(entry, false))) {
            found.add(folder);
        } else {
            found.addAll(temporary);
        }
    }

    private void addIfTemporary(Path entry, List<Path> found) {
        if (TEMPORARY.matcher(entry.getFileName().toString()).matches() && isOld(entry, false)) {
            found.add(entry);
        }
    }

    private boolean isOld(Path entry, boolean folder) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return (!folder || attributes.isDirectory())
                    && !attributes.isSymbolicLink()
                    && attributes.lastModifiedTime().toInstant().isBefore(before)
                    && GuardedFolder.belongsToUs(entry);
        } catch (IOException vanished) {
            return false;
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (java.nio.file.NoSuchFileException none) {
            return List.of();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /// Deletes one of those found; a run that a process holds stays.
    ///
    /// @return whether it is gone
    public static boolean delete(Path leftover) throws IOException {
        if (!RunId.isId(leftover.getFileName().toString())) {
            Trees.delete(leftover);
            return true;
        }
        try (RunLock lock = RunLock.tryTake(new RunFolder(leftover))) {
            if (lock == null) {
                return false;
            }
        } catch (FileSystemException noLockFile) {
            return false;
        }
        Trees.delete(leftover);
        return true;
    }
}
