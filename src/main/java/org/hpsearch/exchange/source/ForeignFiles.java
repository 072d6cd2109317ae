package org.hpsearch.exchange.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.hpsearch.value.Yaml;

/// Files of another tool. Folders behind links are not entered.
public final class ForeignFiles {
    private static final int LARGEST = 64 << 20;
    private static final Value.Obj EMPTY = Value.Obj.of(Map.of());

    private ForeignFiles() {}

    /// The object in a JSON or YAML file; an empty one where it is missing, damaged or holds something else.
    public static Value.Obj object(Path file) {
        boolean json = FileName.ending(file.toString()).equals("json");
        try {
            return SafeFile.read(file, LARGEST)
                                    .filter(bytes -> bytes.length > 0)
                                    .map(bytes -> json ? ForeignJson.parse(bytes) : Yaml.parse(bytes))
                                    .orElse(EMPTY)
                            instanceof Value.Obj object
                    ? object
                    : EMPTY;
        } catch (DataException damaged) {
            return EMPTY;
        }
    }

    /// As [#object(Path)]; a file that is there, but holds no object, is counted.
    public static Value.Obj object(Path file, Omissions omissions) {
        Value.Obj object = object(file);
        if (object.fields().isEmpty() && isDamaged(file)) {
            omissions.add("damaged files", file.toString());
        }
        return object;
    }

    private static boolean isDamaged(Path file) {
        try {
            String text = SafeFile.read(file, LARGEST)
                    .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip())
                    .orElse("{}");
            return !text.isEmpty() && !text.equals("{}") && !text.equals("null");
        } catch (DataException unreadable) {
            return true;
        }
    }

    /// All regular files below a folder, sorted; none where there is no folder.
    public static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// What is in a folder, sorted; nothing where it cannot be listed.
    public static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
