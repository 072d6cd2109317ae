package org.hpsearch.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.capture.code.GitFacts;
import org.hpsearch.capture.code.InputCopies;
import org.hpsearch.capture.code.WorkingCopy;
import org.hpsearch.capture.edit.ChangedCopies;
import org.hpsearch.launch.follow.Continuation;
import org.hpsearch.process.Tracked;
import org.hpsearch.project.Experiment;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.TypedPatterns;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;

/// Runs one program: prepares its folder, starts it, follows it, finishes. Whatever of this fails, the
/// program runs.
public final class Launcher {
    /// Python then writes each line at once, though it sees no terminal.
    private static final String UNBUFFERED = "PYTHONUNBUFFERED";

    /// So many hidden secrets are named.
    private static final int FEW = 5;

    private final PreparedCommand command;
    private final RunPlan plan;
    private final Surroundings surroundings;
    private final Map<String, String> environment;
    private final Listener listener;
    private final PastRuns past;

    /// Hears how the run goes.
    public interface Listener {
        /// The folder is ready; the program is about to start.
        void started(RunFolder run, String experiment);

        /// All is known that can be known before the first output: what the run was given, and what its code
        /// declares. Called at most once, a moment after the program's start, from another thread.
        void known(RunRecord run);

        /// The program is not run: the same configuration has finished before.
        void skipped(PastRuns.Earlier earlier);

        /// Something that the user should know, one sentence.
        void warning(String sentence);

        /// Something that the user may do better, one sentence.
        default void advice(String sentence) {
            warning(sentence);
        }

        /// A metric's value, as soon as it is read; called from the thread that reads.
        default void measured(Scalar scalar) {
            // few want to know
        }

        /// By which rule the listener had the program ended early; empty where it did not.
        default String stoppedBy() {
            return "";
        }

