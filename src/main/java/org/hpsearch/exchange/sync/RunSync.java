package org.hpsearch.exchange.sync;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hpsearch.exchange.copy.CheckpointShare;
import org.hpsearch.exchange.copy.RunFiles;
import org.hpsearch.project.Project;
import org.hpsearch.run.Host;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;
import org.hpsearch.value.Trees;

/// Keeps the runs of a project the same here and in another place. Nothing is deleted on either side. What arrives is
/// first put together in a hidden folder of the store, and moved to its place when it is whole.
public final class RunSync {
    private final Project project;
    private final SyncPlace place;
    private final Request request;
    private final CheckpointShare share;
    private final SyncWatch watch;
    private final Outcome outcome = new Outcome();

    /// What is asked for.
    ///
    /// @param pull   whether runs come here
    /// @param push   whether runs go there
    /// @param dryRun whether both sides stay as they are
    /// @param wanted which runs
    public record Request(boolean pull, boolean push, boolean dryRun, Predicate<RunFolder> wanted) {}

    /// What came of it, as ids of runs.
    public static final class Outcome {
        private final List<String> pulled = new ArrayList<>();
        private final List<String> pushed = new ArrayList<>();
        private final Set<String> completed = new TreeSet<>();
        private final List<String> noted = new ArrayList<>();
        private final SortedMap<String, String> apart = new TreeMap<>();
        private long leftOut;

        /// New here.
        public List<String> pulled() {
            return List.copyOf(pulled);
        }

        /// New there.
        public List<String> pushed() {
            return List.copyOf(pushed);
        }

        /// On both sides already; the one that lacked something got it.
        public List<String> completed() {
            return List.copyOf(completed);
        }

        /// Whose notes were put together.
        public List<String> noted() {
            return List.copyOf(noted);
        }

        /// Run → what differs and stays as it is on each side.
        public SortedMap<String, String> apart() {
            return apart;
        }

        /// How many copies of checkpoints of new runs did not go along.
        public long leftOut() {
            return leftOut;
        }
    }

    /// @param share which checkpoints go along
    public RunSync(Project project, SyncPlace place, Request request, CheckpointShare share, SyncWatch watch) {
        this.project = project;
        this.watch = watch;
        this.place = place;
        this.request = request;
        this.share = share;
    }

    /// Compares both sides and copies what one of them lacks.
    ///
    /// @param own what is done with the project's own files, before the runs
    public Outcome run(OwnFiles own) throws IOException {
        Sides sides = Sides.of(new FolderPlace(project.path(), ""), place, watch::listed);
        SortedMap<String, SortedMap<String, SyncPlace.Stamp>> here =
                sides.here().runs();
        SortedMap<String, SortedMap<String, SyncPlace.Stamp>> there =
                sides.there().runs();
        project.store().prepare();
        Path scratch = Files.createDirectory(
                project.store().path().resolve(".sync." + Long.toString(System.nanoTime() & 0xFFFFFFFFL, 36) + ".tmp"));
        try {
            own.take(sides.there().own().keySet(), scratch);
            if (request.pull) {
                pull(there, here.keySet(), scratch);
            }
            if (request.push) {
                push(here, there.keySet());
            }
            both(here, there, scratch);
        } finally {
            Trees.delete(scratch);
        }
        return outcome;
    }

    /// Takes the project's own files of both sides: what is declared of parameters, saved queries.
    public interface OwnFiles {
        /// @param there   the files that the other place has
        /// @param scratch a folder for its copies
        void take(Set<String> there, Path scratch) throws IOException;
    }

    private void fetch(Collection<String> files, Path into) throws IOException {
        place.fetch(files, into, watch.copying(files.size()));
    }

    private void send(Path from, Collection<String> files) throws IOException {
        place.send(from, files, watch.copying(files.size()));
    }

    private static List<String> paths(String id, Collection<String> names) {
        return names.stream().map(name -> Store.NAME + "/" + id + "/" + name).toList();
    }

    private static boolean isCheckpoint(String name) {
        return name.startsWith(RunFolder.CHECKPOINT_COPIES + "/");
    }

