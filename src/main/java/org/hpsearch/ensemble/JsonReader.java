package org.hpsearch.ensemble;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON: an array of rows, or a row a line. A row is a number, a label, an array of numbers, or an object of these
/// with an id; one object alone may also hold an array a column, or a value an id.
final class JsonReader implements PredictionReader {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(Json.LIMITS).build();

    private final PredictionFile file;
    private final Labels labels;
    private final Rows rows;
    private final List<String> columns = new ArrayList<>();
    private final boolean ids;
    private final boolean text;
    private @Nullable Map<String, Value> first;
    private long number;

    private JsonReader(PredictionFile file, Rows rows, Labels labels) {
        this.file = file;
        this.labels = labels;
        this.rows = rows;
        if (!rows.hasNext()) {
            throw new DataException("holds no rows");
        }
        Map<String, Value> row = rows.next();
        file.check(List.copyOf(row.keySet()));
        boolean numbers = row.entrySet().stream()
                .anyMatch(cell -> isValue(row, cell.getKey()) && !(cell.getValue() instanceof Value.Text));
        row.forEach((name, value) -> {
            boolean chosen = !file.values().isEmpty() || !numbers || !(value instanceof Value.Text);
            if (isValue(row, name) && chosen) {
                columns.add(name);
            }
        });
        if (columns.isEmpty()) {
            throw new DataException("has rows without values: " + String.join(", ", row.keySet()));
        }
        this.text = !numbers;
        this.ids = row.size() > 1 && row.keySet().stream().anyMatch(file::isId);
        this.first = row;
    }

    private boolean isValue(Map<String, Value> row, String name) {
        return (row.size() == 1 || !file.isId(name)) && file.isValue(name);
    }

