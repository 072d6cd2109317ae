package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.launch.follow.Continuation.Verdict;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinuationTest {
    @TempDir
    Path scratch;

    private Path checkpoint;

    @BeforeEach
    void aCheckpointIsKept() throws IOException {
        checkpoint = Files.writeString(scratch.resolve("model.ckpt"), "weights");
    }

    private Continuation marked(boolean stepsGoOn) {
        Continuation continuation = new Continuation(checkpoint, 5.0, "", stepsGoOn);
        continuation.mark();
        return continuation;
    }

    @Test
    void nothingIsSaidBeforeTheFirstRow() {
        assertEquals(Verdict.OPEN, marked(true).verdict(false, null, false));
        assertEquals(Verdict.OPEN, marked(true).verdict(false, null, true));
    }

    @Test
    void aStepBehindTheCheckpointsContinues() {
        assertEquals(Verdict.CONTINUES, marked(true).verdict(true, 6.0, false));
    }

    @Test
    void anEarlierStepWithoutReadingTheFileIsANewBeginning() {
        Continuation continuation = marked(true);
        assertEquals(Verdict.RESTARTED, continuation.verdict(true, 1.0, false));
        assertEquals(
                "its first step is 1, the checkpoint's was 5, and it did not read model.ckpt",
                continuation.reason(1.0));
    }

    @Test
    void onlyStepsThatCountTheSameAreCompared() {
        Continuation continuation = new Continuation(checkpoint, 400.0, "batch", true);
        continuation.mark();
        assertEquals(null, continuation.comparable(new Scalar(1.0, 0.1, "loss", 2, "epoch")));
        assertEquals(null, continuation.comparable(new Scalar(0.0, 0.1, "loss", 2, StepUnit.ROW)));
        assertEquals(1.0, continuation.comparable(new Scalar(1.0, 0.1, "loss", 2)));
        assertEquals(
                "its first step is 1, the checkpoint's was 400, and it did not read model.ckpt",
                continuation.reason(1.0));
        assertEquals(1.0, continuation.comparable(new Scalar(1.0, 0.1, "loss", 2, "batch")));
        assertEquals(
                "its first batch is 1, the checkpoint's was 400, and it did not read model.ckpt",
                continuation.reason(1.0));
    }

    @Test
    void aFileThatWasReadIsBelieved() throws IOException {
        Continuation continuation = marked(true);
        assertEquals("weights", Files.readString(checkpoint));
        continuation.look();
        assertEquals(Verdict.CONTINUES, continuation.verdict(true, 1.0, false));
    }

    @Test
    void whatHpsReadsItselfDoesNotCount() throws IOException {
        Continuation continuation = marked(true);
        continuation.look();
        Files.readString(checkpoint);
        continuation.markAgain();
        continuation.look();
        assertEquals(Verdict.RESTARTED, continuation.verdict(true, 1.0, false));
    }

    @Test
    void rowsWithoutStepsAreJudgedAtTheEnd() {
        Continuation continuation = marked(true);
        assertEquals(Verdict.OPEN, continuation.verdict(true, null, false));
        assertEquals(Verdict.RESTARTED, continuation.verdict(true, null, true));
        assertEquals("it did not read model.ckpt", continuation.reason(null));
    }

    @Test
    void aFolderIsReadWhereOneOfItsFilesIs() throws IOException {
        Path checkpoint = scratch.resolve("checkpoint-5");
        Path folder = Files.createDirectories(checkpoint.resolve("sub"));
        Files.writeString(folder.resolve("a.bin"), "1");
        Path other = Files.writeString(folder.resolve("b.bin"), "2");
        Continuation continuation = new Continuation(checkpoint, 5.0, "", true);
        continuation.mark();
        assertEquals(Verdict.OPEN, continuation.verdict(false, null, false));
        Files.readString(other);
        continuation.look();
        assertEquals(Verdict.CONTINUES, continuation.verdict(true, 1.0, false));
    }

    @Test
    void withoutAccessTimesOnlyStepsThatGoOnTell() {
        Continuation gone = new Continuation(scratch.resolve("gone"), 5.0, "", true);
        gone.mark();
        assertEquals(Verdict.RESTARTED, gone.verdict(true, 1.0, false));
        Continuation restarting = new Continuation(scratch.resolve("gone"), 5.0, "", false);
        restarting.mark();
        assertEquals(Verdict.OPEN, restarting.verdict(true, 1.0, true));
    }
}
