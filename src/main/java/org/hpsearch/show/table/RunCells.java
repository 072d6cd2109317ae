package org.hpsearch.show.table;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Texts;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// How a run's values are shown: rounded and short for people, in full for programs.
final class RunCells {
    /// Marks a value that the program contradicts.
    private static final String CONFLICT = "!";

    private final RowValues values;
    private final Instant now;

    RunCells(RowValues values, Instant now) {
        this.values = values;
        this.now = now;
    }

    Cell of(Row row, Target target) {
        return switch (target) {
            case Target.Param param ->
                values.param(row, param.name())
                        .map(effective -> {
                            String text = effective.value().print();
                            boolean given = effective.origin() == Origin.GIVEN;
                            boolean conflict =
                                    values.conflict(row, param.name()).isPresent();
                            Cell.Kind kind = conflict ? Cell.Kind.BAD : given ? Cell.Kind.PLAIN : Cell.Kind.WEAK;
                            return new Cell(conflict ? text + CONFLICT : text, text, kind);
                        })
                        .orElse(Cell.of(""));
            case Target.Metric metric -> metric(row, metric);
            case Target.Own own -> own(row, own.field());
            case Target.Words words -> Cell.of("");
            case Target.Recorded recorded -> Cell.of("");
            case Target.Has has -> Cell.of("");
        };
    }

    private static Cell metric(Row row, Target.Metric metric) {
        return row.metric(metric.name())
                .map(summary -> number(metric.aggregate().of(summary)))
                .orElse(Cell.of(""));
    }

    private static Cell number(double value) {
        return new Cell(Texts.number(value), Numbers.print(value), Cell.Kind.PLAIN);
    }

    private Cell own(Row row, RunField field) {
        List<Value> all = field.values(row.facts());
        if (all.isEmpty()) {
            return Cell.of("");
        }
        String full = field.shown(row.facts());
        return switch (field.kind()) {
            case ID -> {
                String shown =
                        all.stream().map(id -> RunId.shortForm(id.print())).collect(Collectors.joining(" "));
                yield new Cell(shown, full, Cell.Kind.PLAIN);
            }
            case BYTES -> new Cell(Texts.size(row.size()), full, Cell.Kind.PLAIN);
            case SPAN -> new Cell(Texts.span(Double.parseDouble(full)), full, Cell.Kind.PLAIN);
            case STATE -> state(row);
            case KEYWORD, TEXT, WORDS, LOG, VERSION, NUMBER, TIME -> Cell.of(full);
        };
    }

    /// How long ago the run started.
    Cell age(Row row) {
        String full = RunField.STARTED.shown(row.facts());
        return new Cell(Texts.age(row.record().info().started(), now), full, Cell.Kind.PLAIN);
    }

    private Cell state(Row row) {
        String word = row.state().word();
        Cell.Kind kind = switch (row.state()) {
            case FINISHED, STOPPED -> Cell.Kind.PLAIN;
            case RUNNING -> Cell.Kind.GOOD;
            case FAILED, KILLED, LOST -> Cell.Kind.BAD;
            case SILENT, UNREAD, QUEUED -> Cell.Kind.BUSY;
        };
        String silence = row.state() == RunState.SILENT && row.record().heartbeat() != null
                ? " " + Texts.age(row.record().heartbeat(), now)
                : "";
        return new Cell(word + silence, word, kind);
    }
}
