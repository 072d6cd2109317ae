package org.hpsearch.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.project.SlurmSettings;

/// A batch cut into job arrays, each with the script that `sbatch` takes.
final class SlurmScript {
    private final Batch batch;
    private final String host;
    private final Map<Integer, List<Integer>> blocks = new TreeMap<>();
    private final int most;

    /// @param most the cluster's `MaxArraySize`
    /// @param host that submits
    SlurmScript(Batch batch, int most, String host) {
        this.batch = batch;
        this.host = host;
        this.most = most;
        batch.rows()
                .forEach(row -> blocks.computeIfAbsent(row / most, block -> new ArrayList<>())
                        .add(row));
    }

    /// The scripts, by their names; the order is that of [#arrays].
    Map<String, String> scripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        blocks.forEach((block, rows) -> {
            String name = name(block);
            scripts.put(
                    name,
                    header(rows, block * most) + TaskScript.of(batch, name, batch.isArray() ? block * most : 0, host));
        });
        return scripts;
    }

    /// The jobs with their numbers still to come.
    Map<String, JobArray> arrays() {
        Map<String, JobArray> arrays = new LinkedHashMap<>();
        blocks.forEach(
                (block, rows) -> arrays.put(name(block), new JobArray("", batch.isArray() ? block * most : -1, rows)));
        return arrays;
    }

    private String name(int block) {
        return blocks.size() == 1 ? "job.sh" : "job-" + (block + 1) + ".sh";
    }

    private String header(List<Integer> rows, int offset) {
        List<String> options = new ArrayList<>();
        options.add("--job-name=" + batch.name());
        options.add("--output=" + quoted(batch.place().kept().toString().replace("%", "%%") + "/")
                + (batch.isArray() ? "%A_%a.out" : "%j.out"));
        if (batch.isArray()) {
            String indexes =
                    RowRanges.print(rows.stream().map(row -> row - offset).toList());
            options.add("--array=" + indexes + (batch.atOnce() > 0 ? "%" + batch.atOnce() : ""));
        }
        options.addAll(List.of("--requeue", "--open-mode=append", "--signal=B:USR1@60"));
        options.addAll(asked(batch.settings()));
        batch.options().forEach(option -> options.add(quoted(option)));
        StringBuilder text = new StringBuilder("#!/bin/bash\n");
        options.forEach(option -> text.append("#SBATCH ").append(option).append('\n'));
        return text.toString();
    }

    private static List<String> asked(SlurmSettings settings) {
        List<String> options = new ArrayList<>();
        add(options, "--partition=", settings.partition());
        add(options, "--time=", settings.time());
        add(options, "--gres=", settings.gres());
        add(options, "--cpus-per-task=", settings.cpus());
        settings.options().forEach(option -> options.add(quoted(option)));
        return options;
    }

    private static void add(List<String> options, String option, String value) {
        if (!value.isEmpty()) {
            options.add(option + quoted(value));
        }
    }

    /// A word as Slurm reads it behind `#SBATCH`.
    private static String quoted(String word) {
        boolean plain = word.chars().noneMatch(c -> Character.isWhitespace(c) || "\"'\\#".indexOf(c) >= 0);
        return plain ? word : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
