package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// Finds the positions that a line tells: `Epoch 3/10`, `[1][10/25]`, `iter: 100`, `[50]`, `| 4/18 [`.
final class Positions {
    /// In place of the name of what is counted, where none is printed.
    private static final String NAMELESS = "count";

    /// Numbers that count, by their places in a pattern.
    ///
    /// @param number digit of the number in the pattern
    /// @param total  digit of the axis's length, 0 for none
    private record Counter(StepAxis axis, String name, int number, int total) {}

    /// Positions of a fixed form.
    private record Form(TokenPattern pattern, List<Counter> counters) {
        static Form of(String pattern, Counter... counters) {
            return new Form(TokenPattern.of(pattern), List.of(counters));
        }
    }

    private static Counter epoch(int number, int total) {
        return new Counter(StepAxis.EPOCH, "epoch", number, total);
    }

    private static Counter batch(int number, int total) {
        return new Counter(StepAxis.BATCH, "batch", number, total);
    }

    /// A batch of an epoch that stands elsewhere, else whatever the program counts.
    private static Counter part(int number, int total) {
        return new Counter(StepAxis.BATCH, NAMELESS, number, total);
    }

    /// Whatever the program counts.
    private static Counter nameless(int number) {
        return new Counter(StepAxis.ITERATION, NAMELESS, number, 0);
    }

    private static Counter iteration(int number) {
        return new Counter(StepAxis.ITERATION, "iteration", number, 0);
    }

    /// Forms that only the beginning of a record has.
    private static final List<Form> OPENINGS = List.of(
            Form.of("[ INT1 ] & [", new Counter(StepAxis.EPOCH, "iteration", 1, 0)),
            Form.of("[ INT1 ]", nameless(1)),
            Form.of("< INT1 >", nameless(1)),
            Form.of("( INT1 ) & WORD", nameless(1)),
            Form.of("INT1 : & ANY", nameless(1)),
            Form.of("*+ INT1 : & WORD :=", nameless(1)),
            Form.of("INT1 - ~- & [(", nameless(1)),
            Form.of("[ INT1 / INT2 ] [ INT3 / INT4 ]", epoch(1, 2), batch(3, 4)),
            Form.of("[ INT1 , INT3 ]", epoch(1, 0), batch(3, 0)),
            Form.of("INT1 & WORD :=", nameless(1)),
            Form.of(
                    "example|sample|image|instance|frame|game|token INT1 : & WORD",
                    new Counter(StepAxis.ROUND, "example", 1, 0)),
            Form.of(
                    "example|sample|image|instance|frame|game INT1 , & WORD",
                    new Counter(StepAxis.ROUND, "example", 1, 0)),
            Form.of("k|i|j|itn|nit|iterat := INT1 & WORD", iteration(1)),
            Form.of("k|i|j|itn|nit|iterat := INT1 & ,;|", iteration(1)),
            Form.of("t := NUM1 & WORD", new Counter(StepAxis.STEP, "t", 1, 0)),
            Form.of("t := NUM1 & ,;|", new Counter(StepAxis.STEP, "t", 1, 0)),
            Form.of("INT1 & SPLIT WORD :=", nameless(1)),
            Form.of("INT1 & SPLIT MEASURE", nameless(1)),
            Form.of("INT1 & MEASURE NUM", nameless(1)),
            Form.of("INT1 & WORD MEASURE REAL END", nameless(1)),
            Form.of("INT1 & WORD WORD MEASURE REAL END", nameless(1)),
            Form.of("INT1 | INT3 | & WORD", epoch(1, 0), new Counter(StepAxis.STEP, "step", 3, 0)),
            Form.of("INT1 / INT2 & ANY", part(1, 2)));

    /// Forms of a part of the data and its epoch, at the beginning of a record.
    private static final List<Form> SECTIONS =
            List.of(Form.of("SPLIT INT1 & [", epoch(1, 0)), Form.of("SPLIT : INT1 & [", epoch(1, 0)));

    /// Counters of bars, anywhere; the first token is not theirs.
    private static final List<Form> COUNTERS = List.of(
            Form.of(", [ INT1 ] & ~REAL", nameless(1)),
            Form.of("[| INT1 / INT2 & ]([|", part(1, 2)),
            Form.of("| INT1 / INT2 & ,", part(1, 2)),
            Form.of("[| INT1 / INT2 & BAR", part(1, 2)),
            Form.of("[| INT1 / INT2 & END", part(1, 2)),
            Form.of("BAR INT1 / INT2 & ]([|,", part(1, 2)),
            Form.of("BAR INT1 / INT2 & BAR", part(1, 2)),
            Form.of("BAR INT1 / INT2 & END", part(1, 2)));

