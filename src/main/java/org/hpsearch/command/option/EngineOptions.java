package org.hpsearch.command.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.cluster.Engine;
import org.hpsearch.cluster.Engines;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.many.Dispatch;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Option;

/// Where runs are run: here, or on another engine.
public class EngineOptions {
    private static final String OPTION = "--on";
    private static final String DASHES = "--";
    private static final String AUTO_RESUME = "--auto-resume";

    @Option(
            names = OPTION,
            paramLabel = "ENGINE",
            description = "submit the runs to slurm and return at once; put options of sbatch after a last --")
    String engine = "";

    /// Whether the runs are handed to an engine.
    public boolean isElsewhere() {
        return !engine.isEmpty();
    }

    /// What hands them over.
    ///
    /// @param words  of the command, the engine's own options behind it
    /// @param dryRun whether the scripts are only shown
    final Dispatch dispatch(Context context, List<String> words, boolean dryRun) {
        List<String> own = words.subList(Math.min(words.size(), command(words).size() + 1), words.size());
        return new Dispatch(context, engine(context), own, dryRun);
    }

    private Engine engine(Context context) {
        return Engines.find(engine, context.environment(), context.folder())
                .orElseThrow(() -> new UsageException("--on takes slurm, not '" + engine + "'"));
    }

    /// The words of a command without the engine's own options, which stand behind the last `--`; all of them where it
    /// is run here. A `--` with something else than options behind it is the program's.
    public final List<String> command(List<String> words) {
        int dashes = isElsewhere() ? words.lastIndexOf(DASHES) : -1;
        boolean own = dashes >= 0
                && (dashes + 1 == words.size() || words.get(dashes + 1).startsWith("-"));
        return own ? words.subList(0, dashes) : words;
    }

    /// @throws UsageException where runs shall be handed to an engine that only this machine can do
    public final void refuse(String what) {
        if (isElsewhere()) {
            throw new UsageException(what + " works on this machine only; leave out --on");
        }
    }

    /// The choice for one run, with a look ahead.
    public static final class OfRun extends EngineOptions {
        @Option(names = "--dry-run", description = "only print the command line, with --on the script")
        boolean dryRun;

        /// Whether nothing is started.
        boolean isOnlyShown() {
            return dryRun;
        }

        /// Hands a run over.
        ///
        /// @param typed  all words behind the verb
        /// @param words  of the command, the engine's own options behind it
        /// @param goesOn whether the run goes on from the job's earlier one
        /// @return the exit status
        public int submit(
                Context context, PreparedCommand command, List<String> typed, List<String> words, boolean goesOn)
                throws IOException {
            int from = typed.size() - words.size();
            List<String> line = new ArrayList<>(List.of("hps", "run"));
            if (goesOn && !typed.subList(0, from).contains(AUTO_RESUME)) {
                line.add(AUTO_RESUME);
            }
            line.addAll(line(typed.subList(0, from + command(words).size()), from));
            return dispatch(context, words, dryRun).run(command, line);
        }
    }

    /// The same line for the job: without what hands it over.
    ///
    /// @param typed options and command behind the verb
    /// @param from  where the command begins in it
    static List<String> line(List<String> typed, int from) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (i < from && word.equals(OPTION)) {
                i++;
            } else if (i >= from || !word.startsWith(OPTION + "=") && !word.equals("--dry-run")) {
                line.add(word);
            }
        }
        return line;
    }
}
