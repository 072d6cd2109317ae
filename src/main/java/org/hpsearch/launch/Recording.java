package org.hpsearch.launch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.code.DeclaredParameters;
import org.hpsearch.capture.code.SavedLiterals;
import org.hpsearch.capture.code.WorkingCopy;
import org.hpsearch.capture.edit.Naming;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.capture.written.CheckpointKeeper;
import org.hpsearch.capture.written.FileClock;
import org.hpsearch.capture.written.FileWatcher;
import org.hpsearch.capture.written.Ownership;
import org.hpsearch.launch.follow.CheckpointHistory;
import org.hpsearch.launch.follow.Conflicts;
import org.hpsearch.launch.follow.Continuation;
import org.hpsearch.launch.follow.FileWatch;
import org.hpsearch.launch.follow.FoundParams;
import org.hpsearch.launch.follow.LiveMetrics;
import org.hpsearch.launch.follow.Observations;
import org.hpsearch.launch.follow.Streams;
import org.hpsearch.launch.follow.SystemUse;
import org.hpsearch.launch.follow.WrittenFacts;
import org.hpsearch.process.Signals;
import org.hpsearch.process.Tracked;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Host;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Problems;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The record of one running program: its output, files and use of the machine, followed until it ends.
final class Recording {
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration DECLARED_LIMIT = Duration.ofSeconds(5);

    private final RunPlan plan;
    private final RunSetup setup;
    private final Surroundings surroundings;
    private final boolean separate;
    private final InstantSource clock;
    private final Launcher.Listener listener;
    private final Problems problems;
    private final Experiment declared;
    private volatile @Nullable Continuation continuation;

    /// @param separate whether standard error has a file of its own
    Recording(RunSetup setup, Surroundings surroundings, boolean separate, Launcher.Listener listener) {
        this.plan = setup.command().plan();
        this.setup = setup;
        this.surroundings = surroundings;
        this.separate = separate;
        this.clock = surroundings.clock();
        this.listener = listener;
        this.continuation = setup.continuation();
        this.problems = new Problems(listener::warning);
        this.declared = plan.settings().experiment(setup.info().experiment());
    }

    /// Follows the program to its end. What fails of this is told; the program goes on.
    ///
    /// @param processes hears of its processes
    /// @param stoppedBy by which rule it was ended early; an empty word for none
    /// @return its exit status
    int follow(Tracked tracked, ProcessListener processes, Function<EndStatus, String> stoppedBy)
            throws InterruptedException {
        ProcessInfo.Process shim = Host.process(tracked.shimPid());
        long program = tracked.programPid().orElse(0L);
        long signalled = program == 0 ? tracked.shimPid() : program;
        processes.started(signalled, tracked.group(signalled));
        Instant began =
                noted(new ProcessInfo(shim, Host.process(program), Host.namespace(), Host.boot(), Host.machine()));
        Followers followers = followers(tracked, signalled, began);
        int exit = await(setup.run(), tracked);
        processes.ended();
        EndStatus bare = new EndStatus(exit, clock.instant());
        EndStatus end = bare.stoppedBy(stoppedBy.apply(bare));
        try {
            attempt(tracked::drain);
            attempt(followers.streams()::finish);
        } finally {
            tracked.release();
        }
        finish(followers);
        putAway();
        attempt(() -> finish(followers.metrics(), followers.streams().failure(), end));
        return exit;
    }

    /// Writes down the processes, which shows how the clock of the files differs from ours.
    ///
    /// @return when the run started, by that clock
    private Instant noted(ProcessInfo process) throws InterruptedException {
        Instant before = clock.instant();
        attempt(() -> setup.run().writeProcess(process));
        Instant after = clock.instant();
        FileClock files = FileClock.of(setup.run().file(RunFolder.PROCESS), before, after);
        attempt(() -> setup.run().beat(after));
        return files.at(setup.started());
    }

    /// What follows a program: its output, its code, its files, its use of the machine.
    private record Followers(
            LiveMetrics metrics,
            Observations observations,
            FoundParams found,
            Streams streams,
            Thread declared,
            FileWatch watch,
            SystemUse use) {}

    /// Starts what follows the program.
    ///
    /// @param began by the clock of the files
    private Followers followers(Tracked tracked, long signalled, Instant began) {
        LiveMetrics metrics = metrics(setup.run());
        GivenParameters given = setup.command().parameters();
        Conflicts conflicts = new Conflicts(
                given.params(), Naming.unpassed(given, plan.command().words()));
        Observations observations = new Observations(setup.run(), conflicts, listener::warning);
        FoundParams found = new FoundParams(
                setup.run(),
                setup.command().parameters().params(),
                conflicts,
                setup.command().redaction(),
                DeclaredParameters::isKnownName);
        Streams streams =
                new Streams(setup.run(), setup.started(), metrics, found, patterns(), separate, problems, clock);
        streams.follow(surroundings.out(), surroundings.err(), () -> closed(tracked, signalled));
        Thread declared = declared(found, conflicts);
        FileWatch watch = new FileWatch(
                watcher(began, metrics, found),
                tracked.shimPid(),
                clock,
                problems,
                () -> observe(observations, metrics, false),
                () -> flush(metrics));
        watch.start();
        SystemUse use = new SystemUse(tracked.shimPid(), SystemUse.PERIOD, this::seconds, metrics::add, problems);
        if (plan.reading().system()) {
            use.start();
        }
        return new Followers(metrics, observations, found, streams, declared, watch, use);
    }

    private void flush(LiveMetrics metrics) {
        metrics.flush();
        Continuation open = continuation;
        if (open != null) {
            open.markAgain();
        }
    }

