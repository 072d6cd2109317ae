package org.hpsearch.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.UserCache;
import org.jspecify.annotations.Nullable;

/// All that a command knows of where it runs.
///
/// @param asker answers questions; null where nobody can
public record Context(
        StandardStreams streams,
        Screen screen,
        World world,
        @Nullable Asker asker) {
    /// The same with somebody else who answers.
    public Context asking(Asker other) {
        return new Context(streams, screen, world, other);
    }

    /// The same with results that go elsewhere.
    ///
    /// @param terminal whether that is a terminal
    /// @param columns  its width
    public Context to(OutputStream results, boolean terminal, int columns) {
        return new Context(streams.to(results), new Screen(terminal, screen.errTerminal(), columns), world, asker);
    }

    /// The same while the terminal is raw: each line has to go back to its left edge.
    public Context raw() {
        return new Context(streams.raw(), screen, world, asker);
    }

    /// Colours for results.
    public Style style() {
        String noColor = environment().getOrDefault("NO_COLOR", "");
        return new Style(
                terminal() && noColor.isEmpty() && !"dumb".equals(environment().get("TERM")));
    }

    /// The folder of hps in the user's cache, which need not exist; null where there is no home.
    public @Nullable Path cache() {
        Path base = UserCache.of(environment(), home());
        return base == null ? null : base.resolve(UserCache.OWN);
    }

    /// A line of hps's own for the user.
    public void say(String message) {
        err().println("hps: " + SafeText.line(message));
    }

    /// Asks a question that `y` answers.
    public boolean confirmed(String question) {
        if (asker == null) {
            throw new UsageException(question + " Not a terminal: add -y to say yes");
        }
        String answer = asker.answer("hps: " + SafeText.line(question) + " [y/N] ");
        return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    public PrintStream out() {
        return streams.out();
    }

    public PrintStream err() {
        return streams.err();
    }

    public OutputStream rawOut() {
        return streams.rawOut();
    }

    public boolean terminal() {
        return screen.terminal();
    }

    public boolean errTerminal() {
        return screen.errTerminal();
    }

    public int columns() {
        return screen.columns();
    }

    public Map<String, String> environment() {
        return world.environment();
    }

    public Path folder() {
        return world.folder();
    }

    public @Nullable Path home() {
        return world.home();
    }

    public InstantSource clock() {
        return world.clock();
    }

    public ZoneId zone() {
        return world.zone().get();
    }

    public String script() {
        return world.script();
    }
}