    /// `200/ 2983 batches`, anywhere.
    private static final TokenPattern RATIO_OF_AXIS = TokenPattern.of("INT1 / INT2 AXIS3");
    /// `25% done`, at the beginning of a record.
    private static final TokenPattern DONE = TokenPattern.of("NUM1 done|complete|completed|finished");
    /// `Progress: 25.0%`, anywhere.
    private static final TokenPattern PROGRESSED = TokenPattern.of("progress|progressed|completed :=| NUM1");
    private static final TokenPattern CORRECT = TokenPattern.of("INT / INT correct|correctly|right");
    private static final TokenPattern THREE = TokenPattern.of("INT / INT / INT");
    private static final TokenPattern ABBREVIATED = TokenPattern.of("up|upd|it . INT1");

    private static final TokenPattern AFTER_STEPS = TokenPattern.of("after|at INT1 AXIS2");
    private static final TokenPattern QUALIFIED_AXIS = TokenPattern.of("AXIS ( WORD1 )");
    /// `Step... (500 | loss: 0.5)`
    private static final TokenPattern DOTTED_AXIS = TokenPattern.of("AXIS DOTS ( INT1 & |/");
    private static final TokenPattern RATIO = TokenPattern.of("/ NUM1");
    private static final TokenPattern OF = TokenPattern.of("of INT1");
    private static final TokenPattern BATCHES = TokenPattern.of("[ INT1 / INT2");
    private static final TokenPattern NUMBERED_AXIS = TokenPattern.of("WORD :,-");
    private static final TokenPattern DEFAULT = TokenPattern.of("( default )");
    private static final TokenPattern LONELY_TIME = TokenPattern.of("time =: NUM1 & END");
    private static final TokenPattern LONELY_SECONDS = TokenPattern.of("time =: NUM1 s & END");

    private final LineTokens tokens;
    private final Sentence line;
    private final List<LineRecipe.Position> found = new ArrayList<>();
    private Claims claims;
    private String section;

    private Positions(Sentence line) {
        this.line = line;
        this.tokens = line.tokens();
        this.claims = line.claims();
        this.section = line.section();
    }

    /// The line with its positions.
    static Sentence found(Sentence line) {
        Positions positions = new Positions(line);
        positions.find();
        return new Sentence(line.tokens(), line.prefix(), positions.claims, positions.found, positions.section);
    }

    private void find() {
        int at = opening(line.start());
        while (at < line.count()) {
            int next = claims.isFree(at) ? next(at) : at + 1;
            next = line.opensSettings(at) ? tokens.close(at) : next;
            at = Math.max(at + 1, next);
        }
    }

    private int opening(int at) {
        if (RATIO_OF_AXIS.fits(tokens, at)) {
            return at;
        }
        for (Form form : OPENINGS) {
            boolean pace = tokens.word(at + 1).indexOf('/') > 0; // `120 ms/batch`
            if (form.pattern.fits(tokens, at) && !CORRECT.fits(tokens, at) && !pace) {
                return take(form, at, at);
            }
        }
        if (DONE.fits(tokens, at) && tokens.unit(at).equals("%")) {
            add(StepAxis.PROGRESS, NAMELESS, at, -1, at, at + 2);
            return at + 2;
        }
        for (Form form : SECTIONS) {
            if (form.pattern.fits(tokens, at)) {
                section = tokens.text(at);
                return take(form, at, at);
            }
        }
        return at;
    }

    /// Takes the positions of a form that fits at a token; the answer is the token behind.
    private int take(Form form, int at, int from) {
        int end = form.pattern.end(tokens, at);
        for (Counter counter : form.counters) {
            int total = counter.total == 0 ? -1 : form.pattern.token(counter.total, at);
            add(counter.axis, counter.name, form.pattern.token(counter.number, at), total, from, end);
        }
        return end;
    }

    private int next(int at) {
        for (Form form : COUNTERS) {
            if (form.pattern.fits(tokens, at)) {
                return take(form, at, at + 1);
            }
        }
        if (RATIO_OF_AXIS.fits(tokens, at)) {
            int axis = RATIO_OF_AXIS.token(3, at);
            StepAxis counted = java.util.Objects.requireNonNull(StepAxis.of(tokens.text(axis)));
            add(counted, tokens.text(axis), at, RATIO_OF_AXIS.token(2, at), at, axis + 1);
            return axis + 1;
        }
        if (ABBREVIATED.fits(tokens, at)) {
            add(StepAxis.STEP, "update", at + 2, -1, at, at + 3);
            return at + 3;
        }
        if (AFTER_STEPS.fits(tokens, at)) {
            int axis = AFTER_STEPS.token(2, at);
            int number = AFTER_STEPS.token(1, at);
            StepAxis counted = java.util.Objects.requireNonNull(StepAxis.of(tokens.text(axis)));
            add(counted, tokens.text(axis), number, -1, number, axis + 1);
            return axis + 1;
        }
        if (PROGRESSED.fits(tokens, at) && tokens.unit(PROGRESSED.token(1, at)).equals("%")) {
            int number = PROGRESSED.token(1, at);
            add(StepAxis.PROGRESS, NAMELESS, number, -1, at, number + 1);
            return number + 1;
        }
        return tokens.kind(at) == LineTokens.WORD ? word(at) : at + 1;
    }

