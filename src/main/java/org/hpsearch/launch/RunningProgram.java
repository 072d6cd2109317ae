package org.hpsearch.launch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hpsearch.process.Signals;
import org.hpsearch.run.Host;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.jspecify.annotations.Nullable;

/// The program of a run that has not ended.
public final class RunningProgram {
    private static final long PAUSE_MS = 50;

    private final @Nullable ProcessInfo process;

    /// @param process as the run recorded it; null where it did not
    public RunningProgram(@Nullable ProcessInfo process) {
        this.process = process;
    }

    /// Whether it lives on this machine, where signals reach it.
    public boolean isHere() {
        return process != null && process.isVisible() && (Host.lives(process.program()) || Host.lives(process.shim()));
    }

    /// Sends a signal to the program and all that it started, where it lives here.
    public void send(String signal) {
        if (process != null && isHere()) {
            ProcessInfo.Process one = Host.lives(process.program()) ? process.program() : process.shim();
            Signals.tree(one.pid()).reversed().forEach(target -> Signals.send(target, signal));
        }
    }

    /// Sends signals, one after the other, until the run has ended.
    ///
    /// @param patience how long each has to work
    /// @return the signal that it ended by; empty where it goes on
    public Optional<String> stop(RunFolder run, List<String> signals, Duration patience, InstantSource clock)
            throws InterruptedException {
        for (String signal : signals) {
            send(signal);
            long end = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < end) {
                if (run.state(clock.instant()) != RunState.RUNNING) {
                    return Optional.of(signal);
                }
                Thread.sleep(PAUSE_MS);
            }
        }
        return Optional.empty();
    }
}
