package org.hpsearch.capture.edit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.code.InputCopies;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.run.Place;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.TemporaryFolder;
import org.hpsearch.value.Value;

/// Values changed in files that a command names: the program gets changed copies, the originals stay untouched. The run
/// folder keeps the copies with secrets hidden.
///
/// @param words  the command
/// @param folder its working folder
/// @param values the changed values, and where they stand
/// @param texts  file as the command names it → its changed text
public record Substitution(List<String> words, Path folder, GivenParameters.Changed values, Map<String, String> texts) {
    /// A change: `FILE:KEY=VALUE`.
    public record Change(String file, String key, String value) {
        /// Reads a change.
        ///
        /// @throws DataException where it has another form
        public static Change parse(String text) {
            int equals = text.indexOf('=');
            int colon = equals < 0 ? -1 : text.lastIndexOf(':', equals);
            if (colon < 1 || equals < colon + 2) {
                throw new DataException("'" + text + "': FILE:KEY=VALUE is expected");
            }
            return new Change(text.substring(0, colon), text.substring(colon + 1, equals), text.substring(equals + 1));
        }
    }

    /// Reads the files and changes their texts; nothing is written.
    ///
    /// @param words  the command
    /// @param folder its working folder
    /// @throws DataException where the command does not name a file, or the file has no such value
    public static Substitution of(List<String> words, List<Change> changes, Path folder) throws IOException {
        Map<String, Value> params = new TreeMap<>();
        Map<String, Place> places = new TreeMap<>();
        for (Change change : changes) {
            String key = fullKey(folder.resolve(change.file), change.key);
            params.put(key, Numbers.typed(change.value));
            places.put(key, new Place(Place.Kind.FILE, naming(words, change.file), "", change.file));
        }
        return new Substitution(
                words, folder, new GivenParameters.Changed(params, places), texts(words, changes, folder));
    }

    /// Writes the changed copies for the program.
    public ChangedCopies copies() throws IOException {
        if (texts.isEmpty()) {
            return new ChangedCopies(words, List.of(), null);
        }
        Path temporary = Files.createTempDirectory(TemporaryFolder.withRoom(), "hps-");
        List<String> changed = new ArrayList<>(words);
        List<Path> folders = new ArrayList<>();
        for (var text : texts.entrySet()) {
            String file = text.getKey();
            Path target = Files.createTempDirectory(temporary, "").resolve(FileName.base(file));
            Files.writeString(target, text.getValue());
            changed.replaceAll(word -> word.equals(file)
                    ? target.toString()
                    : word.endsWith("=" + file) ? word.substring(0, word.length() - file.length()) + target : word);
            if (file.endsWith(".py")) {
                Path original =
                        folder.resolve(file).toAbsolutePath().normalize().getParent();
                folders.add(original == null ? folder : original);
            }
        }
        return new ChangedCopies(changed, folders, temporary);
    }

    /// The changed texts of the files.
    ///
    /// @return file as the command names it → its text with the changes
    /// @throws DataException where the command does not name a file, or the file has no such value
    private static Map<String, String> texts(List<String> words, List<Change> changes, Path folder) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Change change : changes) {
            if (naming(words, change.file).isEmpty()) {
                throw new DataException("the command does not name the file '" + change.file + "'");
            }
            String text = texts.containsKey(change.file) ? texts.get(change.file) : text(folder.resolve(change.file));
            String key = fullKey(folder.resolve(change.file), change.key);
            texts.put(change.file, FileEdit.apply(change.file, text, key, change.value));
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is not UTF-8 text, so hps cannot change a value in it", e);
        }
    }

    /// Keeps the changed texts in the run folder's `inputs/`, secrets hidden.
    ///
    /// @return file as the command names it → copy, relative to the run folder
    public Map<String, String> keep(RunFolder run, Redaction redaction) throws IOException {
        Map<String, String> copies = new TreeMap<>();
        for (var text : texts.entrySet()) {
            String copy = InputCopies.free(copies, text.getKey());
            Path target = run.file(copy);
            Files.createDirectories(target.getParent());
            Files.writeString(target, redaction.file(text.getKey(), text.getValue()));
            copies.put(text.getKey(), copy);
        }
        return copies;
    }

    /// The name that the file's parameter has: `time.dt` for `dt`, where only one is called so.
    private static String fullKey(Path file, String key) {
        Set<String> known = Formats.read(file).keySet();
        List<String> ends =
                known.stream().filter(one -> one.endsWith("." + key)).toList();
        return known.contains(key) || ends.size() != 1 ? key : ends.getFirst();
    }

    private static List<Integer> naming(List<String> words, String file) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(file) || words.get(i).endsWith("=" + file)) {
                at.add(i);
            }
        }
        return at;
    }
}
