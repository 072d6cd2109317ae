package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    private static String markdown(Table table) {
        return new MarkdownTable().of(table);
    }

    @Test
    void rowsArePipes() {
        assertEquals("""
            | id | lr | note |
            | --- | --: | --- |
            """, markdown(SampleTables.EMPTY));
        assertEquals("""
            | id | lr | note |
            | --- | --: | --- |
            | k3x7q | 0.1 | first |
            """, markdown(SampleTables.ONE));
        assertEquals("""
            | id | lr | note |
            | --- | --: | --- |
            | k3x7q | 0.1 |  |
            | b | 0.0125 | best of all |
            |  | -3e-05 | x |
            """, markdown(SampleTables.MANY));
        assertEquals("""
            | id | lr | note |
            | --- | --: | --- |
            | 日本 | 1 | höre é |
            | a | 10 | 👍 ok |
            """, markdown(SampleTables.WIDE));
    }

    @Test
    void nothingInACellIsMarkup() {
        assertEquals("""
            | id | lr | note |
            | --- | --: | --- |
            | \\\\u001b\\[2J | 1 | a,b\\\\n"c" |
            | =1+1 | -2 | \\<img src=x> \\[a](b) \\!\\[c] \\*d\\* \\`e\\` \\| \\\\ |
            | @x | -Infinity | -rm \\& 5% of $x_1 ~ {y} ^ # > \\\\u202e |
            """, markdown(SampleTables.HOSTILE));
    }
}
