package org.hpsearch.cluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.process.Outside;
import org.hpsearch.run.Host;
import org.hpsearch.value.DataException;

/// Slurm, through `sbatch`, `squeue`, `scancel` and `scontrol`; never `sacct`, which needs a database.
public final class SlurmEngine implements Engine {
    /// Its name, as typed behind `--on`.
    public static final String NAME = "slurm";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// What a shell says of a command that is not there.
    private static final int MISSING = 127;

    private static final int USUAL_ARRAY = 1001;
    private static final Pattern LARGEST_ARRAY = Pattern.compile("MaxArraySize\\s*=\\s*(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(;\\S*)?");
    private static final int MOST_CANCELLED = 500;

    /// What Slurm says of a job that it does not know any more.
    private static final String FORGOTTEN = "Invalid job id";

    private final Map<String, String> environment;
    private final Path folder;
    private int largest;

    /// @param environment of hps
    /// @param folder      in which Slurm's commands are called
    public SlurmEngine(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> scripts(Batch batch) {
        return script(batch).scripts();
    }

    private SlurmScript script(Batch batch) {
        return new SlurmScript(batch, batch.isArray() ? largestArray() : USUAL_ARRAY, Host.name());
    }

    /// The cluster's `MaxArraySize`; the usual one where it does not answer.
    private int largestArray() {
        if (largest == 0) {
            Matcher line = LARGEST_ARRAY.matcher(text(call(List.of("scontrol", "show", "config"))));
            largest = line.find() ? Math.max(1, Integer.parseInt(line.group(1))) : USUAL_ARRAY;
        }
        return largest;
    }

    @Override
    public List<JobArray> submit(Batch batch) {
        List<JobArray> jobs = new ArrayList<>();
        List<String> before = batch.after();
        try {
            for (Map.Entry<String, JobArray> array : script(batch).arrays().entrySet()) {
                String job = submit(batch.place().kept().resolve(array.getKey()), before);
                JobArray planned = array.getValue();
                jobs.add(new JobArray(job, planned.offset(), planned.rows()));
                before = batch.atOnce() > 0 ? List.of(job) : before;
            }
            return jobs;
        } catch (DataException refused) {
            throw takenBack(jobs.stream().map(JobArray::job).toList(), refused);
        }
    }

    /// The refusal, after the jobs before it were cancelled.
    private DataException takenBack(List<String> jobs, DataException refused) {
        try {
            cancel(jobs);
            return refused;
        } catch (DataException stay) {
            return new DataException(
                    refused.getMessage() + "; Slurm had already accepted job " + String.join(", ", jobs)
                            + " of the same runs and may keep it: " + stay.getMessage(),
                    refused);
        }
    }

    private String submit(Path script, List<String> before) {
        List<String> words = new ArrayList<>(List.of("sbatch", "--parsable"));
        if (!before.isEmpty()) {
            words.add("--dependency=afterany:" + String.join(":", before));
        }
        words.add(script.toString());
        Outside.Outcome outcome = call(words);
        String said = text(outcome);
        if (outcome.exit() == MISSING) {
            throw new DataException("there is no sbatch here: submit on a host that has Slurm, such as ssh LOGIN 'cd "
                    + folder + " && hps ...'; --dry-run shows the script");
        }
        String last = said.lines().reduce("", (earlier, line) -> line);
        Matcher number = NUMBER.matcher(last.strip());
        if (outcome.exit() != 0 || !number.matches()) {
            throw new DataException("Slurm refused the job: " + reason(outcome));
        }
        return number.group(1);
    }

    @Override
    public Map<String, TaskState> poll(List<JobArray> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        String ids = jobs.stream().map(JobArray::job).distinct().collect(Collectors.joining(","));
        Outside.Outcome outcome =
                call(List.of("squeue", "--noheader", "--array", "--jobs=" + ids, "--format=%F|%K|%T|%r"));
        String said = text(outcome);
        if (outcome.exit() != 0) {
            if (said.contains(FORGOTTEN)) {
                return Map.of();
            }
            throw new DataException("Slurm does not say what waits: "
                    + (outcome.exit() == MISSING ? "there is no squeue here" : reason(outcome)));
        }
        return states(said);
    }

    /// What lines of `squeue` say: task → how it is.
    static Map<String, TaskState> states(String lines) {
        Map<String, TaskState> states = new HashMap<>();
        lines.lines()
                .map(line -> line.split("\\|", 4))
                .filter(f -> f.length == 4)
                .forEach(f -> {
                    String task = f[1].matches("\\d+") ? f[0] + "_" + f[1] : f[0];
                    states.put(task, new TaskState(phase(f[2]), f[3].equals("None") ? "" : f[3]));
                });
        return states;
    }

    static TaskState.Phase phase(String word) {
        return switch (word) {
            case "PENDING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD" ->
                TaskState.Phase.WAITS;
            case "CONFIGURING", "RUNNING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT", "RESIZING" ->
                TaskState.Phase.RUNS;
            default -> TaskState.Phase.ENDED;
        };
    }

    @Override
    public Map<String, String> fates(String job) {
        Outside.Outcome outcome = call(List.of("scontrol", "--oneliner", "show", "job", job));
        String said = text(outcome);
        if (outcome.exit() != 0 && !said.contains(FORGOTTEN)) {
            throw new DataException("Slurm does not say how job " + job + " ended: " + reason(outcome));
        }
        return SlurmFate.all(said);
    }

    @Override
    public String cause(String printed) {
        return SlurmFate.ofOutput(printed);
    }

    @Override
    public void cancel(List<String> tasks) {
        List<String> refused = new ArrayList<>();
        for (int from = 0; from < tasks.size(); from += MOST_CANCELLED) {
            List<String> words = new ArrayList<>(List.of("scancel"));
            words.addAll(tasks.subList(from, Math.min(tasks.size(), from + MOST_CANCELLED)));
            Outside.Outcome outcome = call(words);
            if (outcome.exit() != 0) {
                refused.add(reason(outcome));
            }
        }
        if (!refused.isEmpty()) {
            throw new DataException("Slurm did not cancel: " + String.join("; ", refused));
        }
    }

    private Outside.Outcome call(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addFirst("env"); // which looks where our environment says
        return Outside.ask(all, folder, environment, LIMIT);
    }

    private static String text(Outside.Outcome outcome) {
        return new String(outcome.output(), StandardCharsets.UTF_8);
    }

    /// Why a command of Slurm failed, for people.
    private static String reason(Outside.Outcome outcome) {
        String said = oneLine(text(outcome));
        String silent = outcome.exit() < 0
                ? "no answer within " + LIMIT.toSeconds() + " s"
                : "no reason given (exit status " + outcome.exit() + ")";
        return said.isEmpty() ? silent : said;
    }

    private static String oneLine(String said) {
        return Arrays.stream(said.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
