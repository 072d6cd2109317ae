package org.hpsearch.capture.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The program's output in, its metrics and echoed parameters out, while it runs. Deterministic: the same
/// bytes give the same facts in the same order, however they are cut into pieces. Used by one thread.
public final class OutputReader {
    /// Takes what is read.
    public interface Sink {
        /// A metric's value.
        void scalar(Scalar scalar);

        /// A parameter that the program echoed before its first metric.
        default void setting(String name, Value value) {}

        /// A line has been dealt with: for explanations.
        ///
        /// @param recogniser who read it, empty for nobody
        /// @param facts      what it told, before refreshes and repetitions are sorted out
        default void line(String text, String recogniser, List<Scalar> facts) {}

        /// A line could not be read because of a fault of ours. Who reports it loses only that line.
        default void problem(RuntimeException bug) {
            throw bug;
        }
    }

    private static final int BUFFER = 1 << 16;

    private final Sink sink;
    private final Patterns patterns;
    private final DoubleSupplier clock;
    private final boolean explains;
    private final Lines lines = new Lines(this::line);
    private final Tokens tokens = new Tokens();
    private final Grammar grammar = new Grammar();
    private final Tables tables = new Tables();
    private final Boxes boxes = new Boxes();
    private final Echoes echoes;
    private final Steps steps = new Steps();
    private final Emitter emitter;
    private final List<Steps.Position> positions = new ArrayList<>();
    private double tableStep = Double.NaN;
    private int fits;
    /// A frame of a Python traceback; the line below it is source text.
    private static final byte[] FRAME = "  File \"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private static final byte[] SOURCE = "    ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private boolean sourceNext;
    private String heading = "";

    /// @param patterns the user's own
    /// @param known whether the run was given a parameter of this name and value: its echo is no metric
    /// @param clock seconds since the start, now; NaN where the lines are read long after they were printed
    public OutputReader(Sink sink, Given known, Patterns patterns, DoubleSupplier clock) {
        this(sink, known, patterns, clock, false);
    }

    private OutputReader(Sink sink, Given known, Patterns patterns, DoubleSupplier clock, boolean explains) {
        this.sink = sink;
        this.patterns = patterns;
        this.clock = clock;
        this.explains = explains;
        this.echoes = new Echoes(sink, known);
        this.emitter = new Emitter(sink, explains);
    }

    /// A reader that tells of each line who read it.
    public static OutputReader explaining(Sink sink, Patterns patterns) {
        return new OutputReader(sink, (name, value) -> false, patterns, () -> Double.NaN, true);
    }

    /// The parameters that a run was given.
    public interface Given {
        /// Whether it was given this value under this name.
        boolean holds(String name, String value);
    }

    /// Takes the next bytes.
    public void take(byte[] bytes, int from, int to) {
        lines.take(bytes, from, to);
    }

