package org.hpsearch.screen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.launch.again.BackgroundJobs;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Commands that are given on the screen, while it goes on: what starts programs is an hps of its own that outlives the
/// screen, other verbs are done here, one at a time.
final class Deeds {
    private static final Set<String> ENDLESS = Set.of("serve", "mcp", "watch", "top");

    private final Context context;
    private final Verbs verbs;
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final BackgroundJobs jobs = new BackgroundJobs(notices::add);
    private @Nullable FutureTask<Outcome> running;

    /// What a command came to.
    ///
    /// @param line  the command
    /// @param lines what it has printed
    record Outcome(String line, int status, List<String> lines) {
        Outcome {
            lines = List.copyOf(lines);
        }
    }

    Deeds(Context context, Verbs verbs) {
        this.context = context;
        this.verbs = verbs;
    }

    /// Begins a command.
    ///
    /// @param words without `hps`
    /// @return a sentence about it
    String begin(List<String> words, int columns) {
        String line = "hps " + Words.join(words);
        if (words.isEmpty()) {
            return "";
        }
        if (ENDLESS.contains(words.getFirst())) {
            return line + " needs a terminal of its own";
        }
        if (BackgroundJobs.VERBS.contains(words.getFirst())) {
            return background(words);
        }
        if (running != null) {
            return "wait: the command before it has not ended yet";
        }
        FutureTask<Outcome> task = new FutureTask<>(() -> run(line, words, columns));
        running = task;
        Thread.ofPlatform().daemon().name("command").start(task);
        return line + " ...";
    }

    private Outcome run(String line, List<String> words, int columns) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Screen screen = new Screen(context.terminal(), false, columns);
        Context inside = new Context(StandardStreams.of(printed, printed), screen, context.world(), null);
        int status = verbs.run(inside, words);
        inside.out().flush();
        inside.err().flush();
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return new Outcome(line, status, lines);
    }

    private String background(List<String> words) {
        if (context.script().isEmpty()) {
            return "the background needs the hps script that starts hps";
        }
        try {
            List<String> quiet = new ArrayList<>(words);
            int number = jobs.start(context.script(), quiet, context.folder());
            return "[" + number + "] hps " + Words.join(words);
        } catch (IOException unusable) {
            return SafeFile.reason(unusable);
        }
    }

    /// What has ended since the last call: of what went into the background a sentence.
    Optional<Outcome> ended() {
        String notice = notices.poll();
        if (notice != null) {
            return Optional.of(new Outcome("", 0, List.of(notice.replace("\n", ": "))));
        }
        FutureTask<Outcome> task = running;
        if (task == null || !task.isDone()) {
            return Optional.empty();
        }
        running = null;
        try {
            return Optional.of(task.get());
        } catch (ExecutionException broken) {
            return Optional.of(
                    new Outcome("", ExitStatus.OUR_BUG, List.of("the command failed: " + broken.getCause())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
