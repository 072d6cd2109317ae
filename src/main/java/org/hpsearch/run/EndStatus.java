package org.hpsearch.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// How a run ended (`status.json`; `exit` alone where hps itself did not live to see it).
///
/// @param exit  the exit status as a shell gives it, 0..255: 128 + the signal's number for a killed program
/// @param ended when, null where nobody noted it
/// @param problems a sentence for each thing that hps itself failed to do while it recorded the run
/// @param stopped  by which rule a search ended it early: `halving`, `median`, of an imported run `pruned`; empty where
/// none did
public record EndStatus(int exit, @Nullable Instant ended, List<String> problems, String stopped) {
    private static final int LARGEST_SIGNAL = 64;

    public EndStatus {
        problems = List.copyOf(problems);
    }

    /// An end without problems.
    public EndStatus(int exit, @Nullable Instant ended) {
        this(exit, ended, List.of(), "");
    }

    /// This end with the problems that hps had with the run.
    public EndStatus with(List<String> noted) {
        return new EndStatus(exit, ended, noted, stopped);
    }

    /// This end, brought about by a rule of a search; an empty one is none.
    public EndStatus stoppedBy(String rule) {
        return new EndStatus(exit, ended, problems, rule);
    }

    /// The signal that ended the program, or 0.
    public int signal() {
        return exit > 128 && exit <= 128 + LARGEST_SIGNAL ? exit - 128 : 0;
    }

    /// What ended the program, for people: `exit status 1`, `SIGKILL, exit status 137`, of a signal whose name differs
    /// between systems `signal 10, exit status 138`; empty where it ended well.
    public String reason() {
        String status = "exit status " + exit;
        return exit == 0 ? "" : signal() == 0 ? status : signalName() + ", " + status;
    }

    /// The name of the signal that ended the program, else its number (`signal 10`); empty where none did.
    public String signalName() {
        int signal = signal();
        return signal == 0 ? "" : Signals.NAMES.getOrDefault(signal, "signal " + signal);
    }

    /// Signals of one number on Linux and macOS.
    private static final class Signals {
        static final Map<Integer, String> NAMES = Map.ofEntries(
                Map.entry(1, "SIGHUP"),
                Map.entry(2, "SIGINT"),
                Map.entry(3, "SIGQUIT"),
                Map.entry(4, "SIGILL"),
                Map.entry(5, "SIGTRAP"),
                Map.entry(6, "SIGABRT"),
                Map.entry(8, "SIGFPE"),
                Map.entry(9, "SIGKILL"),
                Map.entry(11, "SIGSEGV"),
                Map.entry(13, "SIGPIPE"),
                Map.entry(14, "SIGALRM"),
                Map.entry(15, "SIGTERM"),
                Map.entry(24, "SIGXCPU"),
                Map.entry(25, "SIGXFSZ"));
    }

    /// `finished`, `failed`, `killed` or `stopped`.
    public RunState state() {
        if (!stopped.isEmpty()) {
            return RunState.STOPPED;
        }
        if (exit == 0) {
            return RunState.FINISHED;
        }
        return signal() > 0 ? RunState.KILLED : RunState.FAILED;
    }

    static @Nullable EndStatus parse(Value.Obj json) {
        long exit = Fields.whole(json, "exit", -1);
        return exit < 0 || exit > 255
                ? null
                : new EndStatus(
                        (int) exit,
                        Fields.time(json, "ended"),
                        Fields.texts(json, "problems"),
                        Fields.text(json, "stopped", ""));
    }

    /// The document of `status.json`.
    public Value.Obj json() {
        Fields.Writer fields = new Fields.Writer()
                .put("exit", Value.of(exit))
                .put("signal", signal() == 0 ? null : Value.of(signal()))
                .put("ended", ended == null ? null : Times.print(ended))
                .put("stopped", stopped.isEmpty() ? null : stopped);
        return problems.isEmpty()
                ? fields.done()
                : fields.put("problems", problems).done();
    }
}
