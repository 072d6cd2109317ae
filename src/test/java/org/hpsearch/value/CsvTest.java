package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a       | a",
                "a b     | a b",
                "a,b     | \"a,b\"",
                "a\"b    | \"a\"\"b\"",
                "\"      | \"\"\"\"",
                "'a'     | 'a'",
                "größe;ü | größe;ü",
            })
    void aFieldIsQuotedWhereItHasTo(String text, String field) {
        assertEquals(field, Csv.field(text));
    }

    @Test
    void aLineEndsWithOneLineFeed() {
        assertEquals("a,\"b\nc\",,\"d\re\"\n", Csv.line(List.of("a", "b\nc", "", "d\re")));
        assertEquals("\n", Csv.line(List.of("")));
    }

    @Test
    void recordsAreReadAsTheyStand() {
        assertEquals("[[a, b], [1, ]]", Csv.records("a,b\n1,\n").toString());
        assertEquals("[[a, b], [1, 2]]", Csv.records("a,b\r\n1,2\r\n").toString(), "CR LF as LF");
        assertEquals("[[a,\nb, \"]]", Csv.records("\"a,\nb\",\"\"\"\"\n").toString());
        assertEquals("[[]]", Csv.records("\n").toString());
        assertEquals("[]", Csv.records("").toString());
        assertEquals("[[a\"b]]", Csv.records("a\"b\n").toString(), "a quote inside of a field is one");
        assertEquals("[[ab]]", Csv.records("\"a\"b\n").toString());
    }

    @Test
    void aRecordThatTheEndCutsIsLeftOut() {
        String text = Csv.line(List.of("1", "x,y", "\"")) + Csv.line(List.of("2", "z\n", ""));
        assertEquals("[[1, x,y, \"], [2, z\n, ]]", Csv.records(text).toString());
        for (int cut = 0; cut < text.length(); cut++) {
            int whole = cut >= Csv.line(List.of("1", "x,y", "\"")).length() ? 1 : 0;
            assertEquals(whole, Csv.records(text.substring(0, cut)).size(), "cut at " + cut);
        }
    }

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(7);
        String signs = "ab,\"\n\r ü🙂'";
        for (int i = 0; i < 2000; i++) {
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int row = random.nextInt(4); row > 0; row--) {
                List<String> fields = new ArrayList<>();
                for (int field = 1 + random.nextInt(4); field > 0; field--) {
                    StringBuilder sign = new StringBuilder();
                    for (int length = random.nextInt(5); length > 0; length--) {
                        sign.append(signs.charAt(random.nextInt(8)));
                    }
                    fields.add(sign.toString());
                }
                rows.add(fields);
                text.append(Csv.line(fields));
            }
            assertEquals(rows, Csv.records(text.toString()), "round " + i);
        }
    }
}
