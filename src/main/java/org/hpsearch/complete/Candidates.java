package org.hpsearch.complete;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.SafeText;

/// What a word may become, as far as it fits what is typed; case and quotes count nothing in that.
final class Candidates {
    private final String word;
    private final String plain;
    private final List<Candidate> all = new ArrayList<>();

    Candidates(String word) {
        this.word = word;
        this.plain = plain(word);
    }

    private static String plain(String text) {
        return text.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    List<Candidate> all() {
        return all;
    }

    /// Takes a candidate if it fits. One with a control character could end the line, and is not taken.
    ///
    /// @param whole whether a blank follows
    void add(String text, String about, boolean whole) {
        if (plain(text).startsWith(plain) && SafeText.line(text).equals(text)) {
            all.add(new Candidate(text, SafeText.line(about), whole));
        }
    }

    /// Takes names for the last place of a list with commas, each of which may have a sign before it.
    void list(List<String> names) {
        int begin = word.lastIndexOf(',') + 1;
        begin += word.startsWith("+", begin) || word.startsWith("-", begin) ? 1 : 0;
        String before = word.substring(0, begin);
        names.stream()
                .filter(name -> name.chars().noneMatch(c -> " ,\"'".indexOf(c) >= 0))
                .forEach(name -> add(before + name, "", false));
    }

    /// Takes the files of the folder that the word leads to.
    void files(Path folder) throws IOException {
        String before = word.substring(0, word.lastIndexOf('/') + 1);
        Path in = folder.resolve(before);
        if (Files.isDirectory(in)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
                for (Path entry : entries) {
                    boolean hidden = entry.getFileName().toString().startsWith(".");
                    if (hidden && !word.startsWith(before + ".")) {
                        continue;
                    }
                    boolean inner = Files.isDirectory(entry);
                    add(before + entry.getFileName() + (inner ? "/" : ""), "", !inner);
                }
            }
        }
    }
}
