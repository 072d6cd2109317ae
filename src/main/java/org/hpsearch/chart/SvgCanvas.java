package org.hpsearch.chart;

import java.util.Locale;

/// A picture as SVG text: light and dark by classes, no script, coordinates short.
final class SvgCanvas extends PaperCanvas {
    /// What classes mean; the same in every picture.
    static final String STYLE = style();

    private static final int FINE = 400;
    private static final int SHORT = 8;

    private final StringBuilder body = new StringBuilder();
    private int clips;

    private final String ids;

    /// @param ids what its ids begin with, so that several pictures of one page do not share any
    SvgCanvas(double width, double height, String ids) {
        super(width, height);
        this.ids = ids;
    }

    private static String style() {
        return ".hps text{stroke:none}.hps path{fill:none;stroke-linejoin:round;stroke-linecap:round}"
                + ".hps .w1{stroke-dasharray:4 3}.hps .w2{stroke-dasharray:9 4}.hps .w3{stroke-dasharray:1.5 3}"
                + ".hps .h{stroke-width:.75;shape-rendering:crispEdges}.hps .n{stroke-width:1.6}.hps .q{stroke-width:1}"
                + ".hps g.x:hover .n{stroke-width:3}" + colours(false)
                + ".hps .p{stroke-opacity:.28}.hps .b{fill-opacity:.18}.hps .k0{fill:#fff}.hps .k1{fill:#000}"
                + heat(false);
    }

    /// The colours on dark paper, for who prefers it.
    static String dark() {
        return "@media(prefers-color-scheme:dark){" + colours(true) + heat(true) + "}";
    }

    private static String colours(boolean dark) {
        StringBuilder css = new StringBuilder();
        css.append(".hps .bg{fill:").append(hex(Ink.PAPER, dark)).append('}');
        css.append(".hps .t{fill:").append(hex(Ink.TEXT, dark)).append('}');
        css.append(".hps .m{fill:").append(hex(Ink.MUTED, dark)).append('}');
        css.append(".hps .g{stroke:").append(hex(Ink.GRID, dark)).append('}');
        css.append(".hps .a{stroke:").append(hex(Ink.AXIS, dark)).append('}');
        for (int i = 0; i < Palette.SIZE; i++) {
            String hex = hex(Ink.series(i), dark);
            css.append(".hps .s").append(i).append("{stroke:").append(hex).append('}');
            css.append(".hps .f").append(i).append("{fill:").append(hex).append('}');
        }
        return css.toString();
    }

