package org.hpsearch.chart.medium;

import java.awt.Font;
import java.awt.Graphics2D;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jspecify.annotations.Nullable;

/// An SVG, light and dark. JFreeSVG writes each thing with an id, by which [SvgText] knows its class.
public final class SvgMedium implements Medium {
    private static final int SHORT = 8;
    private static final String AMPERSAND = "\ue000";

    private final double width;
    private final double height;
    private final String font;
    private final boolean style;
    private final boolean dark;
    private final Set<Ink> inks = new HashSet<>();
    private final SVGGraphics2D graphics;
    private final List<String> marks = new ArrayList<>();

    /// @param ids   what its ids begin with, so that several pictures of one page do not share any
    /// @param font  names of fonts, the first one that is there counts
    /// @param style whether it brings its own style; else the page around it has one
    /// @param dark  whether that style is dark for who prefers it
    public SvgMedium(double width, double height, String ids, String font, boolean style, boolean dark) {
        this.width = width;
        this.height = height;
        this.font = font;
        this.style = style;
        this.dark = dark;
        graphics = new SVGGraphics2D(width, height);
        graphics.setDefsKeyPrefix(ids);
        graphics.setGeomDoubleConverter(SvgMedium::number);
        graphics.setFont(new NamedFont());
    }

    /// A font that knows its name without asking the machine: JFreeSVG wants the family of each text's font, and
    /// AWT looks for the fonts of the system to tell it, which takes time and fails where there are none.
    private static final class NamedFont extends Font {
        private static final long serialVersionUID = 1;

        NamedFont() {
            super(Font.SANS_SERIF, Font.PLAIN, (int) GraphicsCanvas.TEXT_SIZE);
        }

        @Override
        public String getFamily() {
            return Font.SANS_SERIF;
        }
    }

    @Override
    public Graphics2D graphics() {
        return graphics;
    }

    /// A length with at most one decimal, as short as can be.
    static String number(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        String digits = rest == 0 ? Long.toString(whole) : (whole == 0 ? "" : Long.toString(whole)) + "." + rest;
        return tenths < 0 ? "-" + digits : digits;
    }

    @Override
    public void next(Ink ink, @Nullable Stroke stroke) {
        inks.add(ink);
        mark(" class=\"" + SvgStyle.classes(ink, stroke) + "\"");
    }

    private void mark(String attributes) {
        graphics.setRenderingHint(SVGHints.KEY_ELEMENT_ID, Integer.toString(marks.size()));
        marks.add(attributes);
    }

    @Override
    public void open(String title) {
        graphics.setRenderingHint(SVGHints.KEY_BEGIN_GROUP, title.isEmpty() ? Map.of() : Map.of("class", "x"));
        if (!title.isEmpty()) {
            graphics.setRenderingHint(SVGHints.KEY_ELEMENT_TITLE, harmless(title));
        }
    }

    @Override
    public void close() {
        graphics.setRenderingHint(SVGHints.KEY_END_GROUP, "");
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, double x, double y, String text) {
        inks.add(ink);
        StringBuilder attributes = new StringBuilder(" class=\"" + SvgStyle.classes(ink, null) + "\"");
        if (size != GraphicsCanvas.TEXT_SIZE) {
            attributes.append(" font-size=\"").append(number(size)).append('"');
        }
        if (anchor != Anchor.START) {
            attributes.append(anchor == Anchor.MIDDLE ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        }
        if (text.length() > SHORT) {
            // where the fonts are wider than Arial, the text keeps its place all the same
            attributes
                    .append(" textLength=\"")
                    .append(number(TextWidth.of(text, size)))
                    .append("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        mark(attributes.toString());
        graphics.drawString(harmless(text), (float) x, (float) y);
    }

    /// A text without characters that XML does not have. JFreeSVG takes `&lt;` for already escaped, so
    /// ampersands are set aside.
    private static String harmless(String text) {
        return SvgText.harmless(text.replace(AMPERSAND, "\ufffd")).replace("&", AMPERSAND);
    }

    @Override
    public byte[] file(String title) {
        return document(title).getBytes(StandardCharsets.UTF_8);
    }

    public String document(String title) {
        String drawn = graphics.getSVGElement(null, false, null, null, null);
        String body = drawn.substring(drawn.indexOf('>') + 1, drawn.lastIndexOf("</svg>"));
        String size = number(width) + " " + number(height);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hps\" viewBox=\"0 0 " + size + "\" width=\""
                + number(width) + "\" height=\"" + number(height) + "\" font-family=\"" + SvgText.escaped(font)
                + "\" font-size=\"12\" role=\"img\">\n<title>" + SvgText.escaped(title) + "</title>\n"
                + (style ? "<style>" + SvgStyle.of(inks, dark) + "</style>\n" : "")
                + new SvgText(marks).rewritten(body).replace(AMPERSAND, "&amp;") + "</svg>\n";
    }
}
