package org.hpsearch.ensemble;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a JSON file: those of its array or its lines; of one object alone, what that holds.
final class JsonRows {
    private static final Set<String> WRAPPERS = Set.of("predictions", "data", "rows", "results");
    private static final String VALUE = "value";

    private final Iterator<JsonNode> rows;

    JsonRows(MappingIterator<JsonNode> nodes) {
        boolean array = nodes.parser().streamReadContext().inArray();
        JsonNode first = nodes.hasNext() ? nodes.next() : null;
        if (first == null) {
            rows = List.<JsonNode>of().iterator();
        } else if (first.isObject() && !array && !nodes.hasNext()) {
            rows = spread((ObjectNode) first);
        } else {
            rows = new Iterator<>() {
                private @Nullable JsonNode before = first;

                @Override
                public boolean hasNext() {
                    return before != null || nodes.hasNext();
                }

                @Override
                public JsonNode next() {
                    JsonNode next = before == null ? nodes.next() : before;
                    before = null;
                    return next;
                }
            };
        }
    }

    /// The next row; null at the end.
    @Nullable
    JsonNode next() {
        return rows.hasNext() ? rows.next() : null;
    }

    /// The rows of an object that is all there is.
    private static Iterator<JsonNode> spread(ObjectNode alone) {
        List<String> names = names(alone);
        if (names.size() == 1
                && WRAPPERS.contains(names.getFirst())
                && alone.get(names.getFirst()).isArray()
                && alone.get(names.getFirst()).valueStream().anyMatch(row -> !row.isNumber())) {
            return alone.get(names.getFirst()).iterator();
        }
        boolean columns = !names.isEmpty() && alone.valueStream().allMatch(JsonNode::isArray);
        return (columns ? ofColumns(alone, names) : ofIds(alone)).iterator();
    }

    private static List<JsonNode> ofColumns(ObjectNode columns, List<String> names) {
        int length = columns.get(names.getFirst()).size();
        for (JsonNode column : columns) {
            if (column.size() != length) {
                throw new DataException("has columns of " + length + " and " + column.size() + " rows");
            }
        }
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (String name : names) {
                row.set(name, columns.get(name).get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<JsonNode> ofIds(ObjectNode values) {
        List<JsonNode> rows = new ArrayList<>();
        values.forEachEntry((id, value) -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("id", id);
            names(value).stream().filter(name -> !name.equals("id")).forEach(name -> row.set(name, cell(value, name)));
            rows.add(row);
        });
        return rows;
    }

    /// The names of a row's cells: an array's are numbered.
    static List<String> names(JsonNode row) {
        return row.isArray()
                ? IntStream.range(0, row.size()).mapToObj(Integer::toString).toList()
                : row.isObject() ? List.copyOf(row.propertyNames()) : List.of(VALUE);
    }

    /// A cell of a row; a missing node where it has none.
    static JsonNode cell(JsonNode row, String name) {
        return switch (row.getNodeType()) {
            case OBJECT -> row.path(name);
            case ARRAY -> row.path(place(name));
            default -> name.equals(VALUE) ? row : MissingNode.getInstance();
        };
    }

    private static int place(String name) {
        int place = name.isEmpty() || name.length() > 9 ? -1 : 0;
        for (int i = 0; place >= 0 && i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            place = digit >= 0 && digit <= 9 ? 10 * place + digit : -1;
        }
        return place;
    }

    /// A cell's number, also one that is written as a text; true is 1. NaN where it is none.
    static double number(JsonNode cell) {
        return switch (cell.getNodeType()) {
            case NUMBER -> cell.doubleValue();
            case BOOLEAN -> cell.booleanValue() ? 1 : 0;
            case STRING -> Numbers.parse(cell.stringValue()) instanceof Double number ? number : Double.NaN;
            default -> Double.NaN;
        };
    }
}
