package org.hpsearch.chart.points;

import java.util.function.DoublePredicate;

/// Points that are looked at again and again, each time in another part: what a picture of a part shows is found
/// without a look at all of them. Where x is evenly spaced, it takes no room.
public final class IndexedPoints {
    private static final int BLOCK = 64;
    private static final long BYTES_A_POINT = 8;

    private final int size;
    private final double begin;
    private final double pace;

    /// Empty where x is evenly spaced.
    private final double[] x;

    private final double[] y;

    /// Whether x rises; several points may have one x.
    private final boolean rising;

    /// Of each block of points the first least, the first greatest finite value, -1 for none.
    private final int[] least;

    private final int[] greatest;

    /// Whether a block has values that are not finite.
    private final boolean[] gaps;

    private IndexedPoints(Points points) {
        double[] all = points.x();
        size = points.size();
        begin = size > 0 ? all[0] : 0;
        pace = size > 1 ? all[1] - all[0] : 1;
        boolean even = pace > 0;
        boolean rises = size > 0;
        for (int i = 0; i < size; i++) {
            even &= all[i] == begin + i * pace;
            rises &= i == 0 ? !Double.isNaN(all[i]) : all[i] >= all[i - 1];
        }
        rising = rises;
        x = even ? new double[0] : all;
        y = points.y();
        int blocks = (size + BLOCK - 1) / BLOCK;
        least = new int[blocks];
        greatest = new int[blocks];
        gaps = new boolean[blocks];
        for (int block = 0; block < blocks; block++) {
            Extremes of = new Extremes();
            scan(of, block * BLOCK, Math.min(size, (block + 1) * BLOCK));
            least[block] = of.least;
            greatest[block] = of.greatest;
            gaps[block] = of.gap;
        }
    }

    /// The points with their index.
    public static IndexedPoints of(Points points) {
        return new IndexedPoints(points);
    }

    /// Where the least and the greatest finite value of some points are, -1 for none, and whether some are not finite.
    private static final class Extremes implements Downsample.Extremes {
        private int least = -1;
        private int greatest = -1;
        private boolean gap;

        @Override
        public int least() {
            return least;
        }

        @Override
        public int greatest() {
            return greatest;
        }

        @Override
        public boolean gap() {
            return gap;
        }
    }

    private void scan(Extremes of, int from, int to) {
        for (int i = from; i < to; i++) {
            double value = y[i];
            if (!Double.isFinite(value)) {
                of.gap = true;
            } else {
                of.least = of.least < 0 || value < y[of.least] ? i : of.least;
                of.greatest = of.greatest < 0 || value > y[of.greatest] ? i : of.greatest;
            }
        }
    }

    private Extremes extremes(int from, int to) {
        Extremes of = new Extremes();
        int first = (from + BLOCK - 1) / BLOCK;
        int last = to / BLOCK;
        if (first >= last) {
            scan(of, from, to);
            return of;
        }
        scan(of, from, first * BLOCK);
        for (int block = first; block < last; block++) {
            of.gap |= gaps[block];
            int low = least[block];
            int high = greatest[block];
            of.least = low >= 0 && (of.least < 0 || y[low] < y[of.least]) ? low : of.least;
            of.greatest = high >= 0 && (of.greatest < 0 || y[high] > y[of.greatest]) ? high : of.greatest;
        }
        scan(of, last * BLOCK, to);
        return of;
    }

    /// How much memory they take.
    public long bytes() {
        return BYTES_A_POINT * (x.length + y.length + size / BLOCK * 2L);
    }

    private double x(int i) {
        return x.length == 0 ? begin + i * pace : x[i];
    }

    /// All points.
    public Points all() {
        return part(0, size);
    }

    /// The points whose x and y are finite, in the order of x; no copy where that are all.
    public Downsample.Rising rising() {
        boolean whole = rising && Double.isFinite(x(0)) && Double.isFinite(x(size - 1)) && !extremes(0, size).gap;
        if (whole) {
            return new Part(0, size);
        }
        IndexedPoints finite = new IndexedPoints(all().rising());
        return finite.new Part(0, finite.size);
    }

    private Points part(int from, int to) {
        double[] px = new double[to - from];
        double[] py = new double[to - from];
        for (int i = from; i < to; i++) {
            px[i - from] = x(i);
            py[i - from] = y[i];
        }
        return new Points(px, py);
    }

    /// The points that a picture of a part shows: what [Window#reduced] gives.
    ///
    /// @param log whether slices are equal factors of x
    public Points reduced(Window window, boolean log) {
        if (!rising || size == 1) {
            Points all = all();
            return window.reduced(all.x(), all.y(), log);
        }
        int from = Double.isNaN(window.from()) ? 0 : Math.max(0, first(0, size, at -> at >= window.from()) - 1);
        int to = Double.isNaN(window.to()) ? size : Math.min(size, first(0, size, at -> at > window.to()) + 1);
        boolean outside = window.from() > x(size - 1) || window.to() < x(0);
        if (outside || to - from < 2) {
            return new Points(new double[0], new double[0]);
        }
        if (to - from <= 2 * window.slices() || !(x(from) < x(to - 1))) {
            Points part = part(from, to);
            return Downsample.minMax(part.x(), part.y(), part.size(), window.slices(), log);
        }
        return Downsample.minMax(new Part(from, to), window.slices(), log);
    }

    /// The first point from one on whose x fulfils a condition, which all behind it do; `to` where none does.
    private int first(int from, int to, DoublePredicate condition) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(x(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Some of the points.
    private final class Part implements Downsample.Rising {
        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public int begin() {
            return from;
        }

        @Override
        public int end() {
            return to;
        }

        @Override
        public double x(int i) {
            return IndexedPoints.this.x(i);
        }

        @Override
        public double y(int i) {
            return y[i];
        }

        @Override
        public int first(int from, DoublePredicate condition) {
            return IndexedPoints.this.first(from, to, condition);
        }

        @Override
        public Downsample.Extremes extremes(int from, int to) {
            return IndexedPoints.this.extremes(from, to);
        }
    }
}
