package org.hpsearch.project;

import java.util.List;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Value;

/// What `hps.yaml` asks of Slurm for the runs of an experiment (`slurm:`); empty where it asks for nothing.
///
/// @param partition where the jobs run
/// @param time      their limit, in Slurm's form
/// @param gres      generic resources, as `gpu:1`
/// @param cpus      of each task
/// @param setup     shell lines before the program, as `module load cuda`
/// @param signal    what the program gets when the time limit is near, as `USR1`
/// @param requeue   whether a job whose time limit is near goes back into the queue; empty, `true` or `false`
/// @param options   further options of `sbatch`, a text each
public record SlurmSettings(
        String partition,
        String time,
        String gres,
        String cpus,
        List<String> setup,
        String signal,
        String requeue,
        List<String> options) {
    /// Nothing asked for.
    public static final SlurmSettings NONE = new SlurmSettings("", "", "", "", List.of(), "", "", List.of());

    private static final String REQUEUE = "requeue";
    private static final List<String> KEYS =
            List.of("partition", "time", "gres", "cpus", "setup", "signal", REQUEUE, "options");

    public SlurmSettings {
        setup = List.copyOf(setup);
        options = List.copyOf(options);
    }

    /// Whether a job whose time limit is near goes back into the queue.
    public boolean requeues() {
        return requeue.equals("true");
    }

    /// These, and where they say nothing the other ones.
    SlurmSettings orElse(SlurmSettings other) {
        return new SlurmSettings(
                first(partition, other.partition),
                first(time, other.time),
                first(gres, other.gres),
                first(cpus, other.cpus),
                setup.isEmpty() ? other.setup : setup,
                first(signal, other.signal),
                first(requeue, other.requeue),
                options.isEmpty() ? other.options : options);
    }

    private static String first(String own, String other) {
        return own.isEmpty() ? other : own;
    }

    /// @param where the keys above, with a dot behind
    static SlurmSettings parse(Value.Obj entry, String where, List<String> warnings) {
        Value.Obj slurm = Fields.object(entry, "slurm");
        slurm.fields().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> warnings.add("unknown key '" + where + "slurm." + key + "'" + Nearest.hint(key, KEYS)));
        if (slurm.fields().containsKey(REQUEUE) && !(slurm.fields().get(REQUEUE) instanceof Value.Bool)) {
            warnings.add("'" + where + "slurm.requeue' must be true or false; hps ignores its value");
        }
        return new SlurmSettings(
                scalar(slurm, "partition"),
                scalar(slurm, "time"),
                scalar(slurm, "gres"),
                scalar(slurm, "cpus"),
                Settings.list(slurm, "setup"),
                signal(slurm, where, warnings),
                slurm.fields().get(REQUEUE) instanceof Value.Bool flag ? Boolean.toString(flag.value()) : "",
                Settings.list(slurm, "options"));
    }

    private static String scalar(Value.Obj slurm, String key) {
        return switch (slurm.fields().get(key)) {
            case Value.Text text -> text.text();
            case Value.Num number -> number.text();
            case null, default -> "";
        };
    }

    private static String signal(Value.Obj slurm, String where, List<String> warnings) {
        String signal = scalar(slurm, "signal").replaceFirst("^SIG", "");
        if (signal.matches("[A-Z0-9]*")) {
            return signal;
        }
        warnings.add(
                "'" + where + "slurm.signal' must be the name of a signal, such as USR1; hps ignores '" + signal + "'");
        return "";
    }
}
