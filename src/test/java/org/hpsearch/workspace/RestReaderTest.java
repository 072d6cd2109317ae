package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.index.RunIndex;
import org.hpsearch.index.RunSource;
import org.hpsearch.project.Homes;
import org.hpsearch.project.Project;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RestReaderTest {
    @TempDir
    Path scratch;

    private Workspace open(RunSource source) {
        Context context = new Context(
                StandardStreams.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
                new Screen(false, false, 0),
                new World(
                        Map.of("HPS_INDEX", scratch.resolve(".index").toString()),
                        scratch,
                        scratch,
                        InstantSource.system(),
                        () -> ZoneOffset.UTC,
                        ""),
                null);
        Project.Place place = new Homes(scratch, scratch).place(List.of(scratch.toString()), said -> {});
        return new Workspace(context, place, source);
    }

    private void large() throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(scratch.resolve("hps-runs/20260101-000002-abcdy")));
        Files.writeString(run.file(RunFolder.METRICS), "1,1.000,loss,0.50000000000000\n".repeat(160_000));
    }

    /// Waits until the rest was read so many times.
    private static void await(RestReader rest, int readings) throws InterruptedException {
        while (rest.readings() < readings) {
            Thread.sleep(5);
        }
    }

    @Test
    void whatAQuickLookHasLeftIsReadBesideIt() throws Exception {
        large();
        RunSource hurried = (run, deadline) -> run.read(deadline == Long.MAX_VALUE ? deadline : System.nanoTime() - 1);
        try (Workspace workspace = open(hurried);
                RestReader rest = new RestReader(workspace)) {
            assertEquals(1, workspace.look(RunIndex.Mode.QUICK).unread());
            rest.begin(1);
            await(rest, 1);
            assertEquals("", rest.failure(1));
            workspace.renew(RunIndex.Mode.QUICK);
            assertEquals(0, workspace.look(RunIndex.Mode.QUICK).unread());
            rest.begin(0);
            assertEquals(1, rest.readings());
        }
    }

    @Test
    void whatCannotBeReadIsTriedOnceAndSaid() throws Exception {
        large();
        RunSource never = (run, deadline) -> run.read(System.nanoTime() - 1);
        try (Workspace workspace = open(never);
                RestReader rest = new RestReader(workspace)) {
            assertEquals(1, workspace.look(RunIndex.Mode.QUICK).unread());
            rest.begin(1);
            await(rest, 1);
            assertEquals("for want of time", rest.failure(1));
            assertEquals("", rest.failure(2));
            rest.begin(1);
            assertEquals(1, rest.readings());
            assertEquals(
                    RunState.UNREAD,
                    workspace
                            .search(new org.hpsearch.query.Search.Request(
                                    "", List.of(), org.hpsearch.query.Search.Order.NEWEST, 1))
                            .rows()
                            .getFirst()
                            .state());
        }
    }
}
