package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.hpsearch.run.Curve;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// Gives the rows that a run itself has written.
public interface CurveReader {
    /// Reads them from the run's folder each time.
    CurveReader OF_FILES = CurveReader::ofFile;

    /// Needs no rows but the wanted ones.
    MetricsReader.Sink NOBODY = (step, time, metric, value) -> {};

    /// Metric → its rows, in the order of the first ones.
    ///
    /// @param wanted which metrics
    /// @param all    sees the rows of all metrics, those of each metric in their order
    Map<String, Curve> read(RunFolder run, Predicate<String> wanted, MetricsReader.Sink all) throws IOException;

    private static Map<String, Curve> ofFile(RunFolder run, Predicate<String> wanted, MetricsReader.Sink all)
            throws IOException {
        Sorter sorter = new Sorter(new LinkedHashMap<>(), wanted);
        Path file = run.readable(RunFolder.METRICS);
        if (Files.isRegularFile(file)) {
            MetricsReader.read(file, 0, (step, time, metric, value) -> {
                sorter.row(step, time, metric, value);
                all.row(step, time, metric, value);
            });
        }
        return sorter.curves;
    }

    /// Sorts rows by metric; the reader hands out the same text for the same name.
    final class Sorter implements MetricsReader.Sink {
        private final Map<String, Curve> curves;
        private final Predicate<String> wanted;
        private String lastName = "";
        private @Nullable Curve last;

        /// @param curves takes the rows, behind those that it has
        Sorter(Map<String, Curve> curves, Predicate<String> wanted) {
            this.curves = curves;
            this.wanted = wanted;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public void row(double step, double time, String metric, double value) {
            if (metric != lastName) {
                lastName = metric;
                last = wanted.test(metric) ? curves.computeIfAbsent(metric, name -> new Curve()) : null;
            }
            if (last != null) {
                last.add(step, time, value);
            }
        }
    }
}
