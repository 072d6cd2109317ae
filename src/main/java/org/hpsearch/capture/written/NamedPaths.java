package org.hpsearch.capture.written;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

    /// The paths that a command names behind some of its options: `--save a.bin`, `--save=a.bin`.
    static Set<Path> behind(Predicate<String> options, List<String> words, Path folder) {
        Set<Path> paths = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (options.test(word) && i + 1 < words.size()) {
                paths.addAll(new NamedPaths(List.of("", words.get(i + 1)), folder).paths);
            } else if (equals > 0 && options.test(word.substring(0, equals))) {
                paths.addAll(new NamedPaths(List.of("", word.substring(equals + 1)), folder).paths);
            }
        }
        return paths;
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

    /// What the command does not say of a file's path: the end of it, behind the longest path that it names; all of it
    /// where it names none of them.
    String rest(Path file) {
        String text = file.toString();
        int said = 0;
        for (Path path : paths) {
            if (covers(path, file)) {
                said = Math.max(said, path.toString().length());
            }
        }
        return text.substring(said);
    }

    private static boolean covers(Path path, Path file) {
        String text = file.toString();
        String name = path.toString();
        return file.startsWith(path) || text.startsWith(name) && "._-".indexOf(text.charAt(name.length())) >= 0;
    }

    /// Whether a file lies under one of the paths, or begins with one: `--out a/b` names `a/b/x.pt`, `a/b.pt`,
    /// `a/b_1.pt`.
    boolean cover(Path file) {
        return paths.stream().anyMatch(path -> covers(path, file));
    }
}
