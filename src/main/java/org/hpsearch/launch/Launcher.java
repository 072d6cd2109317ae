package org.hpsearch.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.capture.CheckpointKeeper;
import org.hpsearch.capture.Declared;
import org.hpsearch.capture.FileWatcher;
import org.hpsearch.capture.GitFacts;
import org.hpsearch.capture.Inputs;
import org.hpsearch.capture.Ownership;
import org.hpsearch.capture.Parameters;
import org.hpsearch.capture.Substitution;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.process.Signals;
import org.hpsearch.process.Tracked;
import org.hpsearch.run.DataException;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Host;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Numbers;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.SafeFile;
import org.hpsearch.run.Settings;
import org.jspecify.annotations.Nullable;

/// Runs one program: prepares its folder, starts it, follows it, finishes. Whatever of this fails, the program runs.
public final class Launcher {
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    /// Python then writes each line at once, though it sees no terminal.
    private static final String UNBUFFERED = "PYTHONUNBUFFERED";

    private final RunPlan plan;
    private final Map<String, String> environment;
    private final OutputStream out;
    private final OutputStream err;
    private final boolean separateErrors;
    private final InstantSource clock;
    private final Listener listener;

    /// Hears how the run goes.
    public interface Listener {
        /// The folder is ready; the program is about to start.
        void started(RunFolder run, String experiment);

        /// Something that the user should know, one sentence.
        void warning(String sentence);

        /// The run is over, and its folder complete.
        void ended(RunFolder run, EndStatus end, Duration duration, String objective);
    }

    /// @param environment    of hps itself
    /// @param out            where the program's standard output is echoed
    /// @param err            where its standard error is echoed
    /// @param separateErrors whether these two lead to different places
    public Launcher(
            RunPlan plan,
            Map<String, String> environment,
            OutputStream out,
            OutputStream err,
            boolean separateErrors,
            InstantSource clock,
            Listener listener) {
        this.plan = plan;
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.separateErrors = separateErrors;
        this.clock = clock;
        this.listener = listener;
    }

    /// All that stands before the program starts.
    private record Prepared(
            RunFolder run, RunLock lock, Parameters parameters, Substitution changed, RunInfo info, Instant started) {}

    /// Runs the program to its end.
    ///
    /// @return its exit status, as a shell gives it
    public int run() throws InterruptedException {
        SignalRelay relay = new SignalRelay();
        relay.start();
        Prepared prepared;
        Tracked tracked;
        try {
            prepared = prepare();
            listener.started(prepared.run, prepared.info.experiment());
            tracked = start(prepared);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return bare(e, relay);
        }
        return follow(prepared, tracked, relay);
    }

    /// Runs the program without a record: one of the copies that a launcher starts beside the recorded one.
    public int runUnrecorded() throws InterruptedException {
        SignalRelay relay = new SignalRelay();
        relay.start();
        return bare(relay);
    }

    private int bare(Throwable e, SignalRelay relay) throws InterruptedException {
        listener.warning("cannot record this run: " + plan.project().store().path() + ": " + reason(e)
                + "; the program runs without");
        return bare(relay);
    }

    private int bare(SignalRelay relay) throws InterruptedException {
        try {
            Process program = Tracked.startBare(Parameters.fill(plan.command(), plan.given()), plan.folder());
            relay.program(program.pid());
            return program.waitFor();
        } catch (IOException cannotStart) {
            listener.warning("cannot start the program: " + cannotStart.getMessage());
            return 126;
        }
    }

    private static String reason(Throwable e) {
        return switch (e) {
            case IOException io -> SafeFile.reason(io);
            case DataException data -> String.valueOf(data.getMessage());
            default -> "this is our bug, please report it: " + e;
        };
    }

    private Prepared prepare() throws IOException {
        Instant started = clock.instant();
        RunFolder run = plan.project().store().create(started);
        RunLock lock = null;
        try {
            lock = RunLock.tryTake(run);
            if (lock == null) {
                throw new IOException("the new folder is locked by another process");
            }
            return prepare(run, lock, started);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (lock != null) {
                lock.close();
            }
            CheckpointKeeper.delete(run.path());
            throw e;
        }
    }

