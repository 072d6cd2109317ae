package org.hpsearch.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;

/// Takes what has changed into an index. First and always what hps itself has changed, runs that have not ended, and
/// the newest; then the others, until the time is over. New runs for which there is no time are put in by their names.
final class Update {
    private static final int LIVE_AT_LEAST = 64;
    private static final int NEWEST_AT_LEAST = 16;

    private final Intake intake;
    private final List<String> first;
    private final List<String> then;
    private final Set<String> added;
    private final Set<String> named;
    private final int unlooked;
    private final ReadingTime time;
    private final Intake.Earlier earlier;
    private final Set<String> written = new HashSet<>();
    private int unchecked;
    private int unread;

    /// @param changed by hps itself
    /// @param time    after which only what must be is read
    /// @param earlier what the index holds already
    Update(
            Intake intake,
            Freshness.Changes changes,
            Collection<String> changed,
            ReadingTime time,
            Intake.Earlier earlier) {
        Set<String> must = new LinkedHashSet<>(changed);
        changes.live().stream().limit(LIVE_AT_LEAST).forEach(must::add);
        changes.added().stream().limit(NEWEST_AT_LEAST).forEach(must::add);
        Set<String> may = new LinkedHashSet<>(changes.added());
        may.addAll(changes.live());
        may.addAll(changes.stale());
        may.addAll(changes.unread());
        may.removeAll(must);
        this.intake = intake;
        this.first = List.copyOf(must);
        this.then = List.copyOf(may);
        this.added = Set.copyOf(changes.added());
        this.named = Set.copyOf(changes.unread());
        this.unlooked = changes.unchecked();
        this.time = time;
        this.earlier = earlier;
    }

    /// Reads the runs; may be repeated with another writer.
    void write(IndexWriter writer) throws IOException {
        Intake.Late early = intake.add(writer, first, time.always(), earlier, done -> {});
        Intake.Late late = intake.add(writer, then, time, earlier, done -> {});
        List<String> toName = late.left().stream().filter(added::contains).toList();
        intake.name(writer, toName);
        int byName = toName.size()
                + (int) late.left().stream().filter(named::contains).count();
        unread = byName + early.named().size() + late.named().size();
        unchecked = unlooked
                + late.left().size()
                - byName
                + early.kept().size()
                + late.kept().size();
        written.clear();
        written.addAll(first);
        written.addAll(then);
        List<String> untouched = new ArrayList<>(late.left());
        untouched.removeAll(toName);
        written.removeAll(Set.copyOf(untouched));
    }

    /// The runs that the writer holds now.
    Set<String> written() {
        return written;
    }

    /// Runs that were not compared with their folders.
    int unchecked() {
        return unchecked;
    }

    /// Runs of which only the name is known.
    int unread() {
        return unread;
    }
}
