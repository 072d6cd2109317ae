package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.capture.output.line.Cells;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Scanned;
import org.junit.jupiter.api.Test;

class TableHeaderTest {
    private static TableHeader header(String text) {
        LineTokens tokens = Scanned.line(text);
        TableHeader header = new TableHeader();
        header.take(tokens, tokens.count());
        return header;
    }

    private static String names(String header, String row) {
        List<String> names = header(header).names(Cells.of(Scanned.line(row)));
        return names == null ? "none" : String.join("|", names);
    }

    @Test
    void namesOfCells() {
        assertEquals("a|b|c", names("a b c", "1 2 3"));
        assertEquals("a|b|c", names("a,b,c", "1,2,3"));
        assertEquals("a|b", names("# a b", "1 2"));
        assertEquals("a|b c", names("| a | b c |", "| 1 | 2 |"));
        assertEquals("train loss|val loss", names("train loss  val loss", "1  2"));
        assertEquals(
                "Iter|evals|function value|min std|max std",
                names("Iter #evals  function value  min&max std", "1 2 3 4 5"));
        assertEquals("none", names("a b", "1 2 3 4 5 6 7"));
    }

    @Test
    void whatStandsAbove() {
        assertEquals(
                "epoch|train loss|valid loss", names("epoch  train loss  valid loss", "    1         0.5         0.6"));
        assertEquals("|loss|acc|f1", names("       loss   acc   f1", "fold1:  0.5   0.9  0.8"));
    }

    @Test
    void rowsWithANameBelowNoName() {
        assertEquals("|step|rmse|r2", names("  step rmse   r2", "1    4 0.25 0.75"));
        assertEquals("|k|r2", names("  k  r2", "1 2 0.5"));
        assertEquals("none", names("  k  r2", "1 2  0.5"));
    }

    @Test
    void groupsBetweenPipes() {
        List<String> groups =
                header("     |   train   | test |").groups(Cells.of(Scanned.line("   1 | 0.5   0.6 | 0.7  |")));
        assertEquals(List.of("", "train", "train", "test"), groups);
    }

    @Test
    void headersThatAreNone() {
        TableHeader sentence = header("this is a sentence.");
        assertEquals(true, sentence.isSentence());
        assertEquals(true, sentence.isKnown());
        TableHeader copy = sentence.copy();
        sentence.forget();
        assertEquals(false, sentence.isKnown());
        assertEquals(true, copy.isKnown());
        assertEquals(false, header("a ".repeat(2000)).isKnown());
    }

    @Test
    void namesBeyondAscii() {
        assertEquals("größe|α", names("größe α", "1 2"));
    }
}
