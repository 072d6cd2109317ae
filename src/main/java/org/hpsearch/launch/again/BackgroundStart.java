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

/// `hps run -d`: the same again, as an hps of its own that has no terminal.
public final class BackgroundStart {
    private BackgroundStart() {}

    /// Starts it, and waits until its run has begun.
    ///
    /// @param options the words behind `hps run`, as typed
    /// @param command the words of the program
    /// @return the exit status
    public static int start(Context context, List<String> options, List<String> command)
            throws IOException, InterruptedException {
        String self = context.script();
        if (self.isEmpty()) {
            throw new DataException("-d needs the hps script that started this program");
        }
        Path ready = Files.createTempFile("hps-", ".ready");
        try {
            boolean ended = Background.start(
                    line(self, options, command),
                    context.folder(),
                    Map.of(ChildEnvironment.READY, ready.toString()),
                    () -> isReady(ready));
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

    /// The same line of words, without what sends it into the background.
    private static List<String> line(String self, List<String> options, List<String> command) {
        List<String> words = new ArrayList<>(List.of(self, "run", "-q"));
        options.stream()
                .filter(word -> !List.of("-d", "--detach", "-q", "--quiet", "-dq", "-qd")
                        .contains(word))
                .forEach(words::add);
        words.addAll(command);
        return words;
    }
}
