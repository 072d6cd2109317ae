package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.List;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.ProcessListener;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.process.Signals;

/// Jobs as programs of this machine, each followed as it runs.
public final class ThisMachine implements Site {
    private final Surroundings surroundings;
    private final PastRuns past;

    public ThisMachine(Surroundings surroundings, PastRuns past) {
        this.surroundings = surroundings.silent();
        this.past = past;
    }

    /// None: a job that outlives its start here is known by its run folder, and nobody can follow it.
    @Override
    public List<Left> left(String sweep) {
        return List.of();
    }

    @Override
    public boolean isolates() {
        return true;
    }

    @Override
    public void run(Crew.Job job, Launcher.Listener listener, Watch watch) throws IOException, InterruptedException {
        new Launcher(job.command(), surroundings, listener, past).runBeside(new ProcessListener() {
            @Override
            public void started(long program, long group) {
                watch.began(signal -> Signals.sendGroup(group, signal));
            }

            @Override
            public void ended() {
                watch.over();
            }
        });
    }
}
