package org.hpsearch.ensemble;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.TemporaryFolder;
import org.jspecify.annotations.Nullable;

/// An array as NumPy writes it (format 1.0 to 3.0,
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html):
/// integers, floats, booleans and texts of one or two dimensions, in C or Fortran order. Rows come first.
final class NpyReader implements PredictionReader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private final MemorySegment data;
    private final NpyHeader header;
    private final Labels labels;
    private final @Nullable Path temporary;
    private long row;

    private NpyReader(Path file, @Nullable Path temporary, Labels labels) throws IOException {
        this.labels = labels;
        this.temporary = temporary;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            this.data = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        this.header = NpyHeader.of(data);
        if (header.rows() == 0 || header.columns() == 0) {
            throw new DataException("is empty");
        }
        if (header.rows() > (data.byteSize() - header.offset()) / header.columns() / Math.max(1, header.size())) {
            throw new DataException("is cut: its array is not whole");
        }
    }

    /// Whether a file begins so, as far as it goes.
    static boolean isNpy(byte[] head) {
        int length = Math.min(head.length, MAGIC.length);
        return length > 0 && Arrays.equals(head, 0, length, MAGIC, 0, length);
    }

    static NpyReader npy(Path file, Labels labels) throws IOException {
        return new NpyReader(file, null, labels);
    }

    /// One array of an archive: the one that is named, else the only one.
    static NpyReader npz(Path file, List<String> names, Labels labels) throws IOException {
        Path array = Files.createTempFile(TemporaryFolder.withRoom(), "hps-array-", ".npy");
        try {
            List<String> there = new ArrayList<>();
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName().replaceAll("\\.npy$", "");
                    there.add(name);
                    if (there.isEmpty()) {
                        throw new ZipException("no entry");
                    }
                    if (names.isEmpty() ? there.size() == 1 : names.contains(name)) {
                        copy(zip, array);
                    }
                }
            }
            if (there.isEmpty()) {
                throw new ZipException("no entry");
            }
            if (names.isEmpty() ? there.size() != 1 : names.size() != 1 || !there.contains(names.getFirst())) {
                throw new DataException(
                        "has the arrays " + String.join(", ", there) + "; --values names the one that counts");
            }
            return new NpyReader(array, array, labels);
        } catch (EOFException | ZipException cut) {
            Files.deleteIfExists(array);
            throw new DataException("is not a complete archive", cut);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(array);
            throw e;
        }
    }

    private static void copy(InputStream entry, Path array) throws IOException {
        Files.copy(entry, array, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < header.columns(); i++) {
            columns.add(header.columns() == 1 ? "value" : Integer.toString(i));
        }
        return columns;
    }

    @Override
    public boolean hasIds() {
        return false;
    }

    @Override
    public boolean isText() {
        return header.kind() == 'U';
    }

    @Override
    public void read(Block block) {
        int rows = (int) Math.min(Block.SIZE, header.rows() - row);
        for (int column = 0; column < header.columns(); column++) {
            long first = header.fortran() ? column * header.rows() + row : row * header.columns() + column;
            int step = header.fortran() ? 1 : header.columns();
            read(block.values[column], rows, header.offset() + first * header.size(), (long) step * header.size());
        }
        for (double[] values : block.values) {
            checkNumbers(values, rows);
        }
        block.rows = rows;
        row += rows;
    }

    private void checkNumbers(double[] values, int rows) {
        double zero = 0;
        double other = 0;
        int even = rows & ~1;
        for (int i = 0; i < even; i += 2) {
            zero += values[i] * 0;
            other += values[i + 1] * 0;
        }
        zero += other + (even < rows ? values[even] * 0 : 0);
        for (int i = 0; zero != 0 && i < rows; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException("row " + (row + i + 1) + ": " + values[i] + " is not a prediction");
            }
        }
    }

    private void read(double[] values, int rows, long offset, long step) {
        if (header.kind() == 'f' && header.size() == 8 && step == 8) {
            MemorySegment.copy(
                    data, ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(header.order()), offset, values, 0, rows);
            return;
        }
        for (int i = 0; i < rows; i++) {
            values[i] = value(offset + i * step);
        }
    }

    private double value(long at) {
        ByteOrder order = header.order();
        long bits = switch (header.size()) {
            case 1 -> data.get(ValueLayout.JAVA_BYTE, at);
            case 2 -> data.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at);
            case 4 -> data.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
            case 8 -> data.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
            default -> 0;
        };
        return switch (header.kind()) {
            case 'f' ->
                header.size() == 2
                        ? Float.float16ToFloat((short) bits)
                        : header.size() == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
            case 'i' -> bits;
            case 'b' -> bits & 1;
            case 'u' -> header.size() == 8 ? unsigned(bits) : bits & (1L << 8 * header.size()) - 1;
            default -> labels.code(text(at));
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (double) (bits >>> 1) * 2;
    }

    /// A text of code points, four bytes each, filled up with zeros.
    private String text(long at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < header.size(); i += 4) {
            int point = data.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(header.order()), at + i);
            if (point != 0 && Character.isValidCodePoint(point)) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }
}
