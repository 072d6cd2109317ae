package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.exchange.source.ForeignJson;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.sqlite.SqliteFile;
import org.hpsearch.exchange.sqlite.SqliteRow;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Optuna's store in SQLite (`RDBStorage`; optuna/storages/_rdb/models.py): a trial is a run, a study an experiment, as
/// with its journal.
public final class OptunaDatabase implements ForeignStore {
    private static final int FIRST_IN_UTC = 5;
    /// `2` before `10`.
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    private final SqliteFile file;
    private final List<String> guesses = new ArrayList<>();

    /// @param file is closed with the store
    public OptunaDatabase(SqliteFile file) {
        this.file = file;
    }

    /// Whether a database has Optuna's tables.
    public static boolean isStore(SqliteFile file) throws IOException {
        return file.columns("studies").contains("study_name")
                && file.columns("trials").containsAll(Set.of("trial_id", "study_id", "state"))
                && !file.columns("trial_params").isEmpty();
    }

    @Override
    public String kind() {
        return OptunaTrials.KIND;
    }

    @Override
    public List<String> guesses() {
        return List.copyOf(guesses);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        Map<String, OptunaStudy> studies = studies();
        List<Parts> params = parts(
                "trial_params",
                "trial_id",
                "param_name",
                List.of(row -> row.value("param_value"), row -> row.value("distribution_json")));
        Parts curves = parts(
                "trial_intermediate_values",
                "trial_id",
                "step",
                row -> number(row, "intermediate_value", "intermediate_value_type"));
        Parts values = parts("trial_values", "trial_id", "objective", row -> number(row, "value", "value_type"));
        Parts user = parts("trial_user_attributes", "trial_id", "key", OptunaDatabase::json);
        Parts system = parts("trial_system_attributes", "trial_id", "key", OptunaDatabase::json);
        boolean utc = isUtc();
        List<OptunaTrial> trials = new ArrayList<>();
        file.rows("SELECT * FROM trials ORDER BY study_id, trial_id", row -> {
            OptunaStudy study = studies.get(row.text("study_id"));
            if (study == null) {
                omissions.add("trials without a study", file.path().toString());
                return;
            }
            String id = row.text("trial_id");
            trials.add(new OptunaTrial(
                    study,
                    new Fields.Writer()
                            .put("state", Value.of(OptunaTrial.STATES.indexOf(row.text("state"))))
                            .put("datetime_start", time(row.text("datetime_start"), utc))
                            .put("datetime_complete", time(row.text("datetime_complete"), utc))
                            .put(
                                    "values",
                                    new Value.Items(List.copyOf(values.of(id).values())))
                            .put("params", params.getFirst().of(id))
                            .put("distributions", params.getLast().of(id))
                            .put("intermediate_values", curves.of(id))
                            .put("user_attrs", user.of(id))
                            .put("system_attrs", system.of(id))
                            .done()));
        });
        studies.values().forEach(study -> guesses.add(study.line()));
        if (!utc && !trials.isEmpty()) {
            guesses.add("times of trials: local ones of this machine, as Optuna before 5.0 wrote them");
        }
        return OptunaTrial.runs(trials, omissions);
    }

    /// Whether times are in UTC: from 5.0 on, without a word of it in the tables. A store that an older Optuna made,
    /// and a newer one wrote on in, has both.
    private boolean isUtc() throws IOException {
        boolean[] utc = {false};
        if (file.columns("version_info").contains("library_version")) {
            file.rows("SELECT library_version FROM version_info", row -> {
                String first = row.text("library_version").split("\\.", 2)[0];
                Double major = Numbers.parse(first);
                utc[0] = major != null && major >= FIRST_IN_UTC;
            });
        }
        return utc[0];
    }

    /// A time as the journal has it, in which the same trial has the same id.
    private static String time(String stored, boolean utc) {
        return utc && !stored.isEmpty() ? stored.replace(' ', 'T') + "+00:00" : stored;
    }

    /// Id → study.
    private Map<String, OptunaStudy> studies() throws IOException {
        Parts directions = parts(
                "study_directions",
                "study_id",
                "objective",
                row -> Value.of(
                        row.text("direction").equals("MINIMIZE") ? OptunaStudy.MINIMIZE : OptunaStudy.MAXIMIZE));
        Parts system = parts("study_system_attributes", "study_id", "key", OptunaDatabase::json);
        Map<String, OptunaStudy> studies = new LinkedHashMap<>();
        file.rows("SELECT * FROM studies ORDER BY study_id", row -> {
            String id = row.text("study_id");
            List<Value> all = new ArrayList<>(directions.of(id).values());
            if (all.isEmpty()) {
                boolean least = row.text("direction").equals("MINIMIZE");
                all.add(Value.of(least ? OptunaStudy.MINIMIZE : OptunaStudy.MAXIMIZE));
            }
            OptunaStudy study = new OptunaStudy(new Fields.Writer()
                    .put("study_name", row.text("study_name"))
                    .put("directions", new Value.Items(all))
                    .done());
            study.apply(
                    OptunaStudy.SYSTEM_ATTRIBUTE,
                    new Fields.Writer().put("system_attr", system.of(id)).done());
            studies.put(id, study);
        });
        return studies;
    }

    /// Owner → name → value: what a table holds of studies or trials.
    private record Parts(Map<String, Map<String, Value>> all) {
        Map<String, Value> of(String owner) {
            return all.getOrDefault(owner, Map.of());
        }
    }

    private interface Cell {
        Value of(SqliteRow row);
    }

    private Parts parts(String table, String owner, String name, Cell cell) throws IOException {
        return parts(table, owner, name, List.of(cell)).getFirst();
    }

    /// Several of a table's columns, by one reading.
    private List<Parts> parts(String table, String owner, String name, List<Cell> cells) throws IOException {
        List<Parts> parts =
                cells.stream().map(cell -> new Parts(new HashMap<>())).toList();
        if (!file.columns(table).isEmpty()) {
            file.rows("SELECT * FROM " + table, row -> {
                for (int i = 0; i < cells.size(); i++) {
                    parts.get(i)
                            .all
                            .computeIfAbsent(row.text(owner), id -> new TreeMap<>(BY_NUMBER))
                            .put(row.text(name), cells.get(i).of(row));
                }
            });
        }
        return parts;
    }

    /// A number, where its type is not finite that: not all databases know infinite numbers.
    private static Value number(SqliteRow row, String value, String type) {
        return switch (row.text(type)) {
            case "INF_POS" -> Value.of("Infinity");
            case "INF_NEG" -> Value.of("-Infinity");
            case "NAN" -> Value.of("NaN");
            default -> row.value(value) instanceof Value.Null ? Value.of("NaN") : row.value(value);
        };
    }

    private static Value json(SqliteRow row) {
        String text = row.text("value_json");
        try {
            return ForeignJson.parse(text);
        } catch (DataException noJson) {
            return Value.of(text);
        }
    }
}
