package org.hpsearch.exchange.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.written.CheckpointNames;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Models that runs logged: in `models/` of their experiment (MLflow 3), or among their artifacts (before).
final class MlflowModels {
    private MlflowModels() {}

    /// Run → its models, of an experiment's `models/`.
    static Map<String, List<Checkpoint>> ofExperiment(Path experiment) throws IOException {
        Map<String, List<Checkpoint>> models = new HashMap<>();
        for (Path model : ForeignFiles.children(experiment.resolve("models"))) {
            Value.Obj meta = ForeignFiles.object(model.resolve("meta.yaml"));
            String run = Fields.text(meta, "source_run_id", "");
            Path artifacts = model.resolve("artifacts");
            if (!run.isEmpty() && Files.isDirectory(artifacts)) {
                Path output = experiment
                        .resolve(run)
                        .resolve("outputs")
                        .resolve(model.getFileName().toString());
                Double step = Fields.number(ForeignFiles.object(output.resolve("meta.yaml")), "step");
                models.computeIfAbsent(run, id -> new ArrayList<>()).add(checkpoint(artifacts, step));
            }
        }
        return models;
    }

    /// The models of a run: those of its experiment, and those among its artifacts.
    static List<Checkpoint> ofRun(Path artifacts, List<Checkpoint> ofExperiment) throws IOException {
        List<Checkpoint> models = new ArrayList<>(ofExperiment);
        for (Path file : ForeignFiles.files(artifacts)) {
            Path folder = file.getParent();
            if (file.endsWith("MLmodel") && folder != null) {
                models.add(checkpoint(folder, null));
            } else if (CheckpointNames.isSure(file.getFileName().toString()) && !isInModel(file, artifacts)) {
                models.add(checkpoint(file, null));
            }
        }
        return models;
    }

    private static boolean isInModel(Path file, Path artifacts) {
        for (Path up = file.getParent(); up != null && up.startsWith(artifacts); up = up.getParent()) {
            if (Files.exists(up.resolve("MLmodel"))) {
                return true;
            }
        }
        return false;
    }

    static Checkpoint checkpoint(Path file, @Nullable Double step) throws IOException {
        return new Checkpoint(step, null, file.toAbsolutePath().toString(), "", Digest.bytes(file), "");
    }

    /// Artifacts stay where they are.
    static void countArtifacts(Path artifacts, Omissions omissions) throws IOException {
        omissions.add(
                "files of artifacts, which stay where they are",
                artifacts.toString(),
                ForeignFiles.files(artifacts).size());
    }
}
