package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static String parts(String text, String end) {
        return Schedule.parse(text, end).parts().stream()
                .map(part -> new TreeMap<>(part.values()) + " until " + part.until())
                .collect(Collectors.joining("; "));
    }

    @Test
    void eachPointEndsAPart() {
        assertEquals("{lr=0.1} until 10; {lr=0.01} until 30", parts("lr=0.1@0 0.01@10", "30"));
        assertEquals(
                "{batch=32, lr=0.1} until 10; {batch=32, lr=0.01} until 20; {batch=64, lr=0.01} until 30",
                parts("lr=0.1@0 0.01@10 batch=32@0 64@20", "30"));
        assertEquals("{} until 1e1; {lr=5} until 20", parts("lr=5@1e1", "20"));
        assertEquals("{mail=a=b} until 3", parts("mail=a=b@0", "3"));
    }

    @Test
    void thePartThatEndsAtAPointIsFound() {
        Schedule schedule = Schedule.parse("lr=1@0 2@10 3@20", "30");
        assertEquals(0, schedule.endingAt(10));
        assertEquals(2, schedule.endingAt(30));
        assertEquals(-1, schedule.endingAt(15));
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        Map<String, String> messages = Map.of(
                "lr=1", "'lr=1': KEY=VALUE@POINT is expected",
                "1@0", "'1@0': KEY=VALUE@POINT is expected",
                "lr=1@2@3", "'lr=1@2@3': KEY=VALUE@POINT is expected",
                "lr=1@x", "'lr=1@x': a number from 0 on is expected, not 'x'",
                "lr=1@-1", "'lr=1@-1': a number from 0 on is expected, not '-1'",
                "lr=1@30", "'lr=1@30' is at or after the end, 30",
                "lr=1@0 2@0", "'2@0': there is another lr at this point");
        messages.forEach((text, message) -> assertEquals(
                message,
                assertThrows(DataException.class, () -> Schedule.parse(text, "30"), text)
                        .getMessage()));
        assertEquals(
                "the end: a number from 0 on is expected, not 'many'",
                assertThrows(DataException.class, () -> Schedule.parse("lr=1@0", "many"))
                        .getMessage());
    }
}
