package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

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

    /// The same, or any file or folder that is there: a path of the run's working folder, else of another one.
    ///
    /// @param project where the run's working folder is
    /// @param folder  where a path may begin that is none of the run's
    /// @throws DataException where the run has none, or not this one
    public Checkpoint of(String which, Path project, Path folder) throws IOException {
        boolean known = record.checkpoints().stream().anyMatch(one -> one.path().equals(which));
        if (known || which.equals("last") || which.equals("best") || Numbers.parse(which) != null) {
            return of(which);
        }
        Path cwd = project.resolve(record.info().cwd()).toAbsolutePath().normalize();
        for (Path base : List.of(cwd, folder)) {
            Path file = base.resolve(which).toAbsolutePath().normalize();
            if (Files.exists(file)) {
                String path = file.startsWith(cwd) ? cwd.relativize(file).toString() : file.toString();
                return new Checkpoint(null, null, path, "", Digest.bytes(file), "");
            }
        }
        return of(which);
    }

    /// Those whose copies are there.
    public List<Checkpoint> kept() {
        return record.checkpoints().stream().filter(this::isKept).toList();
    }

    private boolean isKept(Checkpoint checkpoint) {
        return !checkpoint.kept().isEmpty() && Files.exists(run.file(checkpoint.kept()));
    }

    /// The last one of this step; the last one of this path where no step is called so.
    private static @Nullable Checkpoint named(String which, List<Checkpoint> all) {
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
