package org.hpsearch.capture.written;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.Numbers;

/// The paths that the words of a command may name.
final class NamedPaths {
    private static final int LONGEST = 4096;

    private final Path folder;
    private final List<Path> paths = new ArrayList<>();

    /// @param folder the command's working folder, real
    NamedPaths(List<String> words, Path folder) {
        this.folder = folder;
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            add(word);
            if (word.indexOf('=') >= 0) {
                add(word.substring(word.indexOf('=') + 1));
            }
        }
    }

    private void add(String word) {
        if (word.isEmpty() || word.length() > LONGEST || word.startsWith("-") || Numbers.parse(word) != null) {
            return;
        }
        try {
            Path path = folder.resolve(word).normalize();
            if (!folder.startsWith(path)) {
                paths.add(path);
            }
        } catch (InvalidPathException noPath) {
            // a word that is no path names none
        }
    }

    /// All of them, whether they exist or not.
    List<Path> all() {
        return paths;
    }

    /// Whether a file lies under one of the paths, or begins with one: `--out a/b` names `a/b/x.pt`, `a/b.pt`,
    /// `a/b_1.pt`.
    boolean cover(Path file) {
        String text = file.toString();
        for (Path path : paths) {
            String name = path.toString();
            if (file.startsWith(path) || text.startsWith(name) && "._-".indexOf(text.charAt(name.length())) >= 0) {
                return true;
            }
        }
        return false;
    }
}
