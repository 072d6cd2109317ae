package org.hpsearch.capture.output;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a program counts while it works.
public enum Axis {
    /// The global step or iteration: it only grows.
    STEP,
    /// The epoch.
    EPOCH,
    /// The batch within the epoch.
    BATCH;

    /// The axis that a name stands for, null for a metric.
    static @Nullable Axis of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "step",
                    "steps",
                    "global_step",
                    "globalstep",
                    "iter",
                    "iters",
                    "iteration",
                    "iterations",
                    "it",
                    "itr",
                    "update",
                    "updates",
                    "num_updates",
                    "timestep",
                    "timesteps",
                    "total_timesteps",
                    "round",
                    "generation",
                    "episode",
                    "trial",
                    "cycle" -> STEP;
            case "epoch", "epochs", "ep" -> EPOCH;
            case "batch", "batches", "minibatch", "batch_idx" -> BATCH;
            default -> null;
        };
    }
}
