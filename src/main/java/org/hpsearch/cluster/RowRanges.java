package org.hpsearch.cluster;

import java.util.ArrayList;
import java.util.List;

/// Numbers of runs as Slurm writes them: `0-3,5`.
final class RowRanges {
    private static final int MOST = 1_000_000;

    private RowRanges() {}

    /// @param rows ascending
    static String print(List<Integer> rows) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); ) {
            int last = i;
            while (last + 1 < rows.size() && rows.get(last + 1) == rows.get(last) + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ",").append(rows.get(i));
            if (last > i) {
                text.append('-').append(rows.get(last));
            }
            i = last + 1;
        }
        return text.toString();
    }

    /// The numbers of a text; what is no number or no range is left out.
    static List<Integer> parse(String text) {
        List<Integer> rows = new ArrayList<>();
        for (String part : text.split(",")) {
            if (part.matches("\\d{1,7}(-\\d{1,7})?")) {
                int dash = part.indexOf('-');
                int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int last = Integer.parseInt(part.substring(dash + 1));
                for (int row = first; row <= last && rows.size() < MOST; row++) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
