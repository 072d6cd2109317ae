package org.hpsearch.ensemble.members;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Observed;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;

/// Runs for the tests of this package.
final class MemberRuns {
    private static final Instant STARTED = Instant.parse("2026-09-01T08:00:00Z");

    private MemberRuns() {}

    /// A finished run with one metric, and the parameters `lr: 0.1` and `model: res net`.
    static MemberRun of(String id, String metric, double value) {
        RunInfo info = new RunInfo(
                RunInfo.FORMAT,
                "20260901-080000-" + id,
                "train",
                Invocation.of(List.of("python", "train.py"), "."),
                Provenance.of("node1", "ada", STARTED),
                GitState.NONE,
                Lineage.NONE);
        MetricSummary.Builder rows = new MetricSummary.Builder(MetricSummary.NONE);
        rows.add(1, value);
        Map<String, Value> params = Map.of("lr", new Value.Num("0.1"), "model", Value.of("res net"));
        RunRecord record = new RunRecord(
                info,
                params,
                Map.of(),
                Liveness.ended(new EndStatus(0, STARTED.plusSeconds(60))),
                Notes.NONE,
                new Metrics(0, 0, Map.of(metric, rows.done())),
                List.of(),
                Observed.NOTHING,
                List.of());
        return new MemberRun(record, name -> Optional.ofNullable(params.get(name)));
    }
}
