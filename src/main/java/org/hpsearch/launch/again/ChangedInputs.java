package org.hpsearch.launch.again;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;

/// Tells what a repeated run gets otherwise than the earlier one did.
public final class ChangedInputs {
    private final Context context;

    public ChangedInputs(Context context) {
        this.context = context;
    }

    private static final int MOST_LINES = 8;

    /// A line for each input of a run that differs now from what a command would get, and its first changed lines.
    public void warn(RunFolder run, PreparedCommand command) throws IOException {
        for (RerunPlanner.ChangedInput input : RerunPlanner.changedInputs(run, command)) {
            if (input.now() == null) {
                context.say("'" + input.file() + "' is gone; run " + RunId.shortForm(run.id()) + " had it");
                continue;
            }
            List<String> lines = lines(input.before(), input.now());
            String changed = "'" + input.file() + "' has changed since run " + RunId.shortForm(run.id());
            context.say(changed + (lines.isEmpty() ? " in its line ends alone" : ":"));
            lines.stream().limit(MOST_LINES).forEach(line -> context.err().println("    " + SafeText.line(line)));
            if (lines.size() > MOST_LINES) {
                context.err().println("    ... " + (lines.size() - MOST_LINES) + " more");
            }
        }
    }

    private static List<String> lines(String before, String now) {
        List<String> lines = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before.lines().toList(), now.lines().toList()).getDeltas()) {
            delta.getSource().getLines().forEach(line -> lines.add("- " + line));
            delta.getTarget().getLines().forEach(line -> lines.add("+ " + line));
        }
        return lines;
    }
}
