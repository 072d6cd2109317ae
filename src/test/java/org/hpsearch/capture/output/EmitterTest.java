package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class EmitterTest {
    private static final double NONE = Double.NaN;

    private final List<String> facts = new ArrayList<>();
    private final Emitter emitter = new Emitter(
            new OutputFacts() {
                @Override
                public void scalar(Scalar scalar) {
                    facts.add((scalar.step() == null ? "-" : Numbers.print(scalar.step())) + " " + scalar.metric() + " "
                            + Numbers.print(scalar.value()));
                }

                @Override
                public void setting(String name, Value value) {
                    facts.add("set " + name + " " + value.print());
                }
            },
            false);

    private void line(double step, boolean refresh, Object... values) {
        if (!Double.isNaN(step)) {
            emitter.positioned(false);
        }
        emitter.begin(step, NONE, refresh, null);
        for (int i = 0; i < values.length; i += 2) {
            emitter.value((String) values[i], ((Number) values[i + 1]).doubleValue());
        }
        emitter.lineOver(refresh);
    }

    @Test
    void valuesAtTheirSteps() {
        line(1, false, "loss", 0.5, "acc", 0.8);
        line(2, false, "loss", 0.4);
        assertEquals(List.of("1 loss 0.5", "1 acc 0.8", "2 loss 0.4"), facts);
    }

    @Test
    void aRefreshIsWrittenOver() {
        line(1, true, "loss", 0.9);
        line(1, true, "loss", 0.8);
        assertEquals(List.of(), facts);
        line(1, false, "loss", 0.7);
        line(2, true, "loss", 0.6);
        line(3, true, "loss", 0.5);
        emitter.end();
        assertEquals(List.of("1 loss 0.7", "2 loss 0.6", "3 loss 0.5"), facts);
    }

    @Test
    void theSameFactIsToldOnce() {
        line(1, false, "loss", 0.5);
        line(1, false, "loss", 0.5);
        line(1, false, "loss", 0.6);
        assertEquals(List.of("1 loss 0.5", "1 loss 0.6"), facts);
    }

    @Test
    void severalRanksTellAFactOnce() {
        emitter.positioned(false);
        for (String rank : List.of("rank0", "rank1")) {
            emitter.begin(1, NONE, false, rank);
            emitter.value("loss", rank.equals("rank0") ? 0.5 : 0.6);
            emitter.lineOver(false);
        }
        assertEquals(List.of("1 loss 0.5"), facts);
    }

    @Test
    void repetitionCountsWhereNothingElseDoes() {
        line(NONE, false, "loss", 0.5);
        assertEquals(List.of(), facts);
        line(NONE, false, "acc", 0.8);
        line(NONE, false, "loss", 0.4);
        line(NONE, false, "acc", 0.9);
        line(NONE, false, "loss", 0.3);
        assertEquals(List.of("0 loss 0.5", "0 acc 0.8", "1 loss 0.4", "1 acc 0.9", "2 loss 0.3"), facts);
    }

    @Test
    void whatWaitedHasNoStepWhereAPositionFollows() {
        line(NONE, false, "loss", 0.5);
        line(1, false, "loss", 0.4);
        assertEquals(List.of("- loss 0.5", "1 loss 0.4"), facts);
    }

    @Test
    void theProgramTellsTheStepOfALoneValue() {
        emitter.begin(NONE, NONE, false, null);
        emitter.fix(7);
        emitter.value("loss", 0.5);
        emitter.lineOver(false);
        assertEquals(List.of("7 loss 0.5"), facts);
    }

    @Test
    void anEpochBesideTheStepIsToldOnce() {
        emitter.positioned(false);
        emitter.begin(10, NONE, false, null);
        emitter.epoch(1);
        emitter.epoch(1);
        emitter.value("loss", 0.5);
        emitter.lineOver(false);
        assertEquals(List.of("10 epoch 1", "10 loss 0.5"), facts);
        assertEquals(true, emitter.isStepped());
    }

    @Test
    void factsOfThePreamble() {
        line(NONE, false, "width", 3);
        line(NONE, false, "batch_size", 32);
        line(NONE, false, "params", 1000);
        line(1, false, "loss", 0.5, "width", 4);
        line(2, false, "loss", 0.4);
        emitter.end();
        assertEquals(List.of("1 loss 0.5", "- width 3", "1 width 4", "2 loss 0.4", "set batch_size 32"), facts);
    }

    @Test
    void nothingAtAll() {
        emitter.end();
        assertEquals(List.of(), facts);
        assertEquals(false, emitter.isStepped());
        assertEquals(List.of(), emitter.heard());
    }
}
