package org.hpsearch.capture.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.hpsearch.capture.output.line.Cells;
import org.hpsearch.capture.output.line.Grammar;
import org.hpsearch.capture.output.line.LineRecipe;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Rule;
import org.hpsearch.capture.output.line.TokenScanner;
import org.jspecify.annotations.Nullable;

/// The program's output in, its metrics and echoed parameters out, while it runs. Deterministic: the same
/// bytes give the same facts in the same order, however they are cut into pieces. Used by one thread.
public final class OutputReader {
    private static final int BUFFER = 1 << 16;

    private final OutputFacts facts;
    private final Patterns patterns;
    private final boolean explains;
    private final Lines lines = new Lines(this::line);
    private final LineTokens tokens = new LineTokens();
    private final TokenScanner scanner = new TokenScanner(tokens);
    private final Grammar grammar = new Grammar();
    private final Tracebacks tracebacks = new Tracebacks();
    private final Headings headings = new Headings();
    private final Tables tables = new Tables();
    private final Boxes boxes = new Boxes();
    private final Blocks blocks = new Blocks();
    private final HeadlessRows headless = new HeadlessRows();
    private final ClockRows clocks;
    private final Echoes echoes;
    private final ConfigLine config;
    private final Emitter emitter;
    private final FactPlacer placer;
    private final List<LineReport.Verdict> verdicts = new ArrayList<>();

    /// The parameters that a run was given.
    public interface Given {
        /// Whether it was given this value under this name.
        boolean holds(String name, String value);
    }

    /// @param given    whether the run was given a parameter of this name and value: its echo is no metric
    /// @param patterns the user's own
    /// @param clock    seconds since the start, now; NaN where the lines are read long after they were printed
    public OutputReader(OutputFacts facts, Given given, Patterns patterns, DoubleSupplier clock) {
        this(facts, given, patterns, clock, false);
    }

    private OutputReader(OutputFacts facts, Given given, Patterns patterns, DoubleSupplier clock, boolean explains) {
        this.facts = facts;
        this.patterns = patterns;
        this.explains = explains;
        this.echoes = new Echoes(facts, given);
        this.emitter = new Emitter(facts, explains);
        this.placer = new FactPlacer(tokens, headings, emitter, clock);
        this.clocks = new ClockRows(placer);
        this.config = new ConfigLine(given, placer);
    }

    /// A reader that reports how it has read each line.
    public static OutputReader explaining(OutputFacts facts, Patterns patterns) {
        return new OutputReader(facts, (name, value) -> false, patterns, () -> Double.NaN, true);
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
        List<Boxes.Fact> block = blocks.close();
        if (!block.isEmpty()) {
            placer.box(block);
        }
        settleConfig();
        releaseClocks();
        emitter.end();
    }

    private void line(byte[] bytes, int length, boolean refresh) {
        try {
            scanner.scan(bytes, length);
            String reader = read(bytes, length, refresh);
            if (explains) {
                facts.line(new LineReport(new String(bytes, 0, length, UTF_8), reader, emitter.heard(), verdicts));
                verdicts.clear();
            }
        } catch (RuntimeException bug) {
            facts.problem(bug);
        }
    }

    /// Reads a line; the answer is which reader understood it.
    private String read(byte[] bytes, int length, boolean refresh) {
        if (tracebacks.isSource(bytes, length)) {
            judge(Rule.TRACEBACK);
            return "";
        }
        String own = patterns.isEmpty() ? null : own(tokens.text(0, length), refresh);
        if (own != null) {
            return own;
        }
        return tokens.numbers() == 0 ? plain() : numbered(refresh);
    }

    /// Reads a line by the user's own patterns; null where none concerns it.
    private @Nullable String own(String line, boolean refresh) {
        if (patterns.ignores(line)) {
            judge(Rule.IGNORED);
            return "ignore_output";
        }
        List<List<Patterns.Found>> matches = patterns.find(line);
        if (matches.isEmpty()) {
            return null;
        }
        judge(Rule.OWN_PATTERN);
        placer.own(matches, refresh);
        return "own pattern";
    }

    private String plain() {
        headless.end();
        if (!blocks.take(tokens)) {
            closeBlock();
        }
        boolean boxed = boxes.take(tokens);
        boolean closes = tokens.count() == 1 && tokens.kind(0) == LineTokens.BAR;
        if (closes || !boxed && !isRule()) {
            closeBox();
        }
        tables.note(tokens, tokens.count());
        echoes.heading(tokens);
        headings.note(tokens);
        return "";
    }

