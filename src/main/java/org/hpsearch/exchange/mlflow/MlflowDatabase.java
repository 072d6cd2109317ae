package org.hpsearch.exchange.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.sqlite.SqliteFile;
import org.hpsearch.exchange.sqlite.SqliteRow;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// MLflow's store in SQLite: `mlflow.db`, with the tables of mlflow/store/tracking/dbmodels/models.py.
public final class MlflowDatabase implements ForeignStore {
    private static final List<String> FACTS = List.of(
            "experiment_id",
            "user_id",
            "status",
            "start_time",
            "end_time",
            "deleted_time",
            "lifecycle_stage",
            "artifact_uri",
            "entry_point_name",
            "source_name",
            "source_type",
            "source_version");
    /// What MLflow writes for an infinite value, since not all databases know such.
    private static final double INFINITE = Double.MAX_VALUE;

    private final SqliteFile file;
    private final ArtifactPlace artifacts;

    /// @param file is closed with the store
    public MlflowDatabase(SqliteFile file) {
        this.file = file;
        this.artifacts = new ArtifactPlace(
                file.path().toAbsolutePath().resolveSibling("").normalize());
    }

    /// Whether a database has MLflow's tables.
    public static boolean isStore(SqliteFile file) throws IOException {
        return file.columns("experiments").contains("experiment_id")
                && file.columns("runs").containsAll(Set.of("run_uuid", "lifecycle_stage"))
                && file.columns("metrics").contains("run_uuid");
    }

    @Override
    public String kind() {
        return MlflowRun.KIND;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        Map<String, MlflowRun.Experiment> experiments = experiments();
        Map<String, Map<String, String>> params = texts("params");
        Map<String, Map<String, String>> tags = texts("tags");
        Map<String, List<Checkpoint>> models = models();
        List<ForeignRun> runs = new ArrayList<>();
        file.rows("SELECT * FROM runs ORDER BY experiment_id, run_uuid", row -> {
            String id = row.text("run_uuid");
            String experiment = row.text("experiment_id");
            MlflowRun run = new MlflowRun(
                    id,
                    experiments.getOrDefault(
                            experiment, new MlflowRun.Experiment(experiment, "experiment " + experiment, false)),
                    facts(row),
                    params.getOrDefault(id, Map.of()),
                    tags.getOrDefault(id, Map.of()));
            runs.add(run.foreign(omissions)
                    .measured(sink -> metrics(id, sink))
                    .saving(saved(row.text("artifact_uri"), models.getOrDefault(id, List.of()), omissions)));
        });
        String place = file.path().toString();
        omissions.add("traces, which stay where they are", place, file.count("trace_info"));
        omissions.add("descriptions of datasets, which stay where they are", place, file.count("datasets"));
        return runs;
    }

    private Map<String, MlflowRun.Experiment> experiments() throws IOException {
        Map<String, MlflowRun.Experiment> experiments = new HashMap<>();
        file.rows("SELECT * FROM experiments", row -> {
            String id = row.text("experiment_id");
            boolean deleted = row.text("lifecycle_stage").equals("deleted");
            experiments.put(id, new MlflowRun.Experiment(id, row.text("name"), deleted));
        });
        return experiments;
    }

    /// The fields of a `meta.yaml`, which hold the same.
    private static Value.Obj facts(SqliteRow row) {
        Fields.Writer facts = new Fields.Writer()
                .put("run_id", row.text("run_uuid"))
                .put("run_uuid", row.text("run_uuid"))
                .put("run_name", row.text("name"));
        for (String name : FACTS) {
            Value value = row.value(name);
            facts.put(name, value instanceof Value.Null || value.print().isEmpty() ? null : value);
        }
        return facts.done();
    }

    /// Run → name → text.
    private Map<String, Map<String, String>> texts(String table) throws IOException {
        Map<String, Map<String, String>> texts = new HashMap<>();
        if (!file.columns(table).isEmpty()) {
            file.rows(
                    "SELECT run_uuid, key, value FROM " + table,
                    row -> texts.computeIfAbsent(row.text("run_uuid"), run -> new TreeMap<>())
                            .put(row.text("key"), row.text("value")));
        }
        return texts;
    }

    /// Run → the models that it logged (MLflow 3).
    private Map<String, List<Checkpoint>> models() throws IOException {
        Map<String, List<Checkpoint>> models = new HashMap<>();
        if (file.columns("logged_models").isEmpty()) {
            return models;
        }
        String step = file.columns("inputs").contains("step")
                ? "(SELECT max(i.step) FROM inputs i WHERE i.source_type = 'RUN_OUTPUT'"
                        + " AND i.source_id = m.source_run_id AND i.destination_id = m.model_id)"
                : "NULL";
        file.rows(
                "SELECT m.source_run_id, m.artifact_location, " + step + " AS step FROM logged_models m"
                        + " WHERE m.source_run_id IS NOT NULL ORDER BY m.model_id",
                row -> {
                    Path place = artifacts.of(row.text("artifact_location"));
                    if (place != null && Files.isDirectory(place)) {
                        models.computeIfAbsent(row.text("source_run_id"), run -> new ArrayList<>())
                                .add(MlflowModels.checkpoint(place, row.number("step")));
                    }
                });
        return models;
    }

    private List<Checkpoint> saved(String location, List<Checkpoint> models, Omissions omissions) throws IOException {
        if (location.isEmpty()) {
            return models;
        }
        Path place = artifacts.of(location);
        if (place == null) {
            omissions.add("runs whose artifacts are not on this machine", location);
            return models;
        }
        MlflowModels.countArtifacts(place, omissions);
        return MlflowModels.ofRun(place, models);
    }

    private void metrics(String run, ForeignRun.Sink sink) throws IOException {
        file.rows(
                "SELECT * FROM metrics WHERE run_uuid = ? ORDER BY key, rowid",
                row -> {
                    Double value = row.number("value");
                    Double millis = row.number("timestamp");
                    if (value != null) {
                        Double step = row.number("step");
                        sink.value(new Scalar(
                                step == null ? (Double) 0.0 : step,
                                millis == null ? null : (Double) (millis / 1000),
                                row.text("key"),
                                row.text("is_nan").equals("1") ? Double.NaN : whole(value)));
                    }
                },
                run);
    }

    private static double whole(double value) {
        return Math.abs(value) == INFINITE ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
    }
}
