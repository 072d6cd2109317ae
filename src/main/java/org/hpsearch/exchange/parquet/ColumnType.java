package org.hpsearch.exchange.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;

/// What the cells of a column are (parquet-format/src/main/thrift/parquet.thrift; Encodings.md, `PLAIN`).
enum ColumnType {
    FLAG(0),
    WHOLE(2),
    TIME(2),
    REAL(5),
    TEXT(6);

    private static final int MOST_DIGITS = 18;
    private static final int OPTIONAL = 1;
    private static final int UTF8 = 0;
    private static final int MILLIS = 9;

    /// Parquet's number of the type of the bytes.
    final int physical;

    ColumnType(int physical) {
        this.physical = physical;
    }

    /// The narrowest type that holds all values; nothing fits all.
    static ColumnType of(List<Value> values) {
        boolean any = false;
        boolean number = false;
        boolean flags = true;
        boolean wholes = true;
        boolean reals = true;
        for (Value value : values) {
            if (value instanceof Value.Null) {
                continue;
            }
            any = true;
            number |= value instanceof Value.Num;
            flags &= value instanceof Value.Bool;
            wholes &= value instanceof Value.Num written && isWhole(written.text());
            reals &= value instanceof Value.Num written && !isTooLong(written.text()) || isSpecial(value);
        }
        return !any ? TEXT : flags ? FLAG : wholes ? WHOLE : reals && number ? REAL : TEXT;
    }

    private static boolean isWhole(String number) {
        return number.length() <= MOST_DIGITS && isDigits(number);
    }

    /// A whole number that neither type holds to the digit stays a text.
    private static boolean isTooLong(String number) {
        return number.length() > MOST_DIGITS && isDigits(number);
    }

    private static boolean isDigits(String number) {
        return number.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    }

    private static boolean isSpecial(Value value) {
        return value instanceof Value.Text text && text.text().equals(Numbers.special(text.text()));
    }

    /// Whether a cell holds a value.
    boolean has(Value value) {
        return switch (this) {
            case TEXT -> !(value instanceof Value.Null);
            case REAL, WHOLE -> Numbers.parse(value.print()) != null;
            case FLAG -> value instanceof Value.Bool;
            case TIME -> isTime(value.print());
        };
    }

    private static boolean isTime(String text) {
        try {
            Times.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /// The cells that hold a value, one after the other.
    byte[] plain(List<Value> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (this == FLAG) {
            bits(values, bytes);
            return bytes.toByteArray();
        }
        ByteBuffer eight = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Value value : values) {
            String text = value.print();
            if (this == TEXT) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                bytes.writeBytes(four(utf8.length));
                bytes.writeBytes(utf8);
            } else {
                bytes.writeBytes(eight.putLong(0, eight(text)).array());
            }
        }
        return bytes.toByteArray();
    }

    private long eight(String text) {
        return switch (this) {
            case WHOLE -> Long.parseLong(text);
            case TIME -> Times.parse(text).toEpochMilli();
            case REAL, TEXT, FLAG -> {
                Double number = Numbers.parse(text);
                yield Double.doubleToLongBits(number == null ? Double.NaN : number);
            }
        };
    }

    private static void bits(List<Value> values, ByteArrayOutputStream bytes) {
        int octet = 0;
        for (int i = 0; i < values.size(); i++) {
            octet |= values.get(i) instanceof Value.Bool flag && flag.value() ? 1 << i % 8 : 0;
            if (i % 8 == 7 || i == values.size() - 1) {
                bytes.write(octet);
                octet = 0;
            }
        }
    }

    static byte[] four(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    /// The column in the file's schema; each cell may be empty.
    CompactStruct element(String name) {
        CompactStruct element =
                new CompactStruct().whole(1, physical).whole(3, OPTIONAL).text(4, name);
        return switch (this) {
            case FLAG, WHOLE, REAL -> element;
            case TEXT -> element.whole(6, UTF8).struct(10, new CompactStruct().struct(1, new CompactStruct()));
            case TIME -> {
                CompactStruct unit = new CompactStruct().struct(1, new CompactStruct());
                yield element.whole(6, MILLIS)
                        .struct(
                                10,
                                new CompactStruct()
                                        .struct(8, new CompactStruct().yes(1).struct(2, unit)));
            }
        };
    }
}
