package org.hpsearch.chart.medium;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes the text that JFreeSVG writes shorter and lets it be dark: classes in place of styles, and paths in
/// relative steps.
///
/// @param marks attributes of each element, by its id
public record SvgText(List<String> marks) {
    private static final String CLIP = "( clip-path='[^']*')?";
    private static final Pattern PATH = Pattern.compile("<g id='(\\d+)'[^>]*?" + CLIP + "><path d='([^']*)'/></g>");
    private static final Pattern TEXT =
            Pattern.compile("<g id='(\\d+)'><text( x='[^']*' y='[^']*') style='[^']*'" + CLIP + ">([^<]*)</text></g>");
    private static final Pattern AREA =
            Pattern.compile("<(rect|ellipse) id='(\\d+)'([^>]*) style='[^']*'" + CLIP + "/>");
    private static final Pattern GROUP =
            Pattern.compile("<g>|<g class='x'><title>[^<]*</title>|</g>|<clipPath .*?</clipPath>");
    private static final int FINE = 400;

    /// Tenths of pixels that the steps of long paths are multiples of.
    private static final int COARSE = 5;

    String rewritten(String svg) {
        String text = PATH.matcher(svg)
                .replaceAll(found ->
                        "<path" + mark(found, 1) + " d=\"" + relative(found.group(3)) + "\"" + clip(found, 2) + "/>\n");
        text = TEXT.matcher(text)
                .replaceAll(found -> "<text" + mark(found, 1) + quoted(found.group(2)) + clip(found, 3) + ">"
                        + java.util.regex.Matcher.quoteReplacement(found.group(4)) + "</text>\n");
        text = AREA.matcher(text)
                .replaceAll(found ->
                        "<" + found.group(1) + mark(found, 2) + quoted(found.group(3)) + clip(found, 4) + "/>\n");
        return GROUP.matcher(text).replaceAll("$0\n");
    }

    private String mark(MatchResult found, int group) {
        return marks.get(Integer.parseInt(found.group(group)));
    }

    private static String clip(MatchResult found, int group) {
        String clip = found.group(group);
        return clip == null ? "" : quoted(clip);
    }

    private static String quoted(String attributes) {
        return attributes.replace('\'', '"');
    }

    /// `M1,2L3,4Z` in relative steps, long ones in half pixels; what does not move is left out.
    static String relative(String path) {
        String[] pieces = path.split("(?=[MLZ])");
        int grain = pieces.length > FINE ? COARSE : 1;
        StringBuilder text = new StringBuilder(path.length() / 2);
        long lastX = 0;
        long lastY = 0;
        int drawn = -1;
        for (String piece : pieces) {
            if (piece.equals("Z")) {
                text.append('z');
                continue;
            }
            int comma = piece.indexOf(',');
            long x = tenths(piece.substring(1, comma), grain);
            long y = tenths(piece.substring(comma + 1), grain);
            if (piece.charAt(0) == 'M') {
                text.append(drawn == 0 ? "h0" : "").append('M');
                pair(text, x, y);
                drawn = 0;
            } else if (x != lastX || y != lastY) {
                text.append(drawn++ == 0 ? "l" : x < lastX ? "" : " ");
                pair(text, x - lastX, y - lastY);
            }
            lastX = x;
            lastY = y;
        }
        return text.append(drawn == 0 ? "h0" : "").toString();
    }

    private static long tenths(String number, int grain) {
        return Math.round(Double.parseDouble(number) * 10 / grain) * grain;
    }

    private static void pair(StringBuilder text, long x, long y) {
        text.append(SvgMedium.number(x / 10.0)).append(y < 0 ? "" : " ").append(SvgMedium.number(y / 10.0));
    }

    /// A text that is harmless in XML and HTML.
    public static String escaped(String text) {
        return harmless(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A text with characters replaced that XML does not have, or that turn the direction of writing.
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints().forEach(c -> harmless.appendCodePoint(isXml(c) ? c : 0xfffd));
        return harmless.toString();
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
