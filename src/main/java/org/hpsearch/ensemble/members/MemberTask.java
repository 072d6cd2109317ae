package org.hpsearch.ensemble.members;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Template;
import org.jspecify.annotations.Nullable;

/// What a run is to predict with one of its checkpoints. Fills in `{checkpoint}`, `{predictions}`, `{run_dir}` and
/// `{any_parameter}`.
///
/// @param checkpoint null where none predicts
/// @param file       of the checkpoint
/// @param name       for messages
/// @param command    empty where the run has left its predictions
/// @param place      of its run among those that were asked for, from 0
record MemberTask(
        MemberRun run,
        RunFolder folder,
        @Nullable Checkpoint checkpoint,
        @Nullable Path file,
        String name,
        String command,
        int place) {
    /// A text with the values as they are.
    ///
    /// @throws DataException where the run has no such parameter
    String filled(String text) {
        return Template.of(text).filled(place -> value(place, null));
    }

    /// A line for a POSIX shell.
    ///
    /// @param variables what it needs of the environment
    record ShellLine(String text, Map<String, String> variables) {}

    /// The command as a line for a POSIX shell, each value one word of it; in here-documents each is a variable, which
    /// a shell expands no further.
    ///
    /// @param predictions the file to write
    /// @throws DataException where the run has no such parameter, or a place stands where no value is safe
    ShellLine line(Path predictions) {
        Map<String, String> variables = new TreeMap<>();
        String text = HereDocuments.of(command)
                .filled(
                        line -> Template.of(line).line(place -> value(place, predictions)),
                        (document, literal) -> Template.of(document).filled(place -> {
                            String value = value(place, predictions);
                            if (value != null && literal) {
                                throw new DataException("{" + place.key() + "} is in a here-document that expands"
                                        + " nothing: leave out the quotes of its first line");
                            }
                            String name = "HPS_VALUE_" + (variables.size() + 1);
                            if (value != null) {
                                variables.put(name, value);
                            }
                            return value == null ? null : "${" + name + "}";
                        }));
        return new ShellLine(text, variables);
    }

    MemberFile predicted(Path predictions) {
        return new MemberFile(run, checkpoint, name, predictions, place);
    }

    /// Null where the place stays as it is: what stands in quotes may be a program's own braces.
    private @Nullable String value(Template.Place place, @Nullable Path predictions) {
        return switch (place.key()) {
            case "predictions" -> predictions == null ? null : predictions.toString();
            case "checkpoint" -> file == null ? null : file.toString();
            case "run_dir" -> folder.path().toAbsolutePath().toString();
            default -> {
                String value = run.params()
                        .apply(place.key())
                        .map(param -> param.print())
                        .orElse(null);
                if (value != null && value.indexOf('\0') >= 0) {
                    throw new DataException(
                            "run " + name + " has a NUL in '" + place.key() + "', which no command takes");
                }
                if (value == null && !place.quoted()) {
                    throw new DataException(
                            "run " + name + " has no parameter '" + place.key() + "' for {" + place.key() + "}");
                }
                yield value;
            }
        };
    }
}
