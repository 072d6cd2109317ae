package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignedTableTest {
    private static String wide(Table table) {
        return new AlignedTable(new Style(false), 0).of(table);
    }

    @Test
    void anEmptyTableHasItsHeads() {
        assertEquals("id  lr  note\n", wide(SampleTables.EMPTY));
    }

    @Test
    void textsStandLeftAndNumbersRight() {
        assertEquals("""
            id      lr  note
            k3x7q  0.1  first
            """, wide(SampleTables.ONE));
        assertEquals("""
            id         lr  note
            k3x7q     0.1
            b      0.0125  best of all
              line 3: loss=0.5
                   -3e-05  x
            """, wide(SampleTables.MANY));
    }

    @Test
    void rowsThatAreMadeWhenTheyAreReadLookTheSame() {
        Table lazy = new Table(
                SampleTables.COLUMNS,
                new LazyRows(
                        SampleTables.MANY.rows().size(),
                        row -> SampleTables.MANY.rows().get(row)),
                SampleTables.MANY.under());
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        new AlignedTable(new Style(false), 0).print(lazy, out);
        assertEquals(wide(SampleTables.MANY), printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLongTableIsPrintedInParts() {
        Table numbers = new Table(
                List.of(new Table.Column("n", true)),
                new LazyRows(100_000, row -> List.of(Table.Cell.of(Integer.toString(row)))));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        new AlignedTable(new Style(false), 0).print(numbers, out);
        assertEquals(
                "    n\n"
                        + IntStream.range(0, 100_000)
                                .mapToObj(row -> String.format("%5d\n", row))
                                .collect(java.util.stream.Collectors.joining()),
                printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertEquals("""
            id    lr  note
            日本   1  höre é
            a     10  👍 ok
            """, wide(SampleTables.WIDE));
    }

    @Test
    void hostileTextCannotMoveTheCursor() {
        assertEquals("""
            id                lr  note
            \\u001b[2J          1  a,b\\n"c"
            =1+1              -2  <img src=x> [a](b) ![c] *d* `e` | \\
            @x         -Infinity  -rm & 5% of $x_1 ~ {y} ^ # > \\u202e
            """, wide(SampleTables.HOSTILE));
    }

    @Test
    void coloursAreForTerminals() {
        assertEquals(
                """
                [2mid[0m         [2mlr[0m  [2mnote[0m
                k3x7q     0.1
                b      [1m0.0125[0m  best of all
                  line 3: loss=0.5
                       -3e-05  x
                """, new AlignedTable(new Style(true), 0).of(SampleTables.MANY).replace("\u001b", ""));
    }

    @Test
    void textsAreCutBeforeColumnsGo() {
        assertEquals("""
            id         lr  note
            k3x7q     0.1
            b      0.0125  best of…
              line 3: loss=0.5
                   -3e-05  x
            """, new AlignedTable(new Style(false), 23).of(SampleTables.MANY));
        assertEquals("""
            id     note
            k3x7q  first
            no room for …
            """, new AlignedTable(new Style(false), 13).of(SampleTables.ONE));
    }

    @Test
    void whatMattersLeastGoesFirst() {
        Table table = new Table(
                IntStream.range(0, 7)
                        .mapToObj(i -> new Table.Column("column" + i, true, i % 3))
                        .toList(),
                List.of(IntStream.range(0, 7)
                        .mapToObj(i -> Table.Cell.of("" + i))
                        .toList()));
        assertEquals("""
            column0  column1  column3  column4  column6
                  0        1        3        4        6
            no room for column2, column5
            """, new AlignedTable(new Style(false), 48).of(table));
    }
}
