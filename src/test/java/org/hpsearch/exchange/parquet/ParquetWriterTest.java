package org.hpsearch.exchange.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetWriterTest {
    @TempDir
    Path folder;

    private static final Value NONE = Value.nothing();

    private static Value number(String text) {
        return new Value.Num(text);
    }

    /// What another reader finds, a line a row.
    private String read(Path file, List<String> columns) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ParquetReader reader = new ParquetReader(new ScratchPlaces(List.of(folder)))) {
            reader.read(file, row -> {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    String digits = row.digits(column);
                    Instant time = row.time(column);
                    Boolean flag = row.flag(column);
                    cells.add(
                            digits != null
                                    ? digits
                                    : time != null
                                            ? time.toString()
                                            : flag != null ? flag.toString() : row.text(column));
                }
                lines.add(String.join("|", cells));
            });
        }
        return String.join("\n", lines);
    }

    @Test
    void columnsOfAllTypes() throws IOException {
        Path file = folder.resolve("a.parquet");
        List<String> columns = List.of("text", "whole", "real", "flag", "time", "odd", "long", "none", "p.x/y ü");
        try (ParquetWriter writer =
                new ParquetWriter(file, columns, Map.of("time", ParquetWriter.Kind.TIME), Integer.MAX_VALUE)) {
            writer.add(List.of(
                    Value.of("é"),
                    number("-7"),
                    number("0.1"),
                    Value.of(true),
                    Value.of("2026-01-02T03:04:05.678Z"),
                    number("1"),
                    number("18446744073709551615"),
                    NONE,
                    Value.of("a")));
            writer.add(List.of(NONE, NONE, Value.of("NaN"), NONE, NONE, Value.of("x"), NONE, NONE, NONE));
            writer.add(List.of(
                    Value.of(""),
                    number("9007199254740993"),
                    Value.of("-Infinity"),
                    Value.of(false),
                    Value.of("no time"),
                    new Value.Items(List.of(number("1"))),
                    number("2"),
                    NONE,
                    NONE));
        }
        assertEquals("""
            é|-7|0.1|true|2026-01-02T03:04:05.678Z|1|18446744073709551615||a
            ||NaN|||x|||
            |9007199254740993|-Infinity|false||[1]|2||\
            """, read(file, columns));
    }

    @Test
    void noRowsOneAndManyGroups() throws IOException {
        Path empty = folder.resolve("empty.parquet");
        new ParquetWriter(empty, List.of("a"), Map.of(), 10).close();
        assertEquals("", read(empty, List.of("a")));
        Path file = folder.resolve("many.parquet");
        List<String> expected = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            columns.add("column" + i);
        }
        try (ParquetWriter writer =
                new ParquetWriter(file, columns, Map.of("column0", ParquetWriter.Kind.NUMBER), 100)) {
            for (int i = 0; i < 1050; i++) {
                List<Value> row = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    row.add(i % (column + 1) == 0 ? number(Integer.toString(i)) : NONE);
                }
                writer.add(row);
                expected.add((double) i + "|" + (i % 40 == 0 ? i : ""));
            }
        }
        assertEquals(String.join("\n", expected), read(file, List.of("column0", "column39")));
    }
}
