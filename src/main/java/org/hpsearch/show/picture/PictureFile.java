package org.hpsearch.show.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.GroupChart;
import org.hpsearch.chart.HeatChart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.ParallelChart;
import org.hpsearch.chart.Picture;
import org.hpsearch.chart.ScatterChart;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;

/// Where a picture goes: into a file by its suffix, onto the terminal, or as SVG to standard output.
public final class PictureFile {
    private static final double PIXELS_PER_INCH = 96;
    private static final double CM_PER_INCH = 2.54;
    private static final double SMALLEST = 100;
    private static final double LARGEST = 4_000;

    private PictureFile() {}

    /// What a file's suffix asks for.
    ///
    /// @throws UsageException where it is none of the known ones
    public static Picture.Format format(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        for (Picture.Format format : Picture.Format.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new UsageException("-o takes a name that ends in .svg, .png or .pdf, not '" + file + "'");
    }

    /// A size as typed, `3.3x2.2in`, `8x5cm`, `800x500`, as width and height in pixels.
    ///
    /// @throws UsageException where it is something else
    public static double[] size(String text) {
        Matcher size = Pattern.compile("([\\d.]+)x([\\d.]+)(in|cm|px)?").matcher(text);
        if (!size.matches()) {
            throw new UsageException("--size takes WIDTHxHEIGHT in in, cm or px, not '" + text + "'");
        }
        double unit = switch (String.valueOf(size.group(3))) {
            case "in" -> PIXELS_PER_INCH;
            case "cm" -> PIXELS_PER_INCH / CM_PER_INCH;
            default -> 1;
        };
        double[] pixels = new double[2];
        for (int i = 0; i < 2; i++) {
            try {
                pixels[i] = Double.parseDouble(size.group(i + 1)) * unit;
            } catch (NumberFormatException e) {
                throw new UsageException("--size takes WIDTHxHEIGHT in in, cm or px, not '" + text + "'");
            }
            if (pixels[i] < SMALLEST || pixels[i] > LARGEST) {
                throw new UsageException("--size '" + text + "': use 100 to 4,000 pixels (96 per inch)");
            }
        }
        return pixels;
    }

    /// Writes a file whole or not at all.
    public static void write(Context context, String file, byte[] bytes) throws IOException {
        Path named = context.folder().resolve(file);
        Path target = Files.isSymbolicLink(named) && Files.exists(named) ? named.toRealPath() : named;
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw new DataException(file + " cannot be written: " + SafeFile.reason(e), e);
        }
    }

    /// Writes bytes into a file, and says so, or to standard output.
    ///
    /// @param file as typed; empty for standard output
    public static void text(Context context, String file, byte[] bytes) throws IOException {
        if (file.isEmpty()) {
            context.out().print(new String(bytes, StandardCharsets.UTF_8));
        } else {
            write(context, file, bytes);
            context.say("wrote " + file);
        }
    }

    /// What was drawn, in a few words.
    private static String content(Chart chart) {
        return switch (chart) {
            case LineChart lines -> counted(lines.count(), "curve");
            case ScatterChart points -> counted(points.points().size(), "point");
            case ParallelChart lines -> counted(lines.things().size(), "line");
            case HeatChart tiles -> counted(tiles.tiles().size(), "tile");
            case GroupChart groups -> counted(groups.groups().size(), "group");
        };
    }

    private static String counted(int count, String thing) {
        return Texts.count(count, thing, thing + "s");
    }

    /// Draws a chart where it is wanted.
    ///
    /// @param file as typed; empty for the terminal or standard output
    public static void draw(Context context, Chart chart, String file, Picture.Look look) throws IOException {
        if (!file.isEmpty()) {
            write(context, file, Picture.of(chart, format(file), look));
            context.say("wrote " + file + ", " + content(chart));
        } else if (context.terminal()) {
            int columns = context.columns() > 0 ? context.columns() : 80;
            context.out()
                    .print(Picture.cells(
                            chart, columns, chart.lines(), context.style().on()));
        } else {
            context.out().print(Picture.svg(chart, look));
        }
    }
}
