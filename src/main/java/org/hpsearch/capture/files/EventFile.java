package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// A TensorBoard event file, read as it grows: records as [EventRecord] frames them, each an `Event` message
/// (tensorflow/core/util/event.proto). A torn tail is waited for; a record with a wrong checksum is left out.
public final class EventFile implements Followed {
    private static final int HEAD = EventRecord.HEAD;
    private static final int TAIL = EventRecord.TAIL;
    private static final int LARGEST = 64 << 20;
    private static final int WINDOW = 1 << 16;
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;

    private final Path file;
    private final String name;
    private final double started;
    private final FileFacts facts;
    private ByteBuffer window = window(WINDOW);
    private long windowStart;
    private long position;
    private boolean warned;

    /// @param name as the program would name it
    public EventFile(Path file, String name, Instant started, FileFacts facts) {
        this.file = file;
        this.name = name;
        this.started = started.toEpochMilli() / 1000.0;
        this.facts = facts;
    }

    /// Looks on while a large file is read.
    public interface Reached {
        /// Nobody looks.
        Reached NOBODY = (file, bytes) -> {};

        /// @param bytes read so far
        void at(Path file, long bytes);
    }

    @Override
    public void read() throws IOException {
        read(Reached.NOBODY);
    }

    /// Reads on, while somebody looks.
    public void read(Reached reached) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < position) {
                position = 0;
            }
            windowStart = 0;
            window.limit(0);
            while (holds(channel, HEAD, reached)) {
                int at = (int) (position - windowStart);
                long length = window.getLong(at);
                if (length < 0
                        || length > LARGEST
                        || window.getInt(at + Long.BYTES) != EventRecord.checksum(window.array(), at, Long.BYTES)) {
                    damaged("it is damaged at byte " + position + "; hps did not read what follows");
                    return;
                }
                int size = HEAD + (int) length + TAIL;
                if (!holds(channel, size, reached)) {
                    return;
                }
                at = (int) (position - windowStart);
                position += size;
                record(at + HEAD, (int) length);
            }
        }
    }

    /// Brings the bytes from the position on into the window; false where the file ends before them.
    private boolean holds(FileChannel channel, int size, Reached reached) throws IOException {
        if (position < windowStart || position + size > windowStart + window.limit()) {
            reached.at(file, position);
            if (window.capacity() != Math.max(size, WINDOW)) {
                window = window(Math.max(size, WINDOW));
            }
            window.clear();
            while (window.hasRemaining() && channel.read(window, position + window.position()) >= 0) {
                continue;
            }
            window.flip();
            windowStart = position;
        }
        return position + size <= windowStart + window.limit();
    }

    private static ByteBuffer window(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void damaged(String what) {
        if (!warned) {
            warned = true;
            facts.warning(name + ": " + what);
        }
    }

    private void record(int at, int length) {
        if (window.getInt(at + length) != EventRecord.checksum(window.array(), at, length)) {
            damaged("records with wrong checksums were left out");
            return;
        }
        try {
            event(new Protobuf(window, at, at + length));
        } catch (BufferUnderflowException | ArithmeticException | IndexOutOfBoundsException malformed) {
            damaged("malformed records were left out");
        }
    }

    private void event(Protobuf event) {
        double time = Double.NaN;
        long step = 0;
        Protobuf summary = null;
        while (event.next()) {
            switch (event.field()) {
                case 1 -> time = event.real64();
                case 2 -> step = event.number();
                case 5 -> summary = event.isBytes() ? event.message() : null;
                default -> {}
            }
        }
        while (summary != null && summary.next()) {
            if (summary.field() == 1 && summary.isBytes()) {
                value(summary.message(), time - started, step, facts.wants(time - started));
            }
        }
    }

    private void value(Protobuf value, double time, long step, boolean wanted) {
        String tag = "";
        double number = Double.NaN;
        boolean scalar = false;
        while (value.next()) {
            switch (value.field()) {
                case 1 -> tag = wanted ? value.text() : "";
                case 2 -> {
                    number = value.real32();
                    scalar = !value.isBytes();
                }
                case 8 -> {
                    Tensor tensor = Tensor.of(value.message());
                    scalar |= tensor.scalar;
                    number = tensor.scalar ? tensor.value : number;
                }
                case 9 -> hparams(value.message());
                default -> {}
            }
        }
        if (scalar && !tag.isEmpty() && !tag.startsWith("_hparams_")) {
            Double seconds = time >= 0 ? (Double) (Math.round(time * 1000) / 1000.0) : null;
            facts.scalar(new Scalar((double) step, seconds, tag, shortest(number), StepUnit.STEP), name);
        }
    }

    /// The shortest decimal of a float: 0.1f is meant as 0.1.
    static double shortest(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1 << 24;
        return whole || (float) number != number ? number : parsed(Float.toString((float) number));
    }

    /// At most nine digits over a power of ten up to 22 are two exact doubles, so their quotient is the nearest double
    /// (Clinger, How to Read Floating Point Numbers Accurately, 1990).
    private static double parsed(String decimal) {
        long digits = 0;
        double power = 1;
        boolean fraction = false;
        for (int i = decimal.charAt(0) == '-' ? 1 : 0; i < decimal.length(); i++) {
            char c = decimal.charAt(i);
            if (c == '.') {
                fraction = true;
            } else if (c >= '0' && c <= '9') {
                digits = digits * 10 + c - '0';
                power = fraction ? power * 10 : power;
            } else {
                return Double.parseDouble(decimal);
            }
        }
        return (decimal.charAt(0) == '-' ? -1 : 1) * (digits / power);
    }

    /// A tensor of rank 0, or of one element.
    private record Tensor(boolean scalar, double value) {
        static Tensor of(Protobuf tensor) {
            long type = 0;
            boolean dimensions = false;
            double value = Double.NaN;
            boolean any = false;
            ByteBuffer content = null;
            while (tensor.next()) {
                switch (tensor.field()) {
                    case 1 -> type = tensor.number();
                    case 2 -> dimensions = tensor.isBytes() && tensor.bytes().hasRemaining();
                    case 4 -> content = tensor.bytes();
                    case 5, 6 -> {
                        boolean wide = tensor.field() == 6;
                        ByteBuffer packed = tensor.isBytes() ? tensor.bytes() : null;
                        value = packed != null
                                ? wide ? packed.getDouble(0) : packed.getFloat(0)
                                : wide ? tensor.real64() : tensor.real32();
                        any = true;
                    }
                    case 7, 10 -> {
                        value = tensor.isBytes() ? Double.NaN : tensor.number();
                        any = !tensor.isBytes();
                    }
                    default -> {}
                }
            }
            if (content != null && content.remaining() == 4 && type == FLOAT) {
                return new Tensor(!dimensions, content.getFloat(0));
            }
            if (content != null && content.remaining() == 8 && type == DOUBLE) {
                return new Tensor(!dimensions, content.getDouble(0));
            }
            return new Tensor(any && !dimensions && (type == FLOAT || type == DOUBLE || type == 3 || type == 9), value);
        }
    }

    /// The hparams plugin's parameters (tensorboard/plugins/hparams/plugin_data.proto).
    private void hparams(Protobuf metadata) {
        while (metadata.next()) {
            if (metadata.field() == 1 && metadata.isBytes()) {
                Protobuf plugin = metadata.message();
                boolean hparams = false;
                while (plugin.next()) {
                    hparams |= plugin.field() == 1 && plugin.text().equals("hparams");
                    if (plugin.field() == 2 && hparams) {
                        session(plugin.message());
                    }
                }
            }
        }
    }

    private void session(Protobuf data) {
        while (data.next()) {
            if (data.field() == 3 && data.isBytes()) {
                Protobuf start = data.message();
                while (start.next()) {
                    if (start.field() == 1 && start.isBytes()) {
                        parameter(start.message());
                    }
                }
            }
        }
    }

    private void parameter(Protobuf entry) {
        String key = "";
        Value value = null;
        while (entry.next()) {
            if (entry.field() == 1) {
                key = entry.text();
            } else if (entry.field() == 2 && entry.isBytes()) {
                Protobuf inner = entry.message();
                while (inner.next()) {
                    value = switch (inner.field()) {
                        case 2 -> Numbers.typed(Numbers.print(inner.real64()));
                        case 3 -> Value.of(inner.text());
                        case 4 -> Value.of(inner.number() != 0);
                        default -> value;
                    };
                }
            }
        }
        if (!key.isEmpty() && value != null) {
            facts.setting(key, value, name);
        }
    }
}
