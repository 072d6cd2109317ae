package org.hpsearch.query.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.Nearest;
import org.jspecify.annotations.Nullable;

/// From names to what they stand for: run field, then parameter, then metric (for sorting the metric first); `run.x`,
/// `param.x`, `metric.x` say it outright.
public final class Resolver {
    /// The fields of a run itself.
    public static final List<String> RUN_FIELDS = List.of(
            "state",
            "experiment",
            "name",
            "tag",
            "note",
            "command",
            "host",
            "user",
            "job",
            "started",
            "ended",
            "duration",
            "exit",
            "git",
            "parent",
            "root",
            "kind",
            "sweep",
            "schedule",
            "stage",
            "member",
            "size",
            "id",
            "log");

    /// Fields of the run after whose names programs call parameters, too: the parameter is meant where there is one.
    private static final Set<String> LIKELY_PARAMS = Set.of("schedule", "stage", "member");

    private final FieldCatalog catalog;
    private final Settings settings;
    private final Defaults defaults;
    private final Set<String> notices = new LinkedHashSet<>();

    public Resolver(FieldCatalog catalog, Settings settings, Defaults defaults) {
        this.catalog = catalog;
        this.settings = settings;
        this.defaults = defaults;
    }

    /// One line for each name since the last call that could have meant something else, too.
    public List<String> takeNotices() {
        List<String> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /// What a name of a query stands for.
    ///
    /// @throws QueryException that names the nearest field, where nothing has this name
    Target resolve(String name, String query, int position) {
        if (name.isEmpty()) {
            return new Target.Words();
        }
        Target found = find(name, false);
        if (found == null) {
            throw new QueryException(unknown(name), query, position);
        }
        return found;
    }

    /// What a name stands for that nobody has typed now, null where nothing has this name; adds no notice.
    public @Nullable Target known(String name) {
        List<String> told = List.copyOf(notices);
        Target found = name.isEmpty() ? new Target.Words() : find(name, false);
        notices.retainAll(told);
        return found;
    }

    /// What a name stands for where runs are sorted by it.
    ///
    /// @throws QueryException that names the nearest field, where nothing has this name
    public Target forSorting(String name) {
        Target found = find(name, true);
        if (found == null) {
            throw new QueryException(unknown(name), name, -1);
        }
        return found;
    }

    private @Nullable Target find(String name, boolean metricFirst) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("run.") && RUN_FIELDS.contains(lower.substring(4))) {
            return new Target.RunField(lower.substring(4));
        }
        if (lower.startsWith("param.") && isParam(name.substring(6))) {
            return param(name.substring(6));
        }
        if (lower.startsWith("metric.") && metric(name.substring(7)) != null) {
            return metric(name.substring(7));
        }
        if (lower.equals("recorded")) {
            return new Target.Recorded();
        }
        if (lower.equals("has")) {
            return new Target.Has();
        }
        List<Target> candidates = new ArrayList<>();
        Target metric = metric(name);
        if (metricFirst && metric != null) {
            candidates.add(metric);
        }
        if (RUN_FIELDS.contains(lower)) {
            candidates.add(new Target.RunField(lower));
        }
        if (isParam(name)) {
            candidates.add(LIKELY_PARAMS.contains(lower) ? 0 : candidates.size(), param(name));
        }
        if (!metricFirst && metric != null) {
            candidates.add(metric);
        }
        if (candidates.size() > 1) {
            notices.add("'" + name + "' is taken as " + describe(candidates.get(0)) + "; " + describe(candidates.get(1))
                    + " exists too: " + prefixed(candidates.get(1), name));
        }
        return candidates.isEmpty() ? null : candidates.getFirst();
    }

    private static String describe(Target target) {
        return switch (target) {
            case Target.RunField field -> "the run's field";
            case Target.Param param -> "the parameter";
            default -> "the metric";
        };
    }

    private static String prefixed(Target target, String name) {
        return switch (target) {
            case Target.RunField field -> "run." + name;
            case Target.Param param -> "param." + name;
            default -> "metric." + name;
        };
    }

    /// Whether a run has a parameter of this name, or a rule or a rename knows it.
    private boolean isParam(String name) {
        return catalog.param(name) != null || defaults.concerns(name);
    }

    private Target param(String name) {
        String now = defaults.canonical(name);
        if (!FieldNames.regular(now).equals(FieldNames.regular(name))) {
            notices.add("'" + name + "' is called '" + now + "' now (hps defaults)");
            return new Target.Param(now);
        }
        FieldCatalog.Entry entry = catalog.param(name);
        return new Target.Param(entry == null ? now : entry.name());
    }

    private @Nullable Target metric(String name) {
        FieldCatalog.Entry whole = catalog.metric(name);
        if (whole != null) {
            return new Target.Metric(whole.name(), "", settings.direction(whole.name()));
        }
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? null : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        FieldCatalog.Entry stem = Target.isSuffix(suffix) ? catalog.metric(name.substring(0, dot)) : null;
        return stem == null || suffix == null
                ? null
                : new Target.Metric(stem.name(), suffix, settings.direction(stem.name()));
    }

    private String unknown(String name) {
        List<String> known = new ArrayList<>(RUN_FIELDS);
        catalog.params().forEach(entry -> known.add(entry.name()));
        known.addAll(defaults.keys());
        catalog.metrics().forEach(entry -> known.add(entry.name()));
        String nearest = Nearest.of(name, known);
        return "unknown field '" + name + "'" + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
    }
}
