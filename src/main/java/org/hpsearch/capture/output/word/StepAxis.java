package org.hpsearch.capture.output.word;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.run.StepUnit;
import org.jspecify.annotations.Nullable;

/// What a program counts while it works. Of several on one record the first of these constants is the step.
public enum StepAxis {
    /// A global step, or the samples seen so far: it only grows.
    GLOBAL,
    /// A step or an update.
    STEP,
    /// An iteration.
    ITERATION,
    /// A round, an episode, a trial, a generation.
    ROUND,
    /// The batch within the epoch.
    BATCH,
    /// The epoch.
    EPOCH,
    /// A fold or a repeat: a step where nothing else is counted.
    FOLD,
    /// How much is done, in per cent: a step where nothing else is counted.
    PROGRESS;

    private static final Map<String, StepAxis> WORDS = new HashMap<>();

    static {
        name(GLOBAL, """
            global_step global_steps globalstep num_updates total_timesteps num_timesteps
            timesteps_total total_steps total_env_steps env_steps num_env_steps_sampled
            num_env_steps_trained totalenvinteracts acc_iter
            """);
        name(STEP, """
            step steps update updates timestep timesteps time_step env_step nstep istep
            """);
        name(ITERATION, """
            iter iters it itr training_iteration n_iter iterate inner_iter outer_iter time_iter
            """);
        name(ROUND, """
            round rounds episode episodes trial generation gen cycle sweep era epsd
            """);
        name(EPOCH, "epoch epochs ep epoch_num pass");
        name(FOLD, "fold repeat run");
        name(BATCH, "batch batches minibatch batch_idx mini_batch mb");
    }

    private static void name(StepAxis axis, String words) {
        for (String word : words.strip().split("\\s+")) {
            WORDS.put(word, axis);
        }
    }

    /// What a step on this axis is called: `epoch`, `iteration`, `episode`; empty for `[3/20]`, which does not say.
    ///
    /// @param name of the axis, as printed
    public String unit(String name) {
        return switch (this) {
            case GLOBAL, STEP -> StepUnit.STEP;
            case ITERATION -> of(name) == this ? "iteration" : "";
            case ROUND -> round(name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
            case BATCH -> of(name) == this ? StepUnit.BATCH : "";
            case EPOCH -> StepUnit.EPOCH;
            case FOLD -> "fold";
            case PROGRESS -> "percent";
        };
    }

    private static String round(String word) {
        return switch (word) {
            case "epsd" -> "episode";
            case "gen" -> "generation";
            default ->
                !WORDS.containsKey(word) ? "round" : word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        };
    }

    /// The axis that a name stands for, null for a metric. `train/global_step` counts as `global_step`.
    public static @Nullable StepAxis of(String name) {
        int slash = name.lastIndexOf('/');
        if (slash > 0 && Units.isTime(name.substring(0, slash))) {
            return null; // ms/batch is a duration
        }
        String word = name.substring(slash + 1).toLowerCase(Locale.ROOT).replace('-', '_');
        if (slash > 3
                && name.regionMatches(true, slash - 4, "time", 0, 4)
                && (word.equals("batch") || word.equals("epoch"))) {
            return null; // time/batch, too
        }
        StepAxis axis = word.length() > 3 && "iterations".startsWith(word) ? ITERATION : WORDS.get(word);
        int underscore = word.indexOf('_');
        if (axis != null || underscore < 0) {
            return axis;
        }
        String prefix = word.substring(0, underscore);
        String rest = word.substring(underscore + 1);
        boolean counts = prefix.equals("n") && !rest.endsWith("s"); // n_gen; n_epochs says how many there will be
        boolean split = Vocabulary.isSplit(prefix) || prefix.equals("current") || prefix.equals("cur");
        return split || counts ? WORDS.get(rest) : null;
    }
}
