package org.hpsearch.value;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

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
        Node document = first(settings, new YamlUnicodeReader(new ByteArrayInputStream(utf8)));
        return document == null ? Value.nothing() : new Yaml().value(document, 0);
    }

    /// Where the value of a dotted key stands in a YAML or JSON text: index of its first character and behind its last;
    /// null where there is no such key, or its value is no scalar and no list.
    ///
    /// @throws DataException where the text is malformed
    public static int @Nullable [] place(String text, String key) {
        Node document = first(LoadSettings.builder().build(), new StringReader(text));
        Node value = document == null ? null : find(document, key);
        if (value == null
                || value instanceof MappingNode
                || value.getStartMark().isEmpty()
                || value.getEndMark().isEmpty()) {
            return null;
        }
        int from = value.getStartMark().get().getIndex();
        int to = value.getEndMark().get().getIndex();
        return new int[] {text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to)};
    }

    /// The first document; null where there is none. Whatever the library throws for a text is the text's fault.
    private static @Nullable Node first(LoadSettings settings, Reader text) {
        ShallowEvents events = new ShallowEvents(new ParserImpl(settings, new StreamReader(settings, text)));
        try {
            Composer documents = new Composer(settings, events);
            return documents.hasNext() ? documents.next() : null;
        } catch (DataException tooDeep) {
            throw tooDeep;
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("malformed");
            throw new DataException("is not YAML: " + message + place(e), e);
        } catch (RuntimeException e) {
            throw new DataException("is not YAML: malformed after line " + events.line(), e);
        }
    }

    /// The library's events, which it composes by recursion, as deep as they are nested: refused beyond a limit.
    private static final class ShallowEvents implements Parser {
        private final Parser parser;
        private int depth;
        private int line = 1;

        ShallowEvents(Parser parser) {
            this.parser = parser;
        }

        /// The line in which the last event ended.
        int line() {
            return line;
        }

        @Override
        public boolean checkEvent(Event.ID kind) {
            return parser.checkEvent(kind);
        }

        @Override
        public Event peekEvent() {
            return parser.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return parser.hasNext();
        }

        @Override
        public Event next() {
            Event event = parser.next();
            event.getEndMark().ifPresent(mark -> line = mark.getLine() + 1);
            depth += switch (event.getEventId()) {
                case SequenceStart, MappingStart -> 1;
                case SequenceEnd, MappingEnd -> -1;
                default -> 0;
            };
            if (depth > Json.DEEPEST + 1) {
                throw new DataException("is nested deeper than " + Json.DEEPEST);
            }
            return event;
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
