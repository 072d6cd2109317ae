package org.hpsearch.ensemble;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// JSON: an array of rows, or a row a line. A row is a number, a label, an array of numbers, or an object of these
/// with an id; one object alone may also hold an array a column, or a value an id.
final class JsonReader implements PredictionReader {
    private static final ObjectReader READER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(Json.LIMITS).build())
            .build()
            .readerFor(JsonNode.class);

    private static final int LONGEST = 60;

    private final Labels labels;
    private final MappingIterator<JsonNode> nodes;
    private final JsonRows rows;
    private final List<String> names;
    private final List<String> columns = new ArrayList<>();
    private final @Nullable String id;
    private final boolean text;
    private @Nullable JsonNode first;
    private long number;

    private JsonReader(PredictionFile file, MappingIterator<JsonNode> nodes, Labels labels) {
        this.labels = labels;
        this.nodes = nodes;
        this.rows = new JsonRows(nodes);
        JsonNode row = rows.next();
        if (row == null) {
            throw new DataException("holds no rows");
        }
        this.names = JsonRows.names(row);
        file.check(names);
        List<String> values = names.stream()
                .filter(name -> (names.size() == 1 || !file.isId(name)) && file.isValue(name))
                .toList();
        boolean numbers =
                values.stream().anyMatch(name -> !JsonRows.cell(row, name).isString());
        boolean all = !file.values().isEmpty() || !numbers;
        values.stream()
                .filter(name -> all || !JsonRows.cell(row, name).isString())
                .forEach(columns::add);
        if (columns.isEmpty()) {
            throw new DataException("has rows without values: " + String.join(", ", names));
        }
        this.text = !numbers;
        this.id = names.size() == 1
                ? null
                : names.stream().filter(file::isId).findFirst().orElse(null);
        this.first = row;
    }

    static JsonReader open(PredictionFile file, Labels labels) throws IOException {
        MappingIterator<JsonNode> nodes =
                READER.readValues(new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16));
        try {
            return new JsonReader(file, nodes, labels);
        } catch (JacksonException e) {
            nodes.close();
            throw noJson(e);
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    private static DataException noJson(JacksonException e) {
        var at = e.getLocation();
        return new DataException(
                "is not JSON: " + e.getOriginalMessage() + (at == null ? "" : " (line " + at.getLineNr() + ")"), e);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean hasIds() {
        return id != null;
    }

    @Override
    public boolean isText() {
        return text;
    }

    @Override
    public void read(Block block) {
        int row = 0;
        for (JsonNode cells = next(); cells != null; cells = row < Block.SIZE ? next() : null) {
            number++;
            if (id != null) {
                block.ids[row] = id(JsonRows.cell(cells, id));
            }
            for (int i = 0; i < columns.size(); i++) {
                block.values[i][row] = value(JsonRows.cell(cells, columns.get(i)), columns.get(i));
            }
            row++;
        }
        block.rows = row;
    }

    private @Nullable JsonNode next() {
        JsonNode row = first;
        first = null;
        try {
            return row == null ? rows.next() : row;
        } catch (JacksonException e) {
            throw noJson(e);
        }
    }

    private String id(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            throw new DataException("row " + number + " has no id");
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private double value(JsonNode value, String column) {
        if (value.isMissingNode()) {
            throw new DataException("row " + number + " has no '" + column + "'");
        }
        if (text && value.isString() && !value.stringValue().isBlank()) {
            return labels.code(value.stringValue());
        }
        double parsed = text ? Double.NaN : JsonRows.number(value);
        if (!Double.isFinite(parsed)) {
            throw new DataException(
                    "row " + number + ": '" + shown(value) + "' is not a " + (text ? "label" : "number"));
        }
        return parsed;
    }

    private static String shown(JsonNode value) {
        String whole = value.isString() || value.isNumber() ? value.asString() : value.toString();
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "..." : whole;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
