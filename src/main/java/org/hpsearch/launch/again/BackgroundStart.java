package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.launch.ProgramLookup;
import org.hpsearch.process.Background;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.TemporaryFolder;

/// `hps run -d`: the same again, as an hps of its own that has no terminal.
public final class BackgroundStart {
    private BackgroundStart() {}

    /// Whether this hps was started so: it does the work.
    public static boolean isInside(Context context) {
        return !context.environment().getOrDefault(ChildEnvironment.READY, "").isEmpty();
    }

    /// Starts it, and waits until its run has begun.
    ///
    /// @param line the words behind `hps run`, as typed
    /// @return the exit status
    public static int start(Context context, List<String> line) throws IOException, InterruptedException {
        String self = context.script();
        if (self.isEmpty()) {
            throw new DataException("-d needs the hps script that started this program");
        }
        List<String> words = new ArrayList<>(List.of(self, "run"));
        words.addAll(line);
        Path ready = Files.createTempFile(TemporaryFolder.withRoom(), "hps-", ".ready");
        try {
            boolean ended = Background.start(
                    words, context.folder(), Map.of(ChildEnvironment.READY, ready.toString()), () -> isReady(ready));
            String folder = Files.readString(ready).strip();
            if (folder.startsWith(ConsoleListener.MISSING)) {
                context.say(folder.substring(ConsoleListener.MISSING.length()));
                return ProgramLookup.NOT_FOUND;
            }
            if (folder.startsWith(ConsoleListener.SKIPPED)) {
                context.say(folder);
                return 0;
            }
            if (folder.isEmpty()) {
                throw new DataException(
                        ended ? "the background hps ended at once" : "the background hps does not answer");
            }
            context.say(RunId.shortForm(Path.of(folder).getFileName().toString()) + "  " + folder
                    + "  (in the background)");
            return 0;
        } finally {
            Files.deleteIfExists(ready);
        }
    }

    private static boolean isReady(Path ready) {
        try {
            return Files.readString(ready).endsWith("\n");
        } catch (IOException e) {
            return true;
        }
    }
}
