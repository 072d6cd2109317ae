package org.hpsearch.capture.output;

import java.util.List;
import org.hpsearch.capture.output.line.Rule;
import org.hpsearch.run.Scalar;

/// How a line was read.
///
/// @param text    the line, without escapes
/// @param reader  which reader understood it, as in `pairs`, `table`; empty for none
/// @param facts   what it told, before refreshes and repetitions are sorted out
/// @param numbers what became of its numbers, in the line's order
public record LineReport(String text, String reader, List<Scalar> facts, List<Verdict> numbers) {
    public LineReport {
        facts = List.copyOf(facts);
        numbers = List.copyOf(numbers);
    }

    /// What became of a number.
    ///
    /// @param number as printed
    /// @param name   of the value or the axis; empty where it was left
    public record Verdict(String number, Rule rule, String name) {}
}
