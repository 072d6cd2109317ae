package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.ensemble.Combination;
import org.hpsearch.ensemble.EnsembleReport;
import org.hpsearch.ensemble.EnsembleReport.MemberScores;
import org.hpsearch.ensemble.ScoreKind;
import org.hpsearch.ensemble.WeightedFile;
import org.junit.jupiter.api.Test;

class EnsembleTextTest {
    private static final Path FILE = Path.of("p.csv");

    private static String text(int members, List<MemberScores> scores, EnsembleReport.RowCounts rows, boolean classes) {
        List<WeightedFile> files = new ArrayList<>();
        double[][] pairs = new double[members][members];
        for (int i = 0; i < members; i++) {
            files.add(new WeightedFile("m" + i, FILE, 1 + i / 2.0));
            for (int j = 0; j < members; j++) {
                pairs[i][j] = i == j ? 0 : 0.25;
            }
        }
        EnsembleReport report = new EnsembleReport(
                Combination.MEAN, files, scores, rows, new EnsembleReport.Differences(pairs, classes), FILE);
        return new EnsembleText(report, "soft").print(rows.left() > 0);
    }

    @Test
    void oneMemberWithoutTruth() {
        assertEquals(
                """
                member  weight  RMS difference
                m0           1
                1,000 rows, soft of 1 member
                """,
                text(1, List.of(), new EnsembleReport.RowCounts(1000, 0, 0, 0), false)
                        .replaceAll(" +\n", "\n"));
    }

    @Test
    void twoMembersWithTwoScores() {
        List<MemberScores> scores = List.of(
                new MemberScores(ScoreKind.ACCURACY, new double[] {0.5, 0.75}, new double[] {0.5, 0.875}),
                new MemberScores(ScoreKind.LOGLOSS, new double[] {1, 2}, new double[] {1, 1.5}));
        assertEquals("""
            member  weight  accuracy  with those before  logloss  with those before  differs from others
            m0           1       0.5                0.5        1                  1                 0.25
            m1         1.5      0.75              0.875        2                1.5                 0.25
            8 rows, soft of 2 members
            accuracy 0.875 over the 6 rows that the truth knows; the best member, m1, has 0.75: gain +0.125
            logloss 1.5 over the 6 rows that the truth knows; the best member, m0, has 1: gain -0.5
            1 ties: hps used the earlier member's class
            2 rows left out, which a member lacks
            the members were selected on the data that scores them: the score is optimistic
            """, text(2, scores, new EnsembleReport.RowCounts(8, 6, 1, 2), true));
    }

    @Test
    void threeMembersShowTheirPairs() {
        assertEquals(
                """
                member  weight  RMS difference
                m0           1            0.25
                m1         1.5            0.25
                m2           2            0.25
                RMS difference    m0    m1    m2
                m0                    0.25  0.25
                m1              0.25        0.25
                m2              0.25  0.25
                8 rows, soft of 3 members
                """,
                text(3, List.of(), new EnsembleReport.RowCounts(8, 0, 0, 0), false)
                        .replaceAll(" +\n", "\n"));
    }
}