    private static SortedMap<String, SyncPlace.Stamp> light(SortedMap<String, SyncPlace.Stamp> files) {
        TreeMap<String, SyncPlace.Stamp> light = new TreeMap<>(files);
        light.keySet().removeIf(RunSync::isCheckpoint);
        return light;
    }

    /// The files of the checkpoints that go along with a run.
    ///
    /// @param files of the side that has them
    private List<String> checkpoints(RunFolder run, Set<String> files) throws IOException {
        List<String> copies = share.of(
                run, kept -> files.stream().anyMatch(file -> file.equals(kept) || file.startsWith(kept + "/")));
        return files.stream()
                .filter(RunSync::isCheckpoint)
                .filter(file -> RunFiles.isIn(file, copies))
                .toList();
    }

    private void pull(SortedMap<String, SortedMap<String, SyncPlace.Stamp>> there, Set<String> here, Path scratch)
            throws IOException {
        List<String> fetched = new ArrayList<>();
        there.forEach((id, files) -> {
            if (!here.contains(id)) {
                fetched.addAll(paths(id, light(files).keySet()));
            }
        });
        fetch(fetched, scratch);
        Store arrived = new Store(scratch.resolve(Store.NAME));
        for (Map.Entry<String, SortedMap<String, SyncPlace.Stamp>> run : there.entrySet()) {
            String id = run.getKey();
            if (!here.contains(id)
                    && Files.isDirectory(arrived.run(id).path())
                    && request.wanted.test(arrived.run(id))) {
                List<String> copies =
                        checkpoints(arrived.run(id), run.getValue().keySet());
                outcome.leftOut += run.getValue().keySet().stream()
                                .filter(RunSync::isCheckpoint)
                                .count()
                        - copies.size();
                if (!request.dryRun) {
                    fetch(paths(id, copies), scratch);
                    settle(arrived.run(id).path(), project.store().run(id).path());
                }
                outcome.pulled.add(id);
            }
        }
    }

