package org.hpsearch.ensemble;

import static org.hpsearch.ensemble.Blocks.column;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CombinerTest {
    private static String combined(Combiner combiner, Block... members) {
        Block result = new Block(members[0].values.length);
        combiner.combine(List.of(members), result);
        return Blocks.print(result);
    }

    private static Combiner of(Combination how, double... weights) {
        return new Combiner(how, weights);
    }

    @Test
    void meansAreWeighted() {
        Block one = Blocks.of(column(1, 2), column(0, 4));
        Block other = Blocks.of(column(3, 6), column(8, 0));
        assertEquals("2,4 4,2", combined(of(Combination.MEAN, 1, 1), one, other));
        assertEquals("2.5,6 5,1", combined(of(Combination.MEAN, 1, 3), one, other));
        assertEquals("3,8 6,0", combined(of(Combination.MEAN, 0, 2), one, other), "a member left out");
        assertEquals("1,0 2,4", combined(of(Combination.MEAN, 1), one), "one member");
    }

    @Test
    void aMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        Block low = Blocks.of(column(1));
        Block middle = Blocks.of(column(5));
        Block high = Blocks.of(column(100));
        assertEquals("5", combined(of(Combination.MEDIAN, 1, 1, 1), high, low, middle));
        assertEquals("3", combined(of(Combination.MEDIAN, 1, 1), low, middle));
    }

    @Test
    void mediansOfProbabilitiesAddUpToOne() {
        Block one = Blocks.of(column(0.8), column(0.1), column(0.1));
        Block other = Blocks.of(column(0.1), column(0.8), column(0.1));
        Block third = Blocks.of(column(0.2), column(0.2), column(0.6));
        assertEquals("0.4,0.4,0.2", combined(of(Combination.MEDIAN, 1, 1, 1), one, other, third));
        Block numbers = Blocks.of(column(3), column(4), column(5));
        assertEquals("0.8,0.8,0.1", combined(of(Combination.MEDIAN, 1, 1, 1), one, other, numbers));
    }

    @Test
    void theMostVotesWinAndTheEarlierMemberBreaksATie() {
        Block a = Blocks.of(column(1, 1, 1));
        Block b = Blocks.of(column(2, 2, 2));
        Block c = Blocks.of(column(2, 3, 1));
        Combiner votes = of(Combination.VOTE, 1, 1, 1);
        assertEquals("2 1 1", combined(votes, a, b, c));
        assertEquals(1, votes.ties());
        assertEquals("2 2 1", combined(of(Combination.VOTE, 1, 1.5, 1), a, b, c), "by weight");
    }

    @Test
    void theSpreadIsTheStandardDeviationOfThePopulation() {
        double[] spread = new double[Block.SIZE];
        List<Block> members = List.of(Blocks.of(column(1, 5)), Blocks.of(column(3, 5)));
        of(Combination.MEAN, 1, 1).spread(members, spread);
        assertEquals(1, spread[0]);
        assertEquals(0, spread[1]);
        of(Combination.MEAN, 1, 3).spread(members, spread);
        assertEquals(Math.sqrt(0.75), spread[0], 1e-15, "1, 3, 3, 3");
    }
}