    /// Takes a whole output, with its end.
    public void take(InputStream output) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
            take(buffer, 0, n);
        }
        end();
    }

    /// Takes the end of the output.
    public void end() {
        lines.end();
        closeBox();
        emitter.end();
    }

    private void line(byte[] bytes, int length, boolean refresh) {
        try {
            understand(bytes, length, refresh);
        } catch (RuntimeException bug) {
            sink.problem(bug);
        }
    }

    private void understand(byte[] bytes, int length, boolean refresh) {
        tokens.scan(bytes, length);
        boolean source = sourceNext && starts(bytes, length, SOURCE);
        sourceNext = starts(bytes, length, FRAME);
        if (source) {
            if (explains) {
                sink.line(tokens.text(0, length), "", emitter.heard());
            }
            return;
        }
        String own = patterns.isEmpty() ? null : own(tokens.text(0, length), refresh);
        String recogniser = own != null ? own : tokens.numbers() == 0 ? plain() : numbered(refresh);
        if (explains) {
            sink.line(tokens.text(0, length), recogniser, emitter.heard());
        }
    }

    private static boolean starts(byte[] bytes, int length, byte[] with) {
        return length >= with.length && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    /// Reads a line by the user's own patterns; null where none concerns it.
    private @Nullable String own(String line, boolean refresh) {
        if (patterns.ignores(line)) {
            return "ignore_output";
        }
        List<List<Patterns.Found>> matches = patterns.find(line);
        for (List<Patterns.Found> found : matches) {
            positions.clear();
            found.forEach(one -> {
                Axis axis = Axis.of(one.name());
                if (axis != null) {
                    positions.add(new Steps.Position(axis, one.value(), Double.NaN));
                }
            });
            if (!positions.isEmpty()) {
                steps.take(positions, false, false, true);
                emitter.positioned(false);
            }
            emitter.begin(steps.current(), clock.getAsDouble(), refresh, null);
            found.stream()
                    .filter(one -> Axis.of(one.name()) == null)
                    .forEach(one -> emitter.value(one.name(), one.value()));
        }
        emitter.lineOver(refresh);
        return matches.isEmpty() ? null : "own pattern";
    }

    private String plain() {
        boolean boxed = boxes.take(tokens);
        boolean closes = tokens.count() == 1 && tokens.kind(0) == Tokens.BAR;
        if (closes || !boxed && !isRule()) {
            closeBox();
        }
        tables.note(tokens, tokens.count());
        echoes.heading(tokens);
        heading(tokens.count());
        return "";
    }

    private boolean isRule() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) != Tokens.BAR && !tokens.isAnySign(i, "+|-")) {
                return false;
            }
        }
        return tokens.count() > 0;
    }

    /// `Test Error:` above the lines that it is about.
    private void heading(int count) {
        boolean titled = count > 1 && count < 6 && tokens.isSign(count - 1, ':') && tokens.kind(0) == Tokens.WORD;
        boolean split = false;
        for (int i = 0; i < count - 1 && titled; i++) {
            titled = tokens.kind(i) == Tokens.WORD;
            split |= titled && Vocabulary.isSplit(tokens.text(i));
        }
        heading = titled && split
                ? tokens.text(tokens.from(0), tokens.to(count - 2)).replaceAll("\\s+", "_") + "/"
                : "";
    }

    private String numbered(boolean refresh) {
        if (boxes.take(tokens)) {
            tell(boxes.finished());
            return "box";
        }
        closeBox();
        Plan plan = grammar.of(tokens);
        if (plan.row()) {
            Tables.Row row = tables.row(tokens);
            if (row != null) {
                tell(row.marks(), row.values(), plan, refresh, true);
                emitter.lineOver(refresh);
                return "table";
            }
        }
        headerBeforeBar(plan);
        if (plan.isEmpty()) {
            return "";
        }
        if (echoes.take(tokens, plan, emitter.told())) {
            return "settings";
        }
        for (Plan.Record record : plan.records()) {
            tell(record.marks(), record.values(), plan, refresh, false);
        }
        boolean told =
                plan.records().stream().anyMatch(record -> !record.values().isEmpty());
        emitter.lineOver(refresh || plan.bar() || !told);
        return told ? plan.recogniser() : "step";
    }

    /// A header may end in a progress bar: `Class  Images  mAP50: 100%|###| 8/8`.
    private void headerBeforeBar(Plan plan) {
        int end = plan.bar() ? Cells.end(tokens) : tokens.count();
        boolean words = end < tokens.count() && end > 2;
        for (int i = 0; i < end && words; i++) {
            words = !tokens.isNumber(i);
        }
        if (words) {
            tables.note(tokens, end);
        } else {
            tables.interrupt();
        }
    }

    private void tell(List<Plan.Mark> marks, List<Plan.Value> values, Plan plan, boolean refresh, boolean row) {
        positions.clear();
        for (Plan.Mark mark : marks) {
            double total = mark.total() < 0 ? Double.NaN : tokens.value(mark.total());
            positions.add(new Steps.Position(mark.axis(), tokens.value(mark.token()), total));
        }
        double step =
                row ? rowStep() : plan.recogniser().equals(Grammar.SEARCH) ? ++fits : step(plan, !values.isEmpty());
        if (!marks.isEmpty()) {
            emitter.positioned(row);
        }
        if (values.isEmpty()) {
            return;
        }
        emitter.begin(step, clock.getAsDouble(), refresh || plan.bar(), rank(plan));
        if (!row && plan.lone() >= 0 && values.size() == 1 && marks.isEmpty() && Double.isNaN(step)) {
            emitter.fix(tokens.value(plan.lone()));
        }
        double epoch = row ? Double.NaN : steps.epochBeside();
        if (!Double.isNaN(epoch)) {
            emitter.epoch(epoch);
        }
        beside(marks, step);
        for (Plan.Value value : values) {
            double number = tokens.value(value.token());
            double told = value.whole() < 0 ? number : number / tokens.value(value.whole());
            emitter.value(
                    !marks.isEmpty() && steps.evaluates() ? "evaluate/" + value.name() : prefixed(value.name(), row),
                    told);
        }
    }

    private String prefixed(String name, boolean row) {
        return row || heading.isEmpty() || Vocabulary.hasSplit(name) ? name : heading + name;
    }

    /// What is counted and is not the step is a metric: the round beside the step.
    private void beside(List<Plan.Mark> marks, double step) {
        for (Plan.Mark mark : marks) {
            boolean counted = mark.axis() != Axis.EPOCH && mark.axis() != Axis.BATCH && !mark.quiet();
            double at = counted ? tokens.value(mark.token()) : step;
            if (counted && at != step) {
                emitter.value(mark.name(), at);
            }
        }
    }

    private double step(Plan plan, boolean told) {
        if (!positions.isEmpty()) {
            steps.take(positions, plan.bar(), plan.aside(), told);
            heading = plan.aside() ? heading : "";
        }
        return steps.current();
    }

    /// The step of a table's row: its own column's, else the last row's of any table, else the last one told.
    private double rowStep() {
        if (positions.isEmpty()) {
            return Double.isNaN(tableStep) ? steps.current() : tableStep;
        }
        Steps own = new Steps();
        own.take(positions, false, false, true);
        tableStep = own.current();
        return tableStep;
    }

    private @Nullable String rank(Plan plan) {
        return plan.rank() < 0 ? null : tokens.text(plan.rank());
    }

    private void closeBox() {
        tell(boxes.close());
    }

    private void tell(@Nullable List<Boxes.Fact> facts) {
        if (facts == null) {
            return;
        }
        Boxes.Fact step = null;
        Axis axis = null;
        for (Boxes.Fact fact : facts) {
            Axis own = Axis.of(fact.name());
            if (own != null && own != Axis.BATCH && (axis == null || own.compareTo(axis) < 0)) {
                axis = own;
                step = fact;
            }
        }
        double at = step == null ? steps.current() : step.value();
        if (step != null) {
            emitter.positioned(true);
        }
        emitter.begin(at, clock.getAsDouble(), false, null);
        for (Boxes.Fact fact : facts) {
            if (fact != step && !Vocabulary.isNever(fact.name())) {
                emitter.value(fact.name(), fact.value());
            }
        }
        emitter.lineOver(false);
    }
}
