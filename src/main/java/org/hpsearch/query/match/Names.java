package org.hpsearch.query.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Nearest;
import org.jspecify.annotations.Nullable;

/// The one meaning of each name: a parameter, else a metric, else a field of the run. `param.x`, `metric.x`, `run.x`
/// say it outright. A name that any run of the store has as a parameter is that parameter, for all runs; one that is
/// only a constant of their code gives way to a metric.
public final class Names {
    private final FieldCatalog catalog;
    private final Settings settings;
    private final Defaults defaults;

    /// What a name stands for.
    ///
    /// @param notice a line for the user; empty for none
    public record Resolution(Target target, String notice) {
        private static Resolution of(Target target) {
            return new Resolution(target, "");
        }
    }

    public Names(FieldCatalog catalog, Settings settings, Defaults defaults) {
        this.catalog = catalog;
        this.settings = settings;
        this.defaults = defaults;
    }

    public Settings settings() {
        return settings;
    }

    /// What a name stands for, which may stand in quotes; empty where nothing has this name.
    public Optional<Resolution> find(String name) {
        if (name.isEmpty()) {
            return Optional.of(Resolution.of(new Target.Words()));
        }
        if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
            return find(name.substring(1, name.length() - 1));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("recorded")) {
            return Optional.of(Resolution.of(new Target.Recorded()));
        }
        if (lower.equals("has")) {
            return Optional.of(Resolution.of(new Target.Has()));
        }
        return outright(name, lower)
                .or(() -> isConstant(name) ? metric(name) : Optional.empty())
                .or(() -> param(name))
                .or(() -> metric(name))
                .or(() -> own(lower));
    }

    /// What a name stands for; null where nothing has this name.
    public @Nullable Target target(String name) {
        return find(name).map(Resolution::target).orElse(null);
    }

    /// Whether a name says itself whether it is a parameter, a metric or a field of the run.
    public boolean isOutright(String name) {
        return outright(name, name.toLowerCase(Locale.ROOT)).isPresent();
    }

    private Optional<Resolution> outright(String name, String lower) {
        if (NamePrefix.RUN.isOf(name)) {
            return own(NamePrefix.RUN.bare(lower));
        }
        if (NamePrefix.PARAM.isOf(name)) {
            return param(NamePrefix.PARAM.bare(name));
        }
        return NamePrefix.METRIC.isOf(name) ? metric(NamePrefix.METRIC.bare(name)) : Optional.empty();
    }

    private static Optional<Resolution> own(String lower) {
        return Optional.ofNullable(RunField.of(lower)).map(field -> Resolution.of(new Target.Own(field)));
    }

    private boolean isConstant(String name) {
        return catalog.isConstant(name) && !defaults.concerns(name);
    }

    /// A parameter that a run has, or that a rule or a rename knows.
    private Optional<Resolution> param(String name) {
        FieldCatalog.Entry entry = catalog.param(name);
        if (entry == null && !defaults.concerns(name)) {
            return Optional.empty();
        }
        String now = defaults.canonical(name);
        if (!FieldNames.regular(now).equals(FieldNames.regular(name))) {
            return Optional.of(
                    new Resolution(new Target.Param(now), "'" + name + "' is called '" + now + "' now (hps defaults)"));
        }
        return Optional.of(Resolution.of(new Target.Param(entry == null ? now : entry.name())));
    }

    /// A metric, or one of its aggregates behind a dot.
    ///
    /// @throws QueryException where a run has several metrics of this name, and none in this spelling
    public Optional<Resolution> metric(String name) {
        FieldCatalog.Entry whole = spelled(name);
        if (whole != null) {
            return Optional.of(metric(whole, ""));
        }
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        FieldCatalog.Entry stem = Target.isSuffix(suffix) ? spelled(name.substring(0, dot)) : null;
        return stem == null ? Optional.empty() : Optional.of(metric(stem, suffix));
    }

    /// The inner field of a metric's aggregate.
    String metricField(String name, Aggregate aggregate) {
        return catalog.metricField(name, aggregate);
    }

    /// Regular names of which each spelling is a metric of its own.
    Set<String> splitMetrics() {
        return catalog.split();
    }

    private FieldCatalog.@Nullable Entry spelled(String name) {
        FieldCatalog.Entry entry = catalog.metric(name);
        List<String> spellings = catalog.spellings(name);
        if (entry == null && !spellings.isEmpty()) {
            throw ambiguous(name, spellings);
        }
        return entry;
    }

    private static QueryException ambiguous(String name, List<String> spellings) {
        return new QueryException(
                "'" + name + "' may be " + String.join(" or ", spellings)
                        + ": a run has both as metrics of their own; write it as the program does",
                name,
                -1);
    }

    private Resolution metric(FieldCatalog.Entry entry, String suffix) {
        return Resolution.of(new Target.Metric(entry.name(), suffix, settings.direction(entry.name())));
    }

    /// What a name stands for.
    ///
    /// @throws QueryException that names the nearest field, where nothing has this name
    public Target require(String name) {
        return require(name, name, -1);
    }

    /// As above, for a name in a text.
    ///
    /// @param position where in the text it stands
    Target require(String name, String text, int position) {
        return find(name)
                .map(Resolution::target)
                .orElseThrow(() -> new QueryException(
                        NamePrefix.METRIC.isOf(name) ? noMetric(name) : "unknown field '" + name + "'" + instead(name),
                        text,
                        position));
    }

    private String noMetric(String name) {
        String bare = NamePrefix.METRIC.bare(name);
        return "no run has the metric '" + bare + "'"
                + Nearest.hint(
                        bare,
                        catalog.metrics().stream().map(FieldCatalog.Entry::name).toList());
    }

    private String instead(String name) {
        String near = Nearest.hint(name, known());
        return near.isEmpty() ? "; hps fields lists all" : near;
    }

    /// A metric by its name; other things of this name do not count.
    ///
    /// @throws QueryException that names the nearest metric, where there is none
    public Target.Metric requireMetric(String name) {
        if (metric(NamePrefix.METRIC.bare(name)).map(Resolution::target).orElse(null) instanceof Target.Metric metric) {
            return metric;
        }
        throw new QueryException(noMetric(name), name, -1);
    }

    /// The lines for the user about the names of a query and of others.
    public List<String> notices(Query query, List<String> others) {
        Set<String> names = new LinkedHashSet<>();
        collect(query, names);
        names.addAll(others);
        return names.stream()
                .flatMap(name -> find(name).stream())
                .map(Resolution::notice)
                .filter(notice -> !notice.isEmpty())
                .distinct()
                .toList();
    }

    private static void collect(Query query, Set<String> names) {
        switch (query) {
            case Query.All all -> {}
            case Query.And and -> and.parts().forEach(part -> collect(part, names));
            case Query.Or or -> or.parts().forEach(part -> collect(part, names));
            case Query.Not not -> collect(not.part(), names);
            case Query.Clause clause -> names.add(clause.field());
            case Query.TextPart words -> names.add(words.field());
        }
    }

    /// The shortest name of a target that means no other one.
    public String spelling(Target target) {
        String bare = switch (target) {
            case Target.Param param -> param.name();
            case Target.Metric metric -> metric.name() + (metric.suffix().isEmpty() ? "" : "." + metric.suffix());
            case Target.Own own -> own.field().word();
            case Target.Words words -> "";
            case Target.Recorded recorded -> "recorded";
            case Target.Has has -> "has";
        };
        return isMeant(target, target(bare)) ? bare : outright(target, bare);
    }

    /// Whether a bare name finds a target: a metric also where more runs have it in another spelling.
    private boolean isMeant(Target target, @Nullable Target found) {
        return target.equals(found)
                || target instanceof Target.Metric metric
                        && found instanceof Target.Metric other
                        && metric.suffix().equals(other.suffix())
                        && FieldNames.regular(metric.name()).equals(FieldNames.regular(other.name()))
                        && !catalog.split().contains(FieldNames.regular(metric.name()));
    }

    private static String outright(Target target, String bare) {
        return switch (target) {
            case Target.Param param -> NamePrefix.PARAM.with(bare);
            case Target.Metric metric -> NamePrefix.METRIC.with(bare);
            case Target.Own own -> NamePrefix.RUN.with(bare);
            case Target.Words words -> bare;
            case Target.Recorded recorded -> bare;
            case Target.Has has -> bare;
        };
    }

    /// All names that mean something.
    public List<String> known() {
        Set<String> known = new LinkedHashSet<>();
        catalog.params().forEach(entry -> known.add(entry.name()));
        known.addAll(defaults.keys());
        catalog.metrics().forEach(entry -> known.add(entry.name()));
        for (RunField field : RunField.values()) {
            known.add(field.word());
        }
        return new ArrayList<>(known);
    }
}
