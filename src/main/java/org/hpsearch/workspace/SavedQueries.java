package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// Queries kept under names in `hps-queries.json`: one object, name → [SavedQuery]. `@NAME` stands for one wherever a
/// query does; alone it also gives the order and the columns.
///
/// @param file the project's, which need not exist
/// @param lock file of the lock; it is left there, since another process may be waiting for it
public record SavedQueries(Path file, Path lock) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w-]*");
    private static final Set<String> RUNS = Set.of("last", "best");

    /// Name → query.
    ///
    /// @throws DataException where the file is damaged
    public Map<String, SavedQuery> all() {
        TreeMap<String, SavedQuery> all = new TreeMap<>();
        SafeFile.namedObject(file)
                .ifPresent(object -> object.fields().forEach((name, kept) -> all.put(name, SavedQuery.of(kept))));
        return all;
    }

    /// The query that a text names when it is one `@NAME` and nothing else.
    ///
    /// @throws DataException where the file is damaged
    public Optional<SavedQuery> named(String text) {
        String name = text.strip();
        return name.startsWith("@") ? Optional.ofNullable(all().get(name.substring(1))) : Optional.empty();
    }

    /// The order of a question: as typed, else as kept with the query that the text names.
    ///
    /// @param typed keys of `--sort`
    public List<String> sort(String text, List<String> typed) {
        return typed.isEmpty() ? named(text).map(SavedQuery::sort).orElse(typed) : typed;
    }

    /// The columns of a question's table: as typed, else as kept with the query that the text names.
    ///
    /// @param typed names of `--columns`
    public List<String> columns(String text, List<String> typed) {
        return typed.isEmpty() ? named(text).map(SavedQuery::columns).orElse(typed) : typed;
    }

    /// Keeps a query, under an operating system's lock, so that two at once both last.
    ///
    /// @throws DataException where the name is none, or the file cannot be written
    /// @throws QueryException where the query names what stands for nothing, or for itself
    public void save(String name, SavedQuery query) {
        if (!NAME.matcher(name).matches() || RUNS.contains(name)) {
            throw new DataException(
                    "'" + name + "' cannot name a query; begin with a letter, then use letters, digits, _ and -");
        }
        synchronized (SavedQueries.class) {
            try (FileChannel channel = GuardedFolder.lock(lock);
                    FileLock held = channel.lock()) {
                TreeMap<String, SavedQuery> all = new TreeMap<>(all());
                all.put(name, query);
                expanded("@" + name, "@" + name, List.of(), all);
                TreeMap<String, Value> kept = new TreeMap<>();
                all.forEach((other, one) -> kept.put(other, one.value()));
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
        return query.indexOf('@') < 0 ? query : expanded(query, query, List.of(), all());
    }

    /// @param outer the names whose queries this one is in
    private static String expanded(String query, String typed, List<String> outer, Map<String, SavedQuery> all) {
        return Template.ofQuery(query).filled(place -> {
            String name = place.key();
            if (RUNS.contains(name)) {
                return null;
            }
            SavedQuery saved = all.get(name);
            int at = outer.isEmpty() ? place.from() : -1;
            if (saved == null) {
                String nearest = Nearest.of(name, all.keySet());
                throw new QueryException(
                        "no query is saved as '" + name + "'"
                                + (nearest == null ? "" : "; did you mean '@" + nearest + "'?"),
                        typed,
                        at);
            }
            if (outer.contains(name)) {
                throw new QueryException("the query '" + name + "' names itself", typed, at);
            }
            List<String> names = new ArrayList<>(outer);
            names.add(name);
            return "(" + expanded(saved.query(), typed, names, all) + ")";
        });
    }
}
