package org.hpsearch.run;

import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The code's version at the start, as git tells it.
///
/// @param commit full hash of HEAD; null where there is no git tree or no commit
/// @param branch null where HEAD is detached
/// @param state  `clean`, `dirty`, `unknown` (git took too long or failed), or `none` (no git tree)
/// @param patch  whether `inputs/source.patch` holds the difference of the work tree from HEAD
public record GitState(@Nullable String commit, @Nullable String branch, String state, boolean patch) {
    /// There is no git tree.
    public static final GitState NONE = new GitState(null, null, "none", false);
    /// git did not answer.
    public static final GitState UNKNOWN = new GitState(null, null, "unknown", false);

    static GitState parse(Value.Obj json) {
        return new GitState(
                Fields.text(json, "commit"),
                Fields.text(json, "branch"),
                Fields.text(json, "state", "none"),
                Fields.flag(json, "patch"));
    }

    Value.Obj json() {
        return new Fields.Writer()
                .put("commit", commit)
                .put("branch", branch)
                .put("state", state)
                .put("patch", patch ? Value.of(true) : null)
                .done();
    }
}