    /// Lets what follows the program read the rest that it left.
    private void finish(Followers followers) throws InterruptedException {
        attempt(followers.use()::finish);
        observe(followers.observations(), followers.metrics(), true);
        attempt(followers.watch()::finish);
        attempt(() -> followers.declared().join(DECLARED_LIMIT));
        attempt(followers.found()::flush);
        attempt(() -> followers.observations().flush(followers.metrics().units()));
    }

    /// Removes the copies that were made for the program, and shares its logs where the project wants that.
    private void putAway() throws InterruptedException {
        WorkingCopy copy = setup.copy();
        if (copy != null) {
            copy.writtenThrough()
                    .forEach(file ->
                            listener.warning("the program changed a linked file, which is not a copy: " + file));
            attempt(copy::tidy);
        }
        attempt(setup.copies()::close);
        if (plan.settings().habits().wantsGitLogs()) {
            attempt(setup.run()::shareLogs);
        }
    }

    /// Notes what contradicts the record.
    ///
    /// @param over whether the program has ended
    private void observe(Observations observations, LiveMetrics metrics, boolean over) {
        try {
            observations.flush(metrics.units());
            Continuation checked = continuation;
            if (checked == null) {
                return;
            }
            checked.look();
            Double firstStep = checked.comparable(metrics.first());
            Continuation.Verdict verdict = checked.verdict(metrics.hasRows(), firstStep, over);
            if (verdict == Continuation.Verdict.RESTARTED) {
                observations.restarted(checked.reason(firstStep));
            }
            continuation = verdict == Continuation.Verdict.OPEN ? checked : null;
        } catch (IOException e) {
            listener.warning("the run folder cannot be written: " + SafeFile.reason(e));
        }
    }

    private Patterns patterns() {
        try {
            return Patterns.of(plan.reading().metrics(), declared, listener::warning);
        } catch (DataException e) {
            listener.warning(e.getMessage() + "; going on without own patterns");
            return Patterns.NONE;
        }
    }

    private LiveMetrics metrics(RunFolder run) {
        Settings settings = plan.settings().judging(setup.info().experiment());
        try {
            return new LiveMetrics(MetricsWriter.open(run), settings, listener::measured);
        } catch (IOException e) {
            listener.warning("metrics.csv cannot be written: " + SafeFile.reason(e));
            return new LiveMetrics(null, settings, listener::measured);
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

    /// Asks the program's code for its defaults, while the program runs.
    private Thread declared(FoundParams found, Conflicts conflicts) {
        Continuation checkpoint = setup.continuation();
        return Thread.ofPlatform().daemon().name("declared").start(() -> {
            conflicts.unread(setup.command().unread());
            DeclaredParameters.find(
                    setup.command().parameters().command(),
                    plan.folder(),
                    surroundings.environment(),
                    plan.reading().globals(),
                    file -> checkpoint == null || !checkpoint.isOf(file),
                    found::add);
            try {
                found.flush();
            } catch (IOException e) {
                listener.warning("found.json cannot be written: " + SafeFile.reason(e));
            }
            listener.known(setup.record(found.soFar()));
        });
    }

    private MetricFiles logs(LiveMetrics metrics, FoundParams found) {
        Set<Scalar> inherited =
                CheckpointHistory.of(plan.project().store(), plan.label().lineage());
        return new MetricFiles(
                setup.started(),
                new WrittenFacts(setup.run(), metrics, found, inherited, problems, listener::warning),
                this::seconds);
    }

    private double seconds() {
        return Duration.between(setup.started(), clock.instant()).toMillis() / 1000.0;
    }

    private FileWatcher watcher(Instant began, LiveMetrics metrics, FoundParams found) {
        List<String> own = globs(plan.reading().checkpoints());
        List<String> globs = new ArrayList<>(own);
        globs.addAll(globs(declared.output().checkpoints()));
        return new FileWatcher(
                began,
                new Ownership(
                        plan.project(),
                        setup.run().id(),
                        began,
                        setup.folder(),
                        setup.command().parameters().command().words(),
                        own),
                globs,
                new CheckpointKeeper(setup.run(), began, plan.reading().keep(), metrics),
                logs(metrics, found),
                listener::warning,
                listener::advice,
                () -> SavedLiterals.of(setup.command().parameters().command(), setup.folder()));
    }

    /// Patterns with `{key}` filled by the parameters.
    private List<String> globs(List<String> patterns) {
        Map<String, Value> params = setup.command().parameters().params();
        return Template.fill(patterns, key -> {
            Value value = params.get(key);
            return value == null ? null : value.print();
        });
    }

    private void finish(LiveMetrics metrics, @Nullable IOException unread, EndStatus end) throws InterruptedException {
        metrics.close();
        IOException failure = metrics.failure() == null ? unread : metrics.failure();
        if (failure != null) {
            listener.warning("metrics.csv is incomplete (" + SafeFile.reason(failure) + "); hps recover "
                    + setup.run().id() + " completes it from the log");
        } else {
            attempt(() -> setup.run().writeEnd(end.with(problems.sentences())));
        }
        attempt(setup.lock()::close);
        Score score =
                metrics.objective().map(o -> new Score(o, metrics.value(o))).orElse(null);
        Instant ended = end.ended() == null ? setup.started() : end.ended();
        listener.ended(setup.run(), end, Duration.between(setup.started(), ended), score);
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /// Does what the record needs and the program does not: a failure is told, and changes nothing for the
    /// program.
    private void attempt(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (IOException e) {
            listener.warning("the run folder cannot be written: " + SafeFile.reason(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            listener.warning("the record is incomplete: " + Launcher.reason(e));
        }
    }
}
