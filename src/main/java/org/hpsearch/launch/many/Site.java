package org.hpsearch.launch.many;

import java.io.IOException;
import org.hpsearch.launch.Launcher;

/// Where a crew's jobs run: this machine, or an engine. A crew, and a search, knows no more of it than this.
public interface Site {
    /// A program that runs.
    interface Running {
        /// Sends it a signal, by its name; whether it was there.
        boolean send(String signal);
    }

    /// Hears when a job can be sent signals.
    interface Watch {
        /// From now on it can.
        void began(Running program);

        /// From now on it cannot.
        void over();
    }

    /// Whether it can give each run a working copy of its own.
    boolean isolates();

    /// Runs a job to its end, and tells its listener of it.
    ///
    /// @throws IOException                          where it cannot be recorded
    /// @throws org.hpsearch.value.DataException where it cannot be started, or never started
    void run(Crew.Job job, Launcher.Listener listener, Watch watch) throws IOException, InterruptedException;
}
