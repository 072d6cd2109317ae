package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hpsearch.console.LogText;
import org.hpsearch.console.SafeText;
import org.hpsearch.process.Background;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.TemporaryFolder;
import org.hpsearch.value.Words;

/// Commands that a shell or a screen has sent into the background: hps processes that outlive it.
public final class BackgroundJobs {
    /// Verbs that start programs: these may go into the background.
    public static final Set<String> VERBS = Set.of("run", "rerun", "resume", "sweep");

    private static final int TAIL = 4096;

    private final Consumer<String> ended;
    private final List<Job> jobs = new ArrayList<>();

    /// A command in the background.
    private record Job(int number, String line, Process process, Path errors) {
        String how() {
            if (process.isAlive()) {
                return "running";
            }
            return process.exitValue() == 0 ? "finished" : "ended with status " + process.exitValue();
        }
    }

    /// @param ended hears a sentence when one has ended
    public BackgroundJobs(Consumer<String> ended) {
        this.ended = ended;
    }

    /// Starts `hps WORDS` in the background.
    ///
    /// @param script the hps script
    /// @return the job's number
    public synchronized int start(String script, List<String> words, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(script));
        command.addAll(words);
        Path errors = Files.createTempFile(TemporaryFolder.withRoom(), "hps-job-", ".txt");
        Process process = Background.launch(command, folder, Map.of(), errors);
        Job job = new Job(jobs.size() + 1, Words.join(words), process, errors);
        jobs.add(job);
        process.onExit().thenAccept(over -> tell(job));
        return job.number;
    }

    private void tell(Job job) {
        String reason = last(job.errors).map(line -> "\n    " + line).orElse("");
        ended.accept("[" + job.number + "] " + job.how() + ": " + SafeText.line(job.line)
                + (job.process.exitValue() == 0 ? "" : reason));
    }

    /// The last line that it had printed as an error; the file goes.
    private static Optional<String> last(Path errors) {
        try {
            String tail = SafeFile.tail(errors, TAIL);
            Files.deleteIfExists(errors);
            return LogText.last(tail, 1).stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// A line for each job.
    public synchronized List<String> lines() {
        return jobs.stream()
                .map(job -> "[" + job.number + "] " + job.how() + "  " + SafeText.line(job.line))
                .toList();
    }

    /// Lets those that run go on.
    ///
    /// @return a sentence on them; empty where none runs
    public synchronized String leave() {
        List<Job> running = jobs.stream().filter(job -> job.process.isAlive()).toList();
        for (Job job : running) {
            try {
                Files.deleteIfExists(job.errors);
            } catch (IOException stays) {
                // a small file in the system's folder of temporary ones
            }
        }
        int number = running.size();
        return number == 0 ? "" : number + (number == 1 ? " job goes" : " jobs go") + " on in the background";
    }
}
