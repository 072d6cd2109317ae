package org.hpsearch.screen.live;

import java.util.Arrays;
import org.hpsearch.chart.points.Downsample;
import org.hpsearch.chart.points.Points;
import org.hpsearch.project.Direction;

/// A metric of a run while it grows. However many rows it has, no more points are kept than a screen can show.
public final class LiveCurve {
    private static final int FIRST = 8;
    private static final int MOST = 2_048;
    private static final int SLICES = 512;

    private double[] x = new double[FIRST];
    private double[] y = new double[FIRST];
    private int size;
    private long rows;
    private long stepless;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private double least = Double.NaN;
    private double greatest = Double.NaN;

    /// How many of the latest values are worse than the first one.
    private int worse;

    /// Adds a row.
    ///
    /// @param step NaN where there is none: then rows are counted
    public void add(double step, double value, Direction direction) {
        if (size == x.length && size >= MOST) {
            Points fewer = Downsample.minMax(x, y, size, SLICES, false);
            size = fewer.size();
            System.arraycopy(fewer.x(), 0, x, 0, size);
            System.arraycopy(fewer.y(), 0, y, 0, size);
        } else if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        rows++;
        stepless += Double.isNaN(step) ? 1 : 0;
        x[size] = Double.isNaN(step) ? rows : step;
        y[size++] = value;
        first = Double.isFinite(first) ? first : value;
        last = value;
        least = value < least || Double.isNaN(least) ? value : least;
        greatest = value > greatest || Double.isNaN(greatest) ? value : greatest;
        worse = direction.isBetter(first, value) ? worse + 1 : 0;
    }

    /// What is drawn.
    public Points points() {
        return new Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }

    /// Whether no row has a step: then the rows are counted.
    public boolean counts() {
        return stepless == rows;
    }

    /// Whether rows were left out of the points.
    boolean isThinned() {
        return rows > size;
    }

    public long rows() {
        return rows;
    }

    public double last() {
        return last;
    }

    public double greatest() {
        return greatest;
    }

    /// The best value; the last one of a metric without a direction.
    public double best(Direction direction) {
        return switch (direction) {
            case MIN -> least;
            case MAX -> greatest;
            case NONE -> last;
        };
    }

    /// How many of the latest values are worse than the first one.
    public int worse() {
        return worse;
    }
}
