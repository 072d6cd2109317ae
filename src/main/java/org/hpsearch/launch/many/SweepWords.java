package org.hpsearch.launch.many;

import java.util.List;
import java.util.Map;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// What stands before the command of a sweep: what is swept, and over which values.
///
/// @param subject     an experiment, or what names a run; empty where the command is typed
/// @param assignments `KEY=VALUES` words
public record SweepWords(String subject, List<String> assignments) {
    /// Reads the words.
    ///
    /// @throws UsageException where more than one is no assignment
    public static SweepWords parse(List<String> words) {
        List<String> others =
                words.stream().filter(word -> word.indexOf('=') <= 0).toList();
        if (others.size() > 1) {
            throw new UsageException("'" + others.get(1) + "': KEY=VALUES is expected; put -- before the command");
        }
        return new SweepWords(
                others.isEmpty() ? "" : others.getFirst(),
                words.stream().filter(word -> word.indexOf('=') > 0).toList());
    }

    /// Draws at random.
    ///
    /// @param count how many configurations
    public record Draw(int count, long seed) {}

    /// Every combination of the values, or some drawn.
    ///
    /// @param draws   whether some are drawn
    /// @throws UsageException where a word says something else, or there are too many
    public List<Map<String, String>> configurations(boolean draws, Draw draw) {
        if (assignments.isEmpty()) {
            throw new UsageException("KEY=VALUES is expected: what to vary");
        }
        try {
            List<SweepAxis> axes = assignments.stream().map(SweepAxis::parse).toList();
            return draws ? Sweep.draw(axes, draw.count, draw.seed) : Sweep.grid(axes);
        } catch (DataException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }
}
