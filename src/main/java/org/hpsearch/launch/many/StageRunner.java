package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.capture.edit.Naming;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Assignment;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Stage;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Template;
import org.hpsearch.value.UsageException;

/// `hps run EXPERIMENT` of one that consists of stages: each that is the same as in an earlier run is
/// taken from there, the others are runs of their own.
public final class StageRunner {
    /// Stages of earlier runs whose outputs are known, so that they may be written over.
    private static final int KNOWN = 200;

    private final Context context;
    private final PastRuns past;
    private final RunPlan base;
    private final Starter starter;
    private final boolean again;

    /// @param base  the plan of the stages, without a command
    /// @param again whether every stage is run
    public StageRunner(Context context, PastRuns past, RunPlan base, Starter starter, boolean again) {
        this.context = context;
        this.past = past;
        this.base = base;
        this.starter = starter;
        this.again = again;
    }

    /// @param typed `KEY=VALUE` words
    /// @return of the stage that failed or was interrupted; of the last one where none was
    public Launcher.Outcome run(String experiment, Experiment declared, List<String> typed)
            throws IOException, InterruptedException {
        check(experiment, declared.program().stages());
        Map<String, String> values = values(experiment, declared, typed);
        Map<String, String> soFar = new TreeMap<>();
        Map<String, String> reused = new TreeMap<>();
        String before = null;
        declared.program().stages().forEach(stage -> own(stage, values));
        for (Stage stage : declared.program().stages()) {
            Map<String, String> own = own(stage, values);
            List<String> words = words(stage, own);
            String key = Stages.key(stage, Template.fill(words, own::get), own, context.folder());
            soFar.putAll(own);
            Optional<String> earlier = again ? Optional.empty() : take(experiment, stage, key);
            if (earlier.isPresent()) {
                reused.put(stage.name(), earlier.get());
                before = earlier.get();
                continue;
            }
            Map<String, String> given = new TreeMap<>(soFar);
            given.keySet().removeIf(name -> own.containsKey(name) && !hasPlace(stage, name));
            Lineage lineage = Lineage.of("stage", before).as(new Lineage.Stage(stage.name(), key, reused));
            String sweep = base.label().lineage().sweep();
            RunPlan plan = base.running(words)
                    .giving(given)
                    .with(base.label().in(experiment).of(sweep == null ? lineage : lineage.inSweep(sweep)));
            List<String> lying = Stages.look(stage, context.folder());
            Launcher.Outcome outcome = starter.run(
                    new RunStart(PreparedCommand.of(plan, context.environment()), "stage " + stage.name(), null));
            if (outcome.exit() != 0 || outcome.interrupted()) {
                return outcome;
            }
            if (outcome.run() == null) {
                throw new DataException("the run of stage '" + stage.name() + "' was not recorded");
            }
            Stages.keep(outcome.run(), stage, context.folder(), lying);
            past.release();
            before = outcome.run().id();
        }
        if (reused.size() == declared.program().stages().size()) {
            context.say("all stages are up to date");
        }
        return new Launcher.Outcome(0, null, false);
    }

    private static void check(String experiment, List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (stage.command().isEmpty()) {
                throw new DataException("stage '" + stage.name() + "' of " + experiment + " has no command");
            }
            if (stages.subList(i, stages.size()).stream().anyMatch(stage::reads)) {
                throw new DataException("the stages of " + experiment + " wait for each other's outputs");
            }
        }
    }

    /// All values: as typed, else as the experiment says.
    private static Map<String, String> values(String experiment, Experiment declared, List<String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        declared.program().params().forEach((name, value) -> values.put(name, value.print()));
        Set<String> known = new LinkedHashSet<>();
        declared.program().stages().forEach(stage -> known.addAll(names(stage)));
        for (String word : typed) {
            Assignment assignment = Assignment.parse(word, "put KEY=VALUE after an experiment, and options before it");
            String name = assignment.key();
            if (!known.contains(name)) {
                throw new UsageException("no stage of " + experiment + " has a parameter '" + name + "'; there are "
                        + String.join(", ", known));
            }
            values.put(name, assignment.value());
        }
        return values;
    }

    private static Set<String> names(Stage stage) {
        Set<String> names = new LinkedHashSet<>(stage.params());
        stage.command().forEach(word -> names.addAll(Template.of(word).keys()));
        return names;
    }

    private static boolean hasPlace(Stage stage, String name) {
        return Template.has(stage.command(), name);
    }

    private static Map<String, String> own(Stage stage, Map<String, String> values) {
        Map<String, String> own = new TreeMap<>();
        for (String name : names(stage)) {
            String value = values.get(name);
            if (value == null && hasPlace(stage, name)) {
                throw new UsageException("stage '" + stage.name() + "' needs " + name + "=VALUE");
            }
            if (value != null) {
                own.put(name, value);
            }
        }
        return own;
    }

    /// The command, with the parameters appended that have no place in it.
    private static List<String> words(Stage stage, Map<String, String> own) {
        List<String> words = new ArrayList<>(stage.command());
        own.forEach((name, value) -> {
            if (stage.params().contains(name) && !Naming.isGiven(stage.command(), name)) {
                words.addAll(List.of("--" + name, value));
            }
        });
        return words;
    }

    /// Takes the outputs of an earlier run of the same stage.
    ///
    /// @return its id; empty where there is none whose outputs are whole
    private Optional<String> take(String experiment, Stage stage, String key) throws IOException {
        for (PastRuns.Past earlier : past.ofStage(key)) {
            RunFolder run = base.project().store().run(earlier.record().id());
            try {
                List<String> aside =
                        Stages.take(run, stage, context.folder(), hash -> isKnown(experiment, stage, hash));
                aside.forEach(path -> context.say("a file was in the place of an output: hps moved it to " + path));
                context.say("stage " + stage.name() + ": unchanged since " + RunId.shortForm(run.id())
                        + (stage.outputs().isEmpty() ? "" : ", reused its " + String.join(" ", stage.outputs())));
                return Optional.of(run.id());
            } catch (DataException damaged) {
                context.say("stage " + stage.name() + " cannot reuse " + RunId.shortForm(run.id()) + ": "
                        + damaged.getMessage());
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(String experiment, Stage stage, String hash) {
        return past.ofStage(experiment, stage.name(), KNOWN).stream()
                .map(earlier -> base.project().store().run(earlier.record().id()))
                .flatMap(run -> outputs(run).stream())
                .anyMatch(output -> output.sha256().equals(hash));
    }

    private static List<Checkpoint> outputs(RunFolder run) {
        try {
            return run.outputs();
        } catch (DataException damaged) {
            return List.of();
        }
    }
}
