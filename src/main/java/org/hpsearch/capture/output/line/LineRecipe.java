package org.hpsearch.capture.output.line;

import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;

/// How lines of one shape are read: which of their tokens are values, and of what.
///
/// @param shape      the lines' shape, see [Shape]
/// @param records    what it tells; mostly one
/// @param settings   values of parameters that are echoed
/// @param rulings    which rule took or left each number
/// @param traits     what kind of line it is
/// @param lone       token of a bracketed number that may be the step of a lone value, −1 for none
/// @param rank       token that tells which of several processes printed it, −1 for none
/// @param glued      token where a second record begins that is glued to a bar, 0 for none
public record LineRecipe(
        byte[] shape,
        List<Record> records,
        List<Setting> settings,
        List<Ruling> rulings,
        Traits traits,
        int lone,
        int rank,
        int glued) {
    /// What kind of line it is.
    ///
    /// @param row    whether it may be a row of a table
    /// @param bar    whether it is a progress bar's line: the next one of the same step writes over it
    /// @param aside  whether its counter is one of an evaluation, which tells no step of the training
    /// @param search whether a search prints it for each of its fits
    /// @param valued whether it holds a value
    public record Traits(boolean row, boolean bar, boolean aside, boolean search, boolean valued) {
        static final Traits NONE = new Traits(false, false, false, false, false);
    }

    /// Values with the positions that they belong to.
    public record Record(List<Position> positions, List<Reading> values) {
        /// This record without the value at a token.
        public Record without(int token) {
            return new Record(
                    positions,
                    values.stream().filter(value -> value.token() != token).toList());
        }
    }

    /// A position on an axis.
    ///
    /// @param name  as printed
    /// @param token the number
    /// @param total token of the axis's length, −1 where it is not printed
    /// @param quiet whether the axis is not worth a metric of its own
    public record Position(StepAxis axis, String name, int token, int total, boolean quiet) {}

    /// A value.
    ///
    /// @param token the number
    /// @param whole token of what it is a part of, −1 for none
    /// @param rule  that took it
    public record Reading(String name, int token, int whole, Rule rule) {
        Reading named(String other) {
            return new Reading(other, token, whole, rule);
        }
    }

    /// An echoed parameter.
    ///
    /// @param from first token of its value
    /// @param to   token behind it
    public record Setting(String name, int from, int to) {}

    /// What became of a number.
    ///
    /// @param name of the value or the axis; empty where it was left
    public record Ruling(int token, Rule rule, String name) {}

    /// A recipe that no line has.
    static LineRecipe none() {
        return new LineRecipe(new byte[] {-1}, List.of(), List.of(), List.of(), Traits.NONE, -1, -1, 0);
    }

    /// Whether it tells a position.
    public boolean isPlaced() {
        for (Record record : records) {
            if (!record.positions().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing was found.
    public boolean isEmpty() {
        return records.isEmpty() && settings.isEmpty();
    }
}
