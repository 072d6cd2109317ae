package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ensembles: predictions of every format, combined and scored. The figures were computed by scikit-learn 1.9.1 from
/// the same numbers.
class EnsembleTest {
    private static final double[] A = {.1, .8, .4, .3, .9, .6, .7, .5};
    private static final double[] B = {.3, .6, .7, .2, .4, .1, .9, .5};
    private static final String TRUTH = "id,label\nr0,0\nr1,1\nr2,1\nr3,0\nr4,1\nr5,0\nr6,1\nr7,1\n";

    @TempDir
    Path scratch;

    private Hps hps;
    private Path first;
    private Path second;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch);
        first = hps.write("20260901-080000-aaaaa", "{\"seed\": 1, \"model\": \"res net\"}", "1,1,val_acc,0.9");
        second = hps.write("20260902-080000-baaaa", "{\"seed\": 2, \"model\": \"vgg\"}", "1,1,val_acc,0.8");
        Files.writeString(scratch.resolve("truth.csv"), TRUTH);
    }

    private static String csv(double[] values) {
        return "id,prediction\n"
                + IntStream.range(0, values.length)
                        .mapToObj(i -> "r" + i + "," + values[i] + "\n")
                        .collect(Collectors.joining());
    }

    private void leave(String a, String b) throws IOException {
        Files.writeString(first.resolve("p"), a);
        Files.writeString(second.resolve("p"), b);
    }

    private Hps.Outcome ensemble(int code, String... options) {
        List<String> words = new ArrayList<>(List.of("ensemble", "val_acc>0", "--from", "p"));
        words.addAll(List.of(options));
        Hps.Outcome outcome = hps.run(words.toArray(String[]::new));
        assertEquals(code, outcome.code(), outcome::err);
        return outcome;
    }

    private String refused(String... options) throws IOException {
        List<String> before = stored();
        String error = ensemble(1, options).err();
        assertEquals(before, stored(), "nothing is stored");
        return error.replace(scratch.toString(), "").strip();
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> entries = Files.list(scratch.resolve("hps-runs"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".pred"))
                    .sorted()
                    .toList();
        }
    }

    private String predictions() throws IOException {
        return Files.readString(hps.lastRun().resolve("predictions.csv"));
    }

    /// The last value of a metric of the ensemble that was made last.
    private double metric(String name) throws IOException {
        return Files.readAllLines(hps.lastRun().resolve("metrics.csv")).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[2].equals(name))
                .mapToDouble(cells -> Double.parseDouble(cells[3]))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    /// The score of a member alone, as `members.csv` tells it.
    private double alone(int line) throws IOException {
        String row = Files.readAllLines(hps.lastRun().resolve("members.csv")).get(line);
        return Double.parseDouble(row.split(",")[3]);
    }

    @Test
    void theCombinedPredictionsAreScoredAndKeptAsARun() throws IOException {
        leave(csv(A), csv(B));
        assertEquals(
                """
                member  weight  alone  with those before  differs from others
                aaaaa        1  0.625              0.625                0.375
                baaaa        1   0.75              0.875                0.375
                8 rows, mean of 2 members
                accuracy 0.875; the best member, baaaa, has 0.75: gain +0.125
                """, ensemble(0, "--truth", "truth.csv", "--metric", "accuracy").out());
        assertEquals(
                "id,prediction\nr0,0.2\nr1,0.7\nr2,0.55\nr3,0.25\nr4,0.65\nr5,0.35\nr6,0.8\nr7,0.5\n", predictions());
        String info = Files.readString(hps.lastRun().resolve("run.json"));
        assertTrue(info.contains("\"kind\": \"ensemble\""), info);
        assertTrue(info.contains("\"run\": \"20260901-080000-aaaaa\""), info);
        String id = hps.lastRun().getFileName().toString();
        assertEquals(
                id + "\n",
                hps.run("query", "kind:ensemble AND member:aaaaa AND accuracy>0.8", "--csv", "--columns", "id")
                        .out()
                        .replace("id\n", ""));
        assertEquals(0, hps.run("rerun", id, "--top", "1").code());
        assertEquals(0.625, metric("accuracy"));
        assertTrue(hps.run("diff", "kind:ensemble").out().contains("members"));
    }

    @Test
    void scoresAreThoseOfScikitLearn() throws IOException {
        leave(csv(A), csv(B));
        Map<String, Double> expected = Map.of(
                "accuracy",
                0.875,
                "auc",
                1.0,
                "logloss",
                0.40539926656492586,
                "f1",
                0.8888888888888888,
                "rmse",
                0.3409545424246464,
                "mae",
                0.32499999999999996,
                "r2",
                0.504);
        for (Map.Entry<String, Double> score : expected.entrySet()) {
            ensemble(0, "--truth", "truth.csv", "--metric", score.getKey());
            assertEquals(score.getValue(), metric(score.getKey()), 1e-12, score.getKey());
        }
        leave(
                "cat,dog,eel\n.6,.3,.1\n.2,.5,.3\n.3,.3,.4\n.5,.4,.1\n.4,.35,.25\n.1,.2,.7\n",
                "p_eel,p_dog,p_cat\n.1,.5,.4\n.1,.8,.1\n.5,.3,.2\n.3,.45,.25\n.25,.25,.5\n.3,.4,.3\n"
                        .replace("p_", ""));
        Files.writeString(scratch.resolve("truth.csv"), "cat\ndog\neel\ndog\ncat\neel\n");
        Map<String, List<Double>> classes = Map.of(
                "accuracy", List.of(1.0, 0.6666666666666666),
                "auc", List.of(1.0, 0.9375),
                "logloss", List.of(0.711626463284268, 0.754701524141994),
                "f1", List.of(1.0, 0.6666666666666666));
        for (Map.Entry<String, List<Double>> score : classes.entrySet()) {
            ensemble(0, "--truth", "truth.csv", "--metric", score.getKey());
            assertEquals(score.getValue().get(0), metric(score.getKey()), 1e-12, score.getKey());
            assertEquals(score.getValue().get(1), alone(2), 1e-12, score.getKey());
        }
    }

    @Test
    void everyFormatSaysTheSame() throws IOException {
        Files.writeString(
                second.resolve("p"), Arrays.stream(B).mapToObj(v -> v + "\n").collect(Collectors.joining()));
        String numbers = Arrays.stream(A).mapToObj(Double::toString).collect(Collectors.joining(", "));
        Map<String, byte[]> formats = new HashMap<>();
        formats.put("tabs", ("prediction\tword\n" + rows("%s\tx\n")).getBytes(StandardCharsets.UTF_8));
        formats.put(
                "semicolons, CRLF", ("\ufeffx;prediction\r\n" + rows("t;\"%s\"\r\n")).getBytes(StandardCharsets.UTF_8));
        formats.put("array", ("[" + numbers + "]").getBytes(StandardCharsets.UTF_8));
        formats.put("column", ("{\"prediction\": [" + numbers + "]}").getBytes(StandardCharsets.UTF_8));
        formats.put("lines", rows("{\"score\": %s}\n").getBytes(StandardCharsets.UTF_8));
        formats.put("npy", npy("<f8", false, A, 1));
        formats.put("npy, big-endian", npy(">f8", false, A, 1));
        formats.put("npz", npz(npy("<f8", false, A, 1)));
        for (Map.Entry<String, byte[]> format : formats.entrySet()) {
            Files.write(first.resolve("p"), format.getValue());
            ensemble(0, "--truth", "truth.csv", "--metric", "rmse", "--join", "place");
            assertTrue(
                    predictions().matches("(?s)prediction,spread\n0.2,0[.]\\d+\n0.7,0[.].*"),
                    format.getKey() + predictions());
            assertEquals(0.3409545424246464, metric("rmse"), 1e-12, format.getKey());
        }
        double[] two = {.1, .9, .7, .3};
        for (boolean fortran : new boolean[] {false, true}) {
            Files.write(first.resolve("p"), npy("<f4", fortran, two, 2));
            Files.write(second.resolve("p"), npy("<f4", !fortran, two, 2));
            ensemble(0);
            ByteBuffer made = ByteBuffer.wrap(Files.readAllBytes(hps.lastRun().resolve("predictions.npy")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertTrue(new String(made.array(), 10, 118, StandardCharsets.US_ASCII).contains("'shape': (2, 2)"));
            assertEquals(0.9f, made.getDouble(128 + 8), "row 0, column 1");
            assertEquals(0.7f, made.getDouble(128 + 16), "row 1, column 0");
        }
    }

    private static String rows(String format) {
        return Arrays.stream(A).mapToObj(v -> String.format(format, v)).collect(Collectors.joining());
    }

    private static byte[] npy(String descr, boolean fortran, double[] values, int columns) {
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

    private static byte[] npz(byte[] array) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("arr_0.npy"));
            zip.write(array);
        }
        return bytes.toByteArray();
    }

    @Test
    void rowsAreJoinedByTheirIds() throws IOException {
        leave("id,y\na,1\nb,2\nc,3\n", "id,y\nc,5\na,3\nb,4\n");
        ensemble(0, "--method", "mean");
        assertEquals("id,prediction,spread\na,2,1\nb,3,1\nc,4,1\n", predictions());
        leave("id,y\na,1\nb,2\nc,3\nd,4\n", "id,y\nc,5\na,3\n");
        assertEquals(
                "hps ensemble: baaaa lacks 2 of the 4 rows of aaaaa: b, d; --join inner leaves them out",
                ensemble(1).err().strip());
        assertTrue(ensemble(0, "--join", "inner").out().contains("2 rows left out, which a member lacks"));
        assertEquals("id,prediction,spread\na,2,1\nc,4,1\n", predictions());
        leave("name,label\na,cat\nb,dog\nc,dog\n", "name,label\na,cat\nb,cat\nc,dog\n");
        assertTrue(ensemble(0).out().contains("1 ties: the earlier member's class was taken"));
        assertEquals("id,label\na,cat\nb,dog\nc,dog\n", predictions());
    }

    @Test
    void whatIsWrongWithPredictionsIsTold() throws IOException {
        leave("1\n2\n", "1\n2\n3\n");
        assertEquals(
                "hps ensemble: the files have different numbers of rows, and no ids to tell which are the same: "
                        + "aaaaa 2, baaaa 3",
                refused());
        leave("1\nNaN\n", "1\n2\n");
        assertEquals("hps ensemble: aaaaa: line 2: 'NaN' is no number", refused());
        leave("", "1\n");
        assertEquals("hps ensemble: aaaaa: its file of predictions is empty", refused());
        leave("id,y\na,1\na,2\n", "id,y\na,1\na,2\n");
        assertEquals("hps ensemble: aaaaa: the id 'a' stands there twice", refused());
        leave("cat,dog\n.1,.9\n", "cat,eel\n.1,.9\n");
        assertTrue(refused().startsWith("hps ensemble: baaaa never saw 'dog': its columns are cat, eel"), refused());
        leave("x\ny\nx\n", "x\nx\ny\n");
        Files.writeString(scratch.resolve("truth.csv"), "label\na\nb\na\n");
        assertEquals(
                "hps ensemble: the predicted labels do not match the truth's: a, b",
                refused("--truth", "truth.csv", "--metric", "accuracy"));
        assertEquals("hps ensemble: labels cannot be averaged; --method vote counts them", refused("--method", "mean"));
        leave("1\n", "2\n");
        assertTrue(hps.run("ensemble", "val_acc>0", "--from", "p", "--weights", "1,0")
                .err()
                .contains("--weights takes numbers above 0"));
        leave("id,p\nr0,1\n", "id,p\nr0,1\n");
        Files.writeString(scratch.resolve("truth.csv"), "label\n1\n");
        assertEquals(
                "hps ensemble: only the predictions have ids; --join place takes the rows in their order",
                refused("--truth", "truth.csv", "--metric", "rmse"));
        leave("1\ninf\n", "1\n2\n");
        assertEquals("hps ensemble: aaaaa: line 2: 'inf' is no number", refused());
        for (String json :
                List.of("[\"abc", "{\"a\": \"b", "[".repeat(3000), "[1, nope]", "[]", "{\"a\": [1], \"b\": []}")) {
            leave(json, "1\n");
            assertTrue(refused().startsWith("hps ensemble: aaaaa: "), json);
        }
        Files.writeString(first.resolve("p"), "PK\3\4 no archive");
        assertTrue(refused().startsWith("hps ensemble: aaaaa: "), "no archive");
        leave("1\n", "2\n");
        assertEquals("hps ensemble: none.csv is no file", refused("--truth", "none.csv", "--metric", "rmse"));
        assertTrue(hps.run("ensemble", "val_acc>0").err().contains("--predict COMMAND or --from FILE"));
        assertTrue(hps.run("ensemble", "val_acc>0", "--from", "q")
                .err()
                .contains("run aaaaa has no file q in its folder"));
        byte[] whole = npy("<f8", false, A, 1);
        Files.write(second.resolve("p"), whole);
        for (int length = 0; length < whole.length; length++) {
            Files.write(first.resolve("p"), Arrays.copyOf(whole, length));
            assertTrue(ensemble(1).err().startsWith("hps ensemble: "), "cut at " + length);
        }
    }

    @Test
    void aCommandPredictsOncePerRunCheckpointAndCommand() throws IOException {
        for (Path run : List.of(first, second)) {
            Files.createDirectories(run.resolve("checkpoints"));
            Files.writeString(run.resolve("checkpoints/m.pt"), run.equals(first) ? "1" : "3");
            Files.writeString(
                    run.resolve("checkpoints.csv"), "step,time,path,kept,bytes,sha256\n1,1,m.pt,checkpoints/m.pt,1,\n");
        }
        String command =
                "echo run >> \"$PWD\"/count; test {seed} != $FAIL && printf '%s\\n' $(cat {checkpoint}) 7 > {predictions}.npy";
        Hps fails = hps;
        Files.writeString(scratch.resolve("fixed.sh"), "echo $1 > out.csv\n");
        Hps.Outcome outcome = fails.run("ensemble", "val_acc>0", "--predict", command.replace("$FAIL", "0"));
        assertEquals(0, outcome.code(), outcome::err);
        assertEquals("prediction,spread\n2,1\n7,0\n", predictions());
        assertTrue(fails.run("ensemble", "val_acc>0", "--predict", command.replace("$FAIL", "0"))
                .err()
                .contains("hps: aaaaa: as predicted before"));
        assertEquals(2, Files.readAllLines(scratch.resolve("count")).size());
        Files.writeString(first.resolve("checkpoints/m.pt"), "5");
        fails.run("ensemble", "val_acc>0", "--predict", command.replace("$FAIL", "0"), "-j", "2");
        assertEquals("prediction,spread\n4,1\n7,0\n", predictions());
        assertEquals(3, Files.readAllLines(scratch.resolve("count")).size(), "another checkpoint");
        String failing = "echo oh no; " + command.replace("$FAIL", "2");
        assertEquals(
                "hps ensemble: the prediction of baaaa ended with status 1: oh no",
                last(fails.run("ensemble", "val_acc>0", "--predict", failing).err()));
        assertEquals(
                0,
                fails.run("ensemble", "val_acc>0", "--predict", failing, "--skip-failed")
                        .code());
        assertEquals("prediction\n5\n7\n", predictions());
        assertEquals(
                0,
                fails.run("ensemble", "val_acc>0", "--predict", "sh fixed.sh {seed}", "--from", "out.csv")
                        .code());
        assertEquals("prediction,spread\n1.5,0.5\n", predictions());
        assertTrue(fails.run("ensemble", "val_acc>0", "--predict", "true {nope} {predictions}")
                .err()
                .contains("run aaaaa has no parameter 'nope' for {nope}"));
        assertTrue(fails.run("ensemble", "val_acc>0", "--predict", "echo '{model}' > {predictions}")
                .err()
                .contains("{model} stands in quotes: leave them out"));
        assertTrue(fails.run("ensemble", "val_acc>0", "--predict", "echo 1")
                .err()
                .contains("the command has no {predictions}"));
        Files.writeString(scratch.resolve("p.sh"), "echo 1 > $1\n");
        String[] scripted = {"ensemble", "val_acc>0", "--predict", "sh p.sh {predictions}"};
        fails.run(scripted);
        Files.writeString(scratch.resolve("p.sh"), "echo 2 > $1\n");
        fails.run(scripted);
        assertEquals("prediction,spread\n2,0\n", predictions(), "other code");
        try (Stream<Path> kept = Files.list(scratch.resolve("hps-runs/.predictions"))) {
            for (Path folder : kept.toList()) {
                Files.delete(folder.resolve(
                        Files.exists(folder.resolve("predictions.csv")) ? "predictions.csv" : "output.log"));
            }
        }
        assertEquals(0, fails.run(scripted).code(), "a damaged cache");
        Files.writeString(scratch.resolve("hps.yaml"), "predict: echo {seed} > {predictions}\n");
        assertEquals(
                0,
                fails.run("ensemble", "val_acc>0", "--score", "echo error: $(wc -l < {predictions})")
                        .code());
        assertEquals(2, metric("error"));
        Files.delete(first.resolve("checkpoints.csv"));
        assertTrue(
                fails.run("ensemble", "val_acc>0", "--predict", command).err().contains("run aaaaa has no checkpoint"));
    }

    @Test
    void columnsAndLabelsMeanTheirClasses() throws IOException {
        double[] probabilities = {.9, .1, .2, .8};
        Files.write(first.resolve("p"), npy("<f8", false, probabilities, 2));
        Files.write(second.resolve("p"), npy("<f8", false, probabilities, 2));
        Files.writeString(scratch.resolve("truth.csv"), "1\n2\n");
        for (String method : List.of("mean", "vote", "median")) {
            ensemble(0, "--truth", "truth.csv", "--metric", "accuracy", "--method", method);
            assertEquals(1, metric("accuracy"), "classes 1 and 2 in columns 0 and 1, " + method);
        }
        assertTrue(new String(Files.readAllBytes(first.resolve("p")), StandardCharsets.ISO_8859_1).contains("(2, 2)"));
        String apples = "green_apple,apple\n.9,.1\n.2,.8\n";
        leave(apples, apples);
        Files.writeString(scratch.resolve("truth.csv"), "label\ngreen_apple\napple\n");
        ensemble(0, "--truth", "truth.csv", "--metric", "accuracy");
        assertEquals(1, metric("accuracy"));
        leave(
                ",0,1\n0,.9,.1\n1,.2,.8\n",
                "0,1\n.9,.1\n.2,.8\n".replace("0,1\n.", "0,1\n0.").replace("\n.", "\n0."));
        assertEquals("hps ensemble: aaaaa and baaaa predict in different ways: only one of them has ids", refused());
        leave("1\n-0.0\n", "1\n0\n");
        Files.writeString(scratch.resolve("truth.csv"), "1\n0\n");
        ensemble(0, "--truth", "truth.csv", "--metric", "accuracy");
        assertEquals(1, metric("accuracy"), "minus zero is zero");
        String sure = "1\n".repeat(5000) + "0\n".repeat(5000) + "0.4\n0.8\n";
        leave(sure, sure);
        Files.writeString(scratch.resolve("truth.csv"), "1\n".repeat(5000) + "0\n".repeat(5000) + "0\n1\n");
        assertTrue(ensemble(0, "--truth", "truth.csv", "--metric", "accuracy")
                .out()
                .contains("10,002 rows, mean of"));
        assertEquals(1, metric("accuracy"), "probabilities that begin with whole numbers");
        leave("1\n2\n5\n7\n", "1\n2\n5\n7\n");
        Files.writeString(scratch.resolve("v.csv"), "1\n2\n5\n7\n");
        assertTrue(ensemble(0, "--method", "greedy", "--validation", "v.csv", "--metric", "accuracy")
                .out()
                .contains("4 rows, greedy of 1 member"));
        assertEquals("label\n1\n2\n5\n7\n", predictions());
        Files.writeString(scratch.resolve("v.csv"), "1\n2\n");
        assertEquals(
                "hps ensemble: the validation file has 2 rows, the predictions have 4, and no ids tell which are the same",
                ensemble(1, "--method", "greedy", "--validation", "v.csv", "--metric", "accuracy")
                        .err()
                        .strip());
    }

    private static String last(String text) {
        return text.lines().reduce((before, line) -> line).orElse("");
    }

    @Test
    void greedySelectionIsAsGoodAsTheDefinition() throws IOException {
        Random random = new Random(5);
        int members = 5;
        int rows = 60;
        double[] truth = random.doubles(rows).toArray();
        double[][] predicted = new double[members][rows];
        for (int m = 0; m < members; m++) {
            Path run = hps.write("2026090" + (m + 3) + "-080000-" + (char) ('c' + m) + "aaaa", "{}", "1,1,loss,0." + m);
            for (int r = 0; r < rows; r++) {
                predicted[m][r] = truth[r] + (m + 1) * 0.2 * random.nextGaussian();
            }
            Files.writeString(
                    run.resolve("p"),
                    Arrays.stream(predicted[m]).mapToObj(v -> v + "\n").collect(Collectors.joining()));
        }
        Files.writeString(
                scratch.resolve("y.csv"),
                Arrays.stream(truth).mapToObj(v -> v + "\n").collect(Collectors.joining()));
        Hps.Outcome made = hps.run(
                "ensemble",
                "loss>=0",
                "--from",
                "p",
                "--method",
                "greedy",
                "--validation",
                "y.csv",
                "--truth",
                "y.csv",
                "--metric",
                "rmse");
        assertEquals(0, made.code(), made::err);
        assertTrue(made.out().endsWith("the members were selected on the data that scores them: the score flatters\n"));
        assertEquals(greedy(predicted, truth), metric("rmse"), 1e-12);
        assertTrue(hps.run("ensemble", "loss>=0", "--from", "p").out().contains("RMS difference"));
        assertFalse(hps.run("ensemble", "loss>=0", "--from", "p", "--method", "greedy")
                        .code()
                == 0);
    }

    /// The least error over 50 rounds, each of which adds what makes the error least.
    private static double greedy(double[][] predicted, double[] truth) {
        List<Integer> chosen = new ArrayList<>();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            int added = 0;
            double least = Double.MAX_VALUE;
            for (int m = 0; m < predicted.length; m++) {
                chosen.add(m);
                double error = error(predicted, chosen, truth);
                chosen.removeLast();
                added = error < least ? m : added;
                least = Math.min(least, error);
            }
            chosen.add(added);
            best = Math.min(best, least);
        }
        return best;
    }

    private static double error(double[][] predicted, List<Integer> chosen, double[] truth) {
        double sum = 0;
        for (int r = 0; r < truth.length; r++) {
            int row = r;
            double mean = chosen.stream()
                    .mapToDouble(m -> predicted[m][row])
                    .average()
                    .orElseThrow();
            sum += (mean - truth[r]) * (mean - truth[r]);
        }
        return Math.sqrt(sum / truth.length);
    }
}
