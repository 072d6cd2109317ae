package org.hpsearch.exchange.mlflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;

/// MLflow's store of plain files: `mlruns/EXPERIMENT/RUN/` with `meta.yaml`, `params/`, `metrics/`, `tags/`, and
/// `mlruns/EXPERIMENT/models/`; deleted experiments are in `mlruns/.trash/`.
public final class MlflowFolders implements ForeignStore {
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
    private static final String META = "meta.yaml";
    private static final int LARGEST_TEXT = 1 << 20;

    private final Path top;
    private Watch watch = Watch.NOBODY;
    private int all;

    /// @param top the `mlruns` folder
    public MlflowFolders(Path top) {
        this.top = top;
    }

    /// Whether a folder is such a store.
    public static boolean isStore(Path folder) {
        return experiments(folder).stream().anyMatch(experiment -> Files.isRegularFile(experiment.resolve(META)));
    }

    @Override
    public void watch(Watch other) {
        watch = other;
    }

    @Override
    public String kind() {
        return MlflowRun.KIND;
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<ForeignRun> runs = new ArrayList<>();
        all = Stream.of(top, top.resolve(".trash"))
                .flatMap(folder -> experiments(folder).stream())
                .mapToInt(experiment -> members(experiment).size())
                .sum();
        for (Path experiment : experiments(top)) {
            addRuns(experiment, false, runs, omissions);
        }
        for (Path experiment : experiments(top.resolve(".trash"))) {
            addRuns(experiment, true, runs, omissions);
        }
        return runs;
    }

    private static List<Path> experiments(Path folder) {
        return ForeignFiles.children(folder).stream()
                .filter(child -> !child.getFileName().toString().startsWith("."))
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> members(Path experiment) {
        return ForeignFiles.children(experiment).stream()
                .filter(child -> RUN.matcher(child.getFileName().toString()).matches() && Files.isDirectory(child))
                .toList();
    }

    private void addRuns(Path folder, boolean trashed, List<ForeignRun> runs, Omissions omissions) throws IOException {
        List<Path> members = members(folder);
        if (members.isEmpty() && !Files.exists(folder.resolve(META))) {
            return;
        }
        Value.Obj meta = meta(folder, "experiments whose meta.yaml is missing or damaged", omissions);
        String id = folder.getFileName().toString();
        boolean deleted = trashed || Fields.text(meta, "lifecycle_stage", "").equals("deleted");
        MlflowRun.Experiment experiment =
                new MlflowRun.Experiment(id, Fields.text(meta, "name", "experiment " + id), deleted);
        Map<String, List<Checkpoint>> models = MlflowModels.ofExperiment(folder);
        for (Path run : members) {
            runs.add(run(run, experiment, omissions)
                    .saving(MlflowModels.ofRun(
                            run.resolve("artifacts"),
                            models.getOrDefault(run.getFileName().toString(), List.of()))));
            watch.looked(runs.size(), all);
        }
    }

    private ForeignRun run(Path folder, MlflowRun.Experiment experiment, Omissions omissions) throws IOException {
        Value.Obj meta = meta(folder, "runs without a readable meta.yaml: imported without times and state", omissions);
        MlflowRun run = new MlflowRun(
                folder.getFileName().toString(),
                experiment,
                meta,
                texts(folder.resolve("params"), omissions),
                texts(folder.resolve("tags"), omissions));
        MlflowModels.countArtifacts(folder.resolve("artifacts"), omissions);
        return run.foreign(omissions).measured(sink -> {
            for (Path file : ForeignFiles.files(folder.resolve("metrics"))) {
                MetricLines.read(file, name(folder.resolve("metrics"), file), sink, omissions);
            }
        });
    }

    /// The object in a `meta.yaml`; none where it is missing, empty or damaged.
    private static Value.Obj meta(Path folder, String what, Omissions omissions) {
        Value.Obj meta = ForeignFiles.object(folder.resolve(META));
        if (meta.fields().isEmpty()) {
            omissions.add(what, folder.toString());
        }
        return meta;
    }

    /// Name → text, a file each; names may have slashes.
    private static Map<String, String> texts(Path folder, Omissions omissions) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : ForeignFiles.files(folder)) {
            try {
                byte[] bytes = SafeFile.read(file, LARGEST_TEXT).orElse(new byte[0]);
                texts.put(name(folder, file), new String(bytes, StandardCharsets.UTF_8));
            } catch (DataException unreadable) {
                omissions.add("files that cannot be read", file.toString());
            }
        }
        return texts;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }
}
