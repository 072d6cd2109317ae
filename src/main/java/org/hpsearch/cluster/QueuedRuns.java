package org.hpsearch.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;

/// The runs that engines hold back, as they are known from their submission. Engines are asked as for `hps jobs`; no
/// run folder is read.
public final class QueuedRuns {
    private final BatchBook book;
    private final Function<String, Engine> engines;
    private final Instant now;
    private String silent = "";

    /// @param engines by their names
    public QueuedRuns(BatchBook book, Function<String, Engine> engines, Instant now) {
        this.book = book;
        this.engines = engines;
        this.now = now;
    }

    /// A run that waits.
    ///
    /// @param reason in the engine's words; empty for none
    public record Queued(RunRecord run, String reason) {}

    /// Why an engine did not answer; empty where all did.
    public String silent() {
        return silent;
    }

    /// All of them, in the order in which they were handed over.
    public List<Queued> all() {
        Map<String, List<SubmittedBatch>> byEngine = new TreeMap<>();
        book.all()
                .forEach(batch -> byEngine.computeIfAbsent(batch.engine(), name -> new ArrayList<>())
                        .add(batch));
        List<Queued> queued = new ArrayList<>();
        byEngine.forEach((name, batches) -> {
            Map<String, TaskState> states = states(engines.apply(name), batches);
            batches.forEach(batch -> queued.addAll(of(batch, states)));
        });
        return queued;
    }

    private Map<String, TaskState> states(Engine engine, List<SubmittedBatch> batches) {
        List<JobArray> arrays =
                batches.stream().flatMap(batch -> batch.arrays().stream()).toList();
        try {
            return PolledQueue.in(book.path(), now).of(engine, arrays, false);
        } catch (DataException silence) {
            silent = String.valueOf(silence.getMessage());
            return Map.of();
        }
    }

    private static List<Queued> of(SubmittedBatch batch, Map<String, TaskState> states) {
        Map<Integer, JobArray> waiting = new TreeMap<>();
        Map<String, String> reasons = new TreeMap<>();
        for (JobArray array : batch.arrays()) {
            for (int row : array.rows()) {
                TaskState state = states.get(array.task(row));
                if (state != null && state.phase() == TaskState.Phase.WAITS) {
                    waiting.put(row, array);
                    reasons.put(array.task(row), state.reason());
                }
            }
        }
        return waiting.isEmpty()
                ? List.of()
                : BatchBook.planned(batch, waiting).values().stream()
                        .map(run ->
                                new Queued(run, reasons.getOrDefault(run.info().task(), "")))
                        .toList();
    }
}
