package org.hpsearch.capture.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.ShortDecimal;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Reads `Event` messages (tensorflow/core/util/event.proto). Used by one thread.
final class EventMessage {
    static final String WRONG_CHECKSUMS = "records with wrong checksums were left out";
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;

    private final String name;
    private final double started;
    private final FileFacts facts;
    private final TagNames tags = new TagNames();

    /// @param name    of the file, as the program would name it
    /// @param started of the run, in seconds since 1970
    /// @param facts   takes what is found
    EventMessage(String name, double started, FileFacts facts) {
        this.name = name;
        this.started = started;
        this.facts = facts;
    }

    /// Reads a message that its checksum follows.
    ///
    /// @param bytes little endian, over an array
    /// @return what is damaged in it; null where it is whole
    @Nullable
    String read(ByteBuffer bytes, int at, int length) {
        if (bytes.getInt(at + length) != EventRecord.checksum(bytes.array(), at, length)) {
            return WRONG_CHECKSUMS;
        }
        try {
            event(new Protobuf(bytes.array(), at, at + length));
            return null;
        } catch (BufferUnderflowException | ArithmeticException | IndexOutOfBoundsException malformed) {
            return "malformed records were left out";
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
                value(summary.message(), time - started, step);
            }
        }
    }

    private void value(Protobuf value, double time, long step) {
        String tag = "";
        double number = Double.NaN;
        boolean scalar = false;
        while (value.next()) {
            switch (value.field()) {
                case 1 -> tag = tags.of(value);
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
            facts.scalar(new Scalar((double) step, seconds, tag, meant(number), StepUnit.STEP), name);
        }
    }

    /// A value that was a float is meant as its shortest decimal.
    private static double meant(double number) {
        return (float) number == number ? ShortDecimal.of((float) number) : number;
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