    private Prepared prepare(RunFolder run, RunLock lock, Instant started) throws IOException {
        List<String> argNames = plan.settings().experiment(plan.experiment()).args();
        Substitution changed = Substitution.make(
                Parameters.fill(plan.command(), plan.given()), plan.reading().changes(), plan.folder(), run);
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().retainAll(plan.reading().env());
        Parameters parameters = Parameters.of(
                plan.command(),
                plan.given(),
                new Parameters.More(plan.reading().config(), variables, changed),
                argNames,
                plan.folder());
        run.writeParams(parameters.params());
        if (!plan.notes().equals(Notes.NONE)) {
            run.changeNotes(none -> plan.notes());
        }
        Map<String, String> inputs = Inputs.copy(parameters.command(), plan.folder(), run, changed.copies());
        GitState git = GitFacts.note(plan.folder(), run);
        RunInfo info = info(run, parameters, inputs, git, started);
        run.writeInfo(info);
        return new Prepared(run, lock, parameters, changed, info, started);
    }

    private RunInfo info(
            RunFolder run, Parameters parameters, Map<String, String> inputs, GitState git, Instant started) {
        String experiment = plan.experiment().isEmpty() ? parameters.command().program() : plan.experiment();
        return new RunInfo(
                RunInfo.FORMAT,
                run.id(),
                experiment,
                parameters.safe(),
                plan.project().relative(plan.folder()),
                Host.name(),
                environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", "")),
                started,
                git,
                BatchJob.facts(environment),
                plan.lineage().inside(environment.get("HPS_RUN_ID")),
                parameters.places(),
                inputs,
                separate());
    }

    private Tracked start(Prepared prepared) throws IOException {
        RunFolder run = prepared.run;
        Map<String, String> variables = new TreeMap<>(
                Map.of("HPS_RUN_ID", run.id(), "HPS_RUN_DIR", run.path().toString()));
        if (plan.reading().unbuffered() && !environment.containsKey(UNBUFFERED)) {
            variables.put(UNBUFFERED, "1");
        }
        if (!prepared.changed.folders().isEmpty()) {
            String modules =
                    prepared.changed.folders().stream().map(Path::toString).collect(Collectors.joining(":"));
            String before = environment.getOrDefault("PYTHONPATH", "");
            variables.put("PYTHONPATH", before.isEmpty() ? modules : modules + ":" + before);
        }
        return Tracked.start(new Tracked.Plan(
                prepared.changed.words(),
                plan.folder(),
                variables,
                run.file(RunFolder.EXIT),
                run.file(RunFolder.OUTPUT),
                separate() ? run.file(RunFolder.STDERR) : null,
                plan.input(),
                plan.reading().tty()));
    }

    private int follow(Prepared prepared, Tracked tracked, SignalRelay relay) throws InterruptedException {
        ProcessInfo.Process shim = Host.process(tracked.shimPid());
        long program = tracked.programPid().orElse(0L);
        long signalled = program == 0 ? tracked.shimPid() : program;
        relay.program(signalled);
        attempt(() -> prepared.run.writeProcess(
                new ProcessInfo(shim, Host.process(program), Host.namespace(), Host.boot(), Host.machine())));
        LiveMetrics metrics = metrics(prepared.run);
        FoundParams found = new FoundParams(prepared.run, prepared.parameters.params());
        Streams streams =
                new Streams(prepared.run, prepared.started, metrics, found, patterns(prepared), separate(), clock);
        streams.follow(out, err, () -> closed(tracked, signalled));
        Thread declared = declared(prepared, found);
        FileWatch watch = new FileWatch(
                watcher(prepared, metrics, found), tracked.shimPid(), clock, listener::warning, metrics::flush);
        watch.start();
        SystemUse use = new SystemUse(tracked.shimPid(), SystemUse.PERIOD, () -> seconds(prepared), metrics::add);
        if (plan.reading().system()) {
            use.start();
        }
        int exit = await(prepared.run, tracked);
        EndStatus end = new EndStatus(exit, clock.instant());
        attempt(tracked::drain);
        attempt(streams::finish);
        attempt(use::finish);
        attempt(watch::finish);
        attempt(declared::join);
        attempt(found::flush);
        attempt(() -> prepared.changed.hideSecrets(prepared.run));
        attempt(() -> finish(prepared, metrics, streams.failure(), end));
        return exit;
    }

