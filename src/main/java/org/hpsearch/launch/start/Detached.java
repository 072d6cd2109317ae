package org.hpsearch.launch.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.RunCommand;
import org.hpsearch.console.Context;
import org.hpsearch.process.Background;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;

/// `hps run -d`: the same again, as an hps of its own that has no terminal.
public final class Detached {
    static final String SKIPPED = "not run: ";
    static final String READY = ChildEnvironment.READY;

    private Detached() {}

    public static int start(Context context, RunCommand options) throws IOException, InterruptedException {
        String self = context.script();
        if (self.isEmpty()) {
            throw new DataException("-d needs the hps script that started this program");
        }
        Path ready = Files.createTempFile("hps-", ".ready");
        try {
            boolean ended = Background.start(
                    command(self, options), context.folder(), Map.of(READY, ready.toString()), () -> isReady(ready));
            String folder = Files.readString(ready).strip();
            if (folder.startsWith(SKIPPED)) {
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
    private static List<String> command(String self, RunCommand options) {
        List<String> words = new ArrayList<>(List.of(self, "run", "-q"));
        options.typedOptions().stream()
                .filter(word -> !List.of("-d", "--detach", "-q", "--quiet", "-dq", "-qd")
                        .contains(word))
                .forEach(words::add);
        words.addAll(options.words);
        return words;
    }

    /// Tells the waiting hps where the run is, or that there is none.
    static void tell(String ready, String answer) {
        try {
            Files.writeString(Path.of(ready), answer + "\n");
        } catch (IOException e) {
            throw new DataException("cannot tell that the run has started: " + e.getMessage(), e);
        }
    }
}
