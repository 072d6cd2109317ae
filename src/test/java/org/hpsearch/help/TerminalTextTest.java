package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.console.Style;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static final Style PLAIN = new Style(false);

    @Test
    void aPage() {
        String page = """
            # The query language

            Write `lr<0.1`, and **nothing** else; what is
            longer than a line is filled to the width [of the terminal](there).

            ## Lists

            - one, which is so long that it goes on in another line
            - two
              1. inner
              2. second

            ```
            $ hps query   'lr<0.1'
            ```

            | you type | it finds |
            |---|---|
            | `a` | b |
            | `lr<0.1` | smaller |
            """;
        assertEquals("""
            THE QUERY LANGUAGE

            Write lr<0.1, and nothing else; what is
            longer than a line is filled to the
            width of the terminal.

            Lists

            - one, which is so long that it goes on
              in another line
            - two

              1. inner
              2. second

                $ hps query   'lr<0.1'

            you type  it finds
            a         b
            lr<0.1    smaller
            """, TerminalText.of(page, PLAIN, 40));
    }

    @Test
    void rowsThatAreTooWideBecomeParagraphs() {
        String table = """
            | you type | it finds |
            |---|---|
            | `lr<0.1` | all runs that have a smaller rate |
            """;
        assertEquals("""
            lr<0.1 all runs that
                have a smaller rate
            """, TerminalText.of(table, PLAIN, 24));
    }

    @Test
    void strongWordsAreBoldOneByOne() {
        assertEquals("\u001b[1ma\u001b[0m \u001b[1mb\u001b[0m c\n", TerminalText.of("`a b` c", new Style(true), 80));
    }
}
