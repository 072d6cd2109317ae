package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Collectors;
import org.hpsearch.ProcessorTime;
import org.junit.jupiter.api.Test;

/// Which parts of a query are Lucene's, and which are ours.
class TextSyntaxTest {
    /// A query a line, and what it is read as: parts of Lucene's syntax stand between guillemets.
    private static final String READ = """
        /oom.*/                                   = «/oom.*/»
        log:/oom.*/                               = log:«/oom.*/»
        log:("cuda memory"~5 OR /oom.*/)          = log:«"cuda memory"~5» OR log:«/oom.*/»
        log:(error AND NOT fn:ordered(a (b "c)"))) = log:error AND NOT log:«fn:ordered(a (b "c)"))»
        note:(a b c)@2                            = note:«(a b c)@2»
        note:(a b) c                              = note:a AND note:b AND c
        "a b"~12 lr:0.1                           = «"a b"~12» AND lr:0.1
        "a \\" b"~1                                = «"a \\" b"~1»
        "a b"                                     = "a b"
        "a b":x                                   = "a b":x
        fn:x                                      = fn:x
        fn:(a OR b)                               = fn:a OR fn:b
        data:/mnt/data                            = data:/mnt/data
        data:/mnt/*                               = data:/mnt/*
        /mnt/data/                                = /mnt/data/
        //                                        = //
        path=/x/                                  = path=/x/
        -/oom/                                    = NOT «/oom/»
        /a\\/b/                                    = «/a\\/b/»
        """;

    private static String shown(Query query) {
        return switch (query) {
            case Query.TextPart text -> (text.field().isEmpty() ? "" : text.field() + ":") + "«" + text.lucene() + "»";
            case Query.And and ->
                and.parts().stream().map(TextSyntaxTest::shown).collect(Collectors.joining(" AND "));
            case Query.Or or -> or.parts().stream().map(TextSyntaxTest::shown).collect(Collectors.joining(" OR "));
            case Query.Not not -> "NOT " + shown(not.part());
            case Query.Clause clause -> clause.print();
            case Query.All all -> all.print();
        };
    }

    @Test
    void lucenesSyntaxBeginsAndEndsWhereItMust() {
        StringBuilder found = new StringBuilder();
        READ.lines().forEach(line -> {
            String typed = line.split(" += ", 2)[0];
            Query query = QueryParser.parse(typed);
            found.append(String.format("%-41s = %s%n", typed, shown(query)));
            assertEquals(query.print(), QueryParser.parse(query.print()).print());
        });
        assertEquals(READ, found.toString());
    }

    @Test
    void longQueriesAreReadInNoTime() throws Throwable {
        for (String part : new String[] {"-", "!", "-(", "/", "\"a\"~1 ", "fn:a(", "(a) ", "/a/ ", "-a ", "(a)@"}) {
            String text = part.repeat(20_000);
            ProcessorTime.atMost(Duration.ofSeconds(20), () -> parsed(text + ")@1"), part);
        }
    }

    private static void parsed(String text) {
        try {
            QueryParser.parse(text);
        } catch (QueryException refused) {
            assertEquals(text, refused.query());
        }
    }
}
