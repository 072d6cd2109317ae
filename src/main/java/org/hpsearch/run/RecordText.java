package org.hpsearch.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A record as text, for the index: a line for each file of the folder, as that file writes itself. Only the
/// copies of the inputs and the places of the parameters (but for the order of the typed ones) are left
/// out: they are read from the folder where they are needed.
public final class RecordText {
    private static final int LINES = 11;
    private static final Value.Obj EMPTY = Value.Obj.of(Map.of());

    private RecordText() {}

    /// The lines: `run.json`, `params.json`, `found.json`, `process.json` with its time, `status.json`,
    /// `notes.json`, the aggregates of `metrics.csv`, the rows of `checkpoints.csv`, the damages,
    /// `observed.json`, the names of the typed parameters.
    public static String of(RunRecord record) {
        StringBuilder text = new StringBuilder(1024);
        line(text, record.info().brief().json());
        line(text, Value.Obj.of(record.params()));
        line(text, Found.json(record.found()));
        line(text, process(record.liveness()));
        line(text, record.end() == null ? Value.nothing() : record.end().json());
        line(text, record.notes().json());
        line(text, record.metrics().json());
        line(text, Value.of(Checkpoint.text(record.checkpoints())));
        line(text, damages(record.damages()));
        line(text, record.observed().json());
        List<String> typed = record.info().invocation().typed();
        line(text, new Value.Items(typed.stream().map(Value::of).toList()));
        return text.toString();
    }

    private static void line(StringBuilder text, Value value) {
        Json.line(value, text);
        text.append('\n');
    }

    private static Value process(Liveness liveness) {
        ProcessInfo process = liveness.process();
        Instant heartbeat = liveness.heartbeat();
        return process == null
                ? Value.nothing()
                : new Fields.Writer()
                        .put("process", process.json())
                        .put("heartbeat", heartbeat == null ? null : Times.print(heartbeat))
                        .done();
    }

    private static Value damages(List<Damage> damages) {
        List<Value> all = new ArrayList<>();
        damages.forEach(damage -> all.add(new Fields.Writer()
                .put("file", damage.file())
                .put("reason", damage.reason())
                .done()));
        return new Value.Items(all);
    }

    /// The record of a text.
    ///
    /// @throws DataException where it is none
    public static RunRecord parse(byte[] utf8, int from, int to) {
        List<Value> parts = Json.sequence(utf8, from, to);
        if (parts.size() != LINES || !(parts.get(7) instanceof Value.Text checkpoints)) {
            throw new DataException("holds no record");
        }
        Value.Obj info = object(parts.get(0));
        return new RunRecord(
                RunInfo.parse(Fields.text(info, "id", ""), info).typing(texts(parts.get(10))),
                object(parts.get(1)).fields(),
                Found.parse(object(parts.get(2))),
                liveness(object(parts.get(3)), parts.get(4)),
                Notes.parse(object(parts.get(5))),
                Metrics.parse(object(parts.get(6))),
                Checkpoint.parse(checkpoints.text(), new ArrayList<>()),
                Observed.parse(object(parts.get(9))),
                damages(parts.get(8)));
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.Items items
                ? items.values().stream().map(Value::print).toList()
                : List.of();
    }

    private static Value.Obj object(Value value) {
        return value instanceof Value.Obj object ? object : EMPTY;
    }

    private static Liveness liveness(Value.Obj process, Value end) {
        @Nullable EndStatus status = end instanceof Value.Obj known ? EndStatus.parse(known) : null;
        return process.fields().isEmpty()
                ? Liveness.UNKNOWN.with(status)
                : new Liveness(
                        ProcessInfo.parse(Fields.object(process, "process")),
                        Fields.time(process, "heartbeat"),
                        status);
    }

    private static List<Damage> damages(Value value) {
        List<Damage> damages = new ArrayList<>();
        if (value instanceof Value.Items items) {
            items.values()
                    .forEach(item -> damages.add(new Damage(
                            Fields.text(object(item), "file", ""), Fields.text(object(item), "reason", ""))));
        }
        return damages;
    }
}
