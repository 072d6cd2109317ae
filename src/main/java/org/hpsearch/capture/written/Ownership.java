package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.process.Signals;
import org.hpsearch.project.Project;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.jspecify.annotations.Nullable;

/// Which files are the run's own: a process of its tree has them open, or they lie under a path that its command names
/// (and no other run's), or no other run shared the working folder when they were written.
public final class Ownership {
    /// Older runs that have not ended are looked for among this many.
    private static final int NEWEST = 2000;

    private final Project project;
    private final String id;
    private final Instant began;
    private final Path folder;
    private final List<String> words;
    private final NamedPaths named;
    private final CheckpointNames globs;
    private final boolean hasPatterns;
    private final Set<Path> opened = new HashSet<>();
    private final Map<String, Neighbour> neighbours = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();
    private boolean olderSeen;

    /// Another run in the same working folder.
    ///
    /// @param files   the clock of its files
    /// @param started by that clock
    private record Neighbour(
            RunFolder run, FileClock files, @Nullable Instant started, NamedPaths named) {}

    /// @param id     the run's
    /// @param began  when it began, by the clock of its files
    /// @param folder its working folder
    /// @param words  its command
    /// @param globs  patterns of files that the user names for this run
    public Ownership(Project project, String id, Instant began, Path folder, List<String> words, List<String> globs) {
        this.project = project;
        this.id = id;
        this.began = began;
        this.folder = real(folder);
        this.words = List.copyOf(words);
        this.named = new NamedPaths(words, this.folder);
        this.hasPatterns = !globs.isEmpty();
        this.globs = new CheckpointNames(globs, this.folder);
    }

    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    Path folder() {
        return folder;
    }

    List<String> words() {
        return words;
    }

    /// Whether the user named the files of this run.
    boolean hasPatterns() {
        return hasPatterns;
    }

    List<Path> namedPaths() {
        return named.all();
    }

    /// What the command does not say of a file's path: numbers before it are the user's.
    String rest(Path file) {
        return named.rest(file);
    }

    /// Notes the files that the processes of the run have open now (where the system tells).
    void sample(long shim) {
        for (long pid : Signals.tree(shim)) {
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
                for (Path descriptor : descriptors) {
                    Path target = Files.readSymbolicLink(descriptor);
                    if (target.isAbsolute()) {
                        opened.add(target);
                    }
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
                continue;
            }
        }
    }

    /// Whether a file was written by this run.
    ///
    /// @param written when it was last changed
    boolean owns(Path file, Instant written) {
        if (opened.stream().anyMatch(open -> open.equals(file) || open.startsWith(file))) {
            return true;
        }
        List<Neighbour> present = present(written);
        boolean theirs = present.stream().anyMatch(neighbour -> neighbour.named.cover(file));
        return !theirs && (present.isEmpty() || named.cover(file) || globs.isNamed(file));
    }

    /// The other runs that were alive in the same folder at a moment.
    private List<Neighbour> present(Instant moment) {
        return neighbours().stream()
                .filter(neighbour -> lived(neighbour, moment))
                .toList();
    }

    /// Whether a file belongs to another run: its command names it, or it has kept it.
    ///
    /// @param name as the program writes it
    boolean isOfNeighbour(Path file, Instant written, String name) {
        return present(written).stream()
                .anyMatch(neighbour -> neighbour.named.cover(file)
                        || neighbour.run.checkpoints(new ArrayList<>()).stream()
                                .anyMatch(row -> row.path().equals(name)));
    }

    /// The other runs that share the folder, by their short ids.
    List<String> neighbourIds() {
        return neighbours.keySet().stream().map(RunId::shortForm).sorted().toList();
    }

    private List<Neighbour> neighbours() {
        List<String> ids = project.store().ids();
        int from = olderSeen ? Math.max(0, firstSince(ids)) : Math.max(0, ids.size() - NEWEST);
        for (String other : ids.subList(from, ids.size())) {
            if (!other.equals(id) && !neighbours.containsKey(other) && !strangers.contains(other)) {
                meet(project.store().run(other));
            }
        }
        olderSeen = true;
        return new ArrayList<>(neighbours.values());
    }

    /// The first id that may have been made since this run began, whatever the clocks say.
    private int firstSince(List<String> ids) {
        int at = java.util.Collections.binarySearch(ids, id);
        int from = at < 0 ? -at - 1 : at;
        Instant own = RunId.time(id);
        while (from > 0 && own != null && isSince(ids.get(from - 1), own)) {
            from--;
        }
        return from;
    }

    private static boolean isSince(String other, Instant own) {
        Instant time = RunId.time(other);
        return time != null && time.isAfter(own.minus(FileClock.MOST));
    }

    private void meet(RunFolder other) {
        EndStatus end = other.end(new ArrayList<>());
        Instant own = RunId.time(id);
        if (end != null && end.ended() != null && own != null && end.ended().isBefore(own.minus(FileClock.MOST))) {
            strangers.add(other.id());
            return;
        }
        RunRecord record = other.read();
        if (record.info().command().isEmpty()) {
            return;
        }
        Path theirFolder;
        try {
            theirFolder = real(project.path().resolve(record.info().cwd()));
        } catch (java.nio.file.InvalidPathException damaged) {
            strangers.add(other.id());
            return;
        }
        Instant started = record.info().started();
        FileClock files = FileClock.of(other, started);
        Instant ended = ended(other, files, end);
        boolean lost = end == null && record.state(Instant.now()) == RunState.LOST;
        boolean earlier = ended != null && ended.isBefore(began.minus(FileClock.GRAIN));
        if (lost || earlier || !theirFolder.equals(folder)) {
            strangers.add(other.id());
        } else {
            neighbours.put(
                    other.id(),
                    new Neighbour(
                            other,
                            files,
                            started == null ? null : files.at(started),
                            new NamedPaths(record.info().command(), folder)));
        }
    }

    /// Whether a run was alive at a moment of the files' clock.
    private static boolean lived(Neighbour neighbour, Instant moment) {
        Instant ended = ended(neighbour.run, neighbour.files, neighbour.run.end(new ArrayList<>()));
        boolean before = neighbour.started != null && moment.isBefore(neighbour.started);
        boolean after = ended != null && moment.isAfter(ended);
        return !before && !after;
    }

    /// When a run ended, by the clock of its files; null where it did not. What its hps has not noted dates the file of
    /// its exit status.
    private static @Nullable Instant ended(RunFolder run, FileClock files, @Nullable EndStatus end) {
        Instant ended = end == null ? null : end.ended();
        return ended == null || !run.isClosed() ? ended : files.at(ended);
    }
}
