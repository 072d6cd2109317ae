package org.hpsearch.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a job ended, from what `scontrol show job` says, in words.
final class SlurmFate {
    private static final Pattern FIELD = Pattern.compile("(?<!\\S)(JobState|Reason|ExitCode|NodeList)=(\\S*)");

    private static final Pattern STATE = Pattern.compile("(?<!\\S)JobState=(\\S*)");

    /// A job, or a task of an array; those that never started have one line in common.
    private static final Pattern TASK = Pattern.compile("^JobId=(\\d+)(?: ArrayJobId=(\\d+) ArrayTaskId=(\\d+))?(?= )");

    /// The index of tasks that never started.
    private static final String REST = "4294967294";

    /// Slurm's own signal for a job whose output file could not be opened.
    private static final String NO_OUTPUT = "0:53";

    private static final String OUT_OF_MEMORY = "out of memory";
    private static final Pattern MEMORY = Pattern.compile("(?i)exceeded (\\w+ )?memory limit|oom.?kill");
    private static final Pattern DUE = Pattern.compile("CANCELLED AT \\S+ DUE TO (TIME LIMIT|NODE FAILURE|PREEMPTION)");

    private SlurmFate() {}

    /// @param lines a job each; one that is not over has no end
    /// @return task → words; under the job's own number those of tasks that never started
    static Map<String, String> all(String lines) {
        Map<String, String> fates = new HashMap<>();
        lines.lines().forEach(line -> {
            Matcher task = TASK.matcher(line);
            if (task.find() && isOver(line)) {
                String array = task.group(2);
                String index = array == null || task.group(3).equals(REST) ? "" : "_" + task.group(3);
                fates.put((array == null ? task.group(1) : array) + index, of(line));
            }
        });
        return fates;
    }

    private static boolean isOver(String line) {
        Matcher state = STATE.matcher(line);
        return state.find() && SlurmEngine.phase(state.group(1)) == TaskState.Phase.ENDED;
    }

    /// @param line of one job
    static String of(String line) {
        String state = "";
        String reason = "";
        String exit = "";
        String node = "";
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            String value = field.group(2);
            switch (field.group(1)) {
                case "JobState" -> state = value;
                case "Reason" -> reason = value;
                case "ExitCode" -> exit = value;
                default -> node = value;
            }
        }
        List<String> words = new ArrayList<>();
        String known = known(state, exit, node);
        if (!known.isEmpty()) {
            words.add(known);
        }
        if (known.isEmpty() && !exit.isEmpty() && !exit.equals("0:0")) {
            words.add(exit.startsWith("0:") ? "signal " + exit.substring(2) : "exit " + exit.split(":")[0]);
        }
        if (known.isEmpty()
                && !reason.isEmpty()
                && !List.of("None", "NonZeroExitCode").contains(reason)) {
            words.add(reason);
        }
        return String.join(", ", words);
    }

    /// What the node's daemon wrote into a job's output, the last of it; empty for nothing.
    static String ofOutput(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("slurmstepd"))
                .map(SlurmFate::ofLine)
                .filter(words -> !words.isEmpty())
                .reduce("", (earlier, later) -> later);
    }

    private static String ofLine(String line) {
        Matcher due = DUE.matcher(line);
        if (MEMORY.matcher(line).find()) {
            return OUT_OF_MEMORY;
        }
        return due.find() ? due.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String known(String state, String exit, String node) {
        return switch (state) {
            case "OUT_OF_MEMORY" -> OUT_OF_MEMORY;
            case "TIMEOUT" -> "time limit";
            case "NODE_FAIL" -> "node failure";
            case "BOOT_FAIL" -> "the node did not start";
            case "CANCELLED" -> "cancelled";
            case "DEADLINE" -> "deadline";
            case "PREEMPTED" -> "preempted";
            default -> {
                if (exit.equals(NO_OUTPUT)) {
                    yield "node " + node + " cannot write into the batch's folder: does it see the project?";
                }
                yield exit.equals(TaskScript.UNFIT + ":0")
                        ? "node " + node + " lacks something; hps log of the job says what"
                        : "";
            }
        };
    }
}
