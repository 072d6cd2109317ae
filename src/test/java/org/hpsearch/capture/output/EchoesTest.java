package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.capture.output.line.Grammar;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Scanned;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class EchoesTest {
    private final List<String> settings = new ArrayList<>();
    private final Echoes echoes = new Echoes(
            new OutputFacts() {
                @Override
                public void scalar(Scalar scalar) {
                    throw new AssertionError(scalar);
                }

                @Override
                public void setting(String name, Value value) {
                    settings.add(name + "=" + value.print());
                }
            },
            (name, value) -> name.equals("rate") && value.equals("0.5"));

    /// Whether a line holds settings alone.
    private boolean take(String text, boolean told) {
        LineTokens tokens = Scanned.line(text);
        return echoes.take(tokens, new Grammar().of(tokens), told);
    }

    @Test
    void callsAndDictionaries() {
        assertEquals(true, take("Namespace(lr=0.1, opt='adam', layers=[1, 2])", false));
        assertEquals(true, take("{'hidden': 32, 'width': 0.5}", false));
        assertEquals(List.of("lr=0.1", "opt=adam", "layers=[1, 2]", "hidden=32", "width=0.5"), settings);
    }

    @Test
    void whatTheProgramDoesIsNoHeading() {
        echoes.heading(Scanned.line("Computing model parameters ..."));
        assertEquals(false, take("1:  ... loglikelihood=-2.5", false));
        echoes.heading(Scanned.line("Estimating parameters"));
        assertEquals(false, take("1:  ... loglikelihood=-2.5", false));
    }

    @Test
    void codeIsNoValue() {
        assertEquals(true, take("smooth(formula = data$y ~ x, span = 0.5, target = min(max(4, ", false));
        assertEquals(List.of("span=0.5"), settings);
    }

    @Test
    void aBlockBelowAHeading() {
        echoes.heading(Scanned.line("Config:"));
        echoes.heading(Scanned.line("=====begin====="));
        assertEquals(true, take("  alpha: 0.5", false));
        echoes.heading(Scanned.line("  optimizer: adam"));
        assertEquals(true, take("  gamma: 2", false));
        echoes.heading(Scanned.line(""));
        assertEquals(false, take("  delta: 0.5", false));
        assertEquals(List.of("alpha=0.5", "optimizer=adam", "gamma=2"), settings);
    }

    @Test
    void whatTheRunWasGiven() {
        assertEquals(true, take("rate: 0.5", false));
        assertEquals(false, take("rate: 0.6", false));
        assertEquals(true, take("batch_size: 32", false));
        assertEquals(List.of("rate=0.5", "batch_size=32"), settings);
    }

    private static List<Boxes.Fact> box(String... names) {
        return Stream.of(names).map(name -> new Boxes.Fact(name, 2)).toList();
    }

    @Test
    void aBoxOfSettings() {
        assertEquals(true, echoes.take(box("width", "depth", "alpha"), false));
        assertEquals(false, echoes.take(box("width", "depth", "mass", "charge", "spin"), false));
        assertEquals(false, echoes.take(box("width", "depth", "loss"), false));
        assertEquals(List.of("width=2", "depth=2", "alpha=2"), settings);
    }

    @Test
    void resultsAreNoSettings() {
        assertEquals(false, take("loss: 0.5", false));
        assertEquals(false, take("{'loss': 0.5, 'acc': 0.9}", false));
        assertEquals(false, take("epoch 1 batch_size: 32", false));
        assertEquals(List.of(), settings);
    }

    @Test
    void behindTheFirstResultNothingIsFound() {
        assertEquals(true, take("Namespace(lr=0.1)", true));
        assertEquals(false, take("batch_size: 32", true));
        assertEquals(true, take("{'kind': 'adam', 'width': 0.5}", true));
        assertEquals(List.of(), settings);
    }
}
