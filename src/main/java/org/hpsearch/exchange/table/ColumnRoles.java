package org.hpsearch.exchange.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.exchange.source.ForeignTime;
import org.hpsearch.project.Direction;
import org.hpsearch.run.RunField;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What each column of a table is of a run: as named by the user, else guessed by its name and its values.
final class ColumnRoles {
    /// What a column can be.
    enum Role {
        ID("id run_id run_uuid runid uuid trial_id trial_number number trial run job_id"),
        NAME("name run_name title"),
        STARTED("started start_time start created created_at datetime_start started_at timestamp date begin time"),
        ENDED("ended end_time end finished_at datetime_complete ended_at completed_at"),
        STATE("state status"),
        TAGS("tags tag"),
        NOTE("notes note comment comments description"),
        EXPERIMENT("experiment experiment_name project study study_name"),
        USER("user user_id author"),
        HOST("host hostname"),
        METRIC(""),
        PARAM(""),
        TAG(""),
        REST("artifact_uri experiment_id size warnings cwd origin");

        private final Set<String> names;

        Role(String names) {
            this.names = Set.of(names.split(" "));
        }
    }

    /// Columns that the tables of `hps export` have; what else it writes of a run is no parameter.
    private static final List<String> OURS = List.of("id", "state", "kind", "root");

    private static final Set<String> FIELDS =
            Arrays.stream(RunField.values()).map(RunField::key).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Role> PREFIXES = new LinkedHashMap<>();

    static {
        for (String prefix : List.of("params", "param", "config", "hparams", "hyperparameters", "args", "settings")) {
            PREFIXES.put(prefix, Role.PARAM);
        }
        for (String prefix : List.of("metrics", "metric", "summary", "results", "values", "scores")) {
            PREFIXES.put(prefix, Role.METRIC);
        }
        PREFIXES.put("tags", Role.TAG);
    }

    /// Columns that the user names; empty where hps is to guess.
    record Named(String id, String time, List<String> metrics, List<String> params) {
        Named {
            metrics = List.copyOf(metrics);
            params = List.copyOf(params);
        }
    }

    private final Map<String, Role> roles = new LinkedHashMap<>();

    ColumnRoles(Rows rows, Named named) {
        name(rows, named.id, Role.ID, "--id");
        name(rows, named.time, Role.STARTED, "--time");
        named.metrics.forEach(column -> name(rows, column, Role.METRIC, "--metrics"));
        named.params.forEach(column -> name(rows, column, Role.PARAM, "--params"));
        boolean behindMetric = false;
        for (String column : rows.columns()) {
            Role role = roles.containsKey(column) ? roles.get(column) : guess(rows, column, behindMetric);
            roles.put(column, role);
            behindMetric |= role == Role.METRIC;
        }
    }

    private void name(Rows rows, String column, Role role, String option) {
        if (column.isEmpty()) {
            return;
        }
        if (!rows.columns().contains(column)) {
            throw new UsageException(
                    "no column '" + column + "' for " + option + "; there are " + String.join(", ", rows.columns()));
        }
        roles.put(column, role);
    }

    private Role guess(Rows rows, String column, boolean behindMetric) {
        Role prefixed = prefix(column);
        List<Value> values = rows.values(column);
        if (prefixed != null) {
            return prefixed;
        }
        String name = column.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (Role role : Role.values()) {
            boolean free = role == Role.REST || !roles.containsValue(role);
            if (role.names.contains(name) && free && fits(role, rows, values)) {
                return role;
            }
        }
        if (rows.columns().containsAll(OURS) && FIELDS.contains(column)) {
            return Role.REST;
        }
        boolean numeric = !values.isEmpty() && values.stream().allMatch(ColumnRoles::isNumber);
        boolean metric = numeric && (Direction.guess(column) != Direction.NONE || behindMetric);
        return metric ? Role.METRIC : Role.PARAM;
    }

    private static boolean fits(Role role, Rows rows, List<Value> values) {
        return switch (role) {
            case ID -> values.size() == rows.rows().size() && new HashSet<>(values).size() == values.size();
            case STARTED, ENDED -> values.stream().allMatch(value -> ForeignTime.parse(value) != null);
            default -> true;
        };
    }

    /// A number, or a text that stands for one which JSON cannot write.
    private static boolean isNumber(Value value) {
        return value instanceof Value.Num
                || value instanceof Value.Text text && org.hpsearch.value.Numbers.special(text.text()) != null;
    }

    private static @Nullable Role prefix(String column) {
        int end = end(column);
        return end < 0 ? null : PREFIXES.get(column.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static int end(String column) {
        for (int i = 1; i < column.length() - 1; i++) {
            if (column.charAt(i) == '.' || column.charAt(i) == '/' || column.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    /// The name of a parameter, a metric or a tag, without the prefix that says what it is.
    static String bare(String column) {
        return prefix(column) == null ? column : column.substring(end(column) + 1);
    }

    Role of(String column) {
        return roles.getOrDefault(column, Role.PARAM);
    }

    /// What each column was taken for, a line a role.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Role role : Role.values()) {
            List<String> columns = roles.entrySet().stream()
                    .filter(entry -> entry.getValue() == role)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!columns.isEmpty()) {
                lines.add(word(role) + ": " + String.join(", ", columns));
            }
        }
        return lines;
    }

    private static String word(Role role) {
        return switch (role) {
            case METRIC -> "metrics";
            case PARAM -> "parameters";
            case TAG -> "tags with values";
            case REST -> "only kept in source.json";
            default -> role.name().toLowerCase(Locale.ROOT);
        };
    }
}
