package org.hpsearch.project;

import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// How programs are run unless an option says otherwise; null where nothing is said.
///
/// @param tty        on a pseudo-terminal
/// @param unbuffered with `PYTHONUNBUFFERED=1`
/// @param system     with the use of the machine measured (`sys`)
/// @param gitLogs    with small logs kept in git (`git: {logs: true}`)
/// @param redact     regexes of secrets; empty where nothing is said
/// @param kept       tags of runs that are not deleted (`protected`); empty where nothing is said
/// @param notifier   the command that is told when a watched run ends, fails or diverges; empty where nothing is said.
///                   Only the user's own counts: a project's file may come from a stranger
public record Habits(
        @Nullable Boolean tty,
        @Nullable Boolean unbuffered,
        @Nullable Boolean system,
        @Nullable Boolean gitLogs,
        List<String> redact,
        List<String> kept,
        String notifier) {
    /// The tag that protects a run in every project.
    public static final String KEEP = "keep";

    /// Nothing said.
    public static final Habits NONE = new Habits(null, null, null, null, List.of(), List.of(), "");

    /// These, and where they say nothing the other ones. What either hides or protects is hidden or protected.
    public Habits orElse(Habits other) {
        return new Habits(
                tty == null ? other.tty : tty,
                unbuffered == null ? other.unbuffered : unbuffered,
                system == null ? other.system : system,
                gitLogs == null ? other.gitLogs : gitLogs,
                both(redact, other.redact),
                both(kept, other.kept),
                notifier.isEmpty() ? other.notifier : notifier);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /// Whether a pseudo-terminal is wanted: not unless said.
    public boolean wantsTty() {
        return Boolean.TRUE.equals(tty);
    }

    /// Whether Python is told not to hold its output back: unless said otherwise.
    public boolean wantsUnbuffered() {
        return !Boolean.FALSE.equals(unbuffered);
    }

    /// Whether the use of the machine is measured: unless said otherwise.
    public boolean wantsSystem() {
        return !Boolean.FALSE.equals(system);
    }

    /// Whether git takes small logs: not unless said.
    public boolean wantsGitLogs() {
        return Boolean.TRUE.equals(gitLogs);
    }

    /// Whether a tag protects a run from being deleted.
    public boolean protects(String tag) {
        return tag.equals(KEEP) || kept.contains(tag);
    }

    /// As a file says.
    public static Habits parse(Value.Obj top) {
        return new Habits(
                flag(top, "tty"),
                flag(top, "unbuffered"),
                flag(top, "sys"),
                flag(Fields.object(top, "git"), "logs"),
                Settings.list(top, "redact"),
                Settings.list(top, "protected"),
                Fields.text(top, "notify", ""));
    }

    private static @Nullable Boolean flag(Value.Obj top, String key) {
        return top.fields().get(key) instanceof Value.Bool bool ? (Boolean) bool.value() : null;
    }
}
