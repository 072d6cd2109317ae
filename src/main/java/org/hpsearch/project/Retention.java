package org.hpsearch.project;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// How long `hps gc` lets the copies of checkpoints be: `gc: {checkpoints: best, after: 30d}` of `hps.yaml`.
///
/// @param checkpoints which one stays of each run: `best`, `last` or `none`; empty where all stay
/// @param after       time since the end of a run after which the others go, as queries write it: `30d`, `12h`
public record Retention(String checkpoints, String after) {
    /// All stay.
    public static final Retention ALL = new Retention("", "30d");

    private static final List<String> CHOICES = List.of("best", "last", "none");
    private static final Pattern SPAN = Pattern.compile("\\d+(\\.\\d+)?[smhdw]");

    /// @param warnings receives a sentence for each value that is none
    static Retention parse(Value.Obj top, List<String> warnings) {
        Value.Obj gc = Fields.object(top, "gc");
        String checkpoints = Fields.text(gc, "checkpoints", "").toLowerCase(Locale.ROOT);
        String after = Fields.text(gc, "after", ALL.after);
        KeyKind.check(gc, List.of("checkpoints", "after"), "gc.", warnings);
        if (!checkpoints.isEmpty() && !CHOICES.contains(checkpoints)) {
            warnings.add("'gc.checkpoints' is '" + checkpoints
                    + "' but must be best, last or none; hps deletes no checkpoints");
            return ALL;
        }
        if (!isSpan(after)) {
            warnings.add("'gc.after' is '" + after + "' but must be a time such as 30d; hps deletes no checkpoints");
            return ALL;
        }
        return new Retention(checkpoints, after);
    }

    /// Whether a text is a time such as `30d`.
    public static boolean isSpan(String text) {
        return SPAN.matcher(text).matches();
    }
}
