package org.hpsearch.screen.table;

import org.hpsearch.console.SafeText;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Texts of a fixed number of columns.
public final class ScreenCells {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private ScreenCells() {}

    /// Harmless, and no longer than that.
    public static String cut(String text, int columns) {
        return columns <= 0 ? "" : SafeText.cut(SafeText.line(text), columns);
    }

    /// With blanks behind it.
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - SafeText.width(text)));
    }

    /// A line with colours, cut or with blanks behind it to be exactly so long.
    public static String fitted(String line, int columns) {
        AttributedString cells = AttributedString.fromAnsi(line);
        int length = cells.columnLength();
        if (length == columns) {
            return line;
        }
        AttributedStringBuilder fitted = new AttributedStringBuilder();
        fitted.append(length > columns ? cells.columnSubSequence(0, columns) : cells);
        fitted.append(" ".repeat(Math.max(0, columns - fitted.columnLength())));
        return length > columns ? fitted.toAnsi() : line + " ".repeat(columns - length);
    }

    /// A curve of so many cells at most, each as high as the mean of its values; where all are equal, in the middle.
    public static String sparkline(double[] values, int cells) {
        int count = Math.min(values.length, cells);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] means = new double[count];
        for (int i = 0; i < count; i++) {
            means[i] = mean(
                    values, (int) ((long) values.length * i / count), (int) ((long) values.length * (i + 1) / count));
            low = Double.isNaN(means[i]) ? low : Math.min(low, means[i]);
            high = Double.isNaN(means[i]) ? high : Math.max(high, means[i]);
        }
        StringBuilder line = new StringBuilder();
        for (double mean : means) {
            double share = high > low ? (mean - low) / (high - low) : 0.5;
            line.append(Double.isNaN(mean) ? ' ' : LEVELS.charAt((int) Math.round(share * (LEVELS.length() - 1))));
        }
        return line.toString();
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (Double.isFinite(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
