package org.hpsearch.chart;

import org.hpsearch.chart.medium.Canvas;

/// A chart: what it shows, and how it is drawn.
public sealed interface Chart permits LineChart, ScatterChart, ParallelChart, HeatChart, GroupChart {
    /// What stands above it; empty for nothing.
    Heading heading();

    /// Pixels that it is high unless told otherwise.
    ///
    /// @param width pixels
    double height(double width);

    /// Lines of a terminal that it takes unless a number is given.
    default int lines() {
        return 24;
    }

    /// Draws it.
    ///
    /// @param box    what is left below the heading
    /// @param headed whether the heading is above it
    void draw(Canvas canvas, Box box, boolean headed);

    /// What stands above a chart.
    record Heading(String title, String subtitle) {
        public static final Heading NONE = new Heading("", "");
    }

    /// A rectangle of a canvas.
    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }
}
