package org.hpsearch.command;

import static org.hpsearch.command.EnsembleProject.A;
import static org.hpsearch.command.EnsembleProject.B;
import static org.hpsearch.command.EnsembleProject.lines;
import static org.hpsearch.command.EnsembleProject.npy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What runs may leave as predictions, and what is wrong with some of it.
class EnsembleFilesTest {
    @TempDir
    Path scratch;

    private EnsembleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new EnsembleProject(scratch);
    }

    private static String rows(String format) {
        return Arrays.stream(A).mapToObj(v -> String.format(format, v)).collect(Collectors.joining());
    }

    private static byte[] npz(byte[] array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("arr_0.npy"));
            zip.write(array);
        }
        return bytes.toByteArray();
    }

    @Test
    void everyFormatSaysTheSame() throws IOException {
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
        String first = "";
        for (Map.Entry<String, byte[]> format : formats.entrySet()) {
            project.leave(format.getValue(), lines(B).getBytes(StandardCharsets.UTF_8));
            project.made("--truth", "truth.csv", "--metric", "rmse", "--join", "place");
            first = first.isEmpty() ? project.predictions() : first;
            assertEquals(first, project.predictions(), format.getKey());
            assertEquals(0.3409545424246464, project.metric("rmse"), 1e-12, format.getKey());
        }
        assertTrue(first.startsWith("prediction,spread\n0.2,0."), first);
    }

    @Test
    void arraysOfColumnsAreCombinedInAnyOrderOfTheirBytes() throws IOException {
        double[] two = {.1, .9, .7, .3};
        for (boolean fortran : new boolean[] {false, true}) {
            project.leave(npy("<f4", fortran, two, 2), npy("<f4", !fortran, two, 2));
            project.made();
            ByteBuffer made = ByteBuffer.wrap(
                            Files.readAllBytes(project.hps.lastRun().resolve("predictions.npy")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertTrue(new String(made.array(), 10, 118, StandardCharsets.US_ASCII).contains("'shape': (2, 2)"));
            assertEquals(0.9f, made.getDouble(128 + 8), "row 0, column 1");
            assertEquals(0.7f, made.getDouble(128 + 16), "row 1, column 0");
        }
    }

    @Test
    void rowsAreJoinedByTheirIds() throws IOException {
        project.leave("id,y\na,1\nb,2\nc,3\n", "id,y\nc,5\na,3\nb,4\n");
        project.made("--method", "mean");
        assertEquals("id,prediction,spread\na,2,1\nb,3,1\nc,4,1\n", project.predictions());
    }

    @Test
    void rowsThatAMemberLacksAreLeftOutOnDemand() throws IOException {
        project.leave("id,y\na,1\nb,2\nc,3\nd,4\n", "id,y\nc,5\na,3\n");
        assertEquals("baaaa lacks 2 of the 4 rows of aaaaa: b, d; --join inner leaves them out", project.refused());
        assertEquals("""
            member  weight  RMS difference
            aaaaa        1               2
            baaaa        1               2
            2 rows, mean of 2 members
            2 rows left out, which a member lacks
            """, project.made("--join", "inner"));
        assertEquals("id,prediction,spread\na,2,1\nc,4,1\n", project.predictions());
    }

    @Test
    void labelsVote() throws IOException {
        project.leave("name,label\na,cat\nb,dog\nc,dog\n", "name,label\na,cat\nb,cat\nc,dog\n");
        assertEquals("""
            member  weight  differs from others
            aaaaa        1               0.3333
            baaaa        1               0.3333
            3 rows, vote of 2 members
            1 ties: hps used the earlier member's class
            """, project.made());
        assertEquals("id,label\na,cat\nb,dog\nc,dog\n", project.predictions());
    }

    @Test
    void whatIsWrongWithAFileIsSaidOfItsRun() throws IOException {
        project.leave("1\nNaN\n", "1\n2\n");
        assertEquals("aaaaa: line 2: 'NaN' is not a number", project.refused());
        project.leave("1\ninf\n", "1\n2\n");
        assertEquals("aaaaa: line 2: 'inf' is not a number", project.refused());
        project.leave("", "1\n");
        assertEquals("aaaaa: its file of predictions is empty", project.refused());
        project.leave("id,y\na,1\na,2\n", "id,y\na,1\na,2\n");
        assertEquals("aaaaa: the id 'a' appears twice", project.refused());
    }

    @Test
    void filesThatDoNotFitAreRefused() throws IOException {
        project.leave("1\n2\n", "1\n2\n3\n");
        assertEquals(
                "the files have different numbers of rows, and no ids to match them: aaaaa 2, baaaa 3",
                project.refused());
        project.leave("cat,dog\n.1,.9\n", "cat,eel\n.1,.9\n");
        assertEquals("baaaa never saw 'dog': its columns are cat, eel, those of aaaaa cat, dog", project.refused());
        project.leave("1\n", "2\n");
        assertEquals(
                "run aaaaa has no file q in its folder",
                project.error(project.hps.run("ensemble", "val_acc>0", "--from", "q")));
    }

    @Test
    void aLinkOfARunIsNotFollowedOut() throws IOException {
        project.file("secret.csv", "1\n2\n");
        Files.createSymbolicLink(project.first.resolve("p"), scratch.resolve("secret.csv"));
        Files.createSymbolicLink(project.second.resolve("p"), scratch.resolve("secret.csv"));
        assertEquals("run aaaaa has no file p in its folder", project.refused());
        Files.createSymbolicLink(project.first.resolve("d"), scratch);
        assertEquals(
                "run aaaaa has no file d/secret.csv in its folder",
                project.error(project.hps.run("ensemble", "aaaaa", "--from", "d/secret.csv")));
        assertEquals(
                "run aaaaa has no file ../../secret.csv in its folder",
                project.error(project.hps.run("ensemble", "aaaaa", "--from", "../../secret.csv")));
        assertEquals(
                0,
                project.hps
                        .run("ensemble", "aaaaa", "--from", "{run_dir}/../../secret.csv")
                        .code(),
                "typed by the user");
    }

    @Test
    void aTruthThatDoesNotFitIsRefused() throws IOException {
        project.leave("x\ny\nx\n", "x\nx\ny\n");
        project.truth("label\na\nb\na\n");
        assertEquals(
                "the predicted labels do not match the truth's: a, b",
                project.refused("--truth", "truth.csv", "--metric", "accuracy"));
        assertEquals("labels cannot be averaged; --method vote counts them", project.refused("--method", "mean"));
        project.leave("id,p\nr0,1\n", "id,p\nr0,1\n");
        project.truth("label\n1\n");
        assertEquals(
                "only the predictions have ids; --join place takes the rows in their order",
                project.refused("--truth", "truth.csv", "--metric", "rmse"));
        assertEquals("none.csv is not a file", project.refused("--truth", "none.csv", "--metric", "rmse"));
    }

    @Test
    void arraysWhoseColumnsHaveNoNamesAreClassesInTheirOrder() throws IOException {
        byte[] probabilities = npy("<f8", false, new double[] {.9, .1, .2, .8}, 2);
        project.leave(probabilities, probabilities);
        project.truth("1\n2\n");
        for (String method : List.of("mean", "vote", "median")) {
            project.made("--truth", "truth.csv", "--metric", "accuracy", "--method", method);
            assertEquals(1, project.metric("accuracy"), "classes 1 and 2 in columns 0 and 1, " + method);
        }
    }

    @Test
    void aClassWhoseNameEndsLikeAnotherOneIsItself() throws IOException {
        String apples = "green_apple,apple\n.9,.1\n.2,.8\n";
        project.leave(apples, apples);
        project.truth("label\ngreen_apple\napple\n");
        project.made("--truth", "truth.csv", "--metric", "accuracy");
        assertEquals(1, project.metric("accuracy"));
    }

    @Test
    void anIndexWithoutANameIsAnId() throws IOException {
        project.leave(",0,1\n0,.9,.1\n1,.2,.8\n", "0,1\n0.9,.1\n0.2,.8\n");
        assertEquals("aaaaa and baaaa predict in different ways: only one of them has ids", project.refused());
    }

    @Test
    void minusZeroIsZero() throws IOException {
        project.leave("1\n-0.0\n", "1\n0\n");
        project.truth("1\n0\n");
        project.made("--truth", "truth.csv", "--metric", "accuracy");
        assertEquals(1, project.metric("accuracy"));
    }

    @Test
    void probabilitiesMayBeginWithWholeNumbers() throws IOException {
        String sure = "1\n".repeat(5000) + "0\n".repeat(5000);
        project.leave(sure + "0.4\n0.8\n", sure + "0.4\n0.8\n");
        project.truth(sure + "0\n1\n");
        assertEquals("""
            member  weight  alone  with those before  differs from others
            aaaaa        1      1                  1                    0
            baaaa        1      1                  1                    0
            10,002 rows, mean of 2 members
            accuracy 1; the best member, aaaaa, has 1: gain 0
            """, project.made("--truth", "truth.csv", "--metric", "accuracy"));
    }

    @Test
    void greedySelectionTakesLabels() throws IOException {
        project.leave("1\n2\n5\n7\n", "1\n2\n5\n7\n");
        project.file("v.csv", "1\n2\n5\n7\n");
        assertEquals(
                """
                member  weight  differs from others
                aaaaa        1
                4 rows, greedy of 1 member
                """,
                project.made("--method", "greedy", "--validation", "v.csv", "--metric", "accuracy")
                        .replaceAll(" +\n", "\n"));
        assertEquals("label\n1\n2\n5\n7\n", project.predictions());
        project.file("v.csv", "1\n2\n");
        assertEquals(
                "the validation file has 2 rows, the predictions have 4, and no ids say which are the same",
                project.refused("--method", "greedy", "--validation", "v.csv", "--metric", "accuracy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"abc", "{\"a\": \"b", "[1, nope]", "[]", "{\"a\": [1], \"b\": []}", "PK\3\4 no archive"})
    void brokenFilesNameTheirRun(String content) throws IOException {
        project.leave(content, "1\n");
        String message = project.refused();
        assertEquals("aaaaa: ", message.substring(0, 7), message);
    }
}
