package org.hpsearch.capture.written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// The clock by which a file system dates files. On a shared one it is its server's, which may differ by minutes from
/// that of the machine that writes.
///
/// @param ahead of the machine's clock; zero where no difference is seen
public record FileClock(Duration ahead) {
    /// The clock of the machine itself.
    public static final FileClock SAME = new FileClock(Duration.ZERO);

    /// File systems date files so coarsely.
    static final Duration GRAIN = Duration.ofMillis(20);

    /// Clocks are not further apart: what seems so is a copy of a run folder.
    static final Duration MOST = Duration.ofMinutes(10);

    /// So long a run may take from its start until `run.json` is written.
    private static final Duration PREPARATION = Duration.ofMinutes(1);

    /// Learns it from a file that was just written.
    ///
    /// @param before moment before that, by the machine's clock
    /// @param after  moment after that
    public static FileClock of(Path written, Instant before, Instant after) {
        try {
            Instant dated = Files.getLastModifiedTime(written).toInstant();
            Instant nearest = dated.isBefore(before) ? before : dated.isAfter(after) ? after : dated;
            Duration ahead = Duration.between(nearest, dated);
            return ahead.abs().compareTo(GRAIN) > 0 ? new FileClock(ahead) : SAME;
        } catch (IOException unreadable) {
            return SAME;
        }
    }

    /// That of a run of any machine, beside the clock that its record is written by.
    ///
    /// @param started by that machine's clock
    static FileClock of(RunFolder run, @Nullable Instant started) {
        if (started == null) {
            return SAME;
        }
        FileClock clock = of(run.file(RunFolder.RUN), started, started.plus(PREPARATION));
        return clock.ahead.abs().compareTo(MOST) > 0 ? SAME : clock;
    }

    /// How it shows a moment of the machine's clock.
    public Instant at(Instant moment) {
        return moment.plus(ahead);
    }
}