        /// The run is over, and its folder complete.
        ///
        /// @param score null where nothing judges it
        void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score);
    }

    public Launcher(PreparedCommand command, Surroundings surroundings, Listener listener, PastRuns past) {
        this.command = command;
        this.plan = command.plan();
        this.surroundings = surroundings;
        this.environment = surroundings.environment();
        this.listener = listener;
        this.past = past;
    }

    /// What became of it.
    ///
    /// @param exit        the program's exit status, as a shell gives it
    /// @param run         its record; null where there is none
    /// @param interrupted whether a signal came meanwhile: nothing more is to be started
    public record Outcome(int exit, @Nullable RunFolder run, boolean interrupted) {}

    /// Runs the program to its end.
    public Outcome run() throws InterruptedException {
        Optional<PastRuns.Earlier> earlier = earlier();
        if (earlier.isPresent()) {
            listener.skipped(earlier.get());
            return new Outcome(0, null, false);
        }
        try (SignalRelay relay = new SignalRelay()) {
            return run(relay);
        }
    }

    private Outcome run(SignalRelay relay) throws InterruptedException {
        RunSetup setup;
        Tracked tracked;
        try {
            setup = prepare();
            listener.started(setup.run(), setup.info().experiment());
            tracked = start(setup);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            listener.warning("cannot record this run: " + plan.project().store().path() + ": " + reason(e)
                    + "; the program runs without");
            return new Outcome(bare(relay), null, relay.hasHeard());
        }
        int exit = new Recording(setup, surroundings, separate(), listener)
                .follow(
                        tracked,
                        (program, group) -> relay.program(program),
                        // the program may be gone before the signal is heard here
                        end -> relay.hasHeard() || end.signal() > 0 ? BatchJob.stoppedBy(environment) : "");
        return new Outcome(exit, setup.run(), relay.hasHeard());
    }

    /// Runs the program beside others: signals are the caller's affair, and what cannot be recorded is
    /// not run.
    ///
    /// @param processes hears of the program's processes
    /// @return its exit status, as a shell gives it
    /// @throws IOException   where the run cannot be recorded
    /// @throws DataException where the command cannot be made
    public int runBeside(ProcessListener processes) throws IOException, InterruptedException {
        RunSetup setup = prepare();
        listener.started(setup.run(), setup.info().experiment());
        return new Recording(setup, surroundings, separate(), listener)
                .follow(start(setup), processes, end -> listener.stoppedBy());
    }

    /// The run that makes this one needless; asked before anything is made.
    private Optional<PastRuns.Earlier> earlier() {
        try {
            return plan.mode().ifNew() ? past.same(command.record()) : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            listener.warning("cannot read earlier runs: " + reason(e));
            return Optional.empty();
        }
    }

    /// Runs the program without a record: one of the copies that a launcher starts beside the recorded one.
    public int runUnrecorded() throws InterruptedException {
        try (SignalRelay relay = new SignalRelay()) {
            return bare(relay);
        }
    }

    private int bare(SignalRelay relay) throws InterruptedException {
        try (ChangedCopies copies = command.substitution().copies()) {
            Process program = Tracked.startBare(copies.words(), plan.folder(), variables(copies));
            relay.program(program.pid());
            return program.waitFor();
        } catch (IOException cannotStart) {
            listener.warning("cannot start the program: " + cannotStart.getMessage());
            return 126;
        }
    }

    /// What went wrong, in words for the user.
    public static String reason(Throwable e) {
        return switch (e) {
            case IOException io -> SafeFile.reason(io);
            case DataException data -> String.valueOf(data.getMessage());
            case UsageException usage -> String.valueOf(usage.getMessage());
            default -> "this is a bug in hps, please report it: " + e;
        };
    }

    private RunSetup prepare() throws IOException {
        Instant started = surroundings.clock().instant();
        ChangedCopies copies = command.substitution().copies();
        RunFolder run = null;
        RunLock lock = null;
        try {
            run = plan.project().store().create(started);
            lock = RunLock.tryTake(run);
            if (lock == null) {
                throw new IOException("the new folder is locked by another process");
            }
            return prepare(run, lock, copies, started);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (lock != null) {
                lock.close();
            }
            copies.close();
            if (run != null) {
                Trees.delete(run.path());
            }
            throw e;
        }
    }

    private RunSetup prepare(RunFolder run, RunLock lock, ChangedCopies copies, Instant started) throws IOException {
        run.writeParams(command.parameters().params());
        if (!plan.label().notes().isNone()) {
            run.changeNotes(none -> plan.label().notes());
        }
        Map<String, String> inputs = InputCopies.copy(
                command.parameters().command(),
                plan.folder(),
                run,
                command.substitution().keep(run, command.redaction()),
                command.redaction());
        GitState git = GitFacts.note(plan.folder(), run, command.parameters().command(), command.redaction());
        hidden(command.redaction().hidden());
        RunInfo info = info(run, inputs, git, started);
        run.writeInfo(info);
        return new RunSetup(
                run,
                lock,
                command,
                copies,
                info,
                started,
                plan.mode().isolated() ? workingCopy(run) : null,
                continuation());
    }

    private @Nullable Continuation continuation() {
        Path file = plan.label().checkpoint();
        if (file == null) {
            return null;
        }
        String parent = plan.label().lineage().parent();
        Continuation continuation = new Continuation(
                file,
                plan.label().lineage().step(),
                parent == null
                        ? ""
                        : plan.project().store().run(parent).observed().unit(),
                plan.settings().experiment(command.experiment()).checkpoint().steps() != Experiment.Steps.RESTART);
        continuation.mark();
        return continuation;
    }

    private void hidden(List<String> names) {
        if (!names.isEmpty()) {
            String few = String.join(", ", names.subList(0, Math.min(FEW, names.size())));
            listener.advice("secrets are not recorded: " + few
                    + (names.size() > FEW ? " and " + (names.size() - FEW) + " more" : ""));
        }
    }

    /// Of the whole project, so that paths which lead up inside it lead to the same.
    private WorkingCopy workingCopy(RunFolder run) throws IOException {
        Path working = plan.folder().toRealPath();
        Path project = plan.project().path();
        return WorkingCopy.make(working.startsWith(project) ? project : working, working, run.file(RunFolder.WORK));
    }

    private RunInfo info(RunFolder run, Map<String, String> inputs, GitState git, Instant started) {
        Invocation invocation = new Invocation(
                command.safe(),
                plan.project().relative(plan.folder()),
                command.parameters().places(),
                inputs,
                separate(),
                new TypedPatterns(plan.reading().metrics(), plan.reading().checkpoints()));
        String user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
        return RunInfo.of(run.id(), command.experiment(), invocation)
                .by(new Provenance(Host.name(), user, started, BatchJob.facts(environment), past.declared(), null))
                .at(git)
                .in(plan.label().lineage().inside(environment.get("HPS_RUN_ID")));
    }

    private Tracked start(RunSetup setup) throws IOException {
        RunFolder run = setup.run();
        Map<String, String> variables = variables(setup.copies());
        variables.putAll(
                Map.of("HPS_RUN_ID", run.id(), "HPS_RUN_DIR", run.path().toString()));
        try {
            return Tracked.start(new Tracked.Plan(
                    setup.copies().words(),
                    setup.folder(),
                    variables,
                    run.file(RunFolder.EXIT),
                    run.file(RunFolder.OUTPUT),
                    separate() ? run.file(RunFolder.STDERR) : null,
                    plan.mode().foreground(),
                    plan.reading().tty()));
        } catch (IOException | RuntimeException cannotStart) {
            setup.lock().close();
            setup.copies().close();
            Trees.delete(run.path());
            throw cannotStart;
        }
    }

    /// What the plan and the changed copies set for the program.
    private Map<String, String> variables(ChangedCopies copies) {
        Map<String, String> variables = new TreeMap<>(plan.command().variables());
        variables.putAll(plan.mode().slot());
        if (plan.reading().unbuffered() && !environment.containsKey(UNBUFFERED)) {
            variables.put(UNBUFFERED, "1");
        }
        if (!copies.folders().isEmpty()) {
            String modules = copies.folders().stream().map(Path::toString).collect(Collectors.joining(":"));
            String before = environment.getOrDefault("PYTHONPATH", "");
            variables.put("PYTHONPATH", before.isEmpty() ? modules : modules + ":" + before);
        }
        return variables;
    }

    /// Whether standard error has a file of its own: on a terminal it is the same as standard output.
    private boolean separate() {
        return surroundings.separate() && !plan.reading().tty();
    }
}
