package org.hpsearch.run;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// Aggregates of all metrics of a run, and how far `metrics.csv` was read for them.
///
/// @param offset    bytes read
/// @param damaged   lines passed over so far
/// @param summaries metric → aggregates
public record Metrics(long offset, long damaged, Map<String, MetricSummary> summaries) {
    /// Nothing read yet.
    public static final Metrics NONE = new Metrics(0, 0, Map.of());

    /// A run's later metric names are passed over beyond this count.
    public static final int MOST_NAMES = 10_000;

    public Metrics {
        summaries = java.util.Collections.unmodifiableMap(new TreeMap<>(summaries));
    }

    /// The last step of any metric; NaN where none has a step.
    public double reached() {
        return summaries.values().stream()
                .mapToDouble(MetricSummary::lastStep)
                .filter(step -> !Double.isNaN(step))
                .max()
                .orElse(Double.NaN);
    }

    /// What the index keeps: for each metric the aggregates in [MetricSummary]'s order.
    Value.Obj json() {
        TreeMap<String, Value> json = new TreeMap<>();
        summaries.forEach((name, summary) -> json.put(name, summary.json()));
        return new Fields.Writer()
                .put("offset", Value.of(offset))
                .put("damaged", Value.of(damaged))
                .put("summaries", json)
                .done();
    }

    static Metrics parse(Value.Obj json) {
        TreeMap<String, MetricSummary> summaries = new TreeMap<>();
        Fields.object(json, "summaries").fields().forEach((name, aggregates) -> {
            if (aggregates instanceof Value.Items items) {
                summaries.put(name, MetricSummary.parse(items));
            }
        });
        return new Metrics(Fields.whole(json, "offset", 0), Fields.whole(json, "damaged", 0), summaries);
    }

    /// Adds rows to earlier aggregates.
    public static final class Collector implements MetricsReader.Sink {
        private final Map<String, MetricSummary.Builder> builders = new HashMap<>();
        private String lastName = "";
        private MetricSummary.Builder lastBuilder = new MetricSummary.Builder(MetricSummary.NONE);

        public Collector(Metrics from) {
            from.summaries.forEach((name, summary) -> builders.put(name, new MetricSummary.Builder(summary)));
        }

        @Override
        public void row(double step, double time, String metric, double value) {
            if (!metric.equals(lastName)) {
                MetricSummary.Builder known = builders.get(metric);
                if (known == null) {
                    if (builders.size() >= MOST_NAMES) {
                        return;
                    }
                    known = new MetricSummary.Builder(MetricSummary.NONE);
                    builders.put(metric, known);
                }
                lastName = metric;
                lastBuilder = known;
            }
            lastBuilder.add(step, value);
        }

        /// The aggregates, read up to `progress`.
        public Metrics done(MetricsReader.Progress progress, long damagedBefore) {
            TreeMap<String, MetricSummary> summaries = new TreeMap<>();
            builders.forEach((name, builder) -> summaries.put(name, builder.done()));
            return new Metrics(progress.offset(), damagedBefore + progress.damaged(), summaries);
        }
    }
}
