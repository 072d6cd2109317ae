package org.hpsearch.value;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// The parts of a file's name, and whether a word names a file.
public final class FileName {
    private FileName() {}

    /// The last part of a path: `train.py` of `src/train.py`.
    public static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The last part of a path without its ending: `train` of `src/train.py`; `.env` of `.env`.
    public static String stem(String path) {
        String base = base(path);
        int dot = base.lastIndexOf('.');
        return dot > 0 ? base.substring(0, dot) : base;
    }

    /// What follows the last dot, in small letters: `py` of `src/train.py`; empty where there is no dot.
    public static String ending(String path) {
        String base = base(path);
        int dot = base.lastIndexOf('.');
        return dot < 0 ? "" : base.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// Whether a word names a regular file.
    ///
    /// @param folder that a relative path starts from
    public static boolean isFile(Path folder, String word) {
        try {
            return !word.isEmpty() && Files.isRegularFile(folder.resolve(word));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
