package org.hpsearch.capture.code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.arguments.SecretFiles;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;

/// Copies of the text files that a command names, as the program got them.
public final class InputCopies {
    private static final int LARGEST = 1 << 20;
    private static final int LARGEST_TOGETHER = 16 << 20;

    private InputCopies() {}

    /// Copies the files into the run folder's `inputs/`; secrets in them are hidden.
    ///
    /// @param folder working folder of the command
    /// @param present   copies that are there already
    /// @param redaction hides secrets
    /// @return file as the command names it → copy, relative to the run folder
    public static Map<String, String> copy(
            CommandWords command, Path folder, RunFolder run, Map<String, String> present, Redaction redaction)
            throws IOException {
        TreeMap<String, String> copies = new TreeMap<>(present);
        int room = LARGEST_TOGETHER;
        for (String name : names(command, folder)) {
            byte[] content = copies.containsKey(name) ? null : text(folder, name, redaction);
            if (content != null && content.length <= room) {
                room -= content.length;
                String copy = free(copies, name);
                Path target = run.file(copy);
                Files.createDirectories(target.getParent());
                Files.write(target, content);
                copies.put(name, copy);
            }
        }
        return copies;
    }

    /// The words, and the parts of words behind `=`, that name files; a Python module as its file.
    private static List<String> names(CommandWords command, Path folder) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < command.words().size(); i++) {
            String word = command.words().get(i);
            String value = word.substring(word.indexOf('=') + 1);
            if (i == command.script() && command.module()) {
                names.add(word.replace('.', '/') + ".py");
            } else {
                names.add(FileName.isFile(folder, word) ? word : value);
            }
        }
        return names;
    }

    /// A file's text with secrets hidden; null where it is too large, no text, or no file.
    private static byte @Nullable [] text(Path folder, String name, Redaction redaction) {
        try {
            if (!FileName.isFile(folder, name)) {
                return null;
            }
            if (SecretFiles.isSecret(name)) {
                redaction.leftOut(name);
                return null;
            }
            Optional<byte[]> bytes = SafeFile.read(folder.resolve(name), LARGEST);
            if (bytes.isEmpty()) {
                return null;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.get()))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                return null;
            }
            String safe = redaction.file(name, text);
            return safe.equals(text) ? bytes.get() : safe.getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException | DataException | InvalidPathException notText) {
            return null;
        }
    }

    /// `inputs/` and the file's base name, with a number where that is taken.
    public static String free(Map<String, String> copies, String name) {
        String base = FileName.base(name);
        String copy = RunFolder.INPUTS + "/" + base;
        for (int i = 2; copies.containsValue(copy) || base.equals(RunFolder.PATCH) && i == 2; i++) {
            copy = RunFolder.INPUTS + "/" + i + "-" + base;
        }
        return copy;
    }
}
