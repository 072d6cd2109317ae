package org.hpsearch.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where results and messages go.
///
/// @param out      results
/// @param err      messages
/// @param rawOut   the same as `out`, for bytes; throws when nobody reads any more
/// @param rawErr   the same as `err`, for bytes
/// @param separate whether `out` and `err` lead to different places
/// @param real     whether `out` is the process's own standard output
public record StandardStreams(
        PrintStream out, PrintStream err, OutputStream rawOut, OutputStream rawErr, boolean separate, boolean real) {
    /// Streams of bytes that are not the process's own, as two different places.
    public static StandardStreams of(OutputStream out, OutputStream err) {
        return new StandardStreams(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                out,
                err,
                true,
                false);
    }

    /// The same with results that go elsewhere.
    StandardStreams to(OutputStream results) {
        PrintStream print = new PrintStream(results, false, StandardCharsets.UTF_8);
        return new StandardStreams(print, err, results, rawErr, separate, real);
    }

    /// The same while the terminal is raw: each line has to go back to its left edge.
    StandardStreams raw() {
        PrintStream raw = new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                print(line + "\r\n");
                flush();
            }
        };
        return new StandardStreams(out, raw, rawOut, rawErr, separate, real);
    }
}
