package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// Which of a run's checkpoints is meant: `last`, `best`, a step, or the path that the program had
/// written it to.
public record CheckpointChoice(RunFolder run, RunRecord record, Settings settings) {
    private static final int MOST_NAMED = 10;

    /// @throws DataException where the run has none, or not this one
    public Checkpoint of(String which) throws IOException {
        List<Checkpoint> all = record.checkpoints();
        String id = RunId.shortForm(run.id());
        if (all.isEmpty()) {
            throw new DataException("run " + id + " has no checkpoint; name the files with hps run --checkpoint GLOB, "
                    + "hps resume --checkpoint PATH takes any file");
        }
        List<Checkpoint> there = kept();
        List<Checkpoint> usable = there.isEmpty() ? all : there;
        Checkpoint chosen = switch (which) {
            case "last" -> usable.getLast();
            case "best" -> new BestCheckpoint(run, settings, record).of(usable);
            default -> named(which, usable);
        };
        if (chosen == null) {
            String known = usable.stream()
                    .limit(MOST_NAMED)
                    .map(c -> (c.step() == null ? "" : "step " + Numbers.print(c.step()) + " ") + c.path())
                    .collect(Collectors.joining(", "));
            throw new DataException("run " + id + " has no checkpoint '" + which + "'; it has " + known);
        }
        return chosen;
    }

    /// Those whose copies are there.
    public List<Checkpoint> kept() {
        return record.checkpoints().stream().filter(this::isKept).toList();
    }

    private boolean isKept(Checkpoint checkpoint) {
        return !checkpoint.kept().isEmpty() && java.nio.file.Files.exists(run.file(checkpoint.kept()));
    }

    /// The last one of this step; the last one of this path where no step is called so.
    private static @org.jspecify.annotations.Nullable Checkpoint named(String which, List<Checkpoint> all) {
        Double step = Numbers.parse(which);
        List<Checkpoint> ofStep = all.stream()
                .filter(checkpoint -> step != null && step.equals(checkpoint.step()))
                .toList();
        List<Checkpoint> named = !ofStep.isEmpty()
                ? ofStep
                : all.stream()
                        .filter(checkpoint -> checkpoint.path().equals(which)
                                || checkpoint.path().endsWith("/" + which))
                        .toList();
        return named.isEmpty() ? null : named.getLast();
    }
}
