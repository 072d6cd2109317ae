package org.hpsearch.launch.many;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hpsearch.value.DataException;

/// The configurations of a sweep: every combination of the values, or some drawn at random.
public final class Sweep {
    /// Draws that may repeat an earlier one before the values count as exhausted.
    private static final int VAIN = 1000;

    private Sweep() {}

    /// Every combination; the last parameter changes fastest.
    ///
    /// @return parameter → value, in the order of the axes
    /// @throws DataException where there are more than [SweepAxis#MOST], or values can only be drawn
    public static List<Map<String, String>> grid(List<SweepAxis> axes) {
        List<SweepAxis.Listed> listed = new ArrayList<>();
        BigInteger count = BigInteger.ONE;
        for (SweepAxis axis : distinct(axes)) {
            switch (axis) {
                case SweepAxis.Listed values -> {
                    listed.add(values);
                    count = count.multiply(BigInteger.valueOf(values.size()));
                }
                case SweepAxis.Continuous any -> throw isDrawn(any);
                case SweepAxis.LogWhole any -> throw isDrawn(any);
            }
        }
        if (count.compareTo(BigInteger.valueOf(SweepAxis.MOST)) > 0) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "these are %,d runs, and at most %,d can be made; --random N draws some",
                    count,
                    SweepAxis.MOST));
        }
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < count.intValue(); i++) {
            all.add(combination(listed, i));
        }
        return all.stream().distinct().toList();
    }

    private static DataException isDrawn(SweepAxis any) {
        return new DataException("'" + any.key() + "' is any number of an interval: --random N draws some");
    }

    private static Map<String, String> combination(List<SweepAxis.Listed> axes, int index) {
        long rest = index;
        List<String> values = new ArrayList<>();
        for (SweepAxis.Listed axis : axes.reversed()) {
            values.add(axis.value(rest % axis.size()));
            rest /= axis.size();
        }
        Map<String, String> configuration = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            configuration.put(axes.get(i).key(), values.get(axes.size() - 1 - i));
        }
        return Collections.unmodifiableMap(configuration);
    }

    /// Configurations drawn at random, no two the same; of more draws with the same seed, fewer are the
    /// beginning.
    ///
    /// @param count how many; there are fewer where the axes have no more
    /// @throws DataException where it is not between 1 and [SweepAxis#MOST]
    public static List<Map<String, String>> draw(List<SweepAxis> axes, int count, long seed) {
        if (count < 1 || count > SweepAxis.MOST) {
            throw new DataException(
                    String.format(Locale.ROOT, "from 1 to %,d runs can be drawn, not %,d", SweepAxis.MOST, count));
        }
        Random random = new Random(seed);
        Set<Map<String, String>> drawn = new LinkedHashSet<>();
        List<SweepAxis> distinct = distinct(axes);
        for (int vain = 0; drawn.size() < count && vain < VAIN; ) {
            Map<String, String> configuration = new LinkedHashMap<>();
            distinct.forEach(axis -> configuration.put(axis.key(), axis.draw(random)));
            vain = drawn.add(Collections.unmodifiableMap(configuration)) ? 0 : vain + 1;
        }
        return List.copyOf(drawn);
    }

    private static List<SweepAxis> distinct(List<SweepAxis> axes) {
        Set<String> keys = new LinkedHashSet<>();
        for (SweepAxis axis : axes) {
            if (!keys.add(axis.key())) {
                throw new DataException("'" + axis.key() + "' is given twice");
            }
        }
        return axes;
    }
}
