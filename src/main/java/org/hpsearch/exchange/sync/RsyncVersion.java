package org.hpsearch.exchange.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.process.Outside;
import org.hpsearch.value.DataException;

/// What this machine's rsync understands: Samba's since 3.0 and 3.1 more than 2.6.9, and that of macOS (openrsync)
/// as much as that one, but for the format of its lines.
///
/// @param number major times 1,000 plus minor; 2006 where it does not say
/// @param open   whether it is openrsync
record RsyncVersion(int number, boolean open) {
    static final String MISSING = "there is no rsync here: install it (apt install rsync, brew install rsync)";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("rsync +version v?(\\d+)\\.(\\d+)");
    private static final Pattern PLAIN = Pattern.compile("[^\\p{L}\\p{N}_./~+,@%=:-]");

    /// This machine's.
    ///
    /// @throws DataException where there is none
    static RsyncVersion here() {
        Outside.Outcome outcome = Outside.ask(List.of("rsync", "--version"), Path.of("/"), Map.of(), LIMIT);
        if (outcome.exit() == Outside.Outcome.UNSTARTED) {
            throw new DataException(MISSING);
        }
        return of(new String(outcome.output(), StandardCharsets.UTF_8));
    }

    static RsyncVersion of(String said) {
        Matcher number = NUMBER.matcher(said);
        return new RsyncVersion(
                number.find() ? Integer.parseInt(number.group(1)) * 1000 + Integer.parseInt(number.group(2)) : 2006,
                said.contains("openrsync"));
    }

    /// Whether paths go to the other machine past its shell, with `-s`.
    boolean hidesPaths() {
        return number >= 3000 && !open;
    }

    /// Whether it can be made to hand each line on at once.
    boolean flushesLines() {
        return number >= 3001 && !open;
    }

    /// Whether it prints the names of files in a format.
    boolean formatsNames() {
        return !open;
    }

    /// A place as it is written in a command: where the other machine's shell reads the path, in its quoting.
    String argument(String place) {
        int colon = place.indexOf(':');
        boolean remote = colon > 0
                && place.indexOf('/') != 0
                && !place.substring(0, colon).contains("/");
        return hidesPaths() || !remote
                ? place
                : place.substring(0, colon + 1)
                        + PLAIN.matcher(place.substring(colon + 1)).replaceAll("\\\\$0");
    }
}
