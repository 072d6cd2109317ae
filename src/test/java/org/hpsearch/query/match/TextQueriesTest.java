package org.hpsearch.query.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.junit.jupiter.api.Test;

/// Lucene's own syntax over words, judged on an index of one text.
class TextQueriesTest {
    private static final String LINE = "RuntimeError: CUDA out of memory, tried to allocate 2 GiB on val_acc";

    /// A part of a query, and the words of [#LINE] for which it holds.
    private static final String HOLDS = """
        /mem.*/                          [memory]
        /RUNTIME.*/                      [runtimeerror]
        /\\d/                             [2]
        /\\D{4}/                          [cuda]
        /oom/                            -
        "cuda memory"~1                  -
        "cuda memory"~2                  [cuda, out, of, memory]
        "memory cuda"~3                  -
        "memory cuda"~4                  [cuda, out, of, memory]
        fn:ordered(cuda memory)          [cuda, out, of, memory]
        fn:ordered(memory cuda)          -
        fn:unordered(memory cuda)        [cuda, out, of, memory]
        fn:maxgaps(1 fn:ordered(cuda memory)) -
        fn:maxwidth(4 fn:ordered(cuda memory)) [cuda, out, of, memory]
        fn:ordered(on val_acc)           [on, val, acc]
        fn:fuzzyTerm(memroy)             [memory]
        (cuda oom allocate)@2            [cuda]
        (cuda oom killed)@2              -
        (memry~1 "2 gib")@2              [memory]
        """;

    @Test
    void whatLuceneReadsHoldsOfWords() {
        StringBuilder found = new StringBuilder();
        HOLDS.lines().forEach(line -> {
            String lucene =
                    line.substring(0, line.replaceAll(" +(-|\\[[^]]*])$", "").length());
            var query = new TextQueries(lucene).of(new Query.TextPart("log", lucene, 0), "f");
            boolean holds = TextQueries.holds(query, "f", List.of("something else", LINE));
            List<String> span = TextQueries.span(query, "f", Tokens.of(LINE));
            assertEquals(holds, !span.isEmpty(), lucene);
            found.append(String.format("%-32s %s%n", lucene, holds ? span : "-"));
        });
        assertEquals(HOLDS, found.toString());
    }

    @Test
    void nothingReachesFromOneTextOverToTheNext() {
        var query = new TextQueries("").of(new Query.TextPart("", "\"a b\"~50", 0), "f");
        assertEquals(true, TextQueries.holds(query, "f", List.of("a x b")));
        assertEquals(false, TextQueries.holds(query, "f", List.of("a", "b")));
    }

    /// What is refused, with a caret at the place of the whole query.
    private static final String REFUSED = """
        lr:1 AND log:/oom(/
                          ^ '/oom(/': unexpected end-of-string
        log:/a{3/
                ^ '/a{3/': expected '}'
        log:fn:maxgaps(x a)
                       ^ 'fn:maxgaps(x a)': cannot be read from here on
        log:fn:nope(a)
                 ^ 'fn:nope(a)': cannot be read from here on
        log:(a AND)@2
                  ^ '(a AND)@2': cannot be read from here on
        (lr:5 a)@1
        ^ '(lr:5 a)@1': 'lr:' cannot be used within it
        /(a|b)*a(a|b){20}/
        ^ '/(a|b)*a(a|b){20}/': has too many ways to fit
        """;

    @Test
    void whatLuceneRefusesHasAPlaceInTheQuery() {
        StringBuilder found = new StringBuilder();
        REFUSED.lines().filter(line -> !line.contains("^")).forEach(text -> {
            QueryException refused = assertThrows(QueryException.class, () -> read(text, parts(text)));
            found.append(text + "\n" + " ".repeat(refused.position()) + "^ " + refused.getMessage() + "\n");
        });
        assertEquals(REFUSED, found.toString());
    }

    private static List<Query.TextPart> parts(String text) {
        Query query = QueryParser.parse(text);
        List<Query> all = query instanceof Query.And and ? and.parts() : List.of(query);
        return all.stream()
                .filter(Query.TextPart.class::isInstance)
                .map(Query.TextPart.class::cast)
                .toList();
    }

    private static void read(String text, List<Query.TextPart> parts) {
        parts.forEach(part -> new TextQueries(text).of(part, "f"));
    }
}
