package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolledQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static final JobArray SEVEN = new JobArray("7", 0, List.of(0, 1));
    private static final JobArray EIGHT = new JobArray("8", -1, List.of(0));
    private static final TaskState RUNS = new TaskState(TaskState.Phase.RUNS, "");

    @TempDir
    Path folder;

    private final Scripted engine = new Scripted();

    /// Says what it is set to say, and notes the questions.
    private static final class Scripted implements Engine {
        final Map<String, TaskState> held = new TreeMap<>();
        final Map<String, String> ends = new TreeMap<>();
        final List<String> asked = new ArrayList<>();
        String trouble = "";

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Map<String, String> scripts(Batch batch) {
            return Map.of();
        }

        @Override
        public List<JobArray> submit(Batch batch) {
            return List.of();
        }

        @Override
        public Map<String, TaskState> poll(List<JobArray> jobs) {
            asked.add("queue " + jobs.stream().map(JobArray::job).toList());
            refuseIfInTrouble();
            return Map.copyOf(held);
        }

        @Override
        public Map<String, String> fates(String job) {
            asked.add("ends " + job);
            refuseIfInTrouble();
            return Map.copyOf(ends);
        }

        private void refuseIfInTrouble() {
            if (!trouble.isEmpty()) {
                throw new DataException(trouble);
            }
        }

        @Override
        public String cause(String printed) {
            return "";
        }

        @Override
        public void cancel(List<String> tasks) {
            asked.add("cancel");
        }
    }

    private PolledQueue after(long seconds) {
        return PolledQueue.in(folder, NOW.plusSeconds(seconds));
    }

    private String asked() {
        String asked = String.join("; ", engine.asked);
        engine.asked.clear();
        return asked;
    }

    @Test
    void anAnswerServesForHalfAMinuteAndOnlyForTheJobsItIsAbout() {
        engine.held.put("7_0", new TaskState(TaskState.Phase.WAITS, "Nodes down, drained"));
        assertEquals(engine.held, after(0).of(engine, List.of(SEVEN), false));
        assertEquals(engine.held, after(29).of(engine, List.of(SEVEN), false));
        assertEquals("queue [7]", asked());
        after(29).of(engine, List.of(SEVEN, EIGHT), false);
        assertEquals("queue [7, 8]", asked());
        after(59).of(engine, List.of(SEVEN), false);
        assertEquals("queue [7]", asked());
        after(60).of(engine, List.of(SEVEN), true);
        assertEquals("queue [7]", asked());
        after(-600).of(engine, List.of(SEVEN), false);
        assertEquals("queue [7]", asked(), "a clock that was put back");
    }

    @Test
    void aJobThatIsOverIsAskedForOnlyByWhoHasToBeSure() {
        engine.held.put("7_0", RUNS);
        after(0).of(engine, List.of(SEVEN, EIGHT), false);
        asked();
        assertEquals(Map.of(), after(100).of(engine, List.of(EIGHT), false));
        assertEquals("", asked());
        engine.held.put("8", RUNS);
        assertEquals(engine.held, after(101).of(engine, List.of(EIGHT), true));
        assertEquals("queue [8]", asked());
        after(200).of(engine, List.of(EIGHT), false);
        assertEquals("queue [8]", asked(), "it was put back into the queue");
    }

    @Test
    void aSilenceServesForHalfAMinuteToo() {
        engine.trouble = "no controller";
        for (int second : new int[] {0, 10, 20}) {
            assertEquals(
                    "no controller",
                    assertThrows(DataException.class, () -> after(second).of(engine, List.of(SEVEN), false))
                            .getMessage());
        }
        assertEquals("queue [7]", asked());
        engine.trouble = "";
        engine.held.put("7_0", RUNS);
        assertEquals(engine.held, after(40).of(engine, List.of(SEVEN), false));
    }

    @Test
    void theEndOfATaskThatStillRanWhenItsJobWasAskedForIsNotLost() {
        engine.held.put("7_1", RUNS);
        engine.ends.put("7_0", "exit 2");
        after(0).of(engine, List.of(SEVEN), false);
        assertEquals(Map.of("7_0", "exit 2"), after(0).fates(engine, "7", false));
        engine.held.clear();
        engine.ends.put("7_1", "out of memory");
        after(60).of(engine, List.of(SEVEN), false);
        asked();
        assertEquals(Map.of("7_0", "exit 2", "7_1", "out of memory"), after(60).fates(engine, "7", false));
        assertEquals("ends 7", asked());
        engine.ends.clear();
        assertEquals(Map.of("7_0", "exit 2", "7_1", "out of memory"), after(600).fates(engine, "7", false));
        assertEquals("", asked(), "the job is over, and its ends are known");
    }

    @Test
    void whereTheEngineDoesNotSayHowAJobEndedItIsAskedAgain() {
        after(0).of(engine, List.of(EIGHT), false);
        engine.trouble = "no controller";
        asked();
        for (int second : new int[] {0, 10, 29}) {
            assertEquals(Map.of(), after(second).fates(engine, "8", false));
        }
        assertEquals("ends 8", asked());
        engine.trouble = "";
        engine.ends.put("8", "time limit");
        assertEquals(Map.of("8", "time limit"), after(60).fates(engine, "8", false));
    }

    @Test
    void aDamagedFileIsAsNone() throws IOException {
        engine.held.put("7_0", RUNS);
        after(0).of(engine, List.of(SEVEN), false);
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        for (String damage : List.of("", "{", "[]", "{\"at\": 7, \"jobs\": 3, \"tasks\": {\"7_0\": \"SLEEPS\"}}")) {
            Files.writeString(file, damage);
            asked();
            assertEquals(engine.held, after(1).of(engine, List.of(SEVEN), false), damage);
            assertEquals("queue [7]", asked(), damage);
        }
    }

    @Test
    void aChangeMakesWhatWasSaidUntrueButNotHowJobsEnded() {
        engine.ends.put("8", "cancelled");
        after(0).of(engine, List.of(EIGHT), false);
        after(0).fates(engine, "8", false);
        after(1).forget();
        asked();
        assertEquals(Map.of("8", "cancelled"), after(2).fates(engine, "8", false));
        engine.held.put("7_0", RUNS);
        assertEquals(engine.held, after(2).of(engine, List.of(SEVEN, EIGHT), false));
        assertEquals("queue [7]", asked());
    }
}
