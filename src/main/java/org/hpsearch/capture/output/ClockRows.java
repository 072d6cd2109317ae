package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.capture.output.line.LineRecipe;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.TokenPattern;
import org.jspecify.annotations.Nullable;

/// Lines that begin with a simulated clock, `time = 0.5 energy = 3`: where a program counts nothing else, the clock is
/// the step once it has risen evenly over three lines. They are held until then, with what is printed between, until
/// the clock does otherwise, a line with a step comes, or the output ends. Used by one thread.
final class ClockRows {
    private static final int ROWS_OF_PROOF = 3;
    private static final int MOST_LINES = 50;
    private static final double EVEN = 1e-6;
    private static final Set<String> CLOCKS = Set.of(
            "time",
            "t",
            "sim_time",
            "simtime",
            "simulation_time",
            "clock",
            "day",
            "week",
            "month",
            "year",
            "hour",
            "tick");
    private static final TokenPattern NAMED = TokenPattern.of("WORD NUM1");
    private static final TokenPattern SIGNED = TokenPattern.of("WORD := NUM1");
    private static final TokenPattern QUALIFIED = TokenPattern.of("simulation|simulated|sim|model time := NUM1");

    private final FactPlacer placer;
    private final List<FactPlacer.Held> lines = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private boolean proved;
    private boolean off;
    private @Nullable LineRecipe last;
    private int lastClock = -1;

    ClockRows(FactPlacer placer) {
        this.placer = placer;
    }

    /// The token of the clock that counts on this line, −1 for none.
    int step(LineTokens tokens, LineRecipe recipe) {
        return proved && !recipe.isPlaced() ? clock(tokens, recipe) : -1;
    }

    /// Takes a line; the answer is whether it is held.
    boolean holds(LineTokens tokens, LineRecipe recipe) {
        if (off || proved) {
            return false;
        }
        if (recipe.isPlaced()) {
            off = true;
            return false;
        }
        int clock = clock(tokens, recipe);
        if (clock >= 0 && recipe.traits().valued()) {
            double time = tokens.value(clock);
            boolean even = isEven(time);
            proved = even && times.size() + 1 == ROWS_OF_PROOF;
            off = !even && times.size() > 1;
            if (!even || proved) {
                return false;
            }
            times.add(time);
        } else if (lines.isEmpty()) {
            return false;
        }
        if (lines.size() == MOST_LINES) {
            return false;
        }
        lines.add(placer.hold());
        return true;
    }

    private boolean isEven(double time) {
        int last = times.size() - 1;
        if (last < 0) {
            return Double.isFinite(time);
        }
        double here = time - times.get(last);
        double before = last == 0 ? here : times.get(last) - times.get(last - 1);
        return here > 0 && Math.abs(here - before) <= EVEN * Math.max(Math.abs(before), Math.abs(time));
    }

    /// Whether lines are held.
    boolean isHolding() {
        return !lines.isEmpty();
    }

    /// The lines that were held, which they are no longer.
    List<FactPlacer.Held> release() {
        List<FactPlacer.Held> held = List.copyOf(lines);
        lines.clear();
        off |= !proved;
        return held;
    }

    /// The clock's token, looked for once for lines of one shape.
    private int clock(LineTokens tokens, LineRecipe recipe) {
        if (recipe != last) {
            last = recipe;
            lastClock = clock(tokens);
        }
        return lastClock;
    }

    private static int clock(LineTokens tokens) {
        int at = tokens.isAnySign(0, "[(<#") ? 1 : 0;
        if (QUALIFIED.fits(tokens, at)) {
            return at + 3;
        }
        boolean signed = SIGNED.fits(tokens, at);
        boolean named = (signed || NAMED.fits(tokens, at))
                && CLOCKS.contains(tokens.text(at).toLowerCase(Locale.ROOT));
        return !named ? -1 : signed ? at + 2 : at + 1;
    }
}
