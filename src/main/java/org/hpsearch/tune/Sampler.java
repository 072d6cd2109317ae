package org.hpsearch.tune;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Says which point to try next. Those of this package give the same question the same answer.
public interface Sampler extends AutoCloseable {
    /// The next point.
    ///
    /// @param trials so far, the oldest first
    /// @param number of the point, from 0; others of the same trials give other points
    /// @return null where there is none left
    double @Nullable [] next(List<Trial> trials, int number);

    /// Frees what it holds outside of this process: nothing, for those of this package.
    @Override
    default void close() {}

    /// Randomness that the seed and the number of the point decide.
    static RandomGenerator random(long seed, int number) {
        return new SplittableRandom(new SplittableRandom(31 * seed + number).nextLong());
    }
}
