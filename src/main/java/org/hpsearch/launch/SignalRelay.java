package org.hpsearch.launch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hpsearch.process.Signals;

/// Passes signals that were sent to hps alone on to the program, once each. What a terminal sends, it
/// sends to the whole group, the program included: hps only lives through it.
final class SignalRelay implements AutoCloseable {
    private static final List<String> FROM_TERMINAL = List.of("INT", "QUIT");
    private static final List<String> ALL = List.of("INT", "QUIT", "TERM", "HUP", "USR1", "USR2", "ALRM");

    private final CompletableFuture<Long> program = new CompletableFuture<>();
    private final boolean hadTerminal = Signals.hasTerminal();

    private final Runnable before;

    private volatile boolean heard;

    /// Begins to receive.
    SignalRelay() {
        before = Signals.receive(ALL, this::received);
    }

    /// Gives the signals back.
    @Override
    public void close() {
        before.run();
    }

    /// Whether a signal has come, from wherever.
    boolean hasHeard() {
        return heard;
    }

    /// Says which process is the program; signals that came before are passed on now.
    void program(long pid) {
        program.complete(pid);
    }

    private void received(String signal) {
        heard = heard || !signal.startsWith("USR");
        boolean toGroup = FROM_TERMINAL.contains(signal) && Signals.inForegroundOfTerminal()
                || signal.equals("HUP") && hadTerminal && !Signals.hasTerminal() && !Signals.leadsSession();
        if (!toGroup) {
            program.thenAcceptAsync(pid -> Signals.send(pid, signal));
        }
    }
}
