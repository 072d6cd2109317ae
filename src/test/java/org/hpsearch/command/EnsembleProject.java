package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A project of two runs that have predicted, for tests of ensembles.
final class EnsembleProject {
    static final double[] A = {.1, .8, .4, .3, .9, .6, .7, .5};
    static final double[] B = {.3, .6, .7, .2, .4, .1, .9, .5};
    static final String TRUTH = "id,label\nr0,0\nr1,1\nr2,1\nr3,0\nr4,1\nr5,0\nr6,1\nr7,1\n";

    final Path folder;
    final Hps hps;
    final Path first;
    final Path second;

    EnsembleProject(Path folder) throws IOException {
        this.folder = folder;
        this.hps = new Hps(folder);
        this.first = hps.write("20260901-080000-aaaaa", "{\"seed\": 1, \"model\": \"res net\"}", "1,1,val_acc,0.9");
        this.second = hps.write("20260902-080000-baaaa", "{\"seed\": 2, \"model\": \"vgg\"}", "1,1,val_acc,0.8");
        truth(TRUTH);
    }

    void truth(String content) throws IOException {
        file("truth.csv", content);
    }

    void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    /// Predictions with ids.
    static String csv(double[] values) {
        return "id,prediction\n"
                + IntStream.range(0, values.length)
                        .mapToObj(i -> "r" + i + "," + values[i] + "\n")
                        .collect(Collectors.joining());
    }

    /// A number a line.
    static String lines(double... values) {
        return DoubleStream.of(values).mapToObj(value -> value + "\n").collect(Collectors.joining());
    }

    void leave(String a, String b) throws IOException {
        Files.writeString(first.resolve("p"), a);
        Files.writeString(second.resolve("p"), b);
    }

    void leave(byte[] a, byte[] b) throws IOException {
        Files.write(first.resolve("p"), a);
        Files.write(second.resolve("p"), b);
    }

    /// An ensemble of what the runs have left.
    Hps.Outcome ensemble(String... options) {
        List<String> words = new ArrayList<>(List.of("ensemble", "val_acc>0", "--from", "p"));
        words.addAll(List.of(options));
        return hps.run(words.toArray(String[]::new));
    }

    /// What such an ensemble prints.
    String made(String... options) {
        Hps.Outcome outcome = ensemble(options);
        assertEquals(0, outcome.code(), outcome::err);
        return outcome.out();
    }

    /// Why there is no such ensemble; nothing may be stored.
    String refused(String... options) throws IOException {
        List<String> before = stored();
        Hps.Outcome outcome = ensemble(options);
        assertEquals(1, outcome.code(), outcome::err);
        assertEquals(before, stored(), "nothing is stored");
        return error(outcome);
    }

    /// The last line of an error, without the project's path.
    String error(Hps.Outcome outcome) {
        String last = outcome.err().lines().reduce((before, line) -> line).orElse("");
        return last.replace(folder.toString(), "").replaceFirst("^hps ensemble: ", "");
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("hps-runs"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".pred"))
                    .sorted()
                    .toList();
        }
    }

    String kept(String file) throws IOException {
        return Files.readString(hps.lastRun().resolve(file));
    }

    /// The combined predictions of the last ensemble.
    String predictions() throws IOException {
        return kept("predictions.csv");
    }

    /// The last value of a metric of the ensemble that was made last.
    double metric(String name) throws IOException {
        return kept("metrics.csv")
                .lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[2].equals(name))
                .mapToDouble(cells -> Double.parseDouble(cells[3]))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    /// The score of a member alone, as `members.csv` has it.
    double alone(int line) throws IOException {
        return Double.parseDouble(kept("members.csv").lines().toList().get(line).split(",")[3]);
    }

    /// An array as NumPy writes it.
    static byte[] npy(String descr, boolean fortran, double[] values, int columns) {
        int rows = values.length / columns;
        String shape = columns == 1 ? rows + "," : rows + ", " + columns;
        String header = String.format(
                "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }", descr, fortran ? "True" : "False", shape);
        int length = 64 * ((10 + header.length() + 1 + 63) / 64);
        ByteBuffer bytes = ByteBuffer.allocate(length + values.length * 8);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.order(ByteOrder.LITTLE_ENDIAN).putShort((short) (length - 10));
        bytes.put((header + " ".repeat(length - 11 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            double value = fortran ? values[i % rows * columns + i / rows] : values[i];
            if (descr.endsWith("f8")) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat((float) value);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
