package org.hpsearch.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Damage;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Found;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.Notes;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A run record as bytes, for the index alone: without the places of its parameters and its inputs, which are read from
/// the folder where they are needed.
final class RecordCodec {
    private RecordCodec() {}

    static byte[] encode(RunRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            info(out, record.info());
            values(out, record.params());
            out.writeInt(record.found().size());
            for (var entry : record.found().entrySet()) {
                text(out, entry.getKey());
                value(out, entry.getValue().value());
                text(out, entry.getValue().from());
            }
            process(out, record.process());
            time(out, record.heartbeat());
            end(out, record.end());
            text(out, record.notes().name());
            texts(out, record.notes().tags());
            text(out, record.notes().note());
            metrics(out, record.metrics());
            checkpoints(out, record.checkpoints());
            out.writeInt(record.damages().size());
            for (Damage damage : record.damages()) {
                text(out, damage.file());
                text(out, damage.reason());
            }
        }
        return bytes.toByteArray();
    }

    static RunRecord decode(byte[] bytes, int offset, int length) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
        RunInfo info = info(in);
        Map<String, Value> params = values(in);
        Map<String, Found> found = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            found.put(text(in), new Found(value(in), text(in)));
        }
        ProcessInfo process = process(in);
        Instant heartbeat = time(in);
        EndStatus end = end(in);
        Notes notes = new Notes(text(in), texts(in), text(in), Value.Obj.of(Map.of()));
        Metrics metrics = metrics(in);
        List<Checkpoint> checkpoints = checkpoints(in);
        List<Damage> damages = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            damages.add(new Damage(text(in), text(in)));
        }
        return new RunRecord(info, params, found, process, heartbeat, end, notes, metrics, checkpoints, damages);
    }

    private static void info(DataOutputStream out, RunInfo info) throws IOException {
        out.writeInt(info.format());
        text(out, info.id());
        text(out, info.experiment());
        texts(out, info.command());
        text(out, info.cwd());
        text(out, info.host());
        text(out, info.user());
        time(out, info.started());
        perhaps(out, info.git().commit());
        perhaps(out, info.git().branch());
        text(out, info.git().state());
        out.writeBoolean(info.git().patch());
        texts(out, info.job());
        Lineage lineage = info.lineage();
        text(out, lineage.kind());
        perhaps(out, lineage.parent());
        perhaps(out, lineage.checkpoint());
        out.writeDouble(lineage.step() == null ? Double.NaN : lineage.step());
        values(out, lineage.changed());
        perhaps(out, lineage.outer());
        perhaps(out, lineage.sweep());
        perhaps(out, lineage.schedule());
        Lineage.Stage stage = lineage.stage();
        out.writeBoolean(stage != null);
        if (stage != null) {
            text(out, stage.name());
            text(out, stage.key());
            texts(out, stage.reused());
        }
        out.writeInt(lineage.members().size());
        for (Lineage.Member member : lineage.members()) {
            text(out, member.run());
            text(out, member.checkpoint());
            out.writeDouble(member.weight());
        }
        out.writeBoolean(info.stderr());
    }

    private static List<Lineage.Member> members(DataInputStream in) throws IOException {
        List<Lineage.Member> members = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            members.add(new Lineage.Member(text(in), text(in), in.readDouble()));
        }
        return members;
    }

    private static Lineage lineage(DataInputStream in) throws IOException {
        return new Lineage(
                text(in),
                perhaps(in),
                perhaps(in),
                number(in),
                values(in),
                perhaps(in),
                perhaps(in),
                perhaps(in),
                in.readBoolean() ? new Lineage.Stage(text(in), text(in), textMap(in)) : null,
                members(in));
    }

    private static void texts(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var entry : texts.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static Map<String, String> textMap(DataInputStream in) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.put(text(in), text(in));
        }
        return texts;
    }

    private static RunInfo info(DataInputStream in) throws IOException {
        int format = in.readInt();
        String id = text(in);
        String experiment = text(in);
        List<String> command = texts(in);
        String cwd = text(in);
        String host = text(in);
        String user = text(in);
        Instant started = time(in);
        GitState git = new GitState(perhaps(in), perhaps(in), text(in), in.readBoolean());
        Map<String, String> job = textMap(in);
        Lineage lineage = lineage(in);
        return new RunInfo(
                format,
                id,
                experiment,
                command,
                cwd,
                host,
                user,
                started,
                git,
                job,
                lineage,
                Map.of(),
                Map.of(),
                in.readBoolean());
    }

    private static void process(DataOutputStream out, @Nullable ProcessInfo process) throws IOException {
        out.writeBoolean(process != null);
        if (process != null) {
            out.writeLong(process.shim().pid());
            out.writeLong(process.shim().start());
            out.writeLong(process.program().pid());
            out.writeLong(process.program().start());
            text(out, process.namespace());
            text(out, process.boot());
            text(out, process.machine());
        }
    }

    private static @Nullable ProcessInfo process(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return new ProcessInfo(
                new ProcessInfo.Process(in.readLong(), in.readLong()),
                new ProcessInfo.Process(in.readLong(), in.readLong()),
                text(in),
                text(in),
                text(in));
    }

    private static void end(DataOutputStream out, @Nullable EndStatus end) throws IOException {
        out.writeInt(end == null ? -1 : end.exit());
        if (end != null) {
            time(out, end.ended());
        }
    }

    private static @Nullable EndStatus end(DataInputStream in) throws IOException {
        int exit = in.readInt();
        return exit < 0 ? null : new EndStatus(exit, time(in));
    }

    private static void metrics(DataOutputStream out, Metrics metrics) throws IOException {
        out.writeLong(metrics.offset());
        out.writeLong(metrics.damaged());
        out.writeInt(metrics.summaries().size());
        for (var entry : metrics.summaries().entrySet()) {
            MetricSummary s = entry.getValue();
            text(out, entry.getKey());
            out.writeLong(s.count());
            out.writeLong(s.numbers());
            for (double d : new double[] {
                s.first(), s.last(), s.min(), s.max(), s.mean(), s.minStep(), s.maxStep(), s.lastStep()
            }) {
                out.writeDouble(d);
            }
        }
    }

    private static Metrics metrics(DataInputStream in) throws IOException {
        long offset = in.readLong();
        long damaged = in.readLong();
        Map<String, MetricSummary> summaries = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            String name = text(in);
            summaries.put(
                    name,
                    new MetricSummary(
                            in.readLong(),
                            in.readLong(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble()));
        }
        return new Metrics(offset, damaged, summaries);
    }

    private static void checkpoints(DataOutputStream out, List<Checkpoint> checkpoints) throws IOException {
        out.writeInt(checkpoints.size());
        for (Checkpoint checkpoint : checkpoints) {
            out.writeDouble(checkpoint.step() == null ? Double.NaN : checkpoint.step());
            out.writeDouble(checkpoint.time() == null ? Double.NaN : checkpoint.time());
            text(out, checkpoint.path());
            text(out, checkpoint.kept());
            out.writeLong(checkpoint.bytes());
            text(out, checkpoint.sha256());
        }
    }

    private static List<Checkpoint> checkpoints(DataInputStream in) throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            checkpoints.add(new Checkpoint(number(in), number(in), text(in), text(in), in.readLong(), text(in)));
        }
        return checkpoints;
    }

    private static void values(DataOutputStream out, Map<String, Value> values) throws IOException {
        out.writeInt(values.size());
        for (var entry : values.entrySet()) {
            text(out, entry.getKey());
            value(out, entry.getValue());
        }
    }

    private static Map<String, Value> values(DataInputStream in) throws IOException {
        Map<String, Value> values = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            values.put(text(in), value(in));
        }
        return values;
    }

    private static void value(DataOutputStream out, Value value) throws IOException {
        switch (value) {
            case Value.Null n -> out.writeByte('0');
            case Value.Bool b -> out.writeByte(b.value() ? 't' : 'f');
            case Value.Num n -> {
                out.writeByte('n');
                text(out, n.text());
            }
            case Value.Text t -> {
                out.writeByte('s');
                text(out, t.text());
            }
            case Value.Items items -> {
                out.writeByte('[');
                out.writeInt(items.values().size());
                for (Value element : items.values()) {
                    value(out, element);
                }
            }
            case Value.Obj object -> {
                out.writeByte('{');
                values(out, object.fields());
            }
        }
    }

    private static Value value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case '0' -> Value.nothing();
            case 't' -> Value.of(true);
            case 'f' -> Value.of(false);
            case 'n' -> new Value.Num(text(in));
            case 's' -> Value.of(text(in));
            case '[' -> {
                List<Value> elements = new ArrayList<>();
                for (int i = in.readInt(); i > 0; i--) {
                    elements.add(value(in));
                }
                yield new Value.Items(elements);
            }
            case '{' -> Value.Obj.of(values(in));
            default -> throw new IOException("the index holds an unknown kind of value");
        };
    }

    private static @Nullable Double number(DataInputStream in) throws IOException {
        double number = in.readDouble();
        return Double.isNaN(number) ? null : (Double) number;
    }

    private static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeLong(time == null ? Long.MIN_VALUE : time.toEpochMilli());
    }

    private static @Nullable Instant time(DataInputStream in) throws IOException {
        long millis = in.readLong();
        return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void perhaps(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(out, text);
        }
    }

    private static @Nullable String perhaps(DataInputStream in) throws IOException {
        return in.readBoolean() ? text(in) : null;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
    }
}
