package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.DefaultUse;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.query.defaults.Condition;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;

/// Changes what the project declares of its parameters, and says what that changes.
public final class DefaultsEditor {
    private final Context context;
    private final Workspace workspace;
    private final Condition condition;
    private final boolean all;
    private final Defaults.Declaration declaration;

    /// @param condition which runs a rule is for
    /// @param all       whether it is for experiments that never had the parameter, too
    /// @param why       the user's reason; may be empty
    public DefaultsEditor(Context context, Workspace workspace, Condition condition, boolean all, String why) {
        this.context = context;
        this.workspace = workspace;
        this.condition = condition;
        this.all = all;
        String user = context.environment().getOrDefault("USER", "");
        this.declaration = DefaultsFile.declaration(context.clock().instant(), user, why);
    }

    /// Declares what runs without a parameter count as.
    ///
    /// @param name of the parameter
    /// @param word the value as typed
    public void set(String name, String word) throws IOException {
        String key = workspace.defaults().canonical(name);
        Value value = value(word);
        if (value instanceof Value.Text text && isKey(text.text(), key)) {
            throw new UsageException("'" + word + "' is the parameter's own name; give its value after it");
        }
        check();
        warnOfName(key);
        DefaultUse before = workspace.ask().defaultUse();
        Experiments experiments = experiments(before, key);
        if (!all && condition.isNone() && experiments.with.isEmpty() && experiments.without.size() > 1) {
            throw new UsageException("no run has '" + key + "', so hps does not know which experiments it is for: "
                    + "--experiment NAME (there are " + String.join(", ", experiments.without)
                    + "), --when QUERY, or --all for every one");
        }
        boolean everywhere = experiments.with.isEmpty() || experiments.without.isEmpty();
        Condition holds =
                all || !condition.isNone() || everywhere ? condition : new Condition("", "", experiments.with);
        Defaults after = change(file -> file.withRule(key, value, holds, declaration));
        workspace.declare(after);
        DefaultUse use = workspace.ask().defaultUse();
        int filled = 0;
        for (Defaults.Rule rule : after.rules()) {
            if (isKey(after.canonical(rule.key()), key) && rule.value().equals(value)) {
                filled += use.filled(rule);
            }
        }
        context.out().printf(Locale.ROOT, "%s is now %s in %s without it%n", key, value.print(), runs(filled));
        if (!holds.equals(condition)) {
            context.say("this applies to the experiments that have " + key + " (" + String.join(", ", experiments.with)
                    + "), not for " + String.join(", ", experiments.without) + "; --all sets it for these, too");
        }
        int changed = use.changed(key, before);
        if (changed > 0) {
            context.say(runs(changed) + " had another default before");
        }
    }

    /// The experiments of which some run has a parameter, and the others.
    private record Experiments(List<String> with, List<String> without) {}

    private static Experiments experiments(DefaultUse use, String key) throws IOException {
        List<String> with = use.experiments(key);
        List<String> others = new ArrayList<>(use.experiments());
        others.removeAll(with);
        return new Experiments(with, others);
    }

    /// Takes over what another project declares.
    public void merge(Path named) throws IOException {
        DefaultsFile other = DefaultsFile.existing(named);
        List<String> kept = new ArrayList<>();
        int before = workspace.defaults().size();
        Defaults after = change(file -> file.merged(other, kept::add));
        int added = after.size() - before;
        context.out().println("merged " + added + (added == 1 ? " entry" : " entries") + " of " + named);
        if (!kept.isEmpty()) {
            context.say("kept as declared here: " + String.join(", ", kept));
        }
    }

    /// A word, or a list in JSON's form.
    private static Value value(String word) {
        if (!word.startsWith("[")) {
            return Numbers.typed(word);
        }
        try {
            return Json.parse(word.getBytes(StandardCharsets.UTF_8));
        } catch (DataException e) {
            throw new UsageException("the list " + word + " " + e.getMessage());
        }
    }

