package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever a name or a value is, the query that it is written into has it.
class QuotingTest {
    private static final List<String> HOSTILE = List.of(
            "lr",
            "a b",
            "a\tb",
            "a\nb",
            "a:b",
            "a=b",
            "x\"y",
            "x\\y",
            "a*",
            "a?",
            "a~",
            "AND",
            "or",
            "Not",
            "to",
            "&&",
            "||",
            "-a",
            "+a",
            "!a",
            "(a)",
            "[1]",
            "{x}",
            "a/b",
            "/a/",
            "@x",
            "a,b",
            "a'b",
            "<1",
            ">=",
            "ü",
            "日本",
            "a^2",
            "#1",
            "$x",
            "\\",
            "\"",
            "a;b",
            "-1",
            "-1e-3",
            ".5",
            "1..2",
            "a\rb",
            "a\u00a0b",
            "\u2003");

    @Test
    void aValueIsReadBack() {
        for (String value : HOSTILE) {
            Query query = QueryParser.parse("lr=" + Quoting.value(value));
            assertEquals(new Query.Clause("lr", new Query.Is(value, true), 0), query, value);
            assertEquals(query, QueryParser.parse("lr=" + Quoting.phrase(value)), value);
        }
        assertEquals(new Query.Is("", true), ((Query.Clause) QueryParser.parse("lr=" + Quoting.value(""))).test());
    }

    @Test
    void aNameIsReadBack() {
        for (String name : HOSTILE) {
            Query query = QueryParser.parse(Quoting.name(name) + "=1");
            assertEquals(new Query.Clause(name, new Query.Is("1", true), 0), query, name);
        }
    }

    @Test
    void plainOnesStandAsTheyAre() {
        for (String plain : List.of("lr", "a.b", "train/loss", "Acc@1", "x-y", "1e-3")) {
            assertEquals(plain, Quoting.name(plain));
            assertEquals(plain, Quoting.value(plain));
        }
        assertEquals("\"-x\"", Quoting.value("-x"));
        assertEquals("-1", Quoting.value("-1"));
        assertEquals("\"\"", Quoting.value(""));
        assertEquals("\"\"", Quoting.name(""));
        assertEquals("*", Quoting.bound("*"));
    }
}
