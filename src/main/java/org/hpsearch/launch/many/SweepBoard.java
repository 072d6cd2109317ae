package org.hpsearch.launch.many;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.LogText;
import org.hpsearch.console.Progress;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.Score;
import org.hpsearch.project.Objective;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Shows how a sweep goes: a line for each run that ends, a bar with the time that is left and the best
/// so far. Ends it where the first runs all fail by the same error of usage.
public final class SweepBoard implements AutoCloseable {
    private static final long SECOND_MS = 1000;
    private static final int SAME_ERRORS = 3;
    private static final int ALIKE = 20;
    private static final int TAIL = 1 << 14;
    private static final int MOST_OF_LINE = 200;

    private final Context context;
    private final boolean quiet;
    private final List<Map<String, String>> configurations;
    private volatile int total;
    private final int slots;
    private final Progress progress;
    private final Thread ticker;
    private final long begin = System.nanoTime();
    private final List<String> errors = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Map<Integer, Long> starts = new HashMap<>();
    private @Nullable Crew crew;
    private final Map<String, String> labels = new HashMap<>();
    private int finished;
    private int stopped;
    private int failed;
    private double seconds;
    private boolean broken;
    private String best = "";
    private @Nullable Score bestScore;
    private int tied;
    private String earlier = "";
    private @Nullable Score earlierScore;

    /// @param total how many runs there are to do
    /// @param slots how many run at a time
    public SweepBoard(Context context, boolean quiet, List<Map<String, String>> configurations, int total, int slots) {
        this.context = context;
        this.quiet = quiet;
        this.configurations = configurations;
        this.total = total;
        this.slots = slots;
        this.progress = new Progress(context.err(), context.errTerminal(), "sweep", () -> this.total);
        this.ticker = Thread.ofPlatform().daemon().name("progress").unstarted(this::tick);
    }

    /// There are fewer or more runs to do than it seemed.
    ///
    /// @param runs that have ended or run, and those that are still to come
    public synchronized void expects(int runs) {
        total = runs;
    }

    /// The best of what has run before, in this sweep or elsewhere.
    ///
    /// @param id of the run, for people
    public synchronized void knows(Score score, String id) {
        earlierScore = score;
        earlier = id;
        bestScore = score;
        best = id + " (earlier)";
    }

    /// A configuration for people: `lr=0.1 hidden=32`.
    public static String label(Map<String, String> configuration) {
        return configuration.entrySet().stream()
                .map(entry -> Words.join(List.of(entry.getKey() + "=" + entry.getValue())))
                .collect(Collectors.joining(" "));
    }

    /// @param working does the runs, until this stops it
    public synchronized void watches(Crew working) {
        crew = working;
        if (context.errTerminal()) {
            ticker.start();
        }
    }

