package org.hpsearch.exchange.table;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.exchange.source.ForeignJson;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.value.Csv;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;

/// The rows of a CSV, TSV, JSON or JSON lines file: column → value. What a row lacks it does not have.
///
/// @param columns in the file's order
/// @param rows    in the file's order
record Rows(List<String> columns, List<Map<String, Value>> rows) {
    private static final int LARGEST = 512 << 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Endings of files with rows.
    static final Set<String> ENDINGS = Set.of("csv", "tsv", "json", "jsonl", "ndjson");

    /// @throws DataException where the file holds no rows
    static Rows read(Path file, Omissions omissions) {
        byte[] bytes =
                SafeFile.read(file, LARGEST).orElseThrow(() -> new DataException(file + ": no such file or directory"));
        int from = bytes.length >= 3 && java.util.Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        try {
            return switch (FileName.ending(file.toString())) {
                case "json" ->
                    objects(elements(ForeignJson.parse(java.util.Arrays.copyOfRange(bytes, from, bytes.length))));
                case "jsonl", "ndjson" -> objects(lines(bytes, from, file, omissions));
                default -> table(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8), file, omissions);
            };
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    private static Rows table(String text, Path file, Omissions omissions) {
        String first = text.lines().findFirst().orElse("");
        char separator =
                first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        List<List<String>> records = Csv.records(text.endsWith("\n") ? text : text + "\n", separator).stream()
                .filter(record -> !record.equals(List.of("")))
                .toList();
        if (records.isEmpty()) {
            throw new DataException("is empty; write the names of the columns into its first line");
        }
        List<String> header = records.getFirst().stream().map(String::strip).toList();
        List<Map<String, Value>> rows = new ArrayList<>();
        for (List<String> record : records.subList(1, records.size())) {
            if (record.size() > header.size()) {
                omissions.add("rows with more fields than the header", file.toString());
            }
            Map<String, Value> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
                String cell = record.get(i).strip();
                if (!cell.isEmpty() && !header.get(i).isEmpty()) {
                    row.put(header.get(i), Numbers.typed(cell));
                }
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return new Rows(
                header.stream().filter(name -> !name.isEmpty()).distinct().toList(), rows);
    }

    private static List<Value> lines(byte[] bytes, int from, Path file, Omissions omissions) {
        List<Value> values = new ArrayList<>();
        int start = from;
        for (int i = from; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                addLine(bytes, start, i, file, values, omissions);
                start = i + 1;
            }
        }
        return values;
    }

    private static void addLine(byte[] bytes, int start, int end, Path file, List<Value> values, Omissions omissions) {
        try {
            values.addAll(ForeignJson.sequence(bytes, start, end));
        } catch (DataException damaged) {
            omissions.add("lines that are not JSON", file.toString());
        }
    }

    /// The runs of a document: a list of objects, or an object of objects, or one that holds such a list.
    private static List<Value> elements(Value document) {
        if (document instanceof Value.Items items) {
            return items.values();
        }
        if (document instanceof Value.Obj object) {
            List<Value> lists = object.fields().values().stream()
                    .filter(value -> value instanceof Value.Items list
                            && !list.values().isEmpty()
                            && list.values().stream().allMatch(Value.Obj.class::isInstance))
                    .toList();
            if (lists.size() == 1 && lists.getFirst() instanceof Value.Items list) {
                return list.values();
            }
            boolean keyed = object.fields().size() > 1
                    && object.fields().values().stream().allMatch(Value.Obj.class::isInstance);
            return keyed ? keyed(object) : List.of(document);
        }
        throw new DataException("holds no list of runs");
    }

    private static List<Value> keyed(Value.Obj object) {
        List<Value> values = new ArrayList<>();
        object.fields().forEach((key, value) -> {
            Map<String, Value> fields = new LinkedHashMap<>(((Value.Obj) value).fields());
            fields.putIfAbsent("id", Value.of(key));
            values.add(Value.Obj.of(fields));
        });
        return values;
    }

    private static Rows objects(List<Value> values) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, Value>> rows = new ArrayList<>();
        for (Value value : values) {
            if (!(value instanceof Value.Obj object)) {
                throw new DataException("has elements that are not objects; write one object per run");
            }
            Map<String, Value> row = new LinkedHashMap<>(Flat.of(object));
            columns.addAll(row.keySet());
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new DataException("holds no runs");
        }
        return new Rows(new ArrayList<>(columns), rows);
    }

    /// The values of a column, of the rows that have one.
    List<Value> values(String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
