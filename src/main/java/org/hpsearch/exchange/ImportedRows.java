package org.hpsearch.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.ScalarRows;
import org.jspecify.annotations.Nullable;

/// Writes a run's metrics as another tool hands them over; their times are those since its start here.
final class ImportedRows implements ForeignRun.Sink {
    private static final int BLOCK = 1 << 10;
    private static final int LONGEST_METRIC = 1024;

    private final MetricsWriter writer;
    private final double started;
    private final Omissions omissions;
    private final String run;
    private final Rows own = new Rows();
    private int waiting;

    /// @param started of the run; null where that is unknown, and with it the times of values
    /// @param run     its id there
    ImportedRows(MetricsWriter writer, @Nullable Instant started, Omissions omissions, String run) {
        this.writer = writer;
        this.started = started == null ? Double.NaN : started.toEpochMilli();
        this.omissions = omissions;
        this.run = run;
    }

    @Override
    public void value(Scalar scalar) throws IOException {
        own.value(scalar);
        if (++waiting == BLOCK) {
            finish();
        }
    }

    @Override
    public ForeignRun.Part part() {
        return new Rows();
    }

    /// Hands over what waits.
    void finish() throws IOException {
        own.deliver();
        waiting = 0;
    }

    private static String regular(String metric) {
        return metric.replace('\n', ' ').replace('\r', ' ').strip();
    }

    private static boolean isLeftOut(String metric) {
        return metric.isEmpty() || metric.getBytes(StandardCharsets.UTF_8).length > LONGEST_METRIC;
    }

    private void report(String metric) {
        String regular = regular(metric);
        if (!regular.equals(metric)) {
            omissions.add(
                    "values whose metric's name has line breaks or outer blanks, which hps replaced by blanks",
                    regular);
        }
        if (isLeftOut(regular)) {
            omissions.add("values of metrics without a name, or with one of more than 1,024 bytes", run);
        }
    }

    private @Nullable Double seconds(@Nullable Double time) {
        if (time == null || Double.isNaN(started)) {
            return null;
        }
        double seconds = Math.round(time * 1000 - started) / 1000.0;
        if (seconds < 0) {
            omissions.add("times of values from before their run's start", run);
            return null;
        }
        return seconds;
    }

    private final class Rows implements ForeignRun.Part {
        private final ScalarRows rows = new ScalarRows();
        /// As the tool names them → as they are named here; an empty name where they are left out.
        private final Map<String, String> names = new HashMap<>();

        @Override
        public void value(Scalar scalar) {
            String metric =
                    names.computeIfAbsent(scalar.metric(), name -> isLeftOut(regular(name)) ? "" : regular(name));
            if (!metric.equals(scalar.metric())) {
                report(scalar.metric());
            }
            if (!metric.isEmpty()) {
                rows.add(new Scalar(scalar.step(), seconds(scalar.time()), metric, scalar.value()));
            }
        }

        @Override
        public void deliver() throws IOException {
            writer.write(rows);
            rows.clear();
        }
    }
}