    private int word(int at) {
        StepAxis axis = StepAxis.of(tokens.text(at));
        if (axis == null) {
            return Character.isDigit(tokens.text(at).charAt(0)) ? numbered(at) : lonelyTime(at);
        }
        AxisWord counted = new AxisWord(new Sentence(tokens, line.prefix(), claims, found, section), at);
        if (counted.countsSomethingElse()) {
            return at + 1;
        }
        int number = at + 1;
        if (QUALIFIED_AXIS.fits(tokens, at)) {
            section = tokens.text(QUALIFIED_AXIS.token(1, at));
            number = QUALIFIED_AXIS.end(tokens, at);
        }
        number = DOTTED_AXIS.fits(tokens, at) ? DOTTED_AXIS.token(1, at) : tokens.skip(number, ":=#[.\"'");
        if (counted.isSizeOfStep(number) || counted.isVersion()) {
            return at + 1;
        }
        if (!isPosition(number) || counted.isSetting(number) || DEFAULT.fits(tokens, number + 1)) {
            return at + 1;
        }
        if (counted.isCount() || counted.isCounted()) {
            return at + 1;
        }
        if (tokens.text(at).equalsIgnoreCase("run") && number == at + 1 && tokens.kind(at + 2) == LineTokens.WORD) {
            return at + 1; // `Run 100 trials`
        }
        if (counted.isLengthOfRound(number)) {
            return number + 1;
        }
        if (counted.isCountOfEpoch(number) || axis == StepAxis.FOLD && at != line.start()) {
            claims = claims.with(at, number + 1, Claims.Use.PASSED);
            return number + 1;
        }
        String before = claims.isFree(at - 1) ? tokens.word(at - 1).toLowerCase(Locale.ROOT) : "";
        boolean global = before.equals("global") || before.equals("total");
        section(at);
        return position(global ? StepAxis.GLOBAL : axis, at, number);
    }

    private boolean isPosition(int number) {
        return tokens.isNumber(number)
                && tokens.unit(number).isEmpty()
                && Double.isFinite(tokens.value(number))
                && tokens.value(number) >= -1;
    }

    private int position(StepAxis axis, int at, int number) {
        int total = -1;
        int end = number + 1;
        TokenPattern length = OF.fits(tokens, end) ? OF : RATIO;
        if (length.fits(tokens, end)) {
            total = length.token(1, end);
            end = length.end(tokens, end);
        }
        if (THREE.fits(tokens, number)) { // At iteration 100/100/100
            total = -1;
            end = THREE.end(tokens, number);
        }
        end = tokens.skip(end, "]\"'");
        // an epoch's own counter of steps starts anew with each epoch
        boolean inEpoch = total >= 0
                && axis != StepAxis.EPOCH
                && axis != StepAxis.GLOBAL
                && found.stream().anyMatch(position -> position.axis() == StepAxis.EPOCH);
        add(inEpoch ? StepAxis.BATCH : axis, tokens.text(at), number, total, at, end);
        if (axis == StepAxis.EPOCH && BATCHES.fits(tokens, end)) {
            int behind = BATCHES.end(tokens, end);
            add(StepAxis.BATCH, "batch", BATCHES.token(1, end), BATCHES.token(2, end), end, behind);
            end = tokens.skip(behind, "]");
        }
        return end;
    }

    /// The word before the axis may tell the part of the data: `Train Epoch: 1`.
    private void section(int at) {
        int word = tokens.isAnySign(at - 1, "]-:|") ? at - 2 : at - 1;
        if (section.isEmpty() && Vocabulary.isSplit(tokens.word(word))) {
            section = tokens.text(word);
            claims = claims.with(word, at, Claims.Use.PASSED);
        }
    }

    /// `1epoch:train:`
    private int numbered(int at) {
        StepAxis axis = StepAxis.of(tokens.unit(at));
        if (axis != null && NUMBERED_AXIS.fits(tokens, at) && at <= line.start() + 1) {
            add(axis, tokens.unit(at), at, -1, at, at + 1);
        }
        return at + 1;
    }

    /// `Time = 0.5`, alone on its line: what a simulation counts.
    private int lonelyTime(int at) {
        boolean alone = at == line.start() && (LONELY_TIME.fits(tokens, at) || LONELY_SECONDS.fits(tokens, at));
        String unit = alone ? tokens.unit(at + 2) : "";
        if (alone && (unit.isEmpty() || unit.equals("s"))) {
            add(StepAxis.STEP, "time", at + 2, -1, at, line.count());
            return line.count();
        }
        return at + 1;
    }

    private void add(StepAxis axis, String name, int token, int total, int from, int to) {
        boolean quiet =
                name.equals(NAMELESS) || name.equals("iteration") || name.equals("batch") || axis == StepAxis.FOLD;
        found.add(new LineRecipe.Position(axis, name, token, total, quiet));
        claims = claims.with(from, to, Claims.Use.POSITION);
    }
}