    private static void settle(Path arrived, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(
                    target.toString(), null, "has appeared in the meantime; start the sync again");
        }
        Files.move(arrived, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void push(SortedMap<String, SortedMap<String, SyncPlace.Stamp>> here, Set<String> there)
            throws IOException {
        List<String> sent = new ArrayList<>();
        for (Map.Entry<String, SortedMap<String, SyncPlace.Stamp>> run : here.entrySet()) {
            RunFolder folder = project.store().run(run.getKey());
            if (!there.contains(run.getKey()) && request.wanted.test(folder)) {
                List<String> copies = checkpoints(folder, run.getValue().keySet());
                outcome.leftOut += run.getValue().keySet().stream()
                                .filter(RunSync::isCheckpoint)
                                .count()
                        - copies.size();
                sent.addAll(paths(run.getKey(), light(run.getValue()).keySet()));
                sent.addAll(paths(run.getKey(), copies));
                outcome.pushed.add(run.getKey());
            }
        }
        if (!request.dryRun) {
            send(project.path(), sent);
        }
    }

    private void both(
            SortedMap<String, SortedMap<String, SyncPlace.Stamp>> here,
            SortedMap<String, SortedMap<String, SyncPlace.Stamp>> there,
            Path scratch)
            throws IOException {
        Map<String, Set<String>> suspects = new TreeMap<>();
        List<String> fetched = new ArrayList<>();
        for (Map.Entry<String, SortedMap<String, SyncPlace.Stamp>> run : here.entrySet()) {
            String id = run.getKey();
            SortedMap<String, SyncPlace.Stamp> theirs = there.get(id);
            Set<String> names =
                    theirs == null ? Set.of() : RunDifference.suspects(light(run.getValue()), light(theirs));
            if (theirs != null && !names.isEmpty()) {
                suspects.put(id, names);
                fetched.addAll(
                        paths(id, names.stream().filter(theirs::containsKey).toList()));
            }
        }
        fetch(fetched, scratch);
        Store arrived = new Store(scratch.resolve(Store.NAME));
        for (Map.Entry<String, Set<String>> run : suspects.entrySet()) {
            String id = run.getKey();
            RunFolder ours = project.store().run(id);
            if (request.wanted.test(ours)) {
                RunDifference.Names all = new RunDifference.Names(
                        here.getOrDefault(id, new TreeMap<>()).keySet(),
                        there.getOrDefault(id, new TreeMap<>()).keySet());
                compare(ours, arrived.run(id), run.getValue(), all, scratch);
            }
        }
        for (String id : share.takesAny() ? here.keySet() : Set.<String>of()) {
            SortedMap<String, SyncPlace.Stamp> theirs = there.get(id);
            if (theirs != null && request.wanted.test(project.store().run(id))) {
                missingCheckpoints(id, here.getOrDefault(id, new TreeMap<>()).keySet(), theirs.keySet(), scratch);
            }
        }
    }

    private void compare(RunFolder ours, RunFolder theirs, Set<String> suspects, RunDifference.Names all, Path scratch)
            throws IOException {
        Set<String> files = new TreeSet<>(suspects);
        if (files.remove(RunFolder.NOTES)) {
            notes(ours, theirs, all, scratch);
        }
        RunDifference difference = RunDifference.of(ours.path(), theirs.path(), files, all);
        boolean pulls = request.pull && !difference.toPull().isEmpty() && !runsHere(ours);
        boolean pushes = request.push && !difference.toPush().isEmpty();
        if (!difference.apart().isEmpty()) {
            outcome.apart.put(ours.id(), String.join(", ", difference.apart()));
        }
        if (pulls || pushes) {
            outcome.completed.add(ours.id());
        }
        if (pulls && !request.dryRun) {
            for (String name : difference.toPull()) {
                receive(theirs.file(name), ours, name);
            }
        }
        if (pushes && !request.dryRun) {
            send(project.path(), paths(ours.id(), difference.toPush()));
        }
    }

    /// Whether the program of a run may be running on this machine: then its folder is written here alone.
    private static boolean runsHere(RunFolder run) {
        RunRecord record = run.read();
        return record.state(Instant.now()) == RunState.RUNNING
                && record.info().host().equals(Host.name());
    }

    private static void receive(Path file, RunFolder run, String name) throws IOException {
        Path target = run.readable(name);
        if (!target.equals(run.file(name))) {
            throw new FileSystemException(
                    run.file(name).toString(), null, "leads out of its run: nothing is put there");
        }
        Path parent = target.getParent();
        Files.createDirectories(parent == null ? run.path() : parent);
        run.guarded().take(file, name);
    }

    private void notes(RunFolder ours, RunFolder theirs, RunDifference.Names all, Path scratch) throws IOException {
        Notes mine = ours.read().notes();
        Notes other = all.theirs().contains(RunFolder.NOTES) ? theirs.read().notes() : Notes.NONE;
        Notes merged = NotesMerge.of(mine, other, place.words());
        if (NotesMerge.namesDiffer(mine, other)) {
            outcome.apart.put(ours.id(), "its name: '" + mine.name() + "' here, '" + other.name() + "' there");
        }
        boolean changesOurs = request.pull && !merged.equals(mine);
        boolean changesTheirs = request.push && !merged.equals(other) && !NotesMerge.namesDiffer(mine, other);
        if (changesOurs || changesTheirs) {
            outcome.noted.add(ours.id());
        }
        if (request.dryRun) {
            return;
        }
        if (changesOurs) {
            ours.changeNotes(before -> NotesMerge.of(before, other, place.words()));
        }
        if (changesTheirs) {
            Files.createDirectories(theirs.path());
            theirs.writeNotes(merged);
            send(scratch, paths(ours.id(), List.of(RunFolder.NOTES)));
        }
    }

    private void missingCheckpoints(String id, Set<String> ours, Set<String> theirs, Path scratch) throws IOException {
        RunFolder run = project.store().run(id);
        List<String> pull = request.pull ? new ArrayList<>(checkpoints(run, theirs)) : new ArrayList<>();
        List<String> push = request.push ? new ArrayList<>(checkpoints(run, ours)) : new ArrayList<>();
        pull.removeAll(ours);
        push.removeAll(theirs);
        if (pull.isEmpty() && push.isEmpty()) {
            return;
        }
        outcome.completed.add(id);
        if (!request.dryRun) {
            fetch(paths(id, pull), scratch);
            for (String name : pull) {
                receive(scratch.resolve(Store.NAME).resolve(id).resolve(name), run, name);
            }
            send(project.path(), paths(id, push));
        }
    }
}
