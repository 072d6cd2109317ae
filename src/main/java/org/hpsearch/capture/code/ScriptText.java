package org.hpsearch.capture.code;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.SafeFile;

/// The text of a script, and its language.
///
/// @param text empty where the file is too large or cannot be read
record ScriptText(Language language, String text) {
    private static final int LARGEST = 1 << 20;

    /// The languages whose declarations are understood.
    enum Language {
        PYTHON,
        R,
        SHELL,
        OTHER
    }

    static ScriptText read(Path file) {
        String text = text(file);
        return new ScriptText(language(FileName.ending(file.toString()), text), text);
    }

    private static String text(Path file) {
        try {
            Optional<byte[]> bytes = SafeFile.read(file, LARGEST);
            return bytes.map(all -> new String(all, StandardCharsets.UTF_8)).orElse("");
        } catch (DataException tooLarge) {
            return "";
        }
    }

    private static Language language(String ending, String text) {
        String first = text.startsWith("#!") ? text.lines().findFirst().orElse("") : "";
        if (ending.equals("py") || first.contains("python")) {
            return Language.PYTHON;
        }
        if (ending.equals("r") || first.contains("Rscript")) {
            return Language.R;
        }
        boolean shell = ending.equals("sh") || ending.equals("bash") || first.contains("sh");
        return shell ? Language.SHELL : Language.OTHER;
    }
}
