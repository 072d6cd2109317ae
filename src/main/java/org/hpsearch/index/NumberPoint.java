package org.hpsearch.index;

import java.io.IOException;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.value.Numbers;

/// A number as a 16-byte point: the nearest double, then what a 64-bit integer has beyond it. So integers compare
/// exactly and all else as doubles, in one order.
public final class NumberPoint {
    private static final int BYTES = 16;
    /// Ends the name of the field that holds the points: one that also has doc values to sort by would be taken to
    /// hold 8-byte points.
    private static final String POINTS = "#";

    private NumberPoint() {}

    static Field field(String name, String number) {
        return new BinaryPoint(name + POINTS, encode(Double.parseDouble(number), Numbers.residual(number)));
    }

    static Field field(String name, double number) {
        return new BinaryPoint(name + POINTS, encode(number, 0));
    }

    /// All numbers between two, in JSON's grammar or `Infinity`, `-Infinity`.
    public static Query range(String field, String low, boolean withLow, String high, boolean withHigh) {
        byte[] from = encode(Double.parseDouble(low), Numbers.residual(low));
        byte[] to = encode(Double.parseDouble(high), Numbers.residual(high));
        if (!withLow) {
            step(from, 1);
        }
        if (!withHigh) {
            step(to, -1);
        }
        return BinaryPoint.newRangeQuery(field + POINTS, from, to);
    }

    /// The least and the greatest number of a field over all runs that are there; an empty array where there is none.
    public static double[] extremes(LeafReader reader, String field) throws IOException {
        PointValues points = reader.getPointValues(field + POINTS);
        if (points == null || points.size() == 0) {
            return new double[0];
        }
        Bits live = reader.getLiveDocs();
        if (live == null) {
            return new double[] {decode(points.getMinPackedValue()), decode(points.getMaxPackedValue())};
        }
        LiveExtremes extremes = new LiveExtremes(live);
        points.intersect(extremes);
        return extremes.least > extremes.greatest ? new double[0] : new double[] {extremes.least, extremes.greatest};
    }

    /// The extremes of the runs that are there, where the index still holds some that are gone.
    private static final class LiveExtremes implements PointValues.IntersectVisitor {
        private final Bits live;
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        LiveExtremes(Bits live) {
            this.live = live;
        }

        @Override
        public void visit(int doc) {
            throw new IllegalStateException("no cell lies inside");
        }

        @Override
        public void visit(int doc, byte[] packed) {
            if (live.get(doc)) {
                double number = decode(packed);
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
        }

        @Override
        public PointValues.Relation compare(byte[] low, byte[] high) {
            boolean known = decode(low) >= least && decode(high) <= greatest;
            return known ? PointValues.Relation.CELL_OUTSIDE_QUERY : PointValues.Relation.CELL_CROSSES_QUERY;
        }
    }

    private static double decode(byte[] bytes) {
        return NumericUtils.sortableLongToDouble(NumericUtils.sortableBytesToLong(bytes, 0));
    }

    private static byte[] encode(double value, long residual) {
        byte[] bytes = new byte[BYTES];
        NumericUtils.longToSortableBytes(NumericUtils.doubleToSortableLong(value == 0 ? 0.0 : value), bytes, 0);
        NumericUtils.longToSortableBytes(residual, bytes, 8);
        return bytes;
    }

    private static void step(byte[] bytes, int by) {
        int carry = by;
        for (int i = BYTES - 1; i >= 0 && carry != 0; i--) {
            int sum = (bytes[i] & 0xff) + carry;
            bytes[i] = (byte) sum;
            carry = sum >> 8;
        }
    }
}
