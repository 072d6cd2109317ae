package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.launch.Launcher;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.jspecify.annotations.Nullable;

/// Tells a listener of a run that another machine records: that it has started, and what it reports since the last
/// look. A job that is started again has a run for each of its lives.
final class RemoteRun {
    private final String experiment;
    private final Launcher.Listener listener;
    private String run = "";
    private long offset;

    RemoteRun(String experiment, Launcher.Listener listener) {
        this.experiment = experiment;
        this.listener = listener;
    }

    /// Looks at the run of the present life.
    void look(RunFolder folder) throws IOException {
        if (!run.equals(folder.id())) {
            run = folder.id();
            offset = 0;
            listener.started(folder, experiment);
        }
        Path file = folder.readable(RunFolder.METRICS);
        if (Files.isRegularFile(file)) {
            offset = MetricsReader.read(
                            file,
                            offset,
                            (step, time, metric, value) ->
                                    listener.measured(new Scalar(known(step), known(time), metric, value)))
                    .offset();
        }
    }

    private static @Nullable Double known(double number) {
        return Double.isNaN(number) ? null : number;
    }
}
