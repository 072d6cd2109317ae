package org.hpsearch.capture.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.FileName;

/// The files that a command depends on: those that its words name, the file of the module that it runs, and what its
/// Python script imports.
public final class CodeFiles {
    /// What parts names of files in words such as `--config=a.yaml` and `sh a.sh && sh b.sh`.
    private static final Pattern PARTS = Pattern.compile("[\\s=;&|()<>'\"]+");

    private CodeFiles() {}

    /// The files, as absolute paths without links.
    ///
    /// @param folder working folder of the command
    public static Set<Path> of(CommandWords command, Path folder) {
        Path here = real(folder);
        Set<Path> files = new TreeSet<>();
        for (String word : command.words()) {
            PARTS.splitAsStream(word)
                    .filter(part -> FileName.isFile(here, part))
                    .forEach(part -> files.add(here.resolve(part).normalize()));
        }
        command.scriptFile(here).ifPresent(script -> {
            files.add(script.normalize());
            if (ScriptText.read(script).language() == ScriptText.Language.PYTHON) {
                files.addAll(PythonModules.of(script, here));
            }
            if (command.module() && FileName.isFile(script.resolveSibling(""), "__init__.py")) {
                files.add(script.resolveSibling("__init__.py").normalize());
            }
        });
        return files;
    }

    /// A folder without links, as the files of [#of] are below it.
    public static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException gone) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
