package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
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

    private static final Pattern MODEL =
            Pattern.compile("(?i)\\b(?:models?|net(?:work)?s?|weights|genomes?|checkpoints?"
                    + "|policy|agents?|parameters|classifiers?|trees?|forest|embeddings?|vectors|state)\\b");
    private static final Pattern OTHERS =
            Pattern.compile("(?i)\\b(?:graphs?|plots?|figures?|images?|data|logs?|reports?|results?|predictions?)\\b");
    /// A path, as far as it is no plain word.
    private static final Pattern PATH = Pattern.compile("[\\w~-]*[./_-][\\w./~-]*\\w");
    private static final int MOST_PATHS = 1000;

    private final RunFolder run;
    private @Nullable String end;

    SavedWords(RunFolder run) {
        this.run = run;
    }

    /// The files that lines name which say that the program saved a model: `genome written to: out/winner_3`.
    Set<Path> models(Path folder) {
        Set<Path> paths = new LinkedHashSet<>();
        said().lines()
                .filter(line -> SAVED.matcher(line).find()
                        && MODEL.matcher(line).find()
                        && !OTHERS.matcher(line).find())
                .flatMap(line -> PATH.matcher(line).results())
                .limit(MOST_PATHS)
                .map(found -> folder.resolve(found.group()).normalize())
                .filter(path -> path.startsWith(folder))
                .forEach(paths::add);
        return paths;
    }

    private String said() {
        if (end == null) {
            end = tail(RunFolder.OUTPUT) + "\n" + tail(RunFolder.STDERR);
        }
        return end;
    }

    /// Whether a line says that the program saved a file of this name.
    boolean names(Path file) {
        String said = said();
        String name = file.getFileName().toString();
        return said.contains(name)
                && said.lines()
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
