package org.hpsearch.screen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.ScreenCells;
import org.hpsearch.show.table.DifferenceTable;
import org.hpsearch.show.table.Differences;
import org.hpsearch.show.table.FamilyTree;
import org.hpsearch.show.table.LogEnd;
import org.hpsearch.show.table.RunDetails;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.value.SafeFile;
import org.hpsearch.workspace.Workspace;

/// What is shown of the chosen run.
final class TabLines {
    /// The most lines of a log that are read.
    static final int LOG = 5_000;

    private static final int BARS = 100;
    private static final Pattern BAR = Pattern.compile("\\d%\\|.*\\|");
    private static final int MOST_COMPARED = 6;
    private static final int SPARK = 24;
    private static final int SYSTEM_NAME = 22;

    private final Context context;
    private final Workspace workspace;
    private final LiveCurves curves;

    TabLines(Context context, Workspace workspace, LiveCurves curves) {
        this.context = context;
        this.workspace = workspace;
        this.curves = curves;
    }

    /// All lines of a tab.
    ///
    /// @param columns of the screen
    /// @param most    how many lines of a log are wanted
    List<String> of(WatchState state, int columns, int most) {
        Row row = state.row();
        if (row == null) {
            return List.of();
        }
        try {
            return switch (state.chosen().tab()) {
                case LOG -> log(row, most);
                case PARAMS -> details(row, columns, state.chosen().open());
                case DIFF -> differences(state, row, columns);
                case SYSTEM -> system(row);
                case LINEAGE -> lineage(row);
            };
        } catch (IOException unreadable) {
            return List.of(SafeFile.reason(unreadable));
        }
    }

    /// The log, with the last bar of progress only.
    private List<String> log(Row row, int most) {
        Path folder = workspace.run(row.id()).path();
        if (!Files.isDirectory(folder)) {
            return List.of(folder + " is missing");
        }
        List<String> lines = new ArrayList<>(
                LogEnd.of(workspace.run(row.id()), row.state(), most + BARS).lines());
        List<String> bars =
                lines.stream().filter(line -> BAR.matcher(line).find()).toList();
        lines.removeAll(bars.subList(0, Math.max(0, bars.size() - 1)));
        return lines.isEmpty()
                ? List.of("nothing has been printed")
                : lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /// @param all whether everything about the run, not only its parameters
    private List<String> details(Row row, int columns, boolean all) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Context inside = context.to(text, context.terminal(), columns);
        RunDetails details = new RunDetails(inside, workspace);
        if (all) {
            details.print(row);
        } else {
            details.params(row);
        }
        inside.out().flush();
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> differences(WatchState state, Row row, int columns) throws IOException {
        Map<String, Row> compared = new LinkedHashMap<>();
        String baseline = state.view().runs().baseline();
        List<String> marked = state.view().curves().marked();
        for (Row other : state.found().rows()) {
            if (other.id().equals(baseline) || marked.contains(other.id())) {
                compared.put(other.id(), other);
            }
        }
        compared.putIfAbsent(row.id(), row);
        if (compared.size() < 2) {
            return List.of("nothing to compare with: space marks a run, b makes one the baseline");
        }
        List<Row> rows = compared.values().stream().limit(MOST_COMPARED).toList();
        RowValues values = new RowValues(rows, workspace.names());
        RunTable table = new RunTable(values, Optional.empty(), context.clock().instant());
        List<Differences.Line> lines = new Differences(workspace, values, table).lines(false);
        if (lines.isEmpty()) {
            return List.of("nothing that hps knows of differs");
        }
        return new AlignedTable(context.style(), columns)
                .of(new DifferenceTable(rows, lines).table())
                .lines()
                .toList();
    }

    private List<String> system(Row row) {
        List<String> lines = new ArrayList<>();
        for (String name : curves.system(row.id())) {
            LiveCurve curve = curves.curve(row.id(), name);
            if (curve != null) {
                lines.add(ScreenCells.padded(ScreenCells.cut(name, SYSTEM_NAME), SYSTEM_NAME) + "  "
                        + ScreenCells.padded(
                                ScreenCells.sparkline(curve.points().y(), SPARK), SPARK) + "  "
                        + Texts.number(curve.last()) + "  most " + Texts.number(curve.greatest()));
            }
        }
        return lines.isEmpty() ? List.of("nothing was measured: the run was short, or began with --no-sys") : lines;
    }

    private List<String> lineage(Row row) {
        List<String> lines = new FamilyTree(workspace, row.id()).lines(row);
        return lines.isEmpty()
                ? List.of("no run was resumed from this one or repeats it")
                : lines.stream().map(SafeText::line).toList();
    }
}
