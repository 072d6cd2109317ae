package org.hpsearch.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hpsearch.process.Background;
import org.hpsearch.run.Words;

/// Commands that a shell has sent into the background: hps processes that outlive it.
final class Jobs {
    private final List<Job> jobs = new ArrayList<>();

    /// A command in the background.
    private record Job(int number, String line, Process process) {}

    /// Starts `hps WORDS` in the background.
    ///
    /// @param script the hps script
    /// @param ended  hears a sentence when it has ended
    synchronized int start(String script, List<String> words, Path folder, Consumer<String> ended) throws IOException {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(words);
        Process process = Background.launch(command, folder);
        Job job = new Job(jobs.size() + 1, Words.join(words), process);
        jobs.add(job);
        process.onExit()
                .thenAccept(over -> ended.accept("[" + job.number + "] "
                        + (over.exitValue() == 0 ? "finished" : "ended with status " + over.exitValue()) + ": "
                        + job.line));
        return job.number;
    }

    /// A line for each job.
    synchronized List<String> lines() {
        return jobs.stream()
                .map(job -> "[" + job.number + "] " + (job.process.isAlive() ? "running" : "ended") + "  " + job.line)
                .toList();
    }

    /// How many run.
    synchronized long running() {
        return jobs.stream().filter(job -> job.process.isAlive()).count();
    }
}
