package org.hpsearch.launch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a batch system tells of the job in the environment.
public final class BatchJob {
    private static final Map<String, List<String>> FACTS = Map.of(
            "id", List.of("SLURM_JOB_ID", "PBS_JOBID", "LSB_JOBID", "JOB_ID", "COBALT_JOBID"),
            "array", List.of("SLURM_ARRAY_TASK_ID", "PBS_ARRAY_INDEX", "LSB_JOBINDEX", "SGE_TASK_ID"),
            "array_job", List.of("SLURM_ARRAY_JOB_ID"),
            "name", List.of("SLURM_JOB_NAME", "PBS_JOBNAME", "LSB_JOBNAME", "JOB_NAME"),
            "nodes", List.of("SLURM_JOB_NODELIST", "LSB_HOSTS"));

    private BatchJob() {}

    /// The facts that stand; none outside of a job.
    public static Map<String, String> facts(Map<String, String> environment) {
        TreeMap<String, String> facts = new TreeMap<>();
        FACTS.forEach((fact, names) -> names.stream()
                .map(environment::get)
                .filter(value -> value != null && !value.isEmpty() && !value.equals("undefined"))
                .findFirst()
                .ifPresent(value -> facts.put(fact, value)));
        boolean inJob = facts.containsKey("id");
        return inJob ? facts : Map.of();
    }
}
