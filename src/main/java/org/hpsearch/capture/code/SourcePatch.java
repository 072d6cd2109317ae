package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.arguments.SecretFiles;

/// A patch as git writes it, file by file.
public final class SourcePatch {
    private static final String HEAD = "diff --git ";
    private static final Pattern NAME = Pattern.compile("diff --git \"?a/.*? \"?b/(.*?)\"?");

    private SourcePatch() {}

    /// A file's part.
    ///
    /// @param file its name from the top of the tree
    /// @param text from `diff --git` on
    public record Part(String file, String text) {}

    /// The parts in order.
    public static List<Part> parts(String patch) {
        List<Part> parts = new ArrayList<>();
        int from = patch.startsWith(HEAD) ? 0 : behind(patch, 0);
        while (from < patch.length()) {
            int to = behind(patch, from);
            String text = patch.substring(from, to);
            Matcher name = NAME.matcher(text.lines().findFirst().orElse(""));
            parts.add(new Part(name.matches() ? name.group(1) : "", text));
            from = to;
        }
        return parts;
    }

    /// Where the next part begins; the end where none does.
    private static int behind(String patch, int from) {
        int next = patch.indexOf("\n" + HEAD, from);
        return next < 0 ? patch.length() : next + 1;
    }

    /// The patch with secrets hidden, without files that hold secrets. It keeps its numbers of lines.
    static String safe(String patch, Redaction redaction) {
        StringBuilder safe = new StringBuilder();
        for (Part part : parts(patch)) {
            if (SecretFiles.isSecret(part.file)) {
                redaction.leftOut(part.file);
            } else {
                safe.append(safe(part, redaction));
            }
        }
        return safe.toString();
    }

    private static String safe(Part part, Redaction redaction) {
        int body = part.text.indexOf("\n@@");
        if (body < 0) {
            return part.text;
        }
        String[] lines = part.text.substring(body + 1).split("\n", -1);
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            bare.append(i == 0 ? "" : "\n")
                    .append(lines[i].substring(mark(lines[i]).length()));
        }
        String[] hidden = redaction.file(part.file, bare.toString()).split("\n", -1);
        StringBuilder safe = new StringBuilder(part.text.substring(0, body));
        for (int i = 0; i < lines.length; i++) {
            safe.append('\n').append(mark(lines[i])).append(hidden[i]);
        }
        return safe.toString();
    }

    /// What stands before a line of the file.
    private static String mark(String line) {
        return !line.isEmpty() && "+- ".indexOf(line.charAt(0)) >= 0 ? line.substring(0, 1) : "";
    }
}
