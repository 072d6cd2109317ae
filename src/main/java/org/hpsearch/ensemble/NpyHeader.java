package org.hpsearch.ensemble;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;

/// What stands before the elements of an array that NumPy has written.
///
/// @param kind    `f`, `i`, `u`, `b` or `U`
/// @param size    bytes of an element
/// @param order   of these bytes
/// @param fortran whether columns are contiguous
/// @param offset  of the first element in the file
record NpyHeader(char kind, int size, ByteOrder order, boolean fortran, long rows, int columns, long offset) {
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])(\\d{1,8})'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
    private static final Pattern SIZE = Pattern.compile("\\d{1,18}");
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 1 << 20;

    /// Reads it; the array itself may be cut.
    ///
    /// @throws DataException where it is cut, or the array holds something else than rows of numbers or texts
    static NpyHeader of(MemorySegment file) {
        if (file.byteSize() < SHORTEST) {
            throw new DataException("is cut: an array has a header");
        }
        boolean first = file.get(ValueLayout.JAVA_BYTE, 6) == 1;
        int begin = first ? 10 : 12;
        long length = first
                ? Short.toUnsignedInt(file.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE), 8))
                : Integer.toUnsignedLong(file.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE), 8));
        if (begin + length > file.byteSize() || length > LONGEST) {
            throw new DataException("is cut: the array's header is not whole");
        }
        byte[] bytes = file.asSlice(begin, length).toArray(ValueLayout.JAVA_BYTE);
        return of(new String(bytes, StandardCharsets.ISO_8859_1), begin + length);
    }

    private static NpyHeader of(String text, long offset) {
        Matcher descr = DESCR.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !shape.find()) {
            throw new DataException("is an array of another kind than numbers or texts: " + text.strip());
        }
        List<Long> sizes = sizes(shape.group(1));
        char kind = descr.group(2).charAt(0);
        return new NpyHeader(
                kind,
                size(kind, Integer.parseInt(descr.group(3))),
                descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : LITTLE,
                text.contains("'fortran_order': True"),
                sizes.getFirst(),
                sizes.size() == 1 ? 1 : (int) (long) sizes.get(1),
                offset);
    }

    /// Rows, or rows and columns.
    private static List<Long> sizes(String shape) {
        List<String> parts = Stream.of(shape.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        boolean numbers = parts.stream().allMatch(part -> SIZE.matcher(part).matches());
        List<Long> sizes = numbers ? parts.stream().map(Long::parseLong).toList() : List.of();
        if (sizes.isEmpty() || sizes.size() > 2 || sizes.size() == 2 && sizes.get(1) > PredictionFile.MOST_COLUMNS) {
            throw new DataException(
                    "is an array of the shape (" + shape + "); rows, or rows and columns, are expected");
        }
        return sizes;
    }

    /// Bytes of an element.
    private static int size(char kind, int number) {
        boolean power = number <= 8 && Integer.bitCount(number) == 1;
        boolean known = kind == 'f' ? power && number > 1 : kind == 'U' || power && "iub".indexOf(kind) >= 0;
        if (!known) {
            throw new DataException("is an array of " + kind + number + "; numbers or texts are expected");
        }
        return kind == 'U' ? 4 * number : number;
    }
}
