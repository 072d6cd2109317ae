package org.hpsearch.chart.medium;

import java.awt.Graphics2D;
import java.io.IOException;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.jspecify.annotations.Nullable;

/// What a picture is made of: an SVG, pixels, a page of PDF. Shapes are drawn on its [Graphics2D]; a medium
/// has words of its own for what no `Graphics2D` has.
public sealed interface Medium permits SvgMedium, PixelMedium, PdfMedium {
    Graphics2D graphics();

    /// Names what the next shape is drawn with.
    ///
    /// @param stroke of a line; null for an area
    default void next(Ink ink, @Nullable Stroke stroke) {
        // the colour and the stroke of the graphics suffice
    }

    /// Begins a group of things, with a text for who points at them.
    default void open(String title) {
        // nobody points at paper
    }

    default void close() {
        // see open
    }

    /// Writes a text whose base line is at `y`, measured by [TextWidth] and by no font of the machine.
    void text(Ink ink, Anchor anchor, double size, double x, double y, String text);

    /// The file; nothing can be drawn any more.
    ///
    /// @param title what it shows, for who cannot see it
    byte[] file(String title) throws IOException;

    /// How far left of its point a text begins.
    static double back(Anchor anchor, double width) {
        return switch (anchor) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
    }
}
