package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.console.Texts;
import org.hpsearch.index.IndexPlace;
import org.hpsearch.index.JoinedView;
import org.hpsearch.index.RunIndex;
import org.hpsearch.index.RunSource;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// The index of a project, opened when first needed, and the last look at it; where several projects are looked at as
/// one, the index of each. It tells the person what a look could not read in time.
final class OpenIndex implements AutoCloseable {
    private final Context context;
    private final Store store;
    private final RunSource source;
    private List<RunIndex> indexes = List.of();
    private RunIndex.@Nullable View view;
    private RunIndex.Mode quick = RunIndex.Mode.QUICK;
    private boolean rebuilt;
    private final Set<String> told = new HashSet<>();

    OpenIndex(Context context, Store store, RunSource source) {
        this.context = context;
        this.store = store;
        this.source = source;
    }

    /// The index as it is now: the last look, or a new one.
    ///
    /// @param aloud whether a progress bar and what was not read may be written
    RunIndex.View look(RunIndex.Mode mode, boolean aloud) throws IOException {
        if (view == null) {
            boolean quickly = mode == RunIndex.Mode.QUICK || quick == RunIndex.Mode.FULL && mode == RunIndex.Mode.BRIEF;
            view = view(aloud, (index, progress) -> index.refresh(quickly ? quick : mode, progress));
            if (aloud) {
                tellOf(view);
            }
        }
        return view;
    }

    private interface Look {
        RunIndex.View at(RunIndex index, IntConsumer progress) throws IOException;
    }

    private RunIndex.View view(boolean aloud, Look look) throws IOException {
        List<RunIndex.View> views = new ArrayList<>();
        try (Progress progress = progress(aloud)) {
            for (RunIndex index : indexes()) {
                views.add(look.at(index, progress::at));
            }
        }
        return views.size() == 1 ? views.getFirst() : JoinedView.of(views, store);
    }

    /// Looks anew at the next question. The index stays open.
    ///
    /// @param usual how thorough a quick look is from now on
    void renew(RunIndex.Mode usual) {
        quick = usual;
        view = null;
    }

    /// Whether a quick look compares every folder.
    boolean isWhole() {
        return quick == RunIndex.Mode.FULL;
    }

    /// Whether another attempt, with an index built anew, may help after a damage.
    boolean mayRebuild() {
        return !indexes.isEmpty() && !rebuilt;
    }

    /// Builds the index anew.
    RunIndex.View rebuild() throws IOException {
        rebuilt = true;
        view = view(true, RunIndex::rebuild);
        return view;
    }

    /// Reads the runs.
    RunSource source() {
        return source;
    }

    /// How many runs the last look knows by name alone.
    int unread() {
        return view == null ? 0 : view.unread();
    }

    /// Enters what has just changed in a run's folder.
    void changed(String id) throws IOException {
        indexes().getFirst().changed(id);
    }

    private List<RunIndex> indexes() {
        if (indexes.isEmpty()) {
            List<RunIndex> opened = new ArrayList<>();
            for (Store each : store.each()) {
                Path folder = IndexPlace.of(each, context.environment(), context.home());
                opened.add(RunIndex.open(each, folder, source));
            }
            indexes = opened;
        }
        return indexes;
    }

    private void tellOf(RunIndex.View seen) {
        if (seen.unread() > 0) {
            context.say(Texts.count(seen.unread(), "run was", "runs were")
                    + " not read in time: listed by name alone, as unread; hps ls --fresh reads all");
        }
        if (seen.unchecked() > 0) {
            context.say(
                    Texts.count(seen.unchecked(), "run", "runs") + " may be out of date; hps ls --fresh rereads all");
        }
        if (!seen.notice().isEmpty() && told.add(seen.notice())) {
            context.say(seen.notice());
        }
    }

    private Progress progress(boolean aloud) {
        boolean shown = aloud && context.errTerminal();
        return new Progress(context.err(), shown, "indexing", store::count);
    }

    @Override
    public void close() throws IOException {
        List<RunIndex> open = indexes;
        indexes = List.of();
        view = null;
        for (RunIndex index : open) {
            index.close();
        }
    }
}
