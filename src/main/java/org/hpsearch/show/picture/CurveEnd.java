package org.hpsearch.show.picture;

import org.hpsearch.chart.LineChart.End;
import org.hpsearch.run.RunState;

/// How a run's state is drawn at the end of its curve; the key below calls it what tables call it.
public final class CurveEnd {
    private CurveEnd() {}

    /// The end of the curve of a run in a state.
    public static End of(RunState state) {
        return switch (state) {
            case RUNNING, SILENT, UNREAD, QUEUED -> End.open(state.word());
            case FINISHED, STOPPED -> End.DONE;
            case FAILED, KILLED, LOST -> End.broken(state.word());
        };
    }
}
