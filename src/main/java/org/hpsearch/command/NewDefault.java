package org.hpsearch.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.Context;
import org.hpsearch.query.DefaultUse;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// Declares what runs without a parameter count as, and tells what that changes.
///
/// @param when       a query, empty for every run
/// @param experiment empty for every one
record NewDefault(
        Context context, Workspace workspace, String when, String experiment, Defaults.Declaration declaration) {
    /// @param key  as the parameter is called now
    /// @param word the value as typed
    void declare(String key, String word) throws Exception {
        Value value = value(word);
        check();
        warnOfName(key);
        DefaultUse before = workspace.ask().defaultUse();
        Defaults after =
                DefaultsCommand.change(workspace, file -> file.withRule(key, value, when, experiment, declaration));
        workspace.declare(after);
        DefaultUse use = workspace.ask().defaultUse();
        int filled = 0;
        for (Defaults.Rule rule : after.rules()) {
            if (DefaultsCommand.isKey(after.canonical(rule.key()), key)
                    && rule.value().equals(value)) {
                filled += use.filled(rule);
            }
        }
        context.out()
                .printf(
                        Locale.ROOT,
                        "%s counts as %s in %s without it%n",
                        key,
                        value.print(),
                        DefaultsCommand.runs(filled));
        int changed = use.changed(key, before);
        if (changed > 0) {
            context.say("the meaning of " + DefaultsCommand.runs(changed)
                    + " changes: another default held for them before");
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
            workspace.ask().check(when);
        } catch (QueryException e) {
            throw new QueryException("--when: " + e.getMessage(), e.query(), e.position());
        }
    }

    /// Warns where a name may be a slip.
    private void warnOfName(String key) throws Exception {
        List<FieldInfo> fields = workspace.ask().fields("");
        boolean known = fields.stream().anyMatch(field -> DefaultsCommand.isKey(field.name(), key) && field.runs() > 0);
        List<String> params = fields.stream()
                .filter(field -> field.kind().equals("param") && field.runs() > 0)
                .map(FieldInfo::name)
                .toList();
        boolean param = params.stream().anyMatch(name -> DefaultsCommand.isKey(name, key));
        String nearest = param || known ? null : Nearest.of(key, params);
        if (known && !param) {
            context.say(
                    "'" + key + "' is no parameter of any run, but another field: it is taken as the parameter now");
        } else if (nearest != null) {
            context.say("no run has '" + key + "' of its own; did you mean '" + nearest + "'?");
        }
    }
}
