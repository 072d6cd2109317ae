package org.hpsearch.shell;

import java.io.IOException;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.workspace.Session;

/// The interactive shell, and lines of a script.
public final class Shell {

    private Shell() {}

    /// Runs lines without a terminal: no prompt.
    ///
    /// @return the exit status of the first command that failed; 0 where none did
    public static int script(Context context, String text) {
        int status = 0;
        String[] lines = text.split("\\R");
        try (Session session = new Session(context)) {
            LineRunner runner = new LineRunner(context, session, context.err()::println);
            for (int i = 0; i < lines.length && !runner.isOver(); i++) {
                int own = Lines.isComment(lines[i]) ? 0 : line(context, runner, lines[i]);
                if (own != 0 && lines.length > 1) {
                    context.say("line " + (i + 1) + " ended with status " + own + ": " + lines[i].strip());
                }
                status = status == 0 ? own : status;
            }
            leave(context, runner);
        } catch (IOException e) {
            context.say("the index cannot be closed: " + e.getMessage());
        }
        return status;
    }

    /// Runs the commands of a line.
    private static int line(Context context, LineRunner runner, String line) {
        int status = 0;
        try {
            for (String command : Lines.commands(line)) {
                int own = runner.isOver() ? 0 : runner.run(command);
                status = status == 0 ? own : status;
            }
            return status;
        } catch (IllegalArgumentException unclosed) {
            context.say(String.valueOf(unclosed.getMessage()));
            return ExitStatus.BAD_USAGE;
        }
    }

    /// Reads lines from the terminal until it is left.
    ///
    /// @return the exit status
    public static int open(Context context) {
        try {
            Prompt.open(context);
            return 0;
        } catch (IOException e) {
            context.say("the shell cannot go on: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    static void leave(Context context, LineRunner runner) {
        String running = runner.jobs().leave();
        if (!running.isEmpty()) {
            context.say(running);
        }
    }
}
