package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.run.Checkpoint;
import org.jspecify.annotations.Nullable;

/// Looks at the files that a run writes: finds its checkpoints, keeps copies once they stop changing, and
/// has logs read.
/// Used by one thread.
public final class FileWatcher {
    /// A file counts as whole when it has not changed for this long.
    private static final Duration REST = Duration.ofSeconds(2);
    private final Instant started;
    private final Ownership ownership;
    private final CheckpointNames names;
    private final FileScan scan;
    private final CheckpointKeeper keeper;
    private final MetricFiles logs;
    private final Consumer<String> warnings;
    private final Consumer<String> advice;
    private final SavedWords saved;
    private final Supplier<Set<Path>> savedByCode;
    private final Map<Path, Instant> leftAlone = new TreeMap<>();
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /// How a candidate looked.
    ///
    /// @param print   its files with sizes, times and inodes
    /// @param since   since when it looks like this
    /// @param changes how often it was seen changed
    /// @param done    whether this look was dealt with
    private record Seen(String print, Instant since, int changes, boolean done) {}

    /// A file that may hold metrics or settings.
    private record Log(Path path, BasicFileAttributes attributes, Instant written) {}

    private record Candidate(Path path, FileScan.Print print, Instant written) {}

    /// @param started  when the run began, by the clock of its files
    /// @param globs    the user's own patterns
    /// @param keeper   takes the checkpoints that are found
    /// @param logs     reads the files of metrics and settings that are found
    /// @param warnings takes sentences for the user
    /// @param advice   takes what the user may do better
    /// @param savedByCode the files that the program's code names where it saves models, asked at the end
    public FileWatcher(
            Instant started,
            Ownership ownership,
            List<String> globs,
            CheckpointKeeper keeper,
            MetricFiles logs,
            Consumer<String> warnings,
            Consumer<String> advice,
            Supplier<Set<Path>> savedByCode) {
        this.savedByCode = savedByCode;
        this.started = started;
        this.ownership = ownership;
        this.names = new CheckpointNames(globs, ownership.folder(), ownership.words());
        this.scan = new FileScan(ownership.folder(), ownership.namedPaths(), globs);
        this.keeper = keeper;
        this.logs = logs;
        this.warnings = warnings;
        this.advice = advice;
        this.saved = new SavedWords(keeper.run());
    }

    /// Looks once at all that the run may have written.
    ///
    /// @param shim the run's first process, for its open files; 0 when it is over
    public long look(long shim, Instant now) {
        long begin = System.nanoTime();
        if (shim != 0) {
            ownership.sample(shim);
        }
        List<Candidate> candidates = new ArrayList<>();
        List<Log> written = new ArrayList<>();
        boolean whole = scan.visit(names, new FileScan.Sink() {
            @Override
            public void candidate(Path path, FileScan.Print print, Instant changed) {
                candidates.add(new Candidate(path, print, changed));
            }

            @Override
            public void log(Path file, BasicFileAttributes attributes) {
                written.add(
                        new Log(file, attributes, attributes.lastModifiedTime().toInstant()));
            }
        });
        long cost = System.nanoTime() - begin;
        if (shim == 0) {
            addSaved(candidates);
        }
        written.stream().filter(this::isOwn).forEach(this::read);
        if (shim == 0) {
            logs.finish();
        }
        candidates.sort(Comparator.comparing(Candidate::written)
                .thenComparing(found -> found.path.toString().length())
                .thenComparing(Candidate::path));
        candidates.forEach(found -> consider(found, now, shim == 0));
        if (shim == 0 && !ownership.hasPatterns()) {
            adviseOnLeftAlone();
        }
        if (!whole) {
            tell("more than " + FileScan.MOST_ENTRIES
                    + " files to watch for checkpoints; name them: --checkpoint 'out/*.pt'");
        }
        return cost;
    }

    /// Adds the models that the program says, or its code tells, to be saved under names that tell nothing.
    private void addSaved(List<Candidate> candidates) {
        Set<Path> paths = new LinkedHashSet<>(saved.models(ownership.folder()));
        paths.addAll(savedByCode.get());
        for (Path path : paths) {
            candidates.removeIf(candidate -> candidate.path.equals(path) && !candidate.print.sure());
            boolean known = candidates.stream().anyMatch(candidate -> candidate.path.equals(path));
            if (known || CheckpointNames.isResult(path) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                candidates.add(new Candidate(
                        path,
                        new FileScan.Print(FileScan.print(path), attributes.size(), true),
                        attributes.lastModifiedTime().toInstant()));
            } catch (IOException vanished) {
                // it is no checkpoint any more
            }
        }
    }

    private boolean isOwn(Log log) {
        return !log.written.isBefore(started.minus(FileClock.GRAIN)) && ownership.owns(log.path, log.written);
    }

    private void read(Log log) {
        logs.look(log.path, scan.relative(log.path), log.attributes);
    }

    private void consider(Candidate found, Instant now, boolean over) {
        Path path = found.path;
        FileScan.Print print = found.print;
        Instant written = found.written;
        if (written.isBefore(started.minus(FileClock.GRAIN))) {
            return;
        }
        Seen before = seen.get(path);
        if (before == null || !before.print.equals(print.text())) {
            before = new Seen(print.text(), now, before == null ? 0 : before.changes + 1, false);
            seen.put(path, before);
        }
        boolean rests = over || Duration.between(before.since, now).compareTo(REST) >= 0;
        boolean likely = print.sure() || before.changes > 0 || over && saved.names(path);
        if (before.done || !rests || !likely || print.bytes() == 0) {
            return;
        }
        if (!ownership.owns(path, written)) {
            leftAlone.put(path, written);
            return;
        }
        leftAlone.remove(path);
        if (keep(path, print, written)) {
            seen.put(path, new Seen(before.print, before.since, before.changes, true));
        }
    }

    /// Names the checkpoints that no run has kept, so far as can be seen.
    private void adviseOnLeftAlone() {
        if (leftAlone.isEmpty()) {
            return;
        }
        List<String> lost = leftAlone.entrySet().stream()
                .filter(entry ->
                        !ownership.isOfNeighbour(entry.getKey(), entry.getValue(), scan.relative(entry.getKey())))
                .map(entry -> scan.relative(entry.getKey()))
                .toList();
        if (!lost.isEmpty()) {
            List<String> others = ownership.neighbourIds();
            advice.accept("checkpoint " + lost.getFirst()
                    + (lost.size() > 1 ? " and " + (lost.size() - 1) + " more were" : " was")
                    + " not kept: run " + others.getFirst() + (others.size() > 1 ? " and others use" : " uses")
                    + " the same folder; give each run a folder of its own, or name its checkpoints:"
                    + " --checkpoint GLOB");
        }
    }

    private boolean keep(Path path, FileScan.Print print, Instant written) {
        try {
            @Nullable
            Checkpoint kept = keeper.keep(
                    path,
                    scan.relative(path),
                    ownership.rest(path),
                    print.bytes(),
                    written,
                    () -> print.text().equals(FileScan.print(path)));
            return kept != null;
        } catch (IOException e) {
            tell("checkpoint " + scan.relative(path) + " could not be kept: " + org.hpsearch.value.SafeFile.reason(e));
            return true;
        }
    }

    private void tell(String warning) {
        if (told.add(warning)) {
            warnings.accept(warning);
        }
    }
}
