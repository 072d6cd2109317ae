package org.hpsearch.ensemble.members;

import java.nio.file.Path;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Template;
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

    /// The same with the file to write.
    Placeholders with(Path file) {
        return new Placeholders(row, name, checkpoint, folder, file);
    }

    /// A text with the values as they are.
    ///
    /// @throws DataException where the run has no such parameter
    String shown(String text) {
        return Template.of(text).filled(this::value);
    }

    /// A line for a POSIX shell, each value one word of it.
    ///
    /// @throws DataException where the run has no such parameter, or a place stands in quotes: they would end early
    String quoted(String line) {
        return Template.of(line).line(this::value);
    }

    /// Null where the place stays as it is: what stands in quotes may be a program's own braces.
    private @Nullable String value(Template.Place place) {
        return switch (place.key()) {
            case "predictions" -> predictions == null ? null : predictions.toString();
            case "checkpoint" -> checkpoint;
            case "run_dir" -> folder.toString();
            default -> {
                String value = row.param(place.key())
                        .map(param -> param.value().print())
                        .orElse(null);
                if (value == null && !place.quoted()) {
                    throw new DataException(
                            "run " + name + " has no parameter '" + place.key() + "' for {" + place.key() + "}");
                }
                yield value;
            }
        };
    }
}
