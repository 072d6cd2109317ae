package org.hpsearch.mcp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;

/// What a tool can be given.
///
/// @param option of the verb, such as `--sort`; empty where the value stands behind all options
record Argument(String name, Kind kind, boolean required, String option, String description) {
    /// What its value may be.
    enum Kind {
        TEXT("string", "a text"),
        WHOLE("integer", "a whole number"),
        FLAG("boolean", "true or false"),
        TEXTS("array", "a list of texts");

        private final String schema;
        private final String words;

        Kind(String schema, String words) {
            this.schema = schema;
            this.words = words;
        }
    }

    static Argument text(String name, String option, String description) {
        return new Argument(name, Kind.TEXT, false, option, description);
    }

    static Argument flag(String name, String option, String description) {
        return new Argument(name, Kind.FLAG, false, option, description);
    }

    static Argument whole(String name, String option, String description) {
        return new Argument(name, Kind.WHOLE, false, option, description);
    }

    static Argument texts(String name, String option, String description) {
        return new Argument(name, Kind.TEXTS, false, option, description);
    }

    Argument always() {
        return new Argument(name, kind, true, option, description);
    }

    /// Its JSON Schema.
    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", kind.schema);
        schema.put("description", description);
        if (kind == Kind.TEXTS) {
            schema.put("items", Map.of("type", Kind.TEXT.schema));
        }
        return schema;
    }

    /// The words of the command line for a value.
    ///
    /// @throws UsageException where the value is of another kind
    List<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String text when kind == Kind.TEXT -> List.of(word(text));
            case Boolean wanted when kind == Kind.FLAG -> wanted ? List.of(option) : List.of();
            case Number number when kind == Kind.WHOLE -> List.of(word(whole(number)));
            case List<?> many when kind == Kind.TEXTS -> words(many);
            default -> throw wrong();
        };
    }

    private String whole(Number number) {
        try {
            return new BigDecimal(number.toString()).toBigIntegerExact().toString();
        } catch (ArithmeticException | NumberFormatException fractionOrInfinite) {
            throw wrong();
        }
    }

    private List<String> words(List<?> many) {
        List<String> words = new ArrayList<>();
        for (Object one : many) {
            if (!(one instanceof String text)) {
                throw wrong();
            }
            words.add(word(text));
        }
        return words;
    }

    /// Joined to its option, so that a value with a dash is no option itself.
    private String word(String value) {
        return option.isEmpty() ? value : option + "=" + value;
    }

    private UsageException wrong() {
        return new UsageException("'" + name + "' takes " + kind.words + ": " + description);
    }
}
