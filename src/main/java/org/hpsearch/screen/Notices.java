package org.hpsearch.screen;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;

/// What hps has to say while the whole screen is in use: a line on standard error would stand anywhere in it.
public final class Notices {
    private static final String OURS = "hps: ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<String> said = new LinkedHashSet<>();

    /// A world in which messages come here, and progress is not shown.
    public Context of(Context context) {
        StandardStreams streams = StandardStreams.of(OutputStream.nullOutputStream(), bytes);
        Screen screen = new Screen(context.terminal(), false, context.columns());
        return new Context(streams, screen, context.world(), context.asker());
    }

    /// The lines that were not said before.
    List<String> take() {
        String text;
        synchronized (bytes) {
            text = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
        }
        return text.lines()
                .map(line -> line.startsWith(OURS) ? line.substring(OURS.length()) : line)
                .filter(line -> !line.isBlank() && said.add(line))
                .toList();
    }
}
