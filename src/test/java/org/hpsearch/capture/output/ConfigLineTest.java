package org.hpsearch.capture.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

/// A line of pairs before the first step is a row only where such a line comes again.
class ConfigLineTest {
    private static String read(String output) throws IOException {
        StringBuilder told = new StringBuilder();
        OutputFacts facts = new OutputFacts() {
            @Override
            public void scalar(Scalar scalar) {
                told.append(scalar.step()).append(' ').append(scalar.metric()).append(' ');
                told.append(scalar.value()).append('\n');
            }

            @Override
            public void setting(String name, Value value) {
                told.append(name).append(" = ").append(value.print()).append('\n');
            }
        };
        OutputReader.Given given = (name, value) -> name.equals("mu") && value.equals("3");
        OutputReader reader = new OutputReader(facts, given, Patterns.NONE, () -> Double.NaN);
        reader.take(new ByteArrayInputStream(output.getBytes(UTF_8)));
        return told.toString();
    }

    @Test
    void theConfigurationIsNoStep() throws IOException {
        assertEquals("""
            lr = 0.5
            epochs = 4
            batch = 32
            1.0 train 2.0
            2.0 train 1.0
            """, read("""
                starting sgd lr=0.5 epochs=4 batch=32
                [1/2] train: 2
                [2/2] train: 1
                """));
        assertEquals("""
            k = 3
            n = 100
            1.0 cost 2.0
            """, read("k=3 n=100\niter 1 cost 2\n".replace("\\\n", "\n")));
        assertEquals("""
            step = 7
            mu = 3
            1.0 cost 2.0
            """, read("step: 7, mu: 3\nstep 1 cost 2\n"));
    }

    @Test
    void aLineThatComesAgainIsARow() throws IOException {
        assertEquals("""
            1.0 epochs 4.0
            2.0 epochs 3.5
            """, read("batch=1 epochs=4\nbatch=2 epochs=3.5\n"));
    }

    @Test
    void aResultOrATotalMakesARow() throws IOException {
        assertEquals("32.0 loss 0.5\n", read("loss=0.5 batch=32\n"));
        assertEquals("1.0 epochs 4.0\n", read("batch=1/9 epochs=4\n"));
    }

    @Test
    void whatNoLineFollowsIsMeasuredWhereItIsNoWholeNumber() throws IOException {
        assertEquals("k = 4\nn = 100\nnull spread 0.25\n", read("k=4 n=100 spread=0.25\n"));
    }
}
