package org.hpsearch.mcp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.show.json.JsonError;
import org.hpsearch.value.Json;
import org.hpsearch.value.UsageException;

/// What a call of a tool comes to.
///
/// @param text     what the verb printed
/// @param messages what it said besides; empty where it said nothing
/// @param failed   whether it could not do its work
record ToolAnswer(String text, String messages, boolean failed) {
    private static final int MOST = 1 << 20;
    private static final int END = 1 << 16;

    /// Runs a line of words, as hps would.
    @FunctionalInterface
    interface Verbs {
        /// @return the exit status
        int run(Context context, List<String> words);
    }

    /// Calls a verb.
    ///
    /// @param common options that each verb has
    static ToolAnswer of(
            VerbTool tool, Map<String, Object> arguments, List<String> common, Context context, Verbs verbs) {
        List<String> words;
        try {
            words = tool.line(arguments, common);
        } catch (UsageException wrong) {
            String message = String.valueOf(wrong.getMessage());
            String text = tool.isJson()
                    ? Json.document(JsonError.of("usage", message).document())
                    : "hps " + tool.name() + ": " + message;
            return new ToolAnswer(text, "", true);
        }
        EndOfOutput out = new EndOfOutput(tool.cut() ? END : MOST);
        EndOfOutput err = new EndOfOutput(END);
        Context own = new Context(StandardStreams.of(out, err), new Screen(false, false, 0), context.world(), null);
        int exit = verbs.run(own, words);
        own.out().flush();
        return answer(tool, exit, out, err.text().strip());
    }

    private static ToolAnswer answer(VerbTool tool, int exit, EndOfOutput out, String said) {
        if (exit != 0 && exit != ExitStatus.INCOMPLETE) {
            boolean json = tool.isJson() && out.all() > 0;
            return new ToolAnswer(json ? out.text() : said.isEmpty() ? "exit status " + exit : said, "", true);
        }
        if (!out.isCut()) {
            return out.all() == 0 ? new ToolAnswer(said, "", false) : new ToolAnswer(out.text(), said, false);
        }
        String size = String.format(Locale.ROOT, "%,d bytes", out.all());
        if (tool.cut()) {
            String text = out.text();
            return new ToolAnswer(text, "the end of " + size + (said.isEmpty() ? "" : "\n" + said), false);
        }
        return new ToolAnswer(
                String.format(Locale.ROOT, "the answer has %s, more than %,d; ask for fewer runs or names", size, MOST),
                "",
                true);
    }
}
