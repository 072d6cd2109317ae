package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedQueriesTest {
    private static final SavedQuery GOOD = plain("val_acc>0.9");

    @TempDir
    Path folder;

    private SavedQueries saved = new SavedQueries(Path.of(""), Path.of(""));

    @BeforeEach
    void open() {
        saved = new SavedQueries(folder.resolve("hps-queries.json"), folder.resolve(".lock"));
    }

    private static SavedQuery plain(String query) {
        return new SavedQuery(query, List.of(), List.of());
    }

    @Test
    void whatIsKeptIsAFileThatAPersonCanRead() throws IOException {
        assertEquals(Map.of(), saved.all());
        saved.save("good", GOOD);
        saved.save("few", new SavedQuery("lr<1", List.of("-lr"), List.of("lr", "val_acc")));
        assertEquals("""
            {
              "few": {
                "columns": ["lr", "val_acc"],
                "query": "lr<1",
                "sort": ["-lr"]
              },
              "good": "val_acc>0.9"
            }
            """, Files.readString(saved.file()));
        assertEquals(
                Map.of("good", GOOD, "few", new SavedQuery("lr<1", List.of("-lr"), List.of("lr", "val_acc"))),
                saved.all());
        saved.save("few", GOOD);
        assertEquals(GOOD, saved.all().get("few"), "the later one counts");
    }

    @Test
    void aNameAloneGivesTheOrderUnlessOneIsTyped() {
        saved.save("few", new SavedQuery("lr<1", List.of("-lr"), List.of()));
        assertEquals(Optional.of("lr<1"), saved.named(" @few ").map(SavedQuery::query));
        assertEquals(Optional.empty(), saved.named("@few AND x:1"));
        assertEquals(Optional.empty(), saved.named("few"));
        assertEquals(List.of("-lr"), saved.sort("@few", List.of()));
        assertEquals(List.of("bs"), saved.sort("@few", List.of("bs")));
        assertEquals(List.of(), saved.sort("lr<1", List.of()));
    }

    @Test
    void namesStandForTheirQueriesInBrackets() {
        saved.save("good", GOOD);
        saved.save("better", plain("@good OR tag:good"));
        assertEquals("lr:0.1", saved.expanded("lr:0.1"));
        assertEquals("(val_acc>0.9) AND lr:1", saved.expanded("@good AND lr:1"));
        assertEquals("NOT ((val_acc>0.9) OR tag:good)", saved.expanded("NOT @better"));
        assertEquals("@last @best", saved.expanded("@last @best"));
    }

    @Test
    void aNameOfNothingIsNamedWithTheNearestOne() {
        saved.save("good", GOOD);
        QueryException unknown = assertThrows(QueryException.class, () -> saved.expanded("lr:1 AND @goood"));
        assertEquals("no query is saved as 'goood'; did you mean '@good'?", unknown.getMessage());
        assertEquals(9, unknown.position());
        assertEquals(
                "no query is saved as 'nothing'",
                assertThrows(QueryException.class, () -> saved.save("x", plain("@nothing")))
                        .getMessage());
        assertEquals(Map.of("good", GOOD), saved.all(), "nothing was kept");
    }

    @Test
    void aQueryThatNamesItselfIsNotKept() {
        saved.save("a", plain("lr:1"));
        saved.save("b", plain("@a OR lr:2"));
        assertEquals(
                "the query 'a' names itself",
                assertThrows(QueryException.class, () -> saved.save("a", plain("@b")))
                        .getMessage());
        assertEquals("(lr:1)", saved.expanded("@a"));
    }

    @Test
    void aLongChainOfQueriesNamesNothingTwice() {
        saved.save("q0", plain("lr:1"));
        for (int i = 1; i <= 40; i++) {
            saved.save("q" + i, plain("@q" + (i - 1)));
        }
        assertEquals("(".repeat(41) + "lr:1" + ")".repeat(41), saved.expanded("@q40"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last", "best", "1a", "a b", "@a", "ä", "a/b"})
    void whatIsNoNameIsRefused(String name) {
        assertEquals(
                "'" + name + "' cannot name a query; begin with a letter, then use letters, digits, _ and -",
                assertThrows(DataException.class, () -> saved.save(name, GOOD)).getMessage());
        assertFalse(Files.exists(saved.file()));
    }

    @Test
    void aDamagedFileIsSaidAndLeftAsItIs() throws IOException {
        Files.writeString(saved.file(), "{\"good\": ");
        assertThrows(DataException.class, saved::all);
        assertThrows(DataException.class, () -> saved.save("x", GOOD));
        assertEquals("{\"good\": ", Files.readString(saved.file()));
    }

    @Test
    void allThatAreKeptAtTheSameTimeLast() {
        IntStream.range(0, 40).parallel().forEach(i -> saved.save("q" + i, plain("lr:" + i)));
        assertEquals(40, saved.all().size());
    }
}
