package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.GuardedFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;

/// Queries kept under names in `hps-queries.json`: one object, name → query. `@NAME` stands for one wherever a query
/// does.
///
/// @param file the project's, which need not exist
/// @param lock file of the lock; it is left there, since another process may be waiting for it
public record SavedQueries(Path file, Path lock) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w-]*");
    private static final Set<String> RUNS = Set.of("last", "best");
    private static final int DEEPEST = 20;

    /// Name → query.
    ///
    /// @throws DataException where the file is damaged
    public Map<String, String> all() {
        TreeMap<String, String> all = new TreeMap<>();
        SafeFile.readObject(file)
                .ifPresent(object -> object.fields().forEach((name, query) -> all.put(name, query.print())));
        return all;
    }

    /// Keeps a query, under an operating system's lock, so that two at once both last.
    ///
    /// @throws DataException where the name is none, or the file cannot be written
    /// @throws QueryException where the query names what stands for nothing, or for itself
    public void save(String name, String query) {
        if (!NAME.matcher(name).matches() || RUNS.contains(name)) {
            throw new DataException("'" + name + "' is no name for a query: a letter, then letters, digits, _ and -");
        }
        synchronized (SavedQueries.class) {
            try (FileChannel channel = GuardedFolder.lock(lock);
                    FileLock held = channel.lock()) {
                TreeMap<String, String> all = new TreeMap<>(all());
                all.put(name, query);
                expanded("@" + name, "@" + name, 0, all);
                TreeMap<String, Value> kept = new TreeMap<>();
                all.forEach((other, text) -> kept.put(other, Value.of(text)));
                if (held.isValid()) {
                    SafeFile.replace(file, new Value.Obj(kept));
                }
            } catch (IOException e) {
                throw new DataException(file + " cannot be written: " + SafeFile.reason(e), e);
            }
        }
    }

    /// A query with each `@NAME` replaced by what it stands for; `@last` and `@best` name runs and stay.
    ///
    /// @throws QueryException where a name stands for nothing, or for itself
    String expanded(String query) {
        return query.indexOf('@') < 0 ? query : expanded(query, query, 0, all());
    }

    private static String expanded(String query, String typed, int depth, Map<String, String> all) {
        return Template.ofQuery(query).filled(place -> {
            String name = place.key();
            if (RUNS.contains(name)) {
                return null;
            }
            String saved = all.get(name);
            int at = depth == 0 ? place.from() : -1;
            if (saved == null) {
                String nearest = Nearest.of(name, all.keySet());
                throw new QueryException(
                        "no query is saved as '" + name + "'"
                                + (nearest == null ? "" : "; did you mean '@" + nearest + "'?"),
                        typed,
                        at);
            }
            if (depth > DEEPEST) {
                throw new QueryException("the query '" + name + "' names itself", typed, at);
            }
            return "(" + expanded(saved, typed, depth + 1, all) + ")";
        });
    }
}
