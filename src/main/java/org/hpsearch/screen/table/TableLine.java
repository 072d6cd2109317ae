package org.hpsearch.screen.table;

import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;

/// A line of the table.
public sealed interface TableLine {
    /// What it is known by while the table changes.
    String key();

    /// The state of its run; of a group the one that matters most.
    RunState state();

    /// In how many groups it stands.
    int depth();

    /// The id of its run, or of its newest one; empty where it has none yet.
    String newest();

    /// A run.
    ///
    /// @param depth in how many groups it stands
    record Run(Row row, int depth) implements TableLine {
        @Override
        public String key() {
            return row.id().isEmpty() ? "task " + row.record().info().task() : row.id();
        }

        @Override
        public RunState state() {
            return row.state();
        }

        @Override
        public String newest() {
            return row.id();
        }
    }

    /// A group.
    ///
    /// @param open  whether its runs stand below it
    /// @param depth in how many groups it stands
    record Group(RunGroup group, boolean open, int depth) implements TableLine {
        @Override
        public String key() {
            return group.key();
        }

        @Override
        public RunState state() {
            for (RunState state : List.of(RunState.RUNNING, RunState.QUEUED)) {
                if (group.count(state) > 0) {
                    return state;
                }
            }
            return group.count(RunState.FAILED) > 0 ? RunState.FAILED : RunState.FINISHED;
        }

        @Override
        public String newest() {
            return group.rows().stream().map(Row::id).max(String::compareTo).orElse("");
        }
    }
}
