package org.hpsearch.screen;

/// Where the parts of the live view are: on a wide screen charts beside the table, else one chart below it; the chosen
/// run below both, where there is room.
record WatchLayout(boolean isWide, int tableColumns, int tableRows, int chartColumns, int chartRows, int tabRows) {
    private static final int WIDE = 100;
    private static final int MOST_TABLE_COLUMNS = 96;
    private static final int LEAST_TAB = 4;
    private static final int MOST_TAB = 9;

    /// @param height without the first and the last line
    /// @param runs   how many there are
    /// @param charts whether there is something to draw
    static WatchLayout of(int columns, int height, int runs, boolean charts) {
        if (columns >= WIDE && height >= 2 * ChartGrid.LEAST_ROWS) {
            int tab = Math.max(LEAST_TAB, height * 3 / 10);
            int table = Math.min(MOST_TABLE_COLUMNS, columns * 54 / 100);
            return new WatchLayout(true, table, height - tab, columns - table - 1, height - tab, tab);
        }
        int table = Math.min(Math.min(height, runs + 1), Math.max(4, height * 35 / 100));
        int tab = Math.max(0, Math.min(MOST_TAB, height - table - ChartGrid.LEAST_ROWS - 2));
        int chart = height - table - tab;
        if (!charts || chart < ChartGrid.LEAST_ROWS || columns < ChartGrid.LEAST_COLUMNS) {
            return new WatchLayout(false, columns, table, 0, 0, height - table);
        }
        return new WatchLayout(false, columns, table, columns, chart, tab);
    }
}
