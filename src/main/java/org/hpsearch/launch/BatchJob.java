package org.hpsearch.launch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.RunInfo;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;

/// What a batch system tells of the job in the environment.
public final class BatchJob {
    private static final String LSF_TASK = "LSB_JOBINDEX";
    private static final String RESTARTS = "SLURM_RESTART_COUNT";
    private static final Map<String, List<String>> FACTS = Map.of(
            "id",
            List.of("SLURM_JOB_ID", "PBS_JOBID", "LSB_JOBID", "JOB_ID", "COBALT_JOBID"),
            "array",
            List.of("SLURM_ARRAY_TASK_ID", "PBS_ARRAY_INDEX", LSF_TASK, "SGE_TASK_ID"),
            "array_job",
            List.of("SLURM_ARRAY_JOB_ID"),
            RunInfo.RESTARTS,
            List.of(RESTARTS),
            "name",
            List.of("SLURM_JOB_NAME", "PBS_JOBNAME", "LSB_JOBNAME", "JOB_NAME"),
            "nodes",
            List.of("SLURM_JOB_NODELIST", "LSB_HOSTS"));

    /// Variable of a job that hps submitted: the file that says by which rule its run is ended early.
    private static final String STOPPED_BY = "HPS_STOPPED_BY";

    private static final int LONGEST_RULE = 100;

    private BatchJob() {}

    /// By which rule a search ends the job's run early; empty where none does.
    static String stoppedBy(Map<String, String> environment) {
        String file = environment.getOrDefault(STOPPED_BY, "");
        try {
            return file.isEmpty()
                    ? ""
                    : SafeFile.read(Path.of(file), LONGEST_RULE)
                            .map(rule -> new String(rule, StandardCharsets.UTF_8).strip())
                            .orElse("");
        } catch (DataException unreadable) {
            return "";
        }
    }

    /// Whether a variable says nothing: SGE calls the task of a job without an array `undefined`, LSF `0`. A job
    /// that was started once was started again 0 times.
    private static boolean isNothing(String name, String value) {
        boolean zero = value.equals("0") && (name.equals(LSF_TASK) || name.equals(RESTARTS));
        return value.isEmpty() || value.equals("undefined") || zero;
    }

    /// Whether hps has handed the job over. Then it asks for no earlier run but the job's own: thousands of tasks would
    /// keep an index on each of hundreds of machines.
    public static boolean isHandedOver(Map<String, String> environment) {
        return !environment.getOrDefault(STOPPED_BY, "").isEmpty();
    }

    /// Whether a job of Slurm is started for the first time, so that no run of it was interrupted. Of other batch
    /// systems nothing says so.
    public static boolean isFirstLife(Map<String, String> environment) {
        return environment.containsKey("SLURM_JOB_ID")
                && environment.getOrDefault(RESTARTS, "0").equals("0");
    }

    /// The facts that stand; none outside of a job.
    public static Map<String, String> facts(Map<String, String> environment) {
        TreeMap<String, String> facts = new TreeMap<>();
        FACTS.forEach((fact, names) -> names.stream()
                .filter(name -> !isNothing(name, environment.getOrDefault(name, "")))
                .map(environment::get)
                .findFirst()
                .ifPresent(value -> facts.put(fact, value)));
        boolean inJob = facts.containsKey("id");
        return inJob ? facts : Map.of();
    }
}
