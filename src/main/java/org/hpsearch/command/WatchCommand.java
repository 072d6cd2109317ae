package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.complete.Candidate;
import org.hpsearch.complete.Completion;
import org.hpsearch.console.Context;
import org.hpsearch.screen.Notices;
import org.hpsearch.screen.Verbs;
import org.hpsearch.screen.WatchScreen;
import org.hpsearch.show.table.SignedNames;
import org.hpsearch.value.DataException;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Shows running runs next to the best finished ones, live: values, progress, curves, the latest output.",
            "Keys: up and down choose a run, left and right what is shown of it, / is a query, space marks, c"
                    + " compares,",
            "m chooses metrics, < > order the table, enter opens a run or a sweep, n notes, t tags, r resumes, R"
                    + " reruns,",
            "s stops; ? shows all, q ends. hps top is the same."
        },
        sortOptions = false)
final class WatchCommand extends Verb {
    @Parameters(paramLabel = "SEL", arity = "0..*", description = "runs, or a query (all runs)")
    List<String> words = new ArrayList<>();

    @Option(names = "-m", paramLabel = "NAME", description = "the metric to begin with (the objective)")
    String metric = "";

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            parameterConsumer = SignedNames.class,
            description = "columns next to the live ones; +NAME, -NAME change those of hps query")
    List<String> columns = new ArrayList<>();

    @Override
    int run(Workspace workspace) throws Exception {
        if (!context().terminal() || context().asker() == null) {
            throw new DataException("watch needs a terminal; hps ls and hps plot do without");
        }
        Session shell = session();
        Terminal lent = shell == null ? null : shell.terminal();
        Notices notices = new Notices();
        Context quiet = notices.of(context());
        View begun = View.USUAL.asking(String.join(" ", words)).columns(columns);
        workspace.closeIndex();
        try (Workspace own = new Workspace(quiet, homes);
                WatchScreen screen =
                        new WatchScreen(quiet, lent, own, notices, begun, metric, Commands.onScreen(quiet, own))) {
            return screen.run();
        }
    }

    /// The verbs on the screen, and what its Tab offers in a line of them.
    static final class ScreenVerbs implements Verbs {
        private final Completion completion;

        ScreenVerbs(Context context, Workspace workspace) {
            this.completion = new Completion(Commands.verbs(), new Session(workspace), context.folder(), List.of());
        }

        @Override
        public int run(Context context, List<String> words) {
            return Commands.run(context, words);
        }

        @Override
        public List<Candidate> candidates(List<String> before, String word) {
            return completion.of(before, word);
        }
    }
}