    private boolean isRule() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.kind(i) != LineTokens.BAR && !tokens.isAnySign(i, "+|-")) {
                return false;
            }
        }
        return tokens.count() > 0;
    }

    private String numbered(boolean refresh) {
        if (boxes.take(tokens)) {
            judge(Rule.BOX);
            box(boxes.finished());
            return "box";
        }
        closeBox();
        if (blocks.take(tokens)) {
            judge(Rule.BOX);
            return "block";
        }
        closeBlock();
        LineRecipe recipe = grammar.of(tokens);
        return recipe.glued() > 0 ? glued(recipe.glued(), refresh) : numbered(recipe, refresh);
    }

    /// Reads the two records of a line one after the other.
    private String glued(int second, boolean refresh) {
        byte[] whole = tokens.line();
        byte[] rest = Arrays.copyOfRange(whole, tokens.from(second), whole.length);
        scanner.scan(whole, tokens.from(second));
        numbered(grammar.of(tokens), refresh);
        scanner.scan(rest, rest.length);
        return tokens.numbers() == 0 ? plain() : numbered(refresh);
    }

    private String numbered(LineRecipe recipe, boolean refresh) {
        if (recipe.traits().row()) {
            Tables.Row row = tables.row(tokens);
            if (row != null) {
                judge(row);
                placer.row(row, recipe, refresh);
                return "table";
            }
        }
        if (headless(recipe, refresh)) {
            return "table";
        }
        headerBeforeBar(recipe);
        if (!recipe.isEmpty() && echoes.take(tokens, recipe, emitter.isStepped())) {
            judge(Rule.ECHO);
            return "settings";
        }
        if (config.isHeld() && recipe.isPlaced()) {
            decideConfig();
        }
        if (!refresh && !emitter.isPlaced() && config.take(tokens, recipe)) {
            judge(Rule.ONE_OFF);
            return "settings";
        }
        judge(recipe);
        if (recipe.isEmpty()) {
            return "";
        }
        if (!refresh && clocks.holds(tokens, recipe)) {
            return "pairs";
        }
        releaseClocks();
        int clock = clocks.step(tokens, recipe);
        judgeClock(clock);
        placer.line(recipe, refresh, clock);
        return !recipe.traits().valued() ? "step" : recipe.traits().search() ? "search" : "pairs";
    }

    /// Reads the lines that were held for their clock.
    private void releaseClocks() {
        if (!clocks.isHolding()) {
            return;
        }
        byte[] now = tokens.line();
        for (FactPlacer.Held held : clocks.release()) {
            scanner.scan(held.line(), held.line().length);
            LineRecipe recipe = grammar.of(tokens);
            placer.held(recipe, clocks.step(tokens, recipe), held);
        }
        scanner.scan(now, now.length);
    }

    private void judgeClock(int token) {
        if (explains && token >= 0) {
            verdicts.removeIf(verdict -> verdict.number().equals(tokens.text(token)));
            verdicts.addFirst(new LineReport.Verdict(tokens.text(token), Rule.CLOCK, "time"));
        }
    }

    /// Decides what the line is that is held, for another one with a step has come.
    private void decideConfig() {
        if (!config.isRepeatedBy(tokens)) {
            settleConfig();
            return;
        }
        FactPlacer.Held earlier = config.release();
        byte[] now = tokens.line();
        scanner.scan(earlier.line(), earlier.line().length);
        placer.held(grammar.of(tokens), -1, earlier);
        scanner.scan(now, now.length);
    }

    private void settleConfig() {
        if (config.isHeld()) {
            config.settle(facts, emitter);
        }
    }

    /// Reads a row of numbers alone.
    private boolean headless(LineRecipe recipe, boolean refresh) {
        double[] row = recipe.traits().row() ? HeadlessRows.row(tokens) : HeadlessRows.NONE;
        if (row.length < 2) {
            headless.end();
            return false;
        }
        List<double[]> rows = headless.take(row);
        rows.forEach(known -> placer.columns(known, headless.step(), refresh));
        if (!rows.isEmpty()) {
            judge(Rule.COLUMN);
        }
        return !rows.isEmpty();
    }

    /// A header may end in a progress bar: `Class  Images  mAP50: 100%|###| 8/8`.
    private void headerBeforeBar(LineRecipe recipe) {
        int end = recipe.traits().bar() ? Cells.end(tokens) : tokens.count();
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

    private void closeBlock() {
        List<Boxes.Fact> block = blocks.end(tokens);
        if (!block.isEmpty()) {
            placer.box(block);
        }
    }

    private void closeBox() {
        box(boxes.close());
    }

    private void box(@Nullable List<Boxes.Fact> box) {
        if (box != null && !echoes.take(box, emitter.isStepped())) {
            placer.box(box);
        }
    }

    /// Notes that one rule has dealt with all numbers of the line.
    private void judge(Rule rule) {
        for (int i = 0; i < tokens.count() && explains; i++) {
            if (tokens.isNumber(i)) {
                verdicts.add(new LineReport.Verdict(tokens.text(i), rule, ""));
            }
        }
    }

    private void judge(LineRecipe recipe) {
        if (explains) {
            recipe.rulings()
                    .forEach(one ->
                            verdicts.add(new LineReport.Verdict(tokens.text(one.token()), one.rule(), one.name())));
        }
    }

    private void judge(Tables.Row row) {
        for (int i = 0; i < tokens.count() && explains; i++) {
            if (tokens.isNumber(i)) {
                verdicts.add(row.verdict(tokens.text(i), i));
            }
        }
    }
}