    static JsonReader open(PredictionFile file, Labels labels) throws IOException {
        JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(), new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16));
        try {
            return new JsonReader(file, new Rows(parser), labels);
        } catch (RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    /// The rows of a file, each as name → value.
    private static final class Rows implements Iterator<Map<String, Value>> {
        private static final Set<String> INNER = Set.of("predictions", "data", "rows", "results");
        private final JsonParser parser;
        private Iterator<Map<String, Value>> spread =
                List.<Map<String, Value>>of().iterator();
        private @Nullable JsonToken token;

        Rows(JsonParser parser) {
            this.parser = parser;
            token = step();
            if (token == JsonToken.START_ARRAY) {
                token = step();
            } else if (token == JsonToken.START_OBJECT) {
                Value.Obj alone = (Value.Obj) value(token);
                token = step();
                spread = token == null
                        ? spread(alone)
                        : List.<Map<String, Value>>of(alone.fields()).iterator();
            }
        }

        private @Nullable JsonToken step() {
            try {
                return parser.nextToken();
            } catch (JacksonException e) {
                throw noJson(e);
            }
        }

        private String text() {
            try {
                return parser.getString();
            } catch (JacksonException e) {
                throw noJson(e);
            }
        }

        private static DataException noJson(JacksonException e) {
            var at = e.getLocation();
            return new DataException(
                    "is no JSON: " + e.getOriginalMessage() + (at == null ? "" : " (line " + at.getLineNr() + ")"), e);
        }

        /// The rows of an object that is all there is.
        private static Iterator<Map<String, Value>> spread(Value.Obj alone) {
            Map<String, Value> fields = alone.fields();
            if (fields.size() == 1
                    && INNER.contains(fields.keySet().iterator().next())
                    && fields.values().iterator().next() instanceof Value.Items inner
                    && inner.values().stream().anyMatch(row -> !(row instanceof Value.Num))) {
                return inner.values().stream().map(Rows::row).iterator();
            }
            List<Map<String, Value>> rows = new ArrayList<>();
            if (fields.values().stream().allMatch(Value.Items.class::isInstance) && !fields.isEmpty()) {
                int length = ((Value.Items) fields.values().iterator().next())
                        .values()
                        .size();
                for (int i = 0; i < length; i++) {
                    Map<String, Value> row = new LinkedHashMap<>();
                    for (Map.Entry<String, Value> column : fields.entrySet()) {
                        List<Value> values = ((Value.Items) column.getValue()).values();
                        if (values.size() != length) {
                            throw new DataException("has columns of " + length + " and " + values.size() + " rows");
                        }
                        row.put(column.getKey(), values.get(i));
                    }
                    rows.add(row);
                }
                return rows.iterator();
            }
            fields.forEach((id, value) -> {
                Map<String, Value> row = new LinkedHashMap<>(Map.of("id", Value.of(id)));
                row(value).forEach(row::putIfAbsent);
                rows.add(row);
            });
            return rows.iterator();
        }

        private static Map<String, Value> row(Value value) {
            if (value instanceof Value.Obj object) {
                return object.fields();
            }
            Map<String, Value> row = new LinkedHashMap<>();
            if (value instanceof Value.Items items) {
                for (int i = 0; i < items.values().size(); i++) {
                    row.put(Integer.toString(i), items.values().get(i));
                }
                return row;
            }
            row.put("value", value);
            return row;
        }

        private Value value(JsonToken begin) {
            return switch (begin) {
                case START_OBJECT -> {
                    Map<String, Value> fields = new LinkedHashMap<>();
                    for (JsonToken next = step(); next != JsonToken.END_OBJECT; next = step()) {
                        String name = parser.currentName();
                        fields.put(name, value(next(step())));
                    }
                    yield Value.Obj.of(fields);
                }
                case START_ARRAY -> {
                    List<Value> items = new ArrayList<>();
                    for (JsonToken next = next(step()); next != JsonToken.END_ARRAY; next = next(step())) {
                        items.add(value(next));
                    }
                    yield new Value.Items(items);
                }
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(text());
                case VALUE_TRUE -> Value.of(true);
                case VALUE_FALSE -> Value.of(false);
                case VALUE_STRING -> Value.of(text());
                default -> Value.nothing();
            };
        }

        private static JsonToken next(@Nullable JsonToken token) {
            if (token == null) {
                throw new DataException("is cut: its JSON is not whole");
            }
            return token;
        }

        @Override
        public boolean hasNext() {
            return spread.hasNext() || token != null && token != JsonToken.END_ARRAY;
        }

        @Override
        public Map<String, Value> next() {
            if (spread.hasNext()) {
                return spread.next();
            }
            if (token == null || token == JsonToken.END_ARRAY) {
                throw new NoSuchElementException();
            }
            Value value = value(token);
            token = step();
            return row(value);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean hasIds() {
        return ids;
    }

    @Override
    public boolean isText() {
        return text;
    }

    @Override
    public void read(Block block) {
        int row = 0;
        while (row < Block.SIZE && (first != null || rows.hasNext())) {
            Map<String, Value> cells = first == null ? rows.next() : first;
            first = null;
            number++;
            if (ids) {
                block.ids[row] = id(cells);
            }
            for (int i = 0; i < columns.size(); i++) {
                block.values[i][row] = value(cells.get(columns.get(i)), columns.get(i));
            }
            row++;
        }
        block.rows = row;
    }

    private String id(Map<String, Value> cells) {
        return cells.entrySet().stream()
                .filter(cell -> file.isId(cell.getKey()))
                .map(cell -> cell.getValue().print())
                .findFirst()
                .orElseThrow(() -> new DataException("row " + number + " has no id"));
    }

    private double value(@Nullable Value value, String column) {
        return switch (value) {
            case Value.Num n when !text && Double.isFinite(n.asDouble()) -> n.asDouble();
            case Value.Bool bool when !text -> bool.value() ? 1 : 0;
            case Value.Text label when text && !label.text().isBlank() -> labels.code(label.text());
            case Value.Text label
            when Numbers.parse(label.text()) instanceof Double number && Double.isFinite(number) -> number;
            case null -> throw new DataException("row " + number + " has no '" + column + "'");
            default ->
                throw new DataException(
                        "row " + number + ": '" + value.print() + "' is no " + (text ? "label" : "number"));
        };
    }

    @Override
    public void close() {
        rows.parser.close();
    }
}
