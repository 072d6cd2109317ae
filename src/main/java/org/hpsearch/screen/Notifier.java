package org.hpsearch.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.process.Background;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Words;

/// Tells the command that `notify` of the user's own configuration names what a person wants to hear of.
///
/// @param command its words; empty where nobody is told
/// @param folder  of the project, where it runs
record Notifier(String command, Path folder) {
    private static final Path NOTHING = Path.of("/dev/null");

    /// Starts the command with a sentence as its last word; no shell reads either of them.
    ///
    /// @return the process of each sentence
    /// @throws DataException where the command cannot be started
    List<Process> tell(List<String> sentences) {
        List<Process> started = new ArrayList<>();
        if (command.isBlank()) {
            return started;
        }
        try {
            for (String sentence : sentences) {
                List<String> words = new ArrayList<>(Words.split(command));
                words.add(sentence);
                started.add(Background.launch(words, folder, Map.of(), NOTHING));
            }
            return started;
        } catch (IOException unusable) {
            throw new DataException("notify: " + SafeFile.reason(unusable), unusable);
        }
    }
}
