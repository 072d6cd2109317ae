package org.hpsearch.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.match.LuceneQueries;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.RunField;
import org.hpsearch.run.SystemMetric;

/// Tells by what the runs of a result are judged: by the objective of the experiment that most of them belong to, of
/// two with as many runs by that of the first by name; else by that of the project, where some of them have it; else by
/// the one that most of them have.
final class Judge {
    private final Scope scope;

    Judge(Scope scope) {
        this.scope = scope;
    }

    Optional<Objective> of(Query runs) throws IOException {
        Optional<Objective> own = ofExperiments(runs);
        if (own.isPresent()) {
            return own;
        }
        Objective declared = scope.settings().objective();
        if (declared != null && count(runs, declared.metric()) > 0) {
            return Optional.of(asSpelled(declared));
        }
        return guessed(runs);
    }

    /// The objective of the experiment of most runs among those that declare one; the project's own counts for the
    /// others.
    private Optional<Objective> ofExperiments(Query runs) throws IOException {
        Map<Objective, Long> counts = new LinkedHashMap<>();
        long left = scope.searcher().count(runs);
        for (Map.Entry<String, Experiment> entry :
                new TreeMap<>(scope.settings().experiments()).entrySet()) {
            Objective declared = entry.getValue().objective();
            if (declared != null && count(runs, declared.metric()) > 0) {
                String field = FieldNames.runKeyword(RunField.EXPERIMENT.word());
                long of = count(LuceneQueries.both(runs, LuceneQueries.keyword(field, entry.getKey())));
                counts.merge(declared, of, Long::sum);
                left -= of;
            }
        }
        long others = left;
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() > 0 && most.getValue() >= others)
                .map(most -> asSpelled(most.getKey()));
    }

    private Objective asSpelled(Objective declared) {
        FieldCatalog.Entry entry = scope.catalog().metric(declared.metric());
        return entry == null ? declared : new Objective(entry.name(), declared.direction(), false);
    }

    private Optional<Objective> guessed(Query runs) throws IOException {
        Settings settings = scope.settings();
        TreeMap<Integer, Map<String, Long>> ranked = new TreeMap<>();
        for (FieldCatalog.Entry metric : scope.catalog().metrics()) {
            if (settings.direction(metric.name()) != Direction.NONE && !SystemMetric.isSystem(metric.name())) {
                ranked.computeIfAbsent(Objective.rank(metric.name()), rank -> new HashMap<>())
                        .put(metric.name(), metric.runs());
            }
        }
        for (Map<String, Long> candidates : ranked.values()) {
            Map<String, Long> counts = new HashMap<>();
            for (String metric : candidates.keySet()) {
                long count = count(runs, metric);
                if (count > 0) {
                    counts.put(metric, count);
                }
            }
            Optional<Objective> best = Objective.guess(counts, settings);
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    private long count(Query runs, String metric) throws IOException {
        return count(
                LuceneQueries.both(runs, new FieldExistsQuery(scope.catalog().metricField(metric, Aggregate.COUNT))));
    }

    private long count(Query query) throws IOException {
        return scope.searcher().count(query);
    }
}
