package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;

/// What the program said at the end of its output about files that it saved.
final class SavedWords {
    /// So many bytes of each stream are looked at.
    private static final int MOST = 1 << 18;

    private static final Pattern SAVED =
            Pattern.compile("(?i)\\b(?:sav(?:ed|ing|e)|writ(?:ing|ten|e)|wrote|dump(?:ed|ing)"
                    + "|export(?:ed|ing)|stor(?:ed|ing)|checkpoint(?:ed|ing)?)\\b");

    private final RunFolder run;
    private @Nullable String end;

    SavedWords(RunFolder run) {
        this.run = run;
    }

    /// Whether a line says that the program saved a file of this name.
    boolean names(Path file) {
        if (end == null) {
            end = tail(RunFolder.OUTPUT) + "\n" + tail(RunFolder.STDERR);
        }
        String name = file.getFileName().toString();
        return end.contains(name)
                && end.lines()
                        .anyMatch(line ->
                                line.contains(name) && SAVED.matcher(line).find());
    }

    private String tail(String name) {
        try {
            return SafeFile.tail(run.file(name), MOST);
        } catch (IOException none) {
            return "";
        }
    }
}
