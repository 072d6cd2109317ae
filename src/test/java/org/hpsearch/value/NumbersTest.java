package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void wordsInJsonsGrammarStandAsTheyAre() {
        for (String word : new String[] {"0", "-1", "1e-3", "1E5", "0.10", "-0.5e+10", "123456789012345678901"}) {
            assertEquals(word, Numbers.regular(word));
        }
    }

    @Test
    void nearlyNumbersAreMadeRegular() {
        assertEquals("0.5", Numbers.regular(".5"));
        assertEquals("5.0", Numbers.regular("5."));
        assertEquals("5", Numbers.regular("+5"));
        assertEquals("-0.5e3", Numbers.regular("-.5e3"));
        assertEquals("5.0e3", Numbers.regular("+5.e3"));
    }

    @Test
    void otherWordsAreTexts() {
        for (String word : new String[] {
            "", "-", ".", "e5", "1e", "007", "00.5", "1_000", "0x10", "1e401", "1e-401", "5f", "1.2.3", " 1", "١"
        }) {
            assertNull(Numbers.regular(word), word);
        }
        assertNull(Numbers.regular("1".repeat(401)));
        assertTrue(Numbers.regular("1".repeat(400)) != null);
    }

    @Test
    void specialWordsHaveOneSpelling() {
        assertEquals(new Value.Text("NaN"), Numbers.typed("nan"));
        assertEquals(new Value.Text("Infinity"), Numbers.typed("+inf"));
        assertEquals(new Value.Text("-Infinity"), Numbers.typed("-Infinity"));
        assertEquals(new Value.Text("nano"), Numbers.typed("nano"));
    }

    @Test
    void wordsAreTyped() {
        assertEquals(Value.of(true), Numbers.typed("True"));
        assertEquals(Value.nothing(), Numbers.typed("None"));
        assertEquals(new Value.Num("1e-3"), Numbers.typed("1e-3"));
        assertEquals(Value.of("adam"), Numbers.typed("adam"));
    }

    @Test
    void doublesReadBackAsThemselves() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = Numbers.print(value);
                assertEquals(value, Double.parseDouble(text), text);
                assertEquals(text, Numbers.regular(text));
            }
        }
        assertEquals("5", Numbers.print(5.0));
        assertEquals("1e-5", Numbers.print(1e-5));
        assertEquals("-0.0", Numbers.print(-0.0));
    }

    @Test
    void sixtyFourBitIntegersCompareExactly() {
        assertTrue(Numbers.compare("9007199254740993", "9007199254740992") > 0);
        assertTrue(Numbers.compare("9223372036854775807", "9223372036854775806") > 0);
        assertTrue(Numbers.compare("9223372036854775807", "9223372036854775808") < 0);
        assertEquals(0, Numbers.compare("0.001", "1e-3"));
        assertEquals(0, Numbers.compare("-0.0", "0"));
        assertTrue(Numbers.compare("-Infinity", "-1e300") < 0);
        assertTrue(Numbers.compare("-9007199254740993", "-9007199254740992") < 0);
    }
}
