package org.hpsearch.capture.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same training, printed in other formats, gives the same facts.
class SameRowsTest {
    private static final double[][] ROWS = {
        {1, 0.9312, 0.5125, 0.8841},
        {2, 0.6108, 0.6875, 0.6012},
        {3, 0.4475, 0.7750, 0.5333},
        {4, 0.3921, 0.8125, 0.5201}
    };

    /// How a program prints its rows.
    private enum Format {
        BARS("", """
            Epoch %1$d/4
            10/20 [==========>..........] - ETA: 1s - loss: 1.%1$d000 - acc: 0.1000\r\
            20/20 [=====================] - 2s 10ms/step - loss: %2$.4f - acc: %3$.4f - val_loss: %4$.4f
            """),
        BAR_OF_EPOCHS(
                "training:   0%|          | 0/4 [00:00<?, ?it/s]\r",
                "training:  99%%|##########| %1$d/4 [00:02<00:00, 9.80it/s, loss=%2$.4f, acc=%3$.4f,"
                        + " val_loss=%4$.4f]\r"),
        DICT("", "{'epoch': %1$d, 'loss': %2$.4f, 'acc': %3$.4f, 'val_loss': %4$.4f}\n"),
        JSON_LINES("", "{\"epoch\": %1$d, \"loss\": %2$.4f, \"acc\": %3$.4f, \"val_loss\": %4$.4f}\n"),
        TABLE("epoch    loss     acc  val_loss\n", "%1$5d  %2$.4f  %3$.4f    %4$.4f\n"),
        RULED_TABLE(
                "+-------+--------+--------+----------+\n| epoch |  loss  |  acc   | val_loss |\n"
                        + "+-------+--------+--------+----------+\n",
                "| %1$5d | %2$.4f | %3$.4f |   %4$.4f |\n"),
        CSV("epoch,loss,acc,val_loss\n", "%1$d,%2$.4f,%3$.4f,%4$.4f\n"),
        PAIRS("", "epoch=%1$d loss=%2$.4f acc=%3$.4f val_loss=%4$.4f\n"),
        LOGGER(
                "2026-11-24 10:00:00,123 INFO trainer: starting\n",
                "2026-11-24 10:00:0%1$d,123 INFO trainer: Epoch %1$d/4 | loss %2$.4f | acc %3$.4f | val_loss %4$.4f\n"),
        SENTENCES("", "After epoch %1$d: loss is %2$.4f, acc is %3$.4f, val_loss is %4$.4f\n"),
        LINES("", "Epoch %1$d\n  loss: %2$.4f\n  acc: %3$.4f\n  val_loss: %4$.4f\n");

        private final String head;
        private final String row;

        Format(String head, String row) {
            this.head = head;
            this.row = row;
        }

        private String text() {
            StringBuilder text = new StringBuilder(head);
            for (double[] numbers : ROWS) {
                text.append(String.format(Locale.ROOT, row, (int) numbers[0], numbers[1], numbers[2], numbers[3]));
            }
            return text.toString();
        }
    }

    private static List<String> facts(String text) {
        List<String> facts = new ArrayList<>();
        OutputReader reader = new OutputReader(
                fact -> facts.add((fact.step() == null ? "-" : Numbers.print(fact.step())) + " " + fact.metric() + " "
                        + Numbers.print(fact.value())),
                (name, value) -> false,
                Patterns.NONE,
                () -> Double.NaN);
        byte[] bytes = text.getBytes(UTF_8);
        reader.take(bytes, 0, bytes.length);
        reader.end();
        Collections.sort(facts);
        return facts;
    }

    private static List<String> expected() {
        List<String> facts = new ArrayList<>();
        for (double[] row : ROWS) {
            String step = Numbers.print(row[0]);
            facts.add(step + " loss " + Numbers.print(row[1]));
            facts.add(step + " acc " + Numbers.print(row[2]));
            facts.add(step + " val_loss " + Numbers.print(row[3]));
        }
        Collections.sort(facts);
        return facts;
    }

    @ParameterizedTest
    @EnumSource
    void eachFormatGivesTheSameFacts(Format format) {
        assertEquals(expected(), facts(format.text()));
    }

    @Test
    void theFactsAreThoseOfTheRows() {
        assertEquals(12, expected().size());
        assertEquals("1 acc 0.5125", expected().getFirst());
    }
}
