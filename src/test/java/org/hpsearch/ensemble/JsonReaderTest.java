package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [JsonReader] and [JsonRows] read: every form that a row and a file may have, and what is wrong with others.
class JsonReaderTest {
    /// A file a line, `⏎` for a line break, and what it holds.
    private static final String READ = """
        [0.5, 1, -2e3]                                 = value: 0.5 1 -2000
        [[0.1, 0.9], [0.7, 0.3]]                       = 0,1: 0.1,0.9 0.7,0.3
        ["cat", "dog"]                                 = value: 'cat' 'dog'
        [true, false]                                  = value: 1 0
        ["1", "nope"]                                  = value: '1' 'nope'
        {"score": 1}⏎{"score": 2}                      = score: 1 2
        {"score": 1}⏎⏎{"score": 2}⏎                    = score: 1 2
        [1, 2]⏎[3, 4]                                  = value: 1 2
        [{"id": 7, "p": 0.5}, {"p": 1, "id": "x"}]     = p: 7=0.5 x=1
        [{"file": "a.png", "cat": 0.5, "dog": 0.5}]    = cat,dog: a.png=0.5,0.5
        [{"p": 1, "note": "x"}]                        = p: 1
        {"p": [1, 2], "q": [3, 4]}                     = p,q: 1,3 2,4
        {"predictions": [[1, 2], [3, 4]]}              = 0,1: 1,2 3,4
        {"predictions": [1, 2]}                        = predictions: 1 2
        {"a": 1, "b": 2}                               = value: a=1 b=2
        {"a": [1, 2], "b": {"p": 1}}                   = ! row 2 has no '0'
        {"a": {"p": 1}, "b": {"p": 2}}                 = p: a=1 b=2
        [{"p": "0.5"}, {"p": 0.25}]                    = ! row 2: '0.25' is not a label
        [{"p": 0.5}, {"p": "0.25"}]                    = p: 0.5 0.25
        [1, "x"]                                       = ! row 2: 'x' is not a number
        [1, null]                                      = ! row 2: 'null' is not a number
        [1, 1e999]                                     = ! row 2: 'Infinity' is not a number
        [{"id": 1, "p": 1}, {"p": 1}]                  = ! row 2 has no id
        [{"p": 1}, {"q": 1}]                           = ! row 2 has no 'p'
        [{"p": 1}, 2]                                  = ! row 2 has no 'p'
        ["x", " "]                                     = ! row 2: ' ' is not a label
        {"p": [1, 2], "q": [3]}                        = ! has columns of 2 and 1 rows
        []                                             = ! holds no rows
        {}                                             = ! holds no rows
        [{}]                                           = ! has rows without values:\s
        [[]]                                           = ! has rows without values:\s
        {"p": []}                                      = ! holds no rows
        """;

    @TempDir
    Path scratch;

    @Test
    void everyFormOfARowIsRead() throws IOException {
        StringBuilder found = new StringBuilder();
        for (String line : READ.lines().toList()) {
            String content = line.split(" +=", 2)[0];
            PredictionFile file = Blocks.file(scratch, "p", content.replace("⏎", "\n"));
            found.append(String.format("%-46s = %s%n", content, Blocks.read(file)));
        }
        assertEquals(READ, found.toString());
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        String whole = "[{\"id\": \"a\", \"p\": [0.5]}, {\"id\": \"b\", \"p\": \"0.25\"}]";
        for (int length = 1; length < whole.length(); length++) {
            String found = Blocks.read(Blocks.file(scratch, "p", whole.substring(0, length)));
            assertEquals("! ", found.substring(0, 2), whole.substring(0, length));
        }
    }

    @Test
    void whatNestsWithoutEndIsRefused() throws IOException {
        for (String part : new String[] {"[", "{\"a\":"}) {
            String found = Blocks.read(Blocks.file(scratch, "p", part.repeat(100_000)));
            assertEquals("! is not JSON:", found.substring(0, 14));
        }
    }
}
