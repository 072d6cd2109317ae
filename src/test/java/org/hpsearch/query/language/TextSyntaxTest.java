package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where Lucene's own syntax begins and ends in a query.
class TextSyntaxTest {
    private static String piece(String text) {
        int end = TextSyntax.end(text, 0);
        return end < 0 ? "" : text.substring(0, end);
    }

    @Test
    void formsThatOnlyLuceneHas() {
        for (String form : List.of(
                "/oom.*/",
                "/a\\/b/",
                "\"cuda memory\"~5",
                "\"say \\\" it\"~1",
                "fn:ordered(cuda memory)",
                "fn:or(a fn:phrase(b \")\" c))",
                "(cuda memory oom)@2",
                "((a b) c)@2")) {
            assertEquals(form, piece(form));
            assertEquals(form, piece(form + " AND lr:1"), "a blank ends it");
            assertEquals(form, piece(form + ")"), "a bracket around it, too");
        }
    }

    @Test
    void whatOursHasToo() {
        for (String form : List.of(
                "word",
                "\"cuda memory\"",
                "\"never closed~5",
                "(a b)",
                "(a b) OR (c)@",
                "(a b)@x",
                "//",
                "/never closed",
                "/a b/",
                "/data/set",
                "fn:ordered",
                "fn:(a)",
                "fn:or(a",
                "\"a\"~5x",
                "f")) {
            assertEquals("", piece(form), form);
        }
    }
}
