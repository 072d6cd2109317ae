package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.capture.edit.Naming;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Plans each configuration of a sweep.
public interface SweepPlanner {
    /// What is swept, as one text: the same for the same sweep.
    String definition() throws IOException;

    /// What is known of a run before anything is varied.
    RunRecord known() throws IOException;

    /// The plan of a configuration.
    PreparedCommand of(Map<String, String> configuration) throws IOException;

    /// Of a command that was typed, or of an experiment.
    final class OfCommand implements SweepPlanner {
        private final PreparedCommand base;
        private final CommandEdit.@Nullable Style style;

        public OfCommand(PreparedCommand base, CommandEdit.@Nullable Style style) {
            this.base = base;
            this.style = style;
        }

        @Override
        public String definition() throws IOException {
            return PlanLine.of(base.with(base.plan().noted(Notes.NONE)), Path.of("/"));
        }

        @Override
        public RunRecord known() {
            return base.record();
        }

        /// Values whose `{key}` is an argument of the command fill it; the others are put where they stand, also where
        /// a `{key}` inside a longer word takes them: that only names something.
        @Override
        public PreparedCommand of(Map<String, String> configuration) throws IOException {
            Map<String, String> filling = new LinkedHashMap<>(configuration);
            filling.keySet()
                    .removeIf(key -> !Naming.isGiven(base.plan().command().words(), key));
            Map<String, String> others = new LinkedHashMap<>(configuration);
            others.keySet().removeAll(filling.keySet());
            ProgramCommand filled = base.plan().command().giving(filling).without(others.keySet());
            return base.with(base.plan().with(filled)).setting(others, style);
        }
    }

    /// Of an earlier run.
    final class OfRun implements SweepPlanner {
        private final RunRecord run;
        private final RerunPlanner rerun;
        private final List<String> flags;
        private final CommandEdit.@Nullable Style style;
        private final Notes notes;

        /// @param flags of the run's program
        /// @param notes of the new runs
        public OfRun(
                RunRecord run, RerunPlanner rerun, List<String> flags, CommandEdit.@Nullable Style style, Notes notes) {
            this.run = run;
            this.rerun = rerun;
            this.flags = List.copyOf(flags);
            this.style = style;
            this.notes = notes;
        }

        @Override
        public String definition() {
            return run.id() + " " + Words.join(flags);
        }

        @Override
        public RunRecord known() {
            return run;
        }

        @Override
        public PreparedCommand of(Map<String, String> configuration) throws IOException {
            PreparedCommand command = rerun.plan(run, new RerunPlanner.Request(configuration, flags, style), "rerun");
            return command.with(command.plan().noted(notes));
        }
    }
}