    private void check() {
        try {
            workspace.ask().check(condition.when());
        } catch (QueryException e) {
            throw new QueryException("--when: " + e.getMessage(), e.query(), e.position());
        }
    }

    /// Warns where a name may be a slip.
    private void warnOfName(String key) throws IOException {
        List<FieldInfo> fields = workspace.ask().fields("");
        boolean known = fields.stream().anyMatch(field -> isKey(field.name(), key) && field.runs() > 0);
        List<String> params = fields.stream()
                .filter(field -> field.kind().equals("param") && field.runs() > 0)
                .map(FieldInfo::name)
                .toList();
        boolean param = params.stream().anyMatch(name -> isKey(name, key));
        String nearest = param || known ? null : Nearest.of(key, params);
        if (known && !param) {
            context.say("'" + key
                    + "' is not a parameter of any run, but another field; hps now declares a parameter of this name");
        } else if (nearest != null) {
            context.say("no run has '" + key + "' of its own; did you mean '" + nearest + "'?");
        }
    }

    /// Takes rules of a parameter back.
    public void unset(String name) throws IOException {
        String key = workspace.defaults().canonical(name);
        long before = rules(workspace.defaults(), key);
        if (before == 0) {
            throw new DataException("'" + key + "' has no default; hps defaults lists all");
        }
        Defaults after = change(file -> condition.isNone()
                ? file.withoutRules(key, declaration)
                : file.withoutRule(key, condition, declaration));
        long gone = before - rules(after, key);
        if (gone == 0) {
            throw new DataException("'" + key + "' has no default of this condition; hps defaults lists all");
        }
        context.out()
                .println("removed " + gone + (gone == 1 ? " rule" : " rules") + " of " + key
                        + "; hps-defaults.json keeps the history");
    }

    private static long rules(Defaults defaults, String key) {
        return defaults.rules().stream()
                .filter(rule -> isKey(defaults.canonical(rule.key()), defaults.canonical(key)))
                .count();
    }

    /// Lets runs that have a parameter under an old name answer to a new one.
    public void rename(String old, String now) throws IOException {
        if (isKey(old, now)) {
            throw new UsageException("the two names are the same");
        }
        Defaults after = change(file -> file.withRename(old, now, declaration));
        workspace.declare(after);
        int renamed = 0;
        for (Defaults.Rename rename : after.renames()) {
            renamed += isKey(rename.old(), old) ? workspace.ask().defaultUse().renamed(rename) : 0;
        }
        context.out()
                .println(old + " is called " + now + " now; " + runs(renamed) + (renamed == 1 ? " has" : " have")
                        + " its value under the old name");
    }

    /// Lets an old name be a name of its own again.
    public void forgetRename(String old) throws IOException {
        if (workspace.defaults().renames().stream().noneMatch(rename -> isKey(rename.old(), old))) {
            throw new DataException("'" + old + "' was never renamed; hps defaults lists all");
        }
        change(file -> file.withoutRename(old, declaration));
        context.out().println(old + " is a name of its own again");
    }

    /// The file as it is; an empty object where there is none.
    public String file() throws IOException {
        workspace.defaults();
        boolean there = Files.exists(workspace.defaultsFile());
        return there ? Files.readString(workspace.defaultsFile(), StandardCharsets.UTF_8) : "{}\n";
    }

    private static boolean isKey(String one, String other) {
        return FieldNames.regular(one).equals(FieldNames.regular(other));
    }

    private static String runs(int count) {
        return Texts.count(count, "run", "runs");
    }

    /// Changes the file of the project, which may not even have a run yet.
    private Defaults change(UnaryOperator<DefaultsFile> change) throws IOException {
        if (!Files.isDirectory(workspace.project().path())) {
            throw new DataException(workspace.project().path() + ": no such folder");
        }
        try {
            workspace.project().store().prepare();
            return DefaultsFile.change(
                    workspace.defaultsFile(), workspace.project().store().path().resolve(".defaults.lock"), change);
        } catch (DataException e) {
            throw new DataException(e.getMessage() + "; nothing was changed", e);
        }
    }
}
