package org.hpsearch.value;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML in: the node tree, with aliases and merge keys resolved under a limit, numbers in their own spelling. Tags are
/// not obeyed: nothing is ever constructed but values.
public final class Yaml {
    /// Nodes that a document may unfold to; a "billion laughs" document exceeds it.
    private static final int MOST_NODES = 100_000;

    private int nodes;

    private Yaml() {}

    /// Parses the first document of a YAML text in UTF-8; an empty text is null.
    ///
    /// @throws DataException with the place, where it is malformed or unfolds beyond the limits
    public static Value parse(byte[] utf8) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(SafeFile.LARGEST_JSON).build();
        try {
            var documents = new Compose(settings).composeAllFromInputStream(new ByteArrayInputStream(utf8));
            for (Node document : documents) {
                return new Yaml().value(document, 0);
            }
            return Value.nothing();
        } catch (StackOverflowError e) {
            throw new DataException("is nested deeper than " + Json.DEEPEST);
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("malformed");
            throw new DataException("is no YAML: " + message + place(e), e);
        }
    }

    /// Where the value of a dotted key stands in a YAML or JSON text: index of its first character and behind its last;
    /// null where there is no such key, or its value is no scalar and no list.
    ///
    /// @throws DataException where the text is malformed
    public static int @Nullable [] place(String text, String key) {
        try {
            var documents = new Compose(LoadSettings.builder().build()).composeAllFromString(text);
            for (Node document : documents) {
                Node value = find(document, key);
                boolean known = value != null
                        && !(value instanceof MappingNode)
                        && value.getStartMark().isPresent()
                        && value.getEndMark().isPresent();
                if (known && value != null) {
                    int from = value.getStartMark().get().getIndex();
                    int to = value.getEndMark().get().getIndex();
                    return new int[] {text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to)};
                }
                return null;
            }
            return null;
        } catch (StackOverflowError e) {
            throw new DataException("is nested deeper than " + Json.DEEPEST);
        } catch (YamlEngineException e) {
            throw new DataException("is no YAML" + place(e), e);
        }
    }

    private static @Nullable Node find(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return null;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (name.equals(key)) {
                return tuple.getValueNode();
            }
            Node inner =
                    key.startsWith(name + ".") ? find(tuple.getValueNode(), key.substring(name.length() + 1)) : null;
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static String place(YamlEngineException e) {
        if (e instanceof org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return " in line " + (marked.getProblemMark().get().getLine() + 1);
        }
        return "";
    }

    private Value value(Node node, int depth) {
        if (++nodes > MOST_NODES || depth > Json.DEEPEST) {
            throw new DataException(
                    "unfolds to more than " + MOST_NODES + " values or is nested deeper than " + Json.DEEPEST);
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                List<Value> values = new ArrayList<>();
                for (Node element : sequence.getValue()) {
                    values.add(value(element, depth + 1));
                }
                yield new Value.Items(values);
            }
            case MappingNode mapping -> mapping(mapping, depth);
            default -> Value.nothing();
        };
    }

    private static Value scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Value.of(text);
        }
        if (text.isEmpty() || text.equals("~")) {
            return Value.nothing();
        }
        return text.startsWith(".") && Numbers.special(text.substring(1)) instanceof String special
                ? Value.of(special)
                : Numbers.typed(text);
    }

    private Value mapping(MappingNode mapping, int depth) {
        TreeMap<String, Value> fields = new TreeMap<>();
        TreeMap<String, Value> merged = new TreeMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Value value = value(tuple.getValueNode(), depth + 1);
            if (key.equals("<<")) {
                merge(merged, value);
            } else {
                fields.put(key, value);
            }
        }
        merged.forEach(fields::putIfAbsent);
        return new Value.Obj(fields);
    }

    private static void merge(TreeMap<String, Value> into, Value value) {
        switch (value) {
            case Value.Obj object -> object.fields().forEach(into::putIfAbsent);
            case Value.Items items -> items.values().forEach(item -> merge(into, item));
            default -> {}
        }
    }
}
