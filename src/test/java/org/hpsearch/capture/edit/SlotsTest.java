package org.hpsearch.capture.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.run.Place;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

/// Values written where they stand.
class SlotsTest {
    private static String put(String command, Place.Kind kind, List<Integer> at, String spelling, String value) {
        Slots slots = new Slots(List.of(command.split(" ")));
        try {
            slots.put("k", new Place(kind, at, spelling, null), value);
        } catch (DataException | UsageException refused) {
            return "refused: " + refused.getMessage();
        }
        return String.join("|", slots.words(0, slots.size()));
    }

    @Test
    void behindAnOption() {
        assertEquals("t|--k|2", put("t --k 1", Place.Kind.OPTION, List.of(2), "--k", "2"));
        assertEquals("t|--k|a b", put("t --k 1", Place.Kind.OPTION, List.of(2), "--k", "a b"));
        assertEquals("t|--k|1|2|3", put("t --k 1", Place.Kind.OPTION, List.of(2), "--k", "[1,2,3]"));
        assertEquals("t|--k|9|x", put("t --k 1 2 3 x", Place.Kind.OPTION, List.of(2, 3, 4), "--k", "9"));
        assertEquals("t|--k||x", put("t --k 1 x", Place.Kind.OPTION, List.of(2), "--k", ""));
    }

    @Test
    void anOptionThatIsWrittenSeveralTimes() {
        assertEquals("t|-k|7|-k|8", put("t -k 1 -k 2", Place.Kind.OPTION, List.of(2, 4), "-k", "[7,8]"));
        assertEquals(
                "refused: 'k' is written 2 times in the command; give as many values: k=[a,b]",
                put("t -k 1 -k 2", Place.Kind.OPTION, List.of(2, 4), "-k", "7"));
    }

    @Test
    void joinedToItsName() {
        assertEquals("t|--k=2", put("t --k=1", Place.Kind.ASSIGNED, List.of(1), "--k=", "2"));
        assertEquals("t|k=[1,2]", put("t k=1", Place.Kind.ASSIGNED, List.of(1), "k=", "[1,2]"));
        assertEquals("t|k=7|k=8|k=9", put("t k=1 k=2", Place.Kind.ASSIGNED, List.of(1, 2), "k=", "[7,8,9]"));
    }

    @Test
    void flagsComeAndGo() {
        assertEquals("t|--k", put("t --k", Place.Kind.FLAG, List.of(1), "--k", "true"));
        assertEquals("t", put("t --k", Place.Kind.FLAG, List.of(1), "--k", "false"));
        assertEquals("t", put("t --no-k", Place.Kind.NEGATED, List.of(1), "--no-k", "true"));
        assertEquals("t|--no-k", put("t --no-k", Place.Kind.NEGATED, List.of(1), "--no-k", "false"));
    }

    @Test
    void aPlaceThatADamagedRecordNamesIsRefused() {
        for (List<Integer> at : List.of(List.<Integer>of(), List.of(9), List.of(-1))) {
            assertEquals(
                    "refused: run.json does not say where 'k' is in the command",
                    put("t --k 1", Place.Kind.OPTION, at, "--k", "2"));
        }
        assertEquals(
                "refused: run.json does not say where 'k' is in the command",
                put("t --k", Place.Kind.FLAG, List.of(), "--k", "true"));
    }
}
