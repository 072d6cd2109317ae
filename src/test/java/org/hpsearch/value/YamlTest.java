package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static String json(String yaml) {
        return Json.line(Yaml.parse(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1e-3               | {\"a\": 1e-3}",
                "a: .5                 | {\"a\": 0.5}",
                "a: 007                | {\"a\": \"007\"}",
                "a: \"1\"              | {\"a\": \"1\"}",
                "a: '1'                | {\"a\": \"1\"}",
                "a: ~                  | {\"a\": null}",
                "a:                    | {\"a\": null}",
                "a: true               | {\"a\": true}",
                "a: yes                | {\"a\": \"yes\"}",
                "a: .inf               | {\"a\": \"Infinity\"}",
                "a: .nan               | {\"a\": \"NaN\"}",
                "a: [1, x, [2]]        | {\"a\": [1, \"x\", [2]]}",
                "a: {b: {c: 1}}        | {\"a\": {\"b\": {\"c\": 1}}}",
                "a: !!python/object x  | {\"a\": \"x\"}",
                "x                     | \"x\"",
                "{\"a\": 1}            | {\"a\": 1}",
            })
    void scalarsKeepTheirSpelling(String yaml, String json) {
        assertEquals(json, json(yaml));
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        assertEquals(
                "{\"base\": {\"a\": 1, \"b\": 2}, \"run\": {\"a\": 9, \"b\": 2}, \"same\": {\"a\": 1, \"b\": 2}}",
                json("""
                    base: &base {a: 1, b: 2}
                    run: {<<: *base, a: 9}
                    same: *base
                    """));
    }

    @Test
    void nothingIsNullAndOfSeveralDocumentsTheFirstCounts() {
        assertEquals("null", json(""));
        assertEquals("null", json("# only a comment\n"));
        assertEquals("{\"a\": 1}", json("a: 1\n---\nb: 2\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"\\u",
                "a: \"\\x1",
                "a: [1",
                "{a",
                "a: b: c",
                "\t- x",
                "a: *none",
                "&a [*a]",
                "%YAML 9",
                "a: \"\\U0011FFFF\"",
                "- \u0000",
                "? [",
                "a: !<"
            })
    void whateverTheLibraryThrowsIsTheTextsFault(String yaml) {
        assertThrows(DataException.class, () -> json(yaml));
    }

    @Test
    void aMessageNamesTheLine() {
        assertEquals(
                "is not YAML: malformed after line 2",
                assertThrows(DataException.class, () -> json("a: 1\nb: \"\\u")).getMessage());
        assertEquals(
                "is not YAML: while scanning a simple key in line 4",
                assertThrows(DataException.class, () -> json("a: 1\nb: 2\nc\nd: 1\n"))
                        .getMessage());
    }

    @Test
    void everyCutAndEveryFlippedBitIsAValueOrTheTextsFault() {
        byte[] whole = """
            experiments: &all
              train: {command: "python \\u0074rain.py", params: {lr: 1e-3, layers: [64, 64]}}
            metrics: ['loss (\\S+)', "x\\x41"] # comment
            note: |
              two
              lines
            other: *all
            """.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < whole.length; i++) {
            value(java.util.Arrays.copyOf(whole, i));
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[i] ^= (byte) (1 << bit);
                value(flipped);
            }
        }
    }

    private static void value(byte[] utf8) {
        try {
            Yaml.parse(utf8);
        } catch (DataException itsFault) {
            assertEquals("is ", String.valueOf(itsFault.getMessage()).substring(0, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "a:\n "})
    void deepNestingIsRefusedWithoutRunningOutOfStack(String opening) {
        StringBuilder text = new StringBuilder();
        String blanks = "";
        for (int i = 0; i < 20_000; i++) {
            text.append(opening);
            if (opening.endsWith("\n ")) {
                blanks = i < 300 ? blanks + " " : blanks;
                text.append(blanks);
            }
        }
        assertEquals(
                "is nested deeper than 64",
                assertThrows(DataException.class, () -> json(text.toString())).getMessage());
    }

    @Test
    void aDocumentThatUnfoldsToBillionsIsRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            text.append("a" + i + ": &a" + i + " [")
                    .append(("*a" + (i - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        assertThrows(DataException.class, () -> json(text.toString()));
    }

    @Test
    void aValueIsFoundWhereItStands() {
        String text = "a: 1\nb:\n  c: 'x y' # why\n  d.e: [1, 2]\nü: 🙂\nlast: 5";
        assertEquals("1", at(text, "a"));
        assertEquals("'x y'", at(text, "b.c"));
        assertEquals("[1, 2]", at(text, "b.d.e"));
        assertEquals("🙂", at(text, "ü"));
        assertEquals("5", at(text, "last"));
        assertNull(Yaml.place(text, "b"));
        assertNull(Yaml.place(text, "b.none"));
        assertNull(Yaml.place("", "a"));
        assertThrows(DataException.class, () -> Yaml.place("a: \"\\u", "a"));
    }

    private static String at(String text, String key) {
        int[] place = Yaml.place(text, key);
        return place == null ? "" : text.substring(place[0], place[1]);
    }
}
