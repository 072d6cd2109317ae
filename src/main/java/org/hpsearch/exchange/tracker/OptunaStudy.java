package org.hpsearch.exchange.tracker;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// A study, as far as its journal was read; or as a database holds it.
final class OptunaStudy {
    private static final int DELETE = 1;
    static final int SYSTEM_ATTRIBUTE = 3;
    static final int MINIMIZE = 1;
    static final int MAXIMIZE = 2;

    private final String name;
    private final List<String> directions = new ArrayList<>();
    private List<String> metrics = List.of();
    private int trials;
    private boolean deleted;

    OptunaStudy(Value.Obj created) {
        name = Fields.text(created, "study_name", "");
        if (created.fields().get("directions") instanceof Value.Items items) {
            for (Value direction : items.values()) {
                directions.add(direction instanceof Value.Num n && n.asDouble() == MINIMIZE ? "min" : "max");
            }
        }
    }

    String name() {
        return name;
    }

    boolean isDeleted() {
        return deleted;
    }

    /// The number of the next trial.
    int next() {
        return trials++;
    }

    void apply(int code, Value.Obj operation) {
        if (code == DELETE) {
            deleted = true;
        } else if (code == SYSTEM_ATTRIBUTE) {
            List<String> names = Fields.texts(Fields.object(operation, "system_attr"), "study:metric_names");
            metrics = names.isEmpty() ? metrics : names;
        }
    }

    /// What an objective is called: `value`, where nobody named it.
    String metric(int index) {
        if (index < metrics.size()) {
            return metrics.get(index);
        }
        return directions.size() > 1 ? "value_" + index : "value";
    }

    /// Which way its objectives get better, as hps.yaml says it: Optuna knows it, a metric of hps does not.
    String line() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            pairs.add(metric(i) + ": " + directions.get(i));
        }
        return name + ": for hps.yaml: directions: {" + String.join(", ", pairs) + "}";
    }
}
