package org.hpsearch.show.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Workspace;

/// What some runs do not have in common.
public final class Differences {
    private static final List<RunField> FIELDS = List.of(
            RunField.EXPERIMENT,
            RunField.STATE,
            RunField.EXIT,
            RunField.HOST,
            RunField.USER,
            RunField.KIND,
            RunField.GIT,
            RunField.DURATION);
    private static final int SHOWN_HASH = 8;

    private final Workspace workspace;
    private final List<Row> rows;
    private final RunTable runs;
    private final RowValues values;

    /// What a line tells of.
    public enum Kind {
        FIELDS,
        PARAMS,
        METRICS,
        INPUTS;

        /// As JSON names it.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Something that the runs have, with its value in each.
    ///
    /// @param name    of a field, parameter or metric; of an input its file
    /// @param label   the name as a query needs it: `metric.lr` where there is a parameter `lr`, too
    /// @param cells   one a run, empty where it has none
    /// @param differs whether the runs have different values
    public record Line(Kind kind, String name, String label, List<Cell> cells, boolean differs) {
        public Line {
            cells = List.copyOf(cells);
        }

        /// Something whose name means nothing else.
        Line(Kind kind, String name, List<Cell> cells, boolean differs) {
            this(kind, name, name, cells, differs);
        }

        /// The last run's number less the first one's, with its sign and in per cent; empty where one is no number.
        public Cell change() {
            Double from = Numbers.parse(cells.getFirst().full());
            Double to = Numbers.parse(cells.getLast().full());
            boolean numbers = kind == Kind.PARAMS || kind == Kind.METRICS || name.equals("duration");
            if (!numbers || from == null || to == null || Double.isNaN(to - from)) {
                return Cell.of("");
            }
            Change change = new Change(from, to);
            return new Cell(change.text(), Numbers.print(change.difference()), Cell.Kind.PLAIN);
        }
    }

    public Differences(Workspace workspace, RowValues values, RunTable runs) {
        this.workspace = workspace;
        this.rows = values.rows();
        this.values = values;
        this.runs = runs;
    }

    /// The lines, sorted by kind.
    ///
    /// @param all whether those that are equal in all runs, too
    public List<Line> lines(boolean all) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String name : values.params()) {
            lines.add(line(Kind.PARAMS, name, new Target.Param(name)));
        }
        for (String name : values.metrics()) {
            if (!SystemMetric.isSystem(name)) {
                Direction direction = values.settings().direction(name);
                lines.add(line(Kind.METRICS, name, new Target.Metric(name, "", direction)));
            }
        }
        FIELDS.forEach(field -> lines.add(line(field)));
        if (lines.stream().noneMatch(line -> line.kind == Kind.PARAMS && line.differs)) {
            lines.add(line(RunField.COMMAND));
        }
        inputs(lines);
        lines.removeIf(line -> !all && !line.differs);
        return lines;
    }

    private Line line(Kind kind, String name, Target target) {
        List<Cell> cells = Rounding.distinct(
                rows.stream().map(row -> runs.cell(row, target)).toList());
        return new Line(kind, name, workspace.names().spelling(target), cells, values.differs(target));
    }

    /// What a person reads counts: no two runs last equally long to the millisecond.
    private Line line(RunField field) {
        List<Cell> cells =
                rows.stream().map(row -> runs.cell(row, new Target.Own(field))).toList();
        boolean differs = cells.stream().map(Cell::text).distinct().count() > 1;
        return new Line(Kind.FIELDS, field.word(), cells, differs);
    }

    private void inputs(List<Line> lines) throws IOException {
        Map<String, List<Cell>> hashes = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            RunFolder run = workspace.run(rows.get(i).record().id());
            for (String name : names(run)) {
                List<Cell> cells = hashes.computeIfAbsent(name, key -> new ArrayList<>());
                while (cells.size() < i) {
                    cells.add(Cell.of(""));
                }
                cells.add(hash(run.readable(RunFolder.INPUTS + "/" + name)));
            }
        }
        new TreeSet<>(hashes.keySet()).forEach(name -> {
            List<Cell> cells = new ArrayList<>(hashes.getOrDefault(name, List.of()));
            while (cells.size() < rows.size()) {
                cells.add(Cell.of(""));
            }
            boolean differs = cells.stream().map(Cell::full).distinct().count() > 1;
            lines.add(new Line(Kind.INPUTS, RunFolder.INPUTS + "/" + name, cells, differs));
        });
    }

    /// The files below `inputs/`, relative to it.
    private static List<String> names(RunFolder run) throws IOException {
        Path inputs = run.readable(RunFolder.INPUTS);
        if (!Files.isDirectory(inputs)) {
            return List.of();
        }
        try (var files = Files.walk(inputs)) {
            return files.map(file -> inputs.relativize(file).toString())
                    .filter(name -> Files.isRegularFile(run.readable(RunFolder.INPUTS + "/" + name)))
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            throw new DataException(inputs + ": " + e.getMessage(), e);
        }
    }

    private static Cell hash(Path file) throws IOException {
        String hash = Digest.ofFile(file);
        return new Cell(hash.substring(0, SHOWN_HASH), hash, Cell.Kind.PLAIN);
    }
}
