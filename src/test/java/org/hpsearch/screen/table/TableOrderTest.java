package org.hpsearch.screen.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TableOrderTest {
    @Test
    void clicksOnAHeadOrderReverseAndEndIt() {
        TableOrder once = TableOrder.USUAL.clicked(new TableColumn.Field("lr"));
        assertEquals(new TableOrder(new TableColumn.Field("lr"), false), once);
        TableOrder twice = once.clicked(new TableColumn.Field("lr"));
        assertEquals(new TableOrder(new TableColumn.Field("lr"), true), twice);
        assertEquals(TableOrder.USUAL, twice.clicked(new TableColumn.Field("lr")));
        assertEquals(
                new TableOrder(TableColumn.Live.BEST, true),
                TableOrder.USUAL.clicked(TableColumn.Live.CURVE).clicked(TableColumn.Live.BEST));
    }
}
