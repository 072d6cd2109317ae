package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What [NpyReader] and [NpyHeader] read: arrays that NumPy 2 has written (`numpy.save`, `savez`), of each type, whole
/// and damaged.
class NpyReaderTest {
    @TempDir
    Path scratch;

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NpyReaderTest.class.getResourceAsStream("/ensemble/" + name))) {
            return in.readAllBytes();
        }
    }

    private String read(byte[] bytes, String... values) throws IOException {
        Path file = Files.write(scratch.resolve("array"), bytes);
        return Blocks.read(new PredictionFile(file, "", List.of(values)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        f2.npy      | value: 0 1 -2 100
        f4.npy      | value: 0 1 -2 100
        f8.npy      | value: 0 1 -2 100
        big-f4.npy  | value: 0 1 -2 100
        big-f8.npy  | value: 0 1 -2 100
        i1.npy      | value: 0 1 -2 100
        i2.npy      | value: 0 1 -2 100
        big-i4.npy  | value: 0 1 -2 100
        i8.npy      | value: 0 1 -2 100
        u1.npy      | value: 0 1 200 255
        u2.npy      | value: 0 1 200 65535
        u4.npy      | value: 0 1 200 4294967295
        u8.npy      | value: 0 1 200 1.8446744073709552e19
        bool.npy    | value: 0 1 1 0
        text.npy    | value: 'cat' 'ünï' '' 'dog'
        columns.npy | 0,1,2: 1,2,3 4,5,6
        fortran.npy | 0,1,2: 1,2,3 4,5,6
        one.npz     | value: 1.5 2.5
        empty.npy   | ! is empty
        cube.npy    | ! is an array of the shape (2, 2, 2); rows, or rows and columns, are expected
        complex.npy | ! is an array of c16; numbers or texts are expected
        nan.npy     | ! row 2: NaN is not a prediction
        two.npz     | ! has the arrays a, b; --values names the one that counts
        """)
    void eachTypeIsRead(String name, String expected) throws IOException {
        assertEquals(expected, read(bytes(name)));
    }

    @Test
    void aNamedArrayOfAnArchiveIsRead() throws IOException {
        assertEquals("value: 2.5", read(bytes("two.npz"), "b"));
        assertEquals("! has the arrays a, b; --values names the one that counts", read(bytes("two.npz"), "c"));
        assertEquals("! is an array, whose columns have no names", read(bytes("f8.npy"), "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f8.npy", "text.npy", "fortran.npy", "one.npz", "two.npz"})
    void anArrayCutAtAnyByteIsRefused(String name) throws IOException {
        byte[] whole = bytes(name);
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            String found = read(Arrays.copyOf(whole, length));
            refused += found.startsWith("! ") ? 1 : 0;
            assertTrue(found.startsWith("! ") || name.endsWith("z"), () -> found);
        }
        assertTrue(refused > whole.length / 2, "an archive's directory stands behind its arrays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f8.npy", "u1.npy", "text.npy", "columns.npy", "one.npz"})
    void anArrayDamagedAtAnyByteIsReadOrRefused(String name) throws IOException {
        byte[] whole = bytes(name);
        String before = read(whole);
        int changed = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 << bit);
                changed += read(damaged).equals(before) ? 0 : 1;
            }
        }
        assertTrue(changed > whole.length, "changed " + changed);
    }
}
