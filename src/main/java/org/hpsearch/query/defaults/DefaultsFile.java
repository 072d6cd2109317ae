package org.hpsearch.query.defaults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.GuardedFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// `hps-defaults.json` as a value: the lists `defaults` and `renames` that hold today, and `earlier`, what held once.
/// Fields of other versions are kept.
///
/// @param json the whole file
public record DefaultsFile(Value.Obj json) {
    private static final String RULES = "defaults";
    private static final String RENAMES = "renames";
    private static final String EARLIER = "earlier";

    /// What a file declares; a missing one declares nothing.
    ///
    /// @throws DataException where the file is damaged, or its rules depend on one another in a circle
    public static Defaults read(Path file) {
        try {
            return SafeFile.readObject(file)
                    .map(json -> new DefaultsFile(json).defaults())
                    .orElse(Defaults.NONE);
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    /// A file; one that is not there declares nothing.
    ///
    /// @throws DataException where it is damaged
    public static DefaultsFile present(Path file) {
        read(file);
        return new DefaultsFile(SafeFile.namedObject(file).orElseGet(() -> Value.Obj.of(Map.of())));
    }

    /// Writes the file.
    public void write(Path file) throws IOException {
        SafeFile.replace(file, json);
    }

    /// A file that has to be there.
    ///
    /// @throws DataException where it is not, or is damaged
    public static DefaultsFile existing(Path file) {
        read(file);
        return new DefaultsFile(
                SafeFile.namedObject(file).orElseThrow(() -> new DataException(file + ": no such file")));
    }

    /// Changes the file under an operating system's lock, so that two changes at once both last.
    ///
    /// @param lock file of the lock; it is left there, since another process may be waiting for it
    /// @throws DataException where the present file is damaged, or the change would make a circle: nothing
    /// is written
    public static Defaults change(Path file, Path lock, UnaryOperator<DefaultsFile> change) throws IOException {
        synchronized (DefaultsFile.class) {
            try (FileChannel channel = GuardedFolder.lock(lock);
                    FileLock held = channel.lock()) {
                DefaultsFile before = present(file);
                DefaultsFile after = held.isValid() ? change.apply(before) : before;
                Defaults defaults = after.defaults();
                if (!after.equals(before)) {
                    SafeFile.replace(file, after.json);
                }
                return defaults;
            }
        }
    }

    /// What it declares.
    ///
    /// @throws DataException where an entry cannot be understood, or its rules depend on one another in a circle
    public Defaults defaults() {
        List<Defaults.Rename> renames = new ArrayList<>();
        for (Value.Obj entry : entries(RENAMES)) {
            renames.add(new Defaults.Rename(required(entry, "old"), required(entry, "key"), declaration(entry)));
        }
        List<Defaults.Rule> conditional = new ArrayList<>();
        List<Defaults.Rule> listed = new ArrayList<>();
        List<Defaults.Rule> always = new ArrayList<>();
        for (Value.Obj entry : entries(RULES)) {
            Value value = entry.fields().get("value");
            if (value == null || value instanceof Value.Obj) {
                throw new DataException("the default of '" + required(entry, "key") + "' has no value");
            }
            Condition of = Condition.parse(entry);
            Defaults.Rule rule = new Defaults.Rule(required(entry, "key"), value, query(entry, of), declaration(entry));
            (rule.isUnconditional() ? always : of.isList() ? listed : conditional).add(rule);
        }
        conditional.addAll(listed);
        conditional.addAll(always);
        Defaults defaults = new Defaults(conditional, renames);
        new DefaultCycles(defaults).refuse();
        return defaults;
    }

    /// Those of some declared names that a file does not know: it neither declares them nor did once.
    ///
    /// @param file which need not exist
    /// @param names as [Defaults#declared] gives them
    /// @throws DataException where the file is damaged
    public static Set<String> unknown(Path file, Collection<String> names) {
        Set<String> known = new HashSet<>();
        SafeFile.namedObject(file).map(DefaultsFile::new).ifPresent(found -> {
            for (String list : List.of(RULES, RENAMES, EARLIER)) {
                for (Value.Obj entry : found.entries(list)) {
                    known.add(FieldNames.regular(Fields.text(entry, "old", Fields.text(entry, "key", ""))));
                }
            }
        });
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(name -> known.contains(FieldNames.regular(name)));
        return unknown;
    }

    private List<Value.Obj> entries(String list) {
        return switch (json.fields().get(list)) {
            case null -> List.of();
            case Value.Items items ->
                items.values().stream()
                        .map(item -> {
                            if (item instanceof Value.Obj entry) {
                                return entry;
                            }
                            throw new DataException("'" + list + "' has something other than objects");
                        })
                        .toList();
            default -> throw new DataException("'" + list + "' is not a list");
        };
    }

    private static String required(Value.Obj entry, String key) {
        String text = Fields.text(entry, key);
        if (text == null || text.isEmpty()) {
            throw new DataException("an entry has no '" + key + "'");
        }
        return text;
    }

    private static Defaults.Declaration declaration(Value.Obj entry) {
        return new Defaults.Declaration(
                Fields.text(entry, "set", ""), Fields.text(entry, "by", ""), Fields.text(entry, "why", ""));
    }

    private static Query query(Value.Obj entry, Condition of) {
        try {
            return of.query();
        } catch (QueryException e) {
            throw new DataException(
                    "the condition '" + of.when() + "' of '" + required(entry, "key") + "': " + e.getMessage(), e);
        }
    }

    /// With this rule; one of the same parameter and the same condition moves to the earlier ones, and so does one
    /// that holds for no other experiments.
    public DefaultsFile withRule(String key, Value value, Condition condition, Defaults.Declaration declared) {
        Value.Obj entry = condition
                .write(new Fields.Writer().put("key", key).put("value", value))
                .put("set", declared.time())
                .put("by", declared.by())
                .put("why", declared.why())
                .done();
        return without(RULES, old -> isKey(old, key) && condition.covers(Condition.parse(old)), declared)
                .with(RULES, entry);
    }

    /// Without the rules of a parameter.
    public DefaultsFile withoutRules(String key, Defaults.Declaration ended) {
        return without(RULES, old -> isKey(old, key), ended);
    }

    /// Without one rule of a parameter.
    public DefaultsFile withoutRule(String key, Condition condition, Defaults.Declaration ended) {
        return without(RULES, old -> isKey(old, key) && condition.equals(Condition.parse(old)), ended);
    }

    /// With what another file declares of parameters and names of which this one says nothing, and with what held there
    /// once.
    ///
    /// @param kept is called with each parameter and name of which this file says something else
    public DefaultsFile merged(DefaultsFile other, Consumer<String> kept) {
        DefaultsFile merged = this;
        for (String list : List.of(RULES, RENAMES)) {
            String name = list.equals(RULES) ? "key" : "old";
            for (Value.Obj entry : other.entries(list)) {
                List<Value.Obj> same = merged.entries(list).stream()
                        .filter(own -> FieldNames.regular(required(own, name))
                                        .equals(FieldNames.regular(required(entry, name)))
                                && Condition.parse(own).equals(Condition.parse(entry)))
                        .toList();
                String says = list.equals(RULES) ? "value" : "key";
                if (same.isEmpty()) {
                    merged = merged.with(list, entry);
                } else if (!java.util.Objects.equals(
                        same.getFirst().fields().get(says), entry.fields().get(says))) {
                    kept.accept(required(entry, name));
                }
            }
        }
        for (Value.Obj entry : other.entries(EARLIER)) {
            merged = merged.entries(EARLIER).contains(entry) ? merged : merged.with(EARLIER, entry);
        }
        return merged;
    }

    /// With another name for a parameter.
    public DefaultsFile withRename(String old, String key, Defaults.Declaration declared) {
        Value.Obj entry = new Fields.Writer()
                .put("old", old)
                .put("key", key)
                .put("set", declared.time())
                .put("by", declared.by())
                .put("why", declared.why())
                .done();
        return withoutRename(old, declared).with(RENAMES, entry);
    }

    /// Without an older name.
    public DefaultsFile withoutRename(String old, Defaults.Declaration ended) {
        return without(
                RENAMES,
                entry -> FieldNames.regular(Fields.text(entry, "old", "")).equals(FieldNames.regular(old)),
                ended);
    }

    /// Whether an entry is about a parameter, under whichever of its names.
    private boolean isKey(Value.Obj entry, String key) {
        Defaults now = defaults();
        return FieldNames.regular(now.canonical(Fields.text(entry, "key", "")))
                .equals(FieldNames.regular(now.canonical(key)));
    }

    private DefaultsFile with(String list, Value.Obj entry) {
        List<Value> all = new ArrayList<>(entries(list));
        all.add(entry);
        return put(list, all);
    }

    private DefaultsFile without(String list, Predicate<Value.Obj> gone, Defaults.Declaration ended) {
        List<Value> kept = new ArrayList<>();
        List<Value> earlier = new ArrayList<>(entries(EARLIER));
        for (Value.Obj entry : entries(list)) {
            if (gone.test(entry)) {
                earlier.add(new Fields.Writer()
                        .putAll(entry)
                        .put("until", ended.time())
                        .put("ended_by", ended.by())
                        .put("ended_why", ended.why())
                        .done());
            } else {
                kept.add(entry);
            }
        }
        return put(list, kept).put(EARLIER, earlier);
    }

    private DefaultsFile put(String list, List<Value> entries) {
        TreeMap<String, Value> fields = new TreeMap<>(json.fields());
        if (entries.isEmpty()) {
            fields.remove(list);
        } else {
            fields.put(list, new Value.Items(entries));
        }
        return new DefaultsFile(new Value.Obj(fields));
    }

    /// A declaration made now.
    public static Defaults.Declaration declaration(Instant now, @Nullable String user, String why) {
        return new Defaults.Declaration(Times.print(now), user == null ? "" : user, why);
    }
}
