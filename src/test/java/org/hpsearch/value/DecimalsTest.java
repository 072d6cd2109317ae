package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Numbers are read to the last bit.
class DecimalsTest {
    private static double parse(String text) {
        byte[] bytes = ("x" + text + ",").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(bytes, 1, bytes.length - 1);
    }

    @Test
    void asTheJdkReadsThem() {
        Random random = new Random(3);
        for (int i = 0; i < 300_000; i++) {
            double number = switch (i % 4) {
                case 0 -> random.nextDouble();
                case 1 -> random.nextGaussian() * 1000;
                case 2 -> Double.longBitsToDouble(random.nextLong());
                default -> random.nextInt(1000) / 1024.0;
            };
            String text = Double.toString(number);
            assertEquals(Double.parseDouble(text), parse(text), text);
            String digits =
                    (random.nextBoolean() ? "-" : "") + random.nextInt(3) + "." + Math.abs(random.nextLong() / 10);
            assertEquals(Double.parseDouble(digits), parse(digits), digits);
        }
        for (String half :
                new String[] {"9007199254740993", "900719925474099.25", "0.5000000000000000", "1e5", "+3.", ".5"}) {
            assertEquals(Double.parseDouble(half), parse(half), half);
        }
        for (String none :
                new String[] {"", "-", ".", "1.2.3", "x", "1 2", "nan", "0x1p3", "-0x10", "1d", "1f", "1e", "2024-01-01"
                }) {
            assertEquals(Double.NaN, parse(none), none);
        }
        assertEquals(Double.NEGATIVE_INFINITY, parse("-inf"));
    }
}
