package org.hpsearch.capture.output;

import java.util.List;

/// How lines of one shape are read: which of their tokens are values, and of what.
///
/// @param shape      the lines' shape, see [Tokens#shape()]
/// @param recogniser who has read it
/// @param records    what it tells; mostly one
/// @param settings   values of parameters that are echoed
/// @param row        whether it may be a row of a table
/// @param bar        whether it is a progress bar's line: the next one of the same step writes over it
/// @param aside      whether its counter is one of an evaluation, which tells no step of the training
/// @param lone       token of a bracketed number that may be the step of a lone value, −1 for none
/// @param rank       token that tells which of several processes printed it, −1 for none
record Plan(
        byte[] shape,
        String recogniser,
        List<Record> records,
        List<Setting> settings,
        boolean row,
        boolean bar,
        boolean aside,
        int lone,
        int rank) {
    /// Values with the positions that they belong to.
    record Record(List<Mark> marks, List<Value> values) {}

    /// A position on an axis.
    ///
    /// @param name  as printed
    /// @param token the number
    /// @param total token of the axis's length, −1 where it is not told
    /// @param quiet whether the axis is not worth a metric of its own
    record Mark(Axis axis, String name, int token, int total, boolean quiet) {}

    /// A value.
    ///
    /// @param token the number
    /// @param whole token of what it is a part of, −1 for none
    record Value(String name, int token, int whole) {}

    /// An echoed parameter.
    ///
    /// @param from first token of its value
    /// @param to   token behind it
    record Setting(String name, int from, int to) {}

    /// Whether nothing was found.
    boolean isEmpty() {
        return records.isEmpty() && settings.isEmpty();
    }
}