    private static String heat(boolean dark) {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < Palette.HEAT_SIZE; i++) {
            String hex = hex(new Ink(Ink.Kind.HEAT, i), dark);
            css.append(".hps .y")
                    .append(i)
                    .append("{stroke:")
                    .append(hex)
                    .append("}.hps .v")
                    .append(i)
                    .append("{fill:")
                    .append(hex)
                    .append('}');
        }
        return css.toString();
    }

    private static String hex(Ink ink, boolean dark) {
        return String.format("#%06x", Palette.rgb(ink, dark));
    }

    /// The picture.
    ///
    /// @param title what it shows, for who cannot see it
    /// @param font  names of fonts, the first one that is there counts
    /// @param style whether it brings its own style; else the page around it has one
    /// @param dark  whether it is dark for who prefers that
    String document(String title, String font, boolean style, boolean dark) {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hps\" viewBox=\"0 0 ");
        svg.append(number(width()))
                .append(' ')
                .append(number(height()))
                .append("\" width=\"")
                .append(number(width()))
                .append("\" height=\"")
                .append(number(height()))
                .append("\" font-family=\"")
                .append(escaped(font))
                .append("\" font-size=\"12\" role=\"img\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        if (style) {
            svg.append("<style>").append(STYLE).append(dark ? dark() : "").append("</style>\n");
        }
        svg.append("<rect class=\"bg\" width=\"100%\" height=\"100%\"/>\n").append(body);
        return svg.append("</svg>\n").toString();
    }

    @Override
    public void open(String title) {
        body.append(title.isEmpty() ? "<g>" : "<g class=\"x\"><title>" + escaped(title) + "</title>")
                .append('\n');
    }

    @Override
    public void close() {
        body.append("</g>\n");
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        clips++;
        body.append("<clipPath id=\"")
                .append(ids)
                .append('c')
                .append(clips)
                .append("\"><rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(w))
                .append("\" height=\"")
                .append(number(h))
                .append("\"/></clipPath>\n<g clip-path=\"url(#")
                .append(ids)
                .append('c')
                .append(clips)
                .append(")\">\n");
    }

    @Override
    public void unclip() {
        body.append("</g>\n");
    }

    @Override
    public void line(Ink ink, Stroke stroke, double[] x, double[] y) {
        String path = path(x, y, false);
        if (!path.isEmpty()) {
            String classes = strokeClass(ink)
                    + (stroke == Stroke.HAIR ? " h" : stroke == Stroke.THIN ? " q" : " n")
                    + (stroke.dash == 0 ? "" : " w" + stroke.dash);
            body.append("<path class=\"")
                    .append(classes)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>\n");
        }
    }

    private static String strokeClass(Ink ink) {
        return switch (ink.kind()) {
            case GRID -> "g";
            case AXIS, TEXT, MUTED, PAPER, CONTRAST -> "a";
            case SERIES, BAND -> "s" + ink.index();
            case PALE -> "p s" + ink.index();
            case HEAT -> "y" + ink.index();
        };
    }

    private static String fillClass(Ink ink) {
        return switch (ink.kind()) {
            case PAPER -> "bg";
            case TEXT -> "t";
            case MUTED, GRID, AXIS -> "m";
            case SERIES -> "f" + ink.index();
            case PALE, BAND -> "b f" + ink.index();
            case HEAT -> "v" + ink.index();
            case CONTRAST -> "k" + ink.index();
        };
    }

    /// Relative steps in half or tenth pixels: the more points, the coarser.
    private static String path(double[] x, double[] y, boolean closed) {
        double grain = x.length > FINE ? 2 : 10;
        StringBuilder path = new StringBuilder();
        int begin = 0;
        while (begin < x.length) {
            int end = begin;
            while (end < x.length && Double.isFinite(x[end]) && Double.isFinite(y[end])) {
                end++;
            }
            if (end > begin) {
                piece(path, x, y, begin, end, grain);
                path.append(closed ? "z" : "");
            }
            begin = Math.max(end, begin + 1);
        }
        return path.toString();
    }

    private static void piece(StringBuilder path, double[] x, double[] y, int begin, int end, double grain) {
        long lastX = Math.round(x[begin] * grain);
        long lastY = Math.round(y[begin] * grain);
        path.append('M').append(number(lastX / grain));
        separated(path, lastY / grain);
        boolean drawn = false;
        for (int i = begin + 1; i < end; i++) {
            long px = Math.round(x[i] * grain);
            long py = Math.round(y[i] * grain);
            if (px != lastX || py != lastY) {
                if (drawn) {
                    separated(path, (px - lastX) / grain);
                } else {
                    path.append('l').append(number((px - lastX) / grain));
                }
                separated(path, (py - lastY) / grain);
                drawn = true;
            }
            lastX = px;
            lastY = py;
        }
        path.append(drawn ? "" : "h0");
    }

    /// A number behind another one: a minus parts them, too.
    private static void separated(StringBuilder path, double value) {
        String text = number(value);
        path.append(text.startsWith("-") ? "" : " ").append(text);
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }

    @Override
    public void area(Ink ink, double[] x, double[] y) {
        body.append("<path class=\"")
                .append(fillClass(ink))
                .append("\" d=\"")
                .append(path(x, y, true))
                .append("\"/>\n");
    }

    @Override
    public void rect(Ink ink, double x, double y, double w, double h) {
        body.append("<rect class=\"")
                .append(fillClass(ink))
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(w))
                .append("\" height=\"")
                .append(number(h))
                .append("\"/>\n");
    }

    @Override
    void disc(Ink ink, double x, double y, double r) {
        circle(fillClass(ink), x, y, r);
    }

    @Override
    void ring(Ink ink, double x, double y, double r) {
        circle("bg " + strokeClass(ink) + " n", x, y, r);
    }

    private void circle(String classes, double x, double y, double r) {
        body.append("<circle class=\"")
                .append(classes)
                .append("\" cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(r))
                .append("\"/>\n");
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, boolean turned, double x, double y, String text) {
        body.append("<text class=\"").append(fillClass(ink)).append('"');
        if (turned) {
            body.append(" transform=\"translate(")
                    .append(number(x))
                    .append(' ')
                    .append(number(y))
                    .append(")rotate(-90)\"");
        } else {
            body.append(" x=\"")
                    .append(number(x))
                    .append("\" y=\"")
                    .append(number(y))
                    .append('"');
        }
        if (size != TEXT_SIZE) {
            body.append(" font-size=\"").append(number(size)).append('"');
        }
        if (anchor != Anchor.START) {
            body.append(" text-anchor=\"")
                    .append(anchor == Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
        if (text.length() > SHORT) {
            // where the fonts are wider than Arial, the text keeps its place all the same
            body.append(" textLength=\"")
                    .append(number(width(text, size)))
                    .append("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        body.append('>').append(escaped(text)).append("</text>\n");
    }

    /// A text that is harmless in XML, characters that XML does not have replaced.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        boolean turns = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        return !turns
                && (c == '\t'
                        || c == '\n'
                        || c >= 0x20 && c < 0x7f
                        || c >= 0xa0 && c < 0xd800
                        || c >= 0xe000 && c < 0xfffe
                        || c > 0xffff);
    }
}
