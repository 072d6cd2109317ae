package org.hpsearch.show.picture;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.points.Window;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.workspace.Workspace;

/// The panels that `hps plot` draws of some runs, for a page that draws them itself: what is asked of the index is
/// asked when it is made, [#chart] only reads curves, and may do that in another thread.
public final class CurvePanels {
    private final CurvePlot plot;
    private final int selected;
    private final List<String> metrics;
    private final List<String> notices = new ArrayList<>();

    /// @param rows    runs
    /// @param metrics a panel each
    /// @param window  the part of x
    /// @param memory  keeps curves
    public CurvePanels(
            Workspace workspace,
            List<Row> rows,
            List<String> metrics,
            CurveOptions options,
            Window window,
            CurveMemory memory,
            ZoneId zone) {
        this.metrics = List.copyOf(metrics);
        this.selected = rows.size();
        RowValues values = new RowValues(rows, workspace.names());
        options.check(values);
        DrawnRuns drawn = options.groupKeys().isEmpty()
                ? DrawnRuns.of(rows)
                : DrawnRuns.inGroups(values, KeyValues.expanded(options.groupKeys(), values));
        drawn.tell(notices::add);
        DifferingParams differing = new DifferingParams(values.of(drawn.rows()));
        this.plot = new CurvePlot(workspace, options, differing.values(), RunLabels.of(differing, ""), zone)
                .over(window, memory);
    }

    /// Reads the curves.
    ///
    /// @throws org.hpsearch.value.DataException where there is nothing to draw
    public LineChart chart() throws IOException {
        return plot.chart(metrics, Chart.Heading.NONE, selected, notices::add);
    }

    /// What colours and strokes stand for, where they were chosen.
    public List<Channels.Meaning> meanings() {
        return plot.meanings();
    }

    /// What is left out.
    public List<String> notices() {
        return List.copyOf(notices);
    }
}
