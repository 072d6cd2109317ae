package org.hpsearch.capture.code;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.CommandWords;

/// The files that a program's code names where it saves something that may be a model: `saveRDS(fit, "fit.rds")`.
public final class SavedLiterals {
    private static final Pattern CALL = Pattern.compile(
            "(?i)\\b(\\w*(?:save|dump|export|write_?model|serialize)\\w*)[ \\t]*\\((?:[^()\"'\\n]|\\([^()\\n]*\\))*"
                    + "[\"']([\\w][\\w./-]*\\.\\w{1,10})[\"']");
    /// Words of calls that save something else than a model.
    private static final Pattern OTHERS =
            Pattern.compile("(?i)fig|image|img|plot|csv|txt|text|log|data|train|table|json|html|video|audio");

    private SavedLiterals() {}

    /// The files, as far as they lie in the command's working folder.
    public static Set<Path> of(CommandWords command, Path folder) {
        Optional<Path> script = SourceFiles.of(command, folder);
        Set<Path> files = new LinkedHashSet<>();
        Matcher call = CALL.matcher(
                script.map(source -> ScriptText.read(source).text()).orElse(""));
        while (call.find()) {
            try {
                Path file = folder.resolve(call.group(2)).normalize();
                if (!OTHERS.matcher(call.group(1)).find() && file.startsWith(folder)) {
                    files.add(file);
                }
            } catch (InvalidPathException noPath) {
                // a text that is no path names no file
            }
        }
        return files;
    }
}
