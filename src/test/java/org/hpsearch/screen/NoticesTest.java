package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.hpsearch.command.Hps;
import org.hpsearch.console.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSaidComesOnceAndNeverReachesTheTerminal() {
        Notices notices = new Notices();
        Context quiet = notices.of(new Hps(folder).context());
        quiet.say("1 run may be out of date");
        quiet.out().println("lost");
        assertEquals(List.of("1 run may be out of date"), notices.take());
        quiet.say("1 run may be out of date");
        quiet.say("the queue is silent");
        assertEquals(List.of("the queue is silent"), notices.take());
        assertEquals(List.of(), notices.take());
    }
}
