package org.hpsearch.ensemble.members;

import org.hpsearch.value.Template;
import org.hpsearch.value.UsageException;

/// Where the members' predictions come from.
///
/// @param command     predicts with one run; empty for that of the experiment in `hps.yaml`, if there is one
/// @param from        file in the run's folder; with a command, where that writes to
/// @param checkpoints `best`, `last`, a step, `last:N`
public record PredictionSource(String command, String from, String checkpoints) {
    /// The command for a run.
    ///
    /// @param declared that of its experiment
    /// @throws UsageException where it cannot be said where its predictions are
    String command(String declared) {
        String chosen = command.isEmpty() && from.isEmpty() ? declared : command;
        if (chosen.isEmpty() && from.isEmpty()) {
            throw new UsageException("--predict COMMAND or --from FILE says where the predictions come from "
                    + "(or predict: of the experiment in hps.yaml)");
        }
        if (!chosen.isEmpty() && from.isEmpty() && !Template.of(chosen).keys().contains("predictions")) {
            throw new UsageException(
                    "the command has no {predictions}, the file to write; add '> {predictions}' where it prints them,"
                            + " or --from FILE where it has a file of its own");
        }
        return chosen;
    }
}
