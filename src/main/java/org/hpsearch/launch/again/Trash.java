package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Trees;

/// Runs that were deleted, until the trash is emptied: `hps-runs/.trash/`. A run comes back when its folder is moved
/// back.
public final class Trash {
    private static final String NAME = ".trash";

    private final Path folder;

    public Trash(Store store) {
        this.folder = store.path().resolve(NAME);
    }

    /// Takes a run. No reader sees it from then on.
    ///
    /// @throws DataException where the trash is no folder of the store
    public void take(RunFolder run) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
        }
        check();
        Path target = folder.resolve(run.id());
        Trees.delete(target);
        Files.move(run.path(), target);
    }

    private void check() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new DataException(folder + " is not a folder, so hps moves nothing there; remove it");
        }
    }

    /// The runs in it.
    public List<Path> runs() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        check();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> RunId.isId(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /// Empties it, after a question.
    ///
    /// @param sure   ask nothing
    /// @param dryRun only list what would go
    /// @return whether it was done
    public boolean empty(Context context, boolean sure, boolean dryRun) throws IOException {
        List<Path> runs = runs();
        String what = Texts.count(runs.size(), "run", "runs");
        if (dryRun) {
            runs.forEach(context.out()::println);
            context.say("would delete " + what + " for good");
            return true;
        }
        if (!runs.isEmpty() && !sure && !context.confirmed("delete " + what + " in the trash for good?")) {
            return false;
        }
        context.say("deleted " + what + " for good, " + Texts.size(empty()));
        return true;
    }

    /// Deletes what is in it for good.
    ///
    /// @return the bytes that this frees
    public long empty() throws IOException {
        long freed = 0;
        for (Path run : runs()) {
            freed += Digest.bytes(run);
            Trees.delete(run);
        }
        return freed;
    }
}
