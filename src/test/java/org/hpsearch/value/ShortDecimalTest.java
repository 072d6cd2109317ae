package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortDecimalTest {
    private final Random random = new Random(7);

    private static String printed(double value) {
        byte[] into = new byte[ShortDecimal.LONGEST + 2];
        into[0] = '<';
        int end = ShortDecimal.print(value, into, 1);
        return new String(into, 0, end, StandardCharsets.ISO_8859_1).substring(1);
    }

    @Test
    void aFloatIsItsShortestDecimal() {
        float[] some = {0, -0f, 0.1f, -0.1f, 1e-45f, Float.MAX_VALUE, 1 << 24, 16777218, 1e7f, 9999999, 0.001f, 1e-4f};
        for (int i = 0; i < 400_000 + some.length; i++) {
            float number = i < some.length
                    ? some[i]
                    : i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (random.nextFloat() - 0.5f) * (1 << i % 24);
            assertEquals(Double.parseDouble(Float.toString(number)), ShortDecimal.of(number), 0);
        }
    }

    @Test
    void floatsBesideThoseOfFewDigitsAreNotTakenForThem() {
        for (int i = 1; i < 200_000; i++) {
            float few = i / (i % 2 == 0 ? 1e6f : 1e4f);
            for (float number : new float[] {few, Math.nextUp(few), Math.nextDown(few)}) {
                assertEquals(Double.parseDouble(Float.toString(number)), ShortDecimal.of(number), 0);
            }
        }
    }

    @Test
    void infiniteFloatsAndNoNumbersStay() {
        assertEquals(Double.NEGATIVE_INFINITY, ShortDecimal.of(Float.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, ShortDecimal.of(Float.NaN));
    }

    @Test
    void numbersAreWrittenAsAllOthersAre() {
        double[] some = {
            0,
            -0.0,
            1,
            -1,
            0.5,
            -0.25,
            0.1,
            0.1 + 0.2,
            1e-3,
            9.999e-4,
            1e7,
            9999999.5,
            1e15,
            -1e15,
            999999999999999.0,
            1e22,
            Math.PI,
            -Math.E,
            123.456,
            0.001234567890123,
            1e-300,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            2.5e-5,
            1234567.125,
            999.9999999999999,
            0.9999999999999999
        };
        for (double value : some) {
            assertEquals(Numbers.print(value), printed(value));
        }
        for (int i = 0; i < 300_000; i++) {
            double power = Math.pow(10, random.nextInt(16));
            double value = switch (i % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextGaussian() * power;
                case 2 -> random.nextInt() / power;
                default -> Math.nextUp(random.nextInt() / power);
            };
            assertEquals(Numbers.print(value), printed(value));
        }
    }

    @Test
    void theLongestHasRoom() {
        assertEquals(24, printed(-Double.MIN_NORMAL * 1.1).length());
        assertEquals("-2.2250738585072014e-308", printed(-Double.MIN_NORMAL));
    }
}
