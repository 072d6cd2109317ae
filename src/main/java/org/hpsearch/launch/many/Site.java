package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.List;
import org.hpsearch.launch.Launcher;
import org.hpsearch.run.RunRecord;

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

    /// A job that an earlier start left there: it waits or runs.
    ///
    /// @param task as the site names it
    /// @param run  what is known of its run; without an id where that has no folder yet
    record Left(String task, RunRecord run) {}

    /// The jobs that earlier starts of a sweep left there, oldest first.
    List<Left> left(String sweep);

    /// Whether it can give each run a working copy of its own.
    boolean isolates();

    /// Runs a job to its end, or follows one that was left there, and tells its listener of it.
    ///
    /// @throws IOException                          where it cannot be recorded
    /// @throws org.hpsearch.value.DataException where it cannot be started, or never started
    void run(Crew.Job job, Launcher.Listener listener, Watch watch) throws IOException, InterruptedException;
}
