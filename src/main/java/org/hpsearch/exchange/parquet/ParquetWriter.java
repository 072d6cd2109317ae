package org.hpsearch.exchange.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.hpsearch.value.Value;

/// Writes a table as a file of Parquet (parquet.apache.org/docs/file-format): a page for each column of a group of
/// rows, plainly encoded, compressed by gzip. The file is whole once it is closed.
public final class ParquetWriter implements AutoCloseable {
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int GZIP = 2;

    private final OutputStream out;
    private final List<String> columns;
    private final Map<String, Kind> kinds;
    private final int groupSize;
    private final List<List<Value>> rows = new ArrayList<>();
    private final List<ColumnType> types = new ArrayList<>();
    private final List<CompactStruct> groups = new ArrayList<>();
    private long at;
    private long written;

    /// What a column holds, where that is known before its cells are.
    public enum Kind {
        NUMBER,
        TEXT,
        TIME
    }

    /// @param kinds     of columns; those of others are seen from the cells of the first group
    /// @param groupSize how many rows are kept in memory until they are written
    public ParquetWriter(Path file, List<String> columns, Map<String, Kind> kinds, int groupSize) throws IOException {
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.columns = List.copyOf(columns);
        this.kinds = Map.copyOf(kinds);
        this.groupSize = groupSize;
        write(ParquetReader.MAGIC);
    }

    /// Adds a row.
    ///
    /// @param values as many as columns; null where the row has none
    public void add(List<Value> values) throws IOException {
        rows.add(List.copyOf(values));
        if (rows.size() == groupSize) {
            writeGroup();
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    private List<Value> cells(int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    private ColumnType type(int column) {
        return switch (kinds.get(columns.get(column))) {
            case NUMBER -> ColumnType.REAL;
            case TEXT -> ColumnType.TEXT;
            case TIME -> ColumnType.TIME;
            case null -> ColumnType.of(cells(column));
        };
    }

    private void writeGroup() throws IOException {
        if (types.isEmpty()) {
            for (int i = 0; i < columns.size(); i++) {
                types.add(type(i));
            }
        }
        List<CompactStruct> chunks = new ArrayList<>();
        long before = at;
        for (int i = 0; i < columns.size() && !rows.isEmpty(); i++) {
            chunks.add(chunk(columns.get(i), types.get(i), cells(i)));
        }
        if (!rows.isEmpty()) {
            groups.add(
                    new CompactStruct().structs(1, chunks).whole(2, at - before).whole(3, (long) rows.size()));
        }
        written += rows.size();
        rows.clear();
    }

    /// Writes a column of the group, and says where it is.
    private CompactStruct chunk(String name, ColumnType type, List<Value> cells) throws IOException {
        byte[] plain = page(type, cells);
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(plain);
        }
        byte[] head = new CompactStruct()
                .whole(1, 0)
                .whole(2, plain.length)
                .whole(3, small.size())
                .struct(
                        5,
                        new CompactStruct()
                                .whole(1, cells.size())
                                .whole(2, PLAIN)
                                .whole(3, RLE)
                                .whole(4, RLE))
                .done();
        long start = at;
        write(head);
        write(small.toByteArray());
        CompactStruct about = new CompactStruct()
                .whole(1, type.physical)
                .wholes(2, List.of(PLAIN, RLE))
                .texts(3, List.of(name))
                .whole(4, GZIP)
                .whole(5, (long) cells.size())
                .whole(6, (long) head.length + plain.length)
                .whole(7, at - start)
                .whole(9, start);
        return new CompactStruct().whole(2, start).struct(3, about);
    }

    /// Which cells hold a value, as lengths of equal stretches, then those values.
    private static byte[] page(ColumnType type, List<Value> cells) {
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        List<Value> present = new ArrayList<>();
        for (int i = 0; i < cells.size(); ) {
            boolean has = type.has(cells.get(i));
            int start = i;
            do {
                if (has) {
                    present.add(cells.get(i));
                }
                i++;
            } while (i < cells.size() && type.has(cells.get(i)) == has);
            CompactStruct.varint((long) (i - start) << 1, levels);
            levels.write(has ? 1 : 0);
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(ColumnType.four(levels.size()));
        page.writeBytes(levels.toByteArray());
        page.writeBytes(type.plain(present));
        return page.toByteArray();
    }

    /// Writes what is left, and the table of contents.
    @Override
    public void close() throws IOException {
        try (out) {
            writeGroup();
            List<CompactStruct> schema = new ArrayList<>();
            schema.add(new CompactStruct().text(4, "schema").whole(5, columns.size()));
            for (int i = 0; i < columns.size(); i++) {
                schema.add(types.get(i).element(columns.get(i)));
            }
            byte[] contents = new CompactStruct()
                    .whole(1, 1)
                    .structs(2, schema)
                    .whole(3, written)
                    .structs(4, groups)
                    .text(6, "hps")
                    .done();
            write(contents);
            write(ColumnType.four(contents.length));
            write(ParquetReader.MAGIC);
        }
    }
}
