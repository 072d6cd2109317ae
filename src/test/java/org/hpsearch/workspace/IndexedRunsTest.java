package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PastRuns.Comparison;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedRunsTest {
    @TempDir
    Path folder;

    private OpenProject project = new OpenProject(Path.of("/nowhere"));
    private PastRuns past = new IndexedRuns(project.workspace);

    @BeforeEach
    void runs() throws IOException {
        project.close();
        project = new OpenProject(folder);
        past = new IndexedRuns(project.workspace);
        project.write('a', "{\"lr\": 0.1}", "1,1,val_acc,0.7");
        project.write('b', "{\"lr\": 1e-1}", "1,1,val_acc,0.8");
        project.write('c', "{\"lr\": 0.1, \"seed\": 1}", "1,1,val_acc,0.9");
        project.write('d', "{\"lr\": 0.1}", "1,1,val_acc,0.95");
        Files.writeString(run('d').resolve("status.json"), "{\"exit\": 1, \"ended\": \"2026-09-04T08:01:00Z\"}");
        project.write('e', "{\"lr\": 0.1}", "1,1,val_acc,0.99");
        project.describe('e', "other", "");
    }

    @AfterEach
    void close() throws IOException {
        project.close();
    }

    private Path run(char letter) {
        return folder.resolve("hps-runs").resolve(OpenProject.id(letter));
    }

    private RunRecord record(char letter) throws IOException {
        return new RunFolder(run(letter)).read();
    }

    private static String letters(List<PastRuns.Past> runs) {
        StringBuilder letters = new StringBuilder();
        runs.forEach(run -> letters.append(run.shortId().charAt(0)));
        return letters.toString();
    }

    @Test
    void theBestFinishedRunOfTheSameConfigurationIsNamedWithItsResult() throws IOException {
        Optional<PastRuns.Earlier> same = past.same(record('a'));
        assertEquals(Optional.of(new PastRuns.Earlier(OpenProject.id('c'), "val_acc 0.9")), same, "seeds do not count");
        project.write('f', "{\"lr\": 0.7}");
        project.write('g', "{\"lr\": 7e-1}");
        assertEquals(
                Optional.of(new PastRuns.Earlier(OpenProject.id('f'), "")),
                past.same(record('g')),
                "nothing judges it");
    }

    @Test
    void howManyRunsOfASweepTieIsCounted() throws IOException {
        for (char letter : "fg".toCharArray()) {
            project.write(letter, "{\"lr\": 0.5}", "1,1,val_acc," + (letter == 'f' ? 0.6 : 0.5));
            project.describe(letter, "train", ", \"lineage\": {\"kind\": \"run\", \"sweep\": \"s2222\"}");
        }
        assertEquals("f 1", best(), "the best of two is alone");
        for (char letter : "hi".toCharArray()) {
            project.write(letter, "{\"lr\": 0.5}", "1,1,val_acc,0.6");
            project.describe(letter, "train", ", \"lineage\": {\"kind\": \"run\", \"sweep\": \"s2222\"}");
        }
        past.release();
        assertEquals("i 3", best(), "of equal ones the newest");
    }

    private String best() {
        PastRuns.Best best = past.ofSweep("s2222", Optional.empty()).orElseThrow();
        return best.run().shortId().charAt(0) + " " + best.tied();
    }

    @Test
    void allThatAreTheSameByWhatCounts() throws IOException {
        RunRecord like = record('a');
        assertEquals("db", letters(past.allSame(like, Comparison.EVERYTHING, Optional.empty())));
        assertEquals("b", letters(past.allSame(like, Comparison.EVERYTHING, Optional.of(RunState.FINISHED))));
        assertEquals("d", letters(past.allSame(like, Comparison.EVERYTHING, Optional.of(RunState.FAILED))));
        Comparison seedless = Comparison.of(Set.of(), Set.of("seed"));
        assertEquals("dcb", letters(past.allSame(like, seedless, Optional.empty())));
    }

    @Test
    void runsOfTheExperimentThatMatch() throws IOException {
        RunRecord like = record('a');
        assertEquals("dcba", letters(past.ofExperiment(like, "")));
        assertEquals("ca", letters(past.ofExperiment(like, "seed:1 OR val_acc<0.75")));
        assertEquals("e", letters(past.ofExperiment(record('e'), " ")));
    }

    @Test
    void theNewestOfANameIsOfTheSameProgram() throws IOException {
        for (char letter : new char[] {'a', 'b', 'e'}) {
            new RunFolder(run(letter)).changeNotes(notes -> notes.named("base"));
        }
        assertEquals(
                OpenProject.id('b'),
                past.newest("base", record('a')).orElseThrow().record().id());
        assertEquals(Optional.empty(), past.newest("bas", record('a')));
        PastRuns.Past found = past.newest("base", record('e')).orElseThrow();
        assertEquals(RunState.FINISHED, found.state());
        assertEquals(Map.of("lr", Numbers.typed("0.1")), found.values());
    }

    @Test
    void schedulesAndStagesAreFound() throws IOException {
        project.describe(
                'a', "train", ", \"lineage\": {\"schedule\": \"s1\", \"stage\": \"fit\", \"stage_key\": \"k1\"}");
        project.describe(
                'b', "train", ", \"lineage\": {\"schedule\": \"s1\", \"stage\": \"fit\", \"stage_key\": \"k2\"}");
        project.describe('d', "train", ", \"lineage\": {\"stage\": \"fit\", \"stage_key\": \"k1\"}");
        assertEquals("b", letters(past.ofSchedule("s1").stream().toList()));
        assertEquals(Optional.empty(), past.ofSchedule("s2"));
        assertEquals("a", letters(past.ofStage("k1")), "only what has finished");
        assertEquals("dba", letters(past.ofStage("train", "fit", 9)));
        assertEquals("db", letters(past.ofStage("train", "fit", 2)));
        assertEquals("", letters(past.ofStage("train", "eval", 9)));
    }

    @Test
    void whatHasRunSinceIsInTheNextAnswerAfterARelease() throws IOException {
        assertEquals("dcba", letters(past.ofExperiment(record('a'), "")));
        project.write('f', "{\"lr\": 3}");
        past.release();
        assertEquals("fdcba", letters(past.ofExperiment(record('a'), "")));
    }

    @Test
    void declaredNamesAreNoneWhereTheFileIsDamaged() throws IOException {
        assertEquals(List.of(), past.declared());
        Path file = folder.resolve("hps-defaults.json");
        Files.writeString(file, "{\"defaults\": [{\"key\": \"wd\", \"value\": 1}]}");
        assertEquals(List.of("wd"), past.declared());
        Files.writeString(file, "{\"defaults\": ");
        assertEquals(List.of(), past.declared());
    }
}
