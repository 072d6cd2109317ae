package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// How runs are put together.
public final class GroupOptions {
    @Option(
            names = "--group-by",
            paramLabel = "KEYS",
            split = ",",
            description = "a row for the runs that have the same values of these fields; config: of all that matters")
    List<String> keys = new ArrayList<>();

    @Option(names = "--min-count", paramLabel = "N", description = "only groups of at least N runs")
    int minCount = 1;

    @Option(
            names = "-m",
            paramLabel = "METRICS",
            split = ",",
            description = "show these metrics, best by the first one; of groups: sum them up")
    public List<String> metrics = new ArrayList<>();

    @Option(names = "--facet", paramLabel = "FIELDS", split = ",", description = "count the values of these fields")
    List<String> facets = new ArrayList<>();

    @Option(
            names = "--pivot",
            paramLabel = "ROWS,COLS",
            split = ",",
            description =
                    "a table of two fields: in each cell the mean of the objective (or of -m) \u00b1 its deviation")
    List<String> pivot = new ArrayList<>();

    /// Whether groups are wanted at all.
    public boolean isAsked() {
        return !keys.isEmpty() || !facets.isEmpty() || !pivot.isEmpty();
    }
}
