package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
    private static List<String> read(byte[] bytes, int... cuts) {
        List<String> rows = new ArrayList<>();
        OutputReader reader = new OutputReader(
                s -> rows.add((s.step() == null ? "" : Numbers.print(s.step())) + " " + s.metric() + " "
                        + Numbers.print(s.value())),
                (name, value) -> false,
                Patterns.NONE,
                () -> Double.NaN);
        int from = 0;
        for (int cut : cuts) {
            reader.take(bytes, from, cut);
            from = cut;
        }
        reader.take(bytes, from, bytes.length);
        reader.end();
        return rows;
    }

    private static List<String> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Rows and when they were printed: a line each second.
    private static List<String> timed(List<String> lines) {
        List<String> rows = new ArrayList<>();
        double[] now = {0};
        OutputReader reader = new OutputReader(
                s -> rows.add(s.metric() + " " + Numbers.print(s.value()) + " after " + s.time()),
                (name, value) -> false,
                Patterns.NONE,
                () -> now[0]);
        for (String line : lines) {
            now[0]++;
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            reader.take(bytes, 0, bytes.length);
        }
        now[0]++;
        reader.end();
        return rows;
    }

    @Test
    void pairsWithTheStepOnTheSameLine() {
        assertEquals(
                List.of("3 loss 0.5", "3 val_acc 0.75", "4 loss NaN", "5 loss 1e-5"),
                read("epoch 3/10  loss: 0.5  val_acc=0.75\nepoch 4/10 loss: nan\n[epoch 5] loss 1e-05\n"));
    }

    @Test
    void epochsBeforeAResultCount() {
        assertEquals(
                List.of("1 Current_error 0.25", "1 Bit_fail 4", "10 Current_error 0.125", "10 Bit_fail 2"), read("""
                    Max epochs     1000. Desired error: 0.0010.
                    Epochs            1. Current error: 0.25. Bit fail 4.
                    Epochs           10. Current error: 0.125. Bit fail 2.
                    """));
    }

    @Test
    void linesHeldForTheirClockKeepTheirTimesAndHeadings() {
        assertEquals(
                List.of(
                        "Train/loss 3.5 after 2.0",
                        "Test/loss 4.5 after 4.0",
                        "Train/time 0.5 after 2.0",
                        "Test/time 0.25 after 4.0"),
                timed(List.of("Train:", "time = 0.5 loss = 3.5", "Test:", "time = 0.25 loss = 4.5")));
    }

    @Test
    void aLineHeldAsSettingsKeepsItsTime() {
        assertEquals(
                List.of("gain 0.5 after 1.0", "gain 0.75 after 3.0"),
                timed(List.of("iteration=0 gain=0.5", "working", "iteration=1 gain=0.75")));
        assertEquals(List.of("gain 0.5 after 1.0"), timed(List.of("iteration=0 gain=0.5", "working")));
    }

    @Test
    void ofManyLinesHeldForTheirClockEachIsReadOnce() {
        StringBuilder text = new StringBuilder("time = 0.5 energy = 3.5\n");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            text.append("loss = ").append(i).append(".5\n");
            rows.add(i + " loss " + i + ".5");
        }
        assertEquals(
                rows,
                read(text.toString()).stream()
                        .filter(row -> row.contains("loss"))
                        .toList());
    }

    @Test
    void itemsOfAListCountNoSteps() {
        assertEquals(List.of("0 mean 0.5", "1 mean 0.25"), read("""
            (1) Cloning........... 372
            (2) Uniform mutation.. 375
            Population size      : 3000
            GENERATION: 0 (first)
            mean....... 0.5
            GENERATION: 1
            mean....... 0.25
            """));
    }

    @Test
    void factsOfTwoPartsOfTheDataAreNoRows() {
        assertEquals(List.of("0 Train 0.5", "0 Test 0.75"), read("""
            num_rows=2000\tnum_values=4000
            num_rows=500\tnum_values=1000
            #Iter=  0\tTrain=0.5\tTest=0.75
            """));
    }

    @Test
    void aPrepositionMakesAPositionOfTheBest() {
        assertEquals(
                List.of("0 Best_fitness -0.5", "1 Best_fitness -0.75"),
                read("Best fitness at generation 0: -0.5\nBest fitness at generation 1: -0.75\n"));
    }

    @Test
    void rowsOfChainsTellTheStep() {
        assertEquals(List.of("1000 deviation_of_frequencies 0.25", "2000 deviation_of_frequencies 0.125"), read("""
                 1000 -- [-1402.684] (-1400.079) -- 0:00:00
            deviation of frequencies: 0.25
                 2000 -- (-1402.684) [-1400.079] -- 0:00:01
            deviation of frequencies: 0.125
            """));
    }

    @Test
    void whatIsNumberedIsNoValue() {
        assertEquals(
                List.of("3 Best_fitness 2.5"),
                read("**** Running generation 3 ****\nBest fitness: 2.5 - size: (1, 2) - species 1 - id 127\n"));
    }

    @Test
    void anEchoBehindTheStepsIsNoSetting() {
        assertEquals(List.of("1 mean 0.5", "2 mean 0.25"), read("""
            generation 1 mean: 0.5
            generation 2 mean: 0.25
            Gene(bias=0.5, response=1.0)
            """));
    }

    @Test
    void aRunBesideTheStepIsNoValue() {
        assertEquals(List.of("3 fitness 0.5"), read("Generation:  3\tRun: 1\tfitness: 0.5\n"));
    }

    @Test
    void theStepMayStandOnAnEarlierLine() {
        assertEquals(
                List.of("2 train_loss 0.5", "2 test_acc 0.9"), read("Epoch 2/5\ntrain loss: 0.5\ntest acc: 0.9\n"));
    }

    @Test
    void theGlobalStepGoesBeforeTheEpoch() {
        assertEquals(List.of("300 epoch 2", "300 loss 0.5"), read("epoch 2 step 300 loss 0.5\n"));
    }

    @Test
    void epochAndBatchMakeAStep() {
        assertEquals(
                List.of("10 epoch 1", "10 loss 0.5", "110 epoch 2", "110 loss 0.25"),
                read("Epoch 1 Batch 10/100 loss: 0.5\nEpoch 2 Batch 10/100 loss: 0.25\n"));
    }

    @Test
    void refreshesOverwriteAndEscapesAreNoData() {
        assertEquals(
                List.of("1 loss 0.25", "2 loss 0.2"),
                read("epoch 1 loss: 0.5\repoch 1 \u001b[32mloss: 0.25\u001b[0m\repoch 2 loss: 0.2\n"));
        assertEquals(List.of(" loss 0.5"), read("\u001b]0;loss: 7\u0007loss: 0.5\n"));
    }

    /// Two epochs of a bar as tqdm draws it with `set_postfix`: the first value stands at `0/2`, the last one at `2/2`.
    private static String bars(String first, String second, String behind) {
        return """
            {1}  0%|     | 0/2 [00:00<?, ?it/s, loss=9]\r{1} 50%|##   | 1/2 [00:00<00:00, 1it/s, loss=8]\r{1}\
            100%|#####| 2/2 [00:00<00:00, 1it/s, loss=7]
            {b1}{2}  0%|     | 0/2 [00:00<?, ?it/s, loss=6]\r{2} 50%|##   | 1/2 [00:00<00:00, 1it/s, loss=5]\r{2}\
            100%|#####| 2/2 [00:00<00:00, 1it/s, loss=4]
            {b2}\
            """.replace("{1}", first)
                .replace("{2}", second)
                .replace("{b1}", behind.replace("N", "1"))
                .replace("{b2}", behind.replace("N", "2"));
    }

    @Test
    void theFirstValueOfAnEpochsBarDoesNotWriteOverTheLastOneOfTheEpochBefore() {
        assertEquals(
                "0 epoch 4, 0 loss 9, 1 loss 8, 2 loss 7, 2 epoch 5, 2 loss 6, 3 loss 5, 4 loss 4",
                String.join(", ", read(bars("epoch 4:", "epoch 5:", ""))));
    }

    @Test
    void aBarThatBeginsAgainIsCountedOnWhereNoEpochIsPrinted() {
        String rows = "0 loss 9, 1 loss 8, 2 loss 7, 2 loss 6, 3 loss 5, 4 loss 4";
        assertEquals(rows, String.join(", ", read(bars("", "", ""))));
        assertEquals(rows, String.join(", ", read(bars("train:", "train:", ""))));
    }

    @Test
    void aLineOfAnEpochBehindItsBarHasTheEpochAsItsStep() {
        assertEquals(
                "0 loss 9, 1 loss 8, 2 loss 7, 1 val_acc 0.1, 2 loss 6, 3 loss 5, 4 loss 4, 2 val_acc 0.2",
                String.join(", ", read(bars("", "", "epoch N val_acc=0.N\n"))));
    }

    @Test
    void aBarWithoutATextBeforeItBelowItsEpochTellsTheEpochsLastValue() {
        assertEquals(
                "1 loss 7, 2 loss 4",
                String.join(
                        ", ", read("Epoch 1/2\n" + bars("", "", "Epoch 2/2\n").replaceFirst("\nEpoch 2/2\n$", "\n"))));
    }

    @Test
    void aBarOfAnotherLengthIsCountedByItself() {
        String train = "100%|#####| 4/4 [00:00<00:00, 1it/s, loss=7]\n";
        String val = "  0%|     | 0/2 [00:00<?, ?it/s, val_loss=9]\n100%|#####| 2/2 [00:00<00:00, 1it/s, val_loss=8]\n";
        assertEquals(
                "4 loss 7, 0 val_loss 9, 2 val_loss 8, 2 val_loss 9, 4 val_loss 8",
                String.join(", ", read(train + val + val)));
    }

    @Test
    void aStepThatBeginsAgainWithEachEpochIsCountedOn() {
        assertEquals(
                "10 epoch 1, 10 loss 9, 20 loss 8, 30 epoch 2, 30 loss 7, 40 loss 6", String.join(", ", read("""
                    Epoch 1
                    Step 10/20 loss 9
                    Step 20/20 loss 8
                    Epoch 2
                    Step 10/20 loss 7
                    Step 20/20 loss 6
                    """)));
        assertEquals(
                "10 loss 9, 20 loss 8, 20 epoch 1, 20 val_acc 0.5, 30 loss 7, 40 loss 6", String.join(", ", read("""
                    step 10 loss 9
                    step 20 loss 8
                    epoch 1 val_acc 0.5
                    step 10 loss 7
                    step 20 loss 6
                    """)));
    }

    @Test
    void whatIsNoMetricIsLeft() {
        assertEquals(List.of(), read("""
            2026-11-24 04:13:30 started
            version: 1.2.3
            listening on 127.0.0.1:8080
            took 12 minutes for 3 files
            ETA: 00:12
            progress: 3/100
            """));
    }

    @Test
    void theSameBytesGiveTheSameRowsHoweverTheyAreCut() {
        String text = "epoch 1 loss: 0.5 \u001b[1macc=0.9\u001b[0m\r\nepoch 2\rstep 3 loss 0.25\nüber: 5\nlast acc 0.1";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> whole = read(bytes);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertEquals(whole, read(bytes, cut));
        }
    }

    @Test
    void anyBytesAreBorne() {
        Random random = new Random(3);
        byte[] bytes = new byte[200_000];
        random.nextBytes(bytes);
        read(bytes);
        read(("loss: 0.5" + "x".repeat(1 << 20) + "\nacc: 1\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(" acc 1"), read(("x".repeat(1 << 20) + " loss: 3\nacc: 1\n")));
    }

    @Test
    void aFaultOfOursCostsOneLineAndIsReported() {
        List<String> told = new ArrayList<>();
        OutputFacts sink = new OutputFacts() {
            @Override
            public void scalar(Scalar scalar) {
                if (scalar.value() == 0.5) {
                    throw new IllegalStateException("no room");
                }
                told.add(scalar.metric() + " " + Numbers.print(scalar.value()));
            }

            @Override
            public void problem(RuntimeException bug) {
                told.add(bug.getMessage());
            }
        };
        OutputReader reader = new OutputReader(sink, (name, value) -> false, Patterns.NONE, () -> Double.NaN);
        byte[] bytes = "epoch 1 loss: 1\nepoch 2 loss: 0.5\nepoch 3 loss: 0.25\n".getBytes(StandardCharsets.UTF_8);
        reader.take(bytes, 0, bytes.length);
        reader.end();
        assertEquals(List.of("loss 1", "no room", "loss 0.25"), told);
    }

    @Test
    void aFaultThatNobodyReportsIsThrown() {
        OutputReader reader = new OutputReader(
                scalar -> {
                    throw new IllegalStateException("no room");
                },
                (name, value) -> false,
                Patterns.NONE,
                () -> Double.NaN);
        byte[] bytes = "epoch 1 loss: 1\n".getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalStateException.class, () -> reader.take(bytes, 0, bytes.length));
    }
}
