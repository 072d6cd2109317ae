package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that go on from a checkpoint of an earlier one.
class ResumePlannerTest {
    @TempDir
    Path scratch;

    private WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));

    @BeforeEach
    void project() {
        runs = new WrittenRuns(scratch);
    }

    private ResumePlanner planner() {
        return new ResumePlanner(runs.project(), runs.settings(), runs.environment);
    }

    @SuppressWarnings("NullAway") // a request may have no style
    private String of(char letter, Checkpoint checkpoint, String with, Map<String, String> changes) throws IOException {
        return text(planner()
                .of(
                        runs.run(letter),
                        runs.run(letter).read(),
                        checkpoint,
                        new RerunPlanner.Request(changes, List.of(), null),
                        with));
    }

    private String text(RunStart start) {
        return WrittenRuns.text(start).replace(runs.folder.toString(), "~").replace(WrittenRuns.id('a'), "A")
                + (start.putBack() == null ? "" : " | put back")
                + (start.surely() ? "" : " | perhaps");
    }

    @Test
    void theProgramIsToldOfTheCopy() throws IOException {
        runs.write('a', "./t --lr 0.1 --resume none");
        Checkpoint checkpoint = runs.keep('a', 3, "out/m.pt");
        assertEquals(
                "./t --lr 0.1 --resume ~/hps-runs/A/checkpoints/3-out_m.pt | resumes aaaaa from step 3, passed as "
                        + "--resume | resume a at 3.0 {}",
                of('a', checkpoint, "", Map.of()));
        assertEquals(
                "./t --lr 0.2 --resume none --from ~/hps-runs/A/checkpoints/3-out_m.pt | resumes aaaaa from step 3, "
                        + "passed as --from {checkpoint} | resume a at 3.0 {lr=Num[text=0.2]}",
                of('a', checkpoint, "--from {checkpoint}", Map.of("lr", "0.2")));
    }

    @Test
    void withoutAWordForItTheCheckpointIsPutBack() throws IOException {
        runs.write('a', "./t --lr 0.1");
        assertEquals(
                "./t --lr 0.1 | resumes aaaaa from step 3, checkpoint in its old place out/m.pt; if the program does "
                        + "not read it there, pass it with --with '--resume {checkpoint}', or with resume: in hps.yaml "
                        + "| resume a at 3.0 {} | put back | perhaps",
                of('a', runs.keep('a', 3, "out/m.pt"), "", Map.of()));
        assertEquals(
                "./t --lr 0.1 | resumes aaaaa from step 3, the program reads its own checkpoint, checkpoint in its old "
                        + "place out/m.pt | resume a at 3.0 {} | put back",
                of('a', runs.keep('a', 3, "out/m.pt"), "in place", Map.of()));
    }

    @Test
    void aCopyThatChangedIsRefused() throws IOException {
        runs.write('a', "./t");
        Checkpoint checkpoint = runs.keep('a', 3, "m.pt");
        Path copy = runs.run('a').file(checkpoint.kept());
        Files.writeString(copy, "weights at 4.0");
        assertEquals(
                "checkpoint 'm.pt' of run aaaaa was changed: the hash of " + copy + " is not the one that was noted",
                assertThrows(DataException.class, () -> of('a', checkpoint, "", Map.of()))
                        .getMessage());
        Files.delete(copy);
        assertEquals(
                "checkpoint 'm.pt' of run aaaaa is gone: no copy is kept, and there is no " + scratch.resolve("m.pt"),
                String.valueOf(assertThrows(DataException.class, () -> of('a', checkpoint, "", Map.of()))
                                .getMessage())
                        .replace("/./", "/"));
    }

    @Test
    void aCommandGoesOnFromTheNewestCheckpointOfALineage() throws IOException {
        runs.write('a', "./t --lr 0.1 --resume none");
        runs.keep('a', 3, "m.pt");
        runs.write('b', "./t --lr 0.1 --resume x", Lineage.of("resume", WrittenRuns.id('a')), Map.of());
        runs.write('c', "./t --lr 0.1 --resume x", Lineage.of("rerun", WrittenRuns.id('a')), Map.of());
        Optional<RunStart> start =
                planner().fromLineage(runs.command("./t --lr 0.10 --resume no --n 2", ""), WrittenRuns.id('b'));
        assertEquals(
                "./t --lr 0.10 --resume ~/hps-runs/A/checkpoints/3-m.pt --n 2 | resumes aaaaa from step 3, passed as "
                        + "--resume | resume a at 3.0 {n=Num[text=2]}",
                text(start.orElseThrow()));
        assertEquals(Optional.empty(), planner().fromLineage(runs.command("./t --resume no", ""), WrittenRuns.id('c')));
        assertEquals(Optional.empty(), planner().fromOwn(runs.command("./t --resume no", ""), WrittenRuns.id('b')));
    }

    @Test
    void whetherACommandTakesACheckpoint() throws IOException {
        assertEquals(true, planner().canBeTold(runs.command("./t --resume x", "")));
        assertEquals(false, planner().canBeTold(runs.command("./t --lr 1", "")));
        Files.writeString(scratch.resolve("hps.yaml"), "experiments: {t: {resume: in place}}");
        assertEquals(true, planner().canBeTold(runs.command("./t --lr 1", "")));
    }
}
