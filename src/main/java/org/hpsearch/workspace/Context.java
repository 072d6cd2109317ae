package org.hpsearch.workspace;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;

/// The world as a command sees it.
///
/// @param out         results
/// @param err         messages
/// @param rawOut      the same as `out`, for bytes; throws when nobody reads any more
/// @param rawErr      the same as `err`, for bytes
/// @param environment variables
/// @param folder      working folder
/// @param home        the user's home folder, null where there is none
/// @param clock       the time
/// @param zone        for dates without one
/// @param terminal    whether `out` is a terminal
/// @param errTerminal whether `err` is a terminal
/// @param separate    whether `out` and `err` lead to different places
/// @param columns     width of the terminal, 0 where there is none
/// @param script      the script that started this program, empty where there is none
/// @param input       answers to questions; null where nobody can be asked
/// @param real        whether `out` is the process's own standard output
/// @param session     what commands of one shell have in common; null outside of a shell
public record Context(
        PrintStream out,
        PrintStream err,
        OutputStream rawOut,
        OutputStream rawErr,
        Map<String, String> environment,
        Path folder,
        @Nullable Path home,
        InstantSource clock,
        ZoneId zone,
        boolean terminal,
        boolean errTerminal,
        boolean separate,
        int columns,
        String script,
        java.io.@Nullable BufferedReader input,
        boolean real,
        @Nullable Session session) {
    /// Colours for results.
    public Style style() {
        String noColor = environment.getOrDefault("NO_COLOR", "");
        return new Style(terminal && noColor.isEmpty() && !"dumb".equals(environment.get("TERM")));
    }

    /// What programs are started in.
    public Surroundings surroundings() {
        return new Surroundings(environment, rawOut, rawErr, separate, clock);
    }

    /// The same while the terminal is raw: each line has to go back to its left edge.
    public Context raw() {
        PrintStream raw = new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                print(line + "\r\n");
                flush();
            }
        };
        return new Context(
                out,
                raw,
                rawOut,
                rawErr,
                environment,
                folder,
                home,
                clock,
                zone,
                terminal,
                errTerminal,
                separate,
                columns,
                script,
                input,
                real,
                session);
    }

    /// A line of hps's own for the user.
    public void say(String message) {
        err.println("hps: " + SafeText.line(message));
    }

    /// The same inside of a shell, with results going elsewhere.
    ///
    /// @param shell      what its commands have in common
    /// @param results    where results go
    /// @param onTerminal whether that is a terminal, of the shell's width
    public Context in(Session shell, OutputStream results, boolean onTerminal) {
        return new Context(
                new PrintStream(results, false, StandardCharsets.UTF_8),
                err,
                results,
                rawErr,
                environment,
                folder,
                home,
                clock,
                zone,
                onTerminal,
                errTerminal,
                separate,
                shell.columns(columns),
                script,
                input,
                real,
                shell);
    }

    /// Asks a question that `y` answers.
    public boolean confirmed(String question) {
        UnaryOperator<String> asker = session == null ? null : session.asker();
        if (asker != null) {
            return isYes(asker.apply("hps: " + SafeText.line(question) + " [y/N] "));
        }
        if (input == null) {
            throw new UsageException(question + " Nobody can be asked here: -y says yes");
        }
        err.print("hps: " + question + " [y/N] ");
        err.flush();
        try {
            return isYes(input.readLine());
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static boolean isYes(@Nullable String answer) {
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
