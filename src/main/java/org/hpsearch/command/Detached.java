package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.process.Background;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.run.DataException;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;

/// `hps run -d`: the same again, as an hps of its own that has no terminal.
final class Detached {
    static final String READY = ChildEnvironment.READY;

    private Detached() {}

    static int start(Context context, String home, RunCommand options) throws IOException, InterruptedException {
        String self = context.script();
        if (self.isEmpty()) {
            throw new DataException("-d needs the hps script that started this program");
        }
        Path ready = Files.createTempFile("hps-", ".ready");
        try {
            boolean ended = Background.start(
                    command(self, home, options),
                    context.folder(),
                    Map.of(READY, ready.toString()),
                    () -> isReady(ready));
            String folder = Files.readString(ready).strip();
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

    private static List<String> command(String self, String home, RunCommand options) {
        List<String> words = new ArrayList<>(List.of(self, "run", "-q"));
        option(words, "--home", home);
        option(words, "-n", options.name);
        options.tags.forEach(tag -> option(words, "-t", tag));
        option(words, "-e", options.experiment);
        option(words, "--note", options.note);
        options.given.forEach((key, value) -> option(words, "-p", key + "=" + value));
        options.checkpoints.forEach(glob -> option(words, "--checkpoint", glob));
        option(words, "--keep", Integer.toString(options.keep));
        words.add("--");
        words.addAll(options.words);
        return words;
    }

    private static void option(List<String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.add(name);
            words.add(value);
        }
    }

    /// Tells the waiting hps where the run is.
    static void tell(String ready, RunFolder run) {
        try {
            Files.writeString(Path.of(ready), run.path() + "\n");
        } catch (IOException e) {
            throw new DataException("cannot tell that the run has started: " + e.getMessage(), e);
        }
    }
}
