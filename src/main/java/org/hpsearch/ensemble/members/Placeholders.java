package org.hpsearch.ensemble.members;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// What stands for a run's values in a command: `{checkpoint}`, `{predictions}`, `{run_dir}`, `{any_parameter}`.
///
/// @param name        of the run, for messages
/// @param checkpoint  null where there is none
/// @param predictions the file to write; null to leave its place as it is
record Placeholders(
        Row row,
        String name,
        @Nullable String checkpoint,
        Path folder,
        @Nullable Path predictions) {
    /// The place of the file to write.
    static final String PREDICTIONS = "{predictions}";

    /// `${NAME}` is the shell's.
    private static final Pattern PLACE = Pattern.compile("(?<!\\$)\\{([A-Za-z_][\\w./-]*)}");

    /// The same with the file to write.
    Placeholders with(Path file) {
        return new Placeholders(row, name, checkpoint, folder, file);
    }

    /// A text with the values as they are.
    ///
    /// @throws DataException where the run has no such parameter
    String shown(String text) {
        return filled(text, UnaryOperator.identity());
    }

    /// A line for a POSIX shell, each value one word of it.
    ///
    /// @throws DataException where the run has no such parameter, or a place stands in quotes: they would end early
    String quoted(String line) {
        return filled(line, value -> Words.join(List.of(value)));
    }

    private String filled(String text, UnaryOperator<String> form) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            boolean inQuotes = Words.openQuote(text.substring(0, place.start())) != 0;
            String value = value(place.group(1), inQuotes);
            if (value != null && inQuotes && form.apply(" ").length() > 1) {
                throw new DataException(
                        place.group() + " stands in quotes: leave them out, values are quoted where needed");
            }
            place.appendReplacement(
                    filled, Matcher.quoteReplacement(value == null ? place.group() : form.apply(value)));
        }
        return place.appendTail(filled).toString();
    }

    /// Null where the place stays as it is: what stands in quotes may be a program's own braces.
    private @Nullable String value(String place, boolean inQuotes) {
        return switch (place) {
            case "predictions" -> predictions == null ? null : predictions.toString();
            case "checkpoint" -> checkpoint;
            case "run_dir" -> folder.toString();
            default -> {
                String value =
                        row.param(place).map(param -> param.value().print()).orElse(null);
                if (value == null && !inQuotes) {
                    throw new DataException("run " + name + " has no parameter '" + place + "' for {" + place + "}");
                }
                yield value;
            }
        };
    }
}
