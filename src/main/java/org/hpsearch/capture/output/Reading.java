package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;

/// What the recognisers read from one line: values under names, and positions on axes.
public final class Reading {
    /// A value under a name.
    public record Pair(String name, double value) {}

    /// A position on an axis.
    ///
    /// @param axis  which one
    /// @param name  as printed
    /// @param at    the position
    /// @param total the axis's length, NaN where the line does not say
    public record Position(Axis axis, String name, double at, double total) {}

    private final List<Pair> pairs = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();

    void add(String name, double value) {
        pairs.add(new Pair(name, value));
    }

    void add(Position position) {
        positions.add(position);
    }

    void clear() {
        pairs.clear();
        positions.clear();
    }

    /// The values, in the line's order.
    public List<Pair> pairs() {
        return pairs;
    }

    /// The positions, in the line's order.
    public List<Position> positions() {
        return positions;
    }
}