    private void tick() {
        try {
            while (true) {
                draw();
                Thread.sleep(SECOND_MS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        int done = done();
        List<String> words = new ArrayList<>();
        if (done > 0) {
            double rounds = Math.max(0, total - done - starts.size() / 2.0) / slots;
            words.add("ETA " + Texts.span(rounds * seconds / done));
        }
        if (bestScore != null) {
            words.add("best " + Texts.number(bestScore.value()) + " " + best);
        }
        words.add(starts.size() + " running");
        if (failed > 0) {
            words.add(failed + " failed");
        }
        progress.draw(done, String.join(", ", words), context.columns() > 0 ? context.columns() : 80);
    }

    /// How many runs have ended by themselves or by a verdict.
    private int done() {
        return finished + stopped + failed;
    }

    static String score(Score score) {
        return score.objective().metric() + " " + Texts.number(score.value());
    }

    /// Says a line above the bar.
    public synchronized void say(String line) {
        progress.wipe();
        context.say(line);
    }

    public Launcher.Listener listener(int number) {
        return new Launcher.Listener() {
            @Override
            public void started(RunFolder run, String experiment) {
                starting(number);
            }

            @Override
            public void known(RunRecord run) {
                // what is known before the first output was asked before the sweep
            }

            @Override
            public void skipped(PastRuns.Earlier earlier) {
                // a sweep leaves runs out before it begins
            }

            @Override
            public void warning(String sentence) {
                warn(number, sentence);
            }

            @Override
            public void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score) {
                SweepBoard.this.ended(number, run, end, score);
            }
        };
    }

    /// Warnings that begin alike are told once, not for each run.
    private synchronized void warn(int number, String sentence) {
        if (told.add(sentence.substring(0, Math.min(ALIKE, sentence.length())))) {
            say(label(configurations.get(number)) + ": " + sentence);
        }
    }

    private synchronized void starting(int number) {
        starts.put(number, System.nanoTime());
    }

    private synchronized void ended(int number, RunFolder run, EndStatus end, @Nullable Score score) {
        double took = (System.nanoTime() - java.util.Objects.requireNonNull(starts.remove(number))) / 1e9;
        seconds += took;
        boolean early = end.state() == RunState.STOPPED;
        boolean fine = early || end.state() == RunState.FINISHED;
        boolean interrupted = !fine && crew != null && crew.status() > 0;
        stopped += early ? 1 : 0;
        finished += fine && !early ? 1 : 0;
        failed += fine || interrupted ? 0 : 1;
        String label = label(configurations.get(number));
        String id = RunId.shortForm(run.id());
        labels.put(run.id(), label);
        if (score != null && isBetter(score)) {
            tied = bestScore != null && bestScore.value() == score.value() ? tied + 1 : 1;
            bestScore = score;
            best = id + (label.isEmpty() ? "" : " (" + label + ")");
        }
        String last = fine ? "" : lastLine(run);
        if (!quiet || !fine) {
            String how = fine ? "" : " (" + end.reason() + ")";
            say("[" + done() + "/" + total + "] " + id + "  " + label + "  "
                    + end.state().word() + how
                    + " in " + Texts.span(took) + (score == null ? "" : ", " + score(score))
                    + (last.isEmpty() ? "" : ": " + last));
        }
        if (errors.size() < SAME_ERRORS && done() <= SAME_ERRORS) {
            errors.add(fine ? "" : UsageError.of(end.exit(), last, configurations.get(number)));
            stopWhereAllAreTheSame();
        }
        if (context.errTerminal()) {
            draw();
        }
    }

    /// Of equal runs the newest counts, as in tables.
    private boolean isBetter(Score score) {
        return bestScore == null
                ? !Double.isNaN(score.value())
                : score.objective().metric().equals(bestScore.objective().metric())
                        && !Double.isNaN(score.value())
                        && !score.objective().better(bestScore.value(), score.value());
    }

    private void stopWhereAllAreTheSame() {
        String first = errors.getFirst();
        boolean same = errors.size() == SAME_ERRORS
                && !first.isEmpty()
                && errors.stream().allMatch(first::equals);
        if (same && crew != null) {
            crew.stop();
            say("the first " + SAME_ERRORS + " runs ended with the same usage error; no new ones start");
        }
    }

    private static String lastLine(RunFolder run) {
        try {
            String tail = SafeFile.tail(run.file(RunFolder.OUTPUT), TAIL);
            return LogText.last(tail, 1).stream()
                    .findFirst()
                    .map(line -> SafeText.cut(line.strip(), MOST_OF_LINE))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    public synchronized void broken(int number, String reason) {
        broken = true;
        starts.remove(number);
        say(label(configurations.get(number)) + ": cannot be started: " + reason + "; no new ones start");
    }

    public synchronized void stopping(int running, String sent) {
        String ones = running + (running == 1 ? " run" : " runs");
        say(
                sent.isEmpty()
                        ? "finishing " + ones + ", starting no more; Ctrl-C again stops now"
                        : sent + " is sent to " + ones);
    }

    /// Tells what the sweep came to. Its best run is the one that a query of the sweep begins with.
    ///
    /// @param by what the sweep is for; empty for what its runs are judged by
    /// @return the exit status
    public synchronized int result(String id, PastRuns past, Optional<Objective> by) {
        progress.wipe();
        List<String> parts = new ArrayList<>(List.of(finished + " finished"));
        if (stopped > 0) {
            parts.add(stopped + " stopped early");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        int left = total - done();
        if (left > 0) {
            parts.add(left + " left (repeat the command to run them)");
        }
        context.say("sweep " + id + ": " + String.join(", ", parts) + " in "
                + Texts.span((System.nanoTime() - begin) / 1e9)
                + new SweepBest(configurations.getFirst().keySet(), labels, earlierScore, earlier)
                        .of(id, past, by)
                        .orElse((bestScore == null
                                        ? ""
                                        : "; best " + score(bestScore) + " " + best + SweepBest.tie(tied))
                                + "; hps query sweep:" + id));
        int signal = crew == null ? 0 : crew.status();
        return signal > 0 ? signal : failed > 0 || broken || left > 0 ? 1 : 0;
    }

    @Override
    public void close() {
        ticker.interrupt();
        progress.close();
    }
}
