package org.hpsearch.show.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Texts;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Workspace;

/// What some runs do not have in common.
public final class Differences {
    private static final List<String> FIELDS =
            List.of("experiment", "state", "exit", "host", "user", "kind", "git", "duration");
    private static final int SHOWN_HASH = 8;
    private static final int PER_CENT = 100;
    private static final int CHANGE_DIGITS = 2;

    private final Workspace workspace;
    private final List<Row> rows;
    private final RunTable runs;

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
    /// @param name  of a field, parameter or metric; of an input its file
    /// @param cells one a run, empty where it has none
    public record Line(Kind kind, String name, List<Cell> cells) {
        /// Of the run's own fields what a person reads counts: no two runs last equally long to the millisecond.
        private boolean differs() {
            return cells.stream().map(this::compared).distinct().count() > 1;
        }

        /// The last run's number less the first one's, with its sign and in per cent; empty where one is no number.
        public Cell change() {
            Double from = Numbers.parse(cells.getFirst().full());
            Double to = Numbers.parse(cells.getLast().full());
            boolean numbers = kind == Kind.PARAMS || kind == Kind.METRICS || name.equals("duration");
            if (!numbers || from == null || to == null || Double.isNaN(to - from)) {
                return Cell.of("");
            }
            double change = to - from;
            String sign = change > 0 ? "+" : "";
            String share = from == 0 || Double.isInfinite(change / from)
                    ? ""
                    : " (" + sign + Texts.number(change / Math.abs(from) * PER_CENT, CHANGE_DIGITS) + " %)";
            return new Cell(sign + Texts.number(change) + share, Numbers.print(change), Cell.Kind.PLAIN);
        }

        /// Numbers count by value: 0.1 is 1e-1.
        private Object compared(Cell cell) {
            Double number = kind == Kind.PARAMS ? Numbers.parse(cell.full()) : null;
            return number != null
                    ? number + " " + Numbers.residual(cell.full())
                    : kind == Kind.FIELDS ? cell.text() : cell.full();
        }
    }

    public Differences(Workspace workspace, List<Row> rows, RunTable runs) {
        this.workspace = workspace;
        this.rows = rows;
        this.runs = runs;
    }

    /// The lines, sorted by kind.
    ///
    /// @param all whether those that are equal in all runs, too
    public List<Line> lines(boolean all) throws IOException {
        List<Line> lines = new ArrayList<>();
        Map<String, String> params = new TreeMap<>();
        Map<String, String> metrics = new TreeMap<>();
        for (Row row : rows) {
            row.params().keySet().forEach(name -> params.putIfAbsent(FieldNames.regular(name), name));
            row.record()
                    .metrics()
                    .summaries()
                    .keySet()
                    .forEach(name -> metrics.putIfAbsent(FieldNames.regular(name), name));
        }
        params.values().forEach(name -> lines.add(line(Kind.PARAMS, name, "param." + name)));
        metrics.values().stream()
                .filter(name -> !name.startsWith("sys/"))
                .forEach(name -> lines.add(line(Kind.METRICS, name, "metric." + name)));
        FIELDS.forEach(name -> lines.add(line(Kind.FIELDS, name, "run." + name)));
        if (lines.stream().noneMatch(line -> line.kind == Kind.PARAMS && line.differs())) {
            lines.add(line(Kind.FIELDS, "command", "run.command"));
        }
        inputs(lines);
        lines.removeIf(line -> !all && !line.differs());
        return lines;
    }

    private Line line(Kind kind, String name, String column) {
        return new Line(
                kind,
                name,
                Rounding.distinct(
                        rows.stream().map(row -> runs.cell(row, column)).toList()));
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
                cells.add(hash(run.file(RunFolder.INPUTS).resolve(name)));
            }
        }
        new TreeSet<>(hashes.keySet()).forEach(name -> {
            List<Cell> cells = new ArrayList<>(hashes.getOrDefault(name, List.of()));
            while (cells.size() < rows.size()) {
                cells.add(Cell.of(""));
            }
            lines.add(new Line(Kind.INPUTS, RunFolder.INPUTS + "/" + name, cells));
        });
    }

    /// The files below `inputs/`, relative to it.
    private static List<String> names(RunFolder run) throws IOException {
        Path inputs = run.file(RunFolder.INPUTS);
        if (!Files.isDirectory(inputs)) {
            return List.of();
        }
        try (var files = Files.walk(inputs)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> inputs.relativize(file).toString())
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
