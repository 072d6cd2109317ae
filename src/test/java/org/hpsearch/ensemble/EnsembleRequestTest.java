package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.ensemble.EnsembleRequest.FileLayout;
import org.hpsearch.ensemble.EnsembleRequest.Judging;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests, and what [Ensemble#combine] makes of them.
class EnsembleRequestTest {
    private static final Judging NONE = new Judging(null, null, List.of());

    @TempDir
    Path scratch;

    private WeightedFile file(String name, String content, double weight) throws IOException {
        return new WeightedFile(name, Files.writeString(scratch.resolve(name), content), weight);
    }

    private TruthFile truth(String content) throws IOException {
        return new TruthFile(Files.writeString(scratch.resolve("truth"), content), "");
    }

    private EnsembleReport combined(@Nullable Method method, RowJoin join, Judging judging, WeightedFile... members)
            throws IOException {
        FileLayout layout = new FileLayout("", List.of(), join);
        return Ensemble.combine(new EnsembleRequest(List.of(members), method, layout, judging), scratch);
    }

    @Test
    void weightsCount() throws IOException {
        EnsembleReport report =
                combined(Method.MEAN, RowJoin.ALL, NONE, file("a", "0\n8\n", 1), file("b", "4\n0\n", 3));
        assertEquals(
                "prediction,spread\n3,1.7320508075688772\n2,3.4641016151377544\n", Files.readString(report.file()));
        assertEquals(List.of(), report.scores());
        assertEquals(2, report.rows().all());
    }

    @Test
    void whatLooksLikeLabelsAtFirstMayBeNumbersAfterAll() throws IOException {
        String ones = "1\n".repeat(Block.SIZE);
        Judging judging = new Judging(truth(ones + "0\n"), null, List.of(ScoreKind.ACCURACY));
        EnsembleReport report = combined(null, RowJoin.ALL, judging, file("a", ones + "0.4\n", 1));
        assertEquals(Combination.MEAN, report.combination());
        assertEquals(1, report.scores().getFirst().whole());
        DataException refused = assertThrows(
                DataException.class, () -> combined(Method.VOTE, RowJoin.ALL, judging, file("a", ones + "0.4\n", 1)));
        assertEquals("a vote needs classes, and 0.4 is not one", refused.getMessage());
    }

    @Test
    void scoresHaveTheBestMemberAndTheGain() throws IOException {
        Judging judging = new Judging(truth("1\n2\n4\n"), null, List.of(ScoreKind.MAE, ScoreKind.MAE));
        EnsembleReport report =
                combined(null, RowJoin.ALL, judging, file("a", "1\n2\n1\n", 1), file("b", "1\n2\n6\n", 1));
        assertEquals(1, report.scores().size(), "a kind counts once");
        EnsembleReport.MemberScores mae = report.scores().getFirst();
        assertArrayEquals(new double[] {1, 2 / 3.0}, mae.alone(), 1e-15);
        assertArrayEquals(new double[] {1, 1 / 6.0}, mae.together(), 1e-15);
        assertEquals(1, mae.best());
        assertEquals(0.5, mae.gain(), 1e-15);
        assertEquals(Math.sqrt(25 / 3.0), report.differences().mean(0), 1e-15);
    }

    @Test
    void rowsThatTheTruthLacksAreNotScored() throws IOException {
        Judging judging = new Judging(truth("id,y\nb,2\n"), null, List.of(ScoreKind.RMSE));
        EnsembleReport report = combined(null, RowJoin.ALL, judging, file("a", "id,p\na,9\nb,2\n", 1));
        assertEquals(new EnsembleReport.RowCounts(2, 1, 0, 0), report.rows());
        assertEquals(0, report.scores().getFirst().whole());
        DataException refused = assertThrows(
                DataException.class, () -> combined(null, RowJoin.ALL, judging, file("a", "id,p\na,9\nc,2\n", 1)));
        assertEquals("the truth knows none of the 2 rows: the ids do not match", refused.getMessage());
    }

    @Test
    void idsOnOneSideNeedTheWord() throws IOException {
        Judging judging = new Judging(truth("id,y\nb,2\n"), null, List.of(ScoreKind.RMSE));
        assertEquals(
                0,
                combined(null, RowJoin.PLACE, judging, file("a", "2\n", 1))
                        .scores()
                        .getFirst()
                        .whole());
        DataException refused =
                assertThrows(DataException.class, () -> combined(null, RowJoin.ALL, judging, file("a", "2\n", 1)));
        assertEquals("only the truth has ids; --join place takes the rows in their order", refused.getMessage());
    }

    @Test
    void aSelectionNeedsItsRows() throws IOException {
        TruthFile truth = truth("1\n");
        Judging selecting = new Judging(null, truth, List.of());
        assertEquals(
                "--method greedy needs --validation FILE, and --validation needs --method greedy",
                assertThrows(UsageException.class, () -> EnsembleRequest.check(Method.GREEDY, NONE))
                        .getMessage());
        assertThrows(UsageException.class, () -> EnsembleRequest.check(Method.MEAN, selecting));
        EnsembleRequest.check(Method.GREEDY, selecting);
        assertEquals(false, selecting.selectsOnTruth());
        assertEquals(true, new Judging(truth, truth, List.of()).selectsOnTruth());
    }
}