    private Patterns patterns(Prepared prepared) {
        Settings.Experiment declared = plan.settings().experiment(prepared.info.experiment());
        List<String> metrics = new ArrayList<>(plan.reading().metrics());
        metrics.addAll(declared.metrics());
        try {
            return Patterns.of(metrics, declared.ignoreOutput(), listener::warning);
        } catch (DataException e) {
            listener.warning(e.getMessage() + "; going on without own patterns");
            return Patterns.NONE;
        }
    }

    private LiveMetrics metrics(RunFolder run) {
        try {
            return new LiveMetrics(MetricsWriter.open(run.file(RunFolder.METRICS)), plan.settings());
        } catch (IOException e) {
            listener.warning("metrics.csv cannot be written: " + SafeFile.reason(e));
            return new LiveMetrics(null, plan.settings());
        }
    }

    /// Tells the program that nobody reads its output any more, as the system would without hps.
    private static void closed(Tracked tracked, long program) {
        if (tracked.isAlive()) {
            Signals.send(program, "PIPE");
        }
    }

    private int await(RunFolder run, Tracked tracked) throws InterruptedException {
        while (true) {
            Integer exit = tracked.await(HEARTBEAT);
            if (exit != null) {
                return exit;
            }
            attempt(() -> run.beat(clock.instant()));
        }
    }

    /// Whether standard error has a file of its own: on a terminal it is the same as standard output.
    private boolean separate() {
        return separateErrors && !plan.reading().tty();
    }

    /// Asks the program's code for its defaults, while the program runs.
    private Thread declared(Prepared prepared, FoundParams found) {
        return Thread.ofPlatform().daemon().name("declared").start(() -> {
            Declared.find(
                    prepared.parameters.command(),
                    plan.folder(),
                    environment,
                    plan.reading().globals(),
                    found::add);
            try {
                found.flush();
            } catch (IOException e) {
                listener.warning("found.json cannot be written: " + SafeFile.reason(e));
            }
        });
    }

    private MetricFiles logs(Prepared prepared, LiveMetrics metrics, FoundParams found) {
        return new MetricFiles(
                prepared.started,
                new WrittenFacts(prepared.run, metrics, found, listener::warning),
                () -> seconds(prepared));
    }

    private double seconds(Prepared prepared) {
        return Duration.between(prepared.started, clock.instant()).toMillis() / 1000.0;
    }

    private FileWatcher watcher(Prepared prepared, LiveMetrics metrics, FoundParams found) {
        List<String> globs = new ArrayList<>(plan.checkpoints());
        globs.addAll(plan.settings().experiment(prepared.info.experiment()).checkpoints());
        Path folder = plan.folder();
        return new FileWatcher(
                prepared.started,
                new Ownership(
                        plan.project(),
                        prepared.run.id(),
                        folder,
                        prepared.parameters.command().words()),
                globs,
                new CheckpointKeeper(prepared.run, prepared.started, plan.keep(), metrics),
                logs(prepared, metrics, found),
                listener::warning);
    }

    private void finish(Prepared prepared, LiveMetrics metrics, @Nullable IOException unread, EndStatus end)
            throws InterruptedException {
        metrics.close();
        IOException failure = metrics.failure() == null ? unread : metrics.failure();
        if (failure != null) {
            listener.warning("metrics.csv is incomplete (" + SafeFile.reason(failure) + "); hps recover "
                    + prepared.run.id() + " completes it from the log");
        } else {
            attempt(() -> prepared.run.writeEnd(end));
        }
        attempt(prepared.lock::close);
        String objective = metrics.objective()
                .map(o -> o.metric() + " " + Numbers.print(metrics.value(o)))
                .orElse("");
        Instant ended = end.ended() == null ? prepared.started : end.ended();
        listener.ended(prepared.run, end, Duration.between(prepared.started, ended), objective);
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /// Does what the record needs and the program does not: a failure is told, and changes nothing for the program.
    private void attempt(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (IOException e) {
            listener.warning("the run folder cannot be written: " + SafeFile.reason(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            listener.warning("the record is incomplete: " + reason(e));
        }
    }
}
