package org.hpsearch.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What `hps.yaml` declares of one experiment, or at the top level of all.
///
/// @param program    what is started
/// @param output     what is read of its output and its files
/// @param comparison which parameters make no other configuration
/// @param checkpoint what takes a checkpoint, and how
/// @param objective  what its runs are judged by; null where nothing is said
/// @param slurm      what its jobs ask of Slurm
public record Experiment(
        Program program,
        Output output,
        Comparison comparison,
        CheckpointUse checkpoint,
        @Nullable Objective objective,
        SlurmSettings slurm) {
    /// What is started.
    ///
    /// @param command words; empty where no command is declared
    /// @param args    names of the positional arguments
    /// @param params  parameters with the values that they have unless given
    /// @param stages  of which it consists; empty where it is one command
    public record Program(List<String> command, List<String> args, Map<String, Value> params, List<Stage> stages) {
        /// Nothing declared.
        public static final Program NONE = new Program(List.of(), List.of(), Map.of(), List.of());

        /// What is common to all experiments stands in for names and values, never for a command or stages.
        Program orElse(Program common) {
            return new Program(command, first(args, common.args), params.isEmpty() ? common.params : params, stages);
        }

        private static Program parse(Value.Obj entry, String where, List<String> warnings) {
            return new Program(
                    Stage.command(entry),
                    Settings.list(entry, "args"),
                    params(entry),
                    Stage.parse(entry, where, warnings));
        }

        /// The parameters with their values: those of the stages, and its own.
        private static Map<String, Value> params(Value.Obj entry) {
            TreeMap<String, Value> params = new TreeMap<>();
            List<Value> stages =
                    new ArrayList<>(Fields.object(entry, Stage.ALL).fields().values());
            if (entry.fields().get(Stage.ALL) instanceof Value.Items items) {
                stages.addAll(items.values());
            }
            for (Value stage : stages) {
                if (stage instanceof Value.Obj declared) {
                    params.putAll(Flat.of(Fields.object(declared, Stage.PARAMS)));
                }
            }
            params.putAll(Flat.of(Fields.object(entry, Stage.PARAMS)));
            return params;
        }
    }

    /// What is read of a program's output and its files.
    ///
    /// @param metrics     regexes that find metrics
    /// @param ignored     regexes of lines that hold no metrics
    /// @param checkpoints globs of files that are checkpoints
    public record Output(List<String> metrics, List<String> ignored, List<String> checkpoints) {
        /// Nothing declared.
        public static final Output NONE = new Output(List.of(), List.of(), List.of());

        private Output orElse(Output common) {
            return new Output(
                    first(metrics, common.metrics),
                    first(ignored, common.ignored),
                    first(checkpoints, common.checkpoints));
        }

        private static Output parse(Value.Obj entry) {
            return new Output(
                    Settings.list(entry, "metrics"),
                    Settings.list(entry, "ignore_output"),
                    Settings.list(entry, "checkpoints"));
        }
    }

    /// Which parameters make no other configuration.
    ///
    /// @param repeats    those in which repeats of a configuration differ
    /// @param irrelevant those that do not matter for the result
    public record Comparison(List<String> repeats, List<String> irrelevant) {
        /// Nothing declared.
        public static final Comparison NONE = new Comparison(List.of(), List.of());

        private Comparison orElse(Comparison common) {
            return new Comparison(first(repeats, common.repeats), first(irrelevant, common.irrelevant));
        }

        private static Comparison parse(Value.Obj entry) {
            return new Comparison(Settings.list(entry, "repeats"), Settings.list(entry, "irrelevant"));
        }
    }

    /// What takes a checkpoint, and how.
    ///
    /// @param resume  words with `{checkpoint}` by which the program takes one; empty where nothing is said
    /// @param steps   whether the program counts its steps on from there; null to find out
    /// @param predict the command that predicts with one, for ensembles; empty where nothing is said
    public record CheckpointUse(String resume, @Nullable Steps steps, String predict) {
        /// Nothing declared.
        public static final CheckpointUse NONE = new CheckpointUse("", null, "");

        private CheckpointUse orElse(CheckpointUse common) {
            return new CheckpointUse(
                    resume.isEmpty() ? common.resume : resume,
                    steps == null ? common.steps : steps,
                    predict.isEmpty() ? common.predict : predict);
        }

        private static CheckpointUse parse(Value.Obj entry) {
            return new CheckpointUse(
                    Fields.text(entry, "resume", ""),
                    switch (Fields.text(entry, "steps", "")) {
                        case "continue" -> Steps.CONTINUE;
                        case "restart" -> Steps.RESTART;
                        default -> null;
                    },
                    Fields.text(entry, "predict", ""));
        }
    }

    /// How a resumed program counts its steps.
    public enum Steps {
        /// On from where the checkpoint was.
        CONTINUE,
        /// Anew.
        RESTART
    }

    /// Nothing declared.
    public static final Experiment NONE =
            new Experiment(Program.NONE, Output.NONE, Comparison.NONE, CheckpointUse.NONE, null, SlurmSettings.NONE);

    /// This one, and where it says nothing what is common to all.
    Experiment orElse(Experiment common) {
        return new Experiment(
                program.orElse(common.program),
                output.orElse(common.output),
                comparison.orElse(common.comparison),
                checkpoint.orElse(common.checkpoint),
                objective,
                slurm.orElse(common.slurm));
    }

    /// The same where nothing says what its runs are judged by but the project.
    Experiment judgedBy(@Nullable Objective project) {
        return new Experiment(program, output, comparison, checkpoint, project, slurm);
    }

    private static List<String> first(List<String> own, List<String> common) {
        return own.isEmpty() ? common : own;
    }

    /// As a mapping of `hps.yaml` says.
    ///
    /// @param where the keys above, with a dot behind; empty at the top
    static Experiment parse(Value.Obj entry, String where, List<String> warnings) {
        return new Experiment(
                Program.parse(entry, where, warnings),
                Output.parse(entry),
                Comparison.parse(entry),
                CheckpointUse.parse(entry),
                where.isEmpty() ? null : Settings.objective(entry, warnings),
                SlurmSettings.parse(entry, where, warnings));
    }

    /// What each mapping of `experiments:` says.
    static Map<String, Experiment> parseAll(Value.Obj top, List<String> warnings) {
        TreeMap<String, Experiment> experiments = new TreeMap<>();
        Fields.object(top, "experiments").fields().forEach((name, value) -> {
            String where = "experiments." + name;
            if (value instanceof Value.Obj entry) {
                KeyKind.check(entry, KeyKind.OF_EXPERIMENT, where + ".", warnings);
                experiments.put(name, parse(entry, where + ".", warnings));
            } else {
                warnings.add("'" + where + "' must be a mapping, such as command: python train.py");
            }
        });
        return experiments;
    }
}
