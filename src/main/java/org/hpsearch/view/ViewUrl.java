package org.hpsearch.view;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;

/// The query part of a URL: `q=lr%3C0.1&m=loss&m=val_acc&logy=1`. A key may come several times; unknown ones are passed
/// over.
///
/// @param parts key → its values, in order
public record ViewUrl(Map<String, List<String>> parts) {
    private static final int LONGEST = 16_000;
    private static final int MOST_VALUES = 500;
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_DRAWN = 1_000;

    public ViewUrl {
        parts = Map.copyOf(parts);
    }

    /// Reads one.
    ///
    /// @param raw as it stands in the URL
    /// @throws UsageException where it is none, or too long
    public static ViewUrl of(String raw) {
        if (raw.length() > LONGEST) {
            throw new UsageException("the address is longer than " + LONGEST + " characters; mark fewer runs");
        }
        Map<String, List<String>> parts = new LinkedHashMap<>();
        int count = 0;
        for (String part : raw.split("&")) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                parts.computeIfAbsent(decoded(part.substring(0, sign)), key -> new ArrayList<>())
                        .add(decoded(part.substring(sign + 1)));
                if (++count > MOST_VALUES) {
                    throw new UsageException("the address has more than " + MOST_VALUES + " values; mark fewer runs");
                }
            }
        }
        return new ViewUrl(parts);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new UsageException("the address is malformed at '" + text + "'");
        }
    }

    /// The value of a key; the last one where there are several, empty where there is none.
    public String one(String key) {
        List<String> values = all(key);
        return values.isEmpty() ? "" : values.getLast();
    }

    /// The values of a key that are not blank.
    public List<String> all(String key) {
        return parts.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /// A whole number.
    ///
    /// @param otherwise where there is none
    /// @throws UsageException where it is none, or out of bounds
    public int number(String key, int otherwise, int least, int most) {
        String text = one(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Double number = Numbers.parse(text);
        if (number == null || number != Math.rint(number) || number < least || number > most) {
            throw new UsageException(key + " is a number from " + least + " to " + most + ", not '" + text + "'");
        }
        return number.intValue();
    }

    private double real(String key) {
        String text = one(key);
        Double number = text.isEmpty() ? Double.valueOf(Double.NaN) : Numbers.parse(text);
        if (number == null || Double.isInfinite(number)) {
            throw new UsageException(key + " is a number, not '" + text + "'");
        }
        return number;
    }

    private boolean flag(String key) {
        return one(key).equals("1");
    }

    /// What it looks at.
    ///
    /// @throws UsageException where a value makes no sense
    public View view() {
        double smooth = real("smooth");
        View.Axes axes = new View.Axes(
                one("x").isEmpty() ? "step" : one("x"),
                flag("logx"),
                flag("logy"),
                Double.isNaN(smooth) ? 0 : smooth,
                real("from"),
                real("to"));
        return new View(
                new View.Runs(
                        one("q").strip(),
                        all("sort"),
                        all("col"),
                        all("group"),
                        number("rows", View.ROWS, 1, MOST_ROWS),
                        one("base")),
                new View.Curves(
                        all("mark"),
                        number("top", View.TOP, 1, MOST_DRAWN),
                        all("m"),
                        axes,
                        new View.Channels(all("colour"), all("stroke"), all("panel"))));
    }

    /// The URL of what is looked at, without what is usual; [#view] reads it back.
    public static String print(View view) {
        List<String> parts = new ArrayList<>();
        View.Axes axes = view.curves().axes();
        put(parts, "q", view.runs().query());
        view.runs().sort().forEach(key -> put(parts, "sort", key));
        view.runs().columns().forEach(column -> put(parts, "col", column));
        view.runs().groupBy().forEach(key -> put(parts, "group", key));
        put(
                parts,
                "rows",
                view.runs().rows() == View.ROWS
                        ? ""
                        : Integer.toString(view.runs().rows()));
        put(parts, "base", view.runs().baseline());
        view.curves().marked().forEach(id -> put(parts, "mark", id));
        put(
                parts,
                "top",
                view.curves().top() == View.TOP
                        ? ""
                        : Integer.toString(view.curves().top()));
        view.curves().metrics().forEach(metric -> put(parts, "m", metric));
        View.Channels channels = view.curves().channels();
        channels.colour().forEach(key -> put(parts, "colour", key));
        channels.stroke().forEach(key -> put(parts, "stroke", key));
        channels.panel().forEach(key -> put(parts, "panel", key));
        put(parts, "x", axes.x().equals("step") ? "" : axes.x());
        put(parts, "logx", axes.logX() ? "1" : "");
        put(parts, "logy", axes.logY() ? "1" : "");
        put(parts, "smooth", axes.smooth() == 0 ? "" : Numbers.print(axes.smooth()));
        put(parts, "from", Double.isNaN(axes.from()) ? "" : Numbers.print(axes.from()));
        put(parts, "to", Double.isNaN(axes.to()) ? "" : Numbers.print(axes.to()));
        return String.join("&", parts);
    }

    private static void put(List<String> parts, String key, String value) {
        if (!value.isBlank()) {
            parts.add(key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
