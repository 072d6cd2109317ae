package org.hpsearch.exchange.mlflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// A metric's file of MLflow: `milliseconds value step` a line, older ones without the step, newer ones with more
/// behind it.
final class MetricLines {
    private MetricLines() {}

    static void read(Path file, String metric, ForeignRun.Sink sink, Omissions omissions) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Scalar scalar = parse(line, metric);
                if (scalar != null) {
                    sink.value(scalar);
                } else if (!line.isBlank()) {
                    omissions.add("damaged lines of metrics", file.toString());
                }
            }
        }
    }

    /// Null where the line is no value.
    static @Nullable Scalar parse(String line, String metric) {
        String[] parts = line.strip().split(" ");
        Double time = Numbers.parse(parts[0]);
        Double value = parts.length > 1 ? Numbers.parse(parts[1]) : null;
        Double step = parts.length > 2 ? Numbers.parse(parts[2]) : Double.valueOf(0);
        return time == null || value == null || step == null ? null : new Scalar(step, time / 1000, metric, value);
    }
}
