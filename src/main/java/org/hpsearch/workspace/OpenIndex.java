package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.console.Texts;
import org.hpsearch.index.IndexPlace;
import org.hpsearch.index.RunIndex;
import org.hpsearch.launch.Recovery;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// The index of a project, opened when first needed, and the last look at it. It tells the person what a look could
/// not read in time.
final class OpenIndex implements AutoCloseable {
    private final Context context;
    private final Store store;
    private @Nullable RunIndex index;
    private RunIndex.@Nullable View view;
    private RunIndex.Mode quick = RunIndex.Mode.QUICK;
    private boolean rebuilt;
    private final Set<String> told = new HashSet<>();

    OpenIndex(Context context, Store store) {
        this.context = context;
        this.store = store;
    }

    /// The index as it is now: the last look, or a new one.
    ///
    /// @param aloud whether a progress bar and what was not read may be written
    RunIndex.View look(RunIndex.Mode mode, boolean aloud) throws IOException {
        if (view == null) {
            boolean quickly = mode == RunIndex.Mode.QUICK || quick == RunIndex.Mode.FULL && mode == RunIndex.Mode.BRIEF;
            try (Progress progress = progress(aloud)) {
                view = index().refresh(quickly ? quick : mode, progress::at);
            }
            if (aloud) {
                tellOf(view);
            }
        }
        return view;
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
        return index != null && !rebuilt;
    }

    /// Builds the index anew.
    RunIndex.View rebuild() throws IOException {
        rebuilt = true;
        try (Progress progress = progress(true)) {
            view = index().rebuild(progress::at);
        }
        return view;
    }

    /// How many runs the last look knows by name alone.
    int unread() {
        return view == null ? 0 : view.unread();
    }

    /// Enters what has just changed in a run's folder.
    void changed(String id) throws IOException {
        index().changed(id);
    }

    private RunIndex index() {
        if (index == null) {
            Path folder = IndexPlace.of(store, context.environment(), context.home());
            index = RunIndex.open(store, folder, Recovery::read);
        }
        return index;
    }

    private void tellOf(RunIndex.View seen) {
        if (seen.unread() > 0) {
            context.say(Texts.count(seen.unread(), "run was", "runs were")
                    + " not read in time: listed by name alone, as unread; --fresh reads all");
        }
        if (seen.unchecked() > 0) {
            context.say(Texts.count(seen.unchecked(), "run", "runs") + " may be out of date; --fresh rereads all");
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
        RunIndex open = index;
        index = null;
        view = null;
        if (open != null) {
            open.close();
        }
    }
}
