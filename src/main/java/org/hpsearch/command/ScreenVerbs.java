package org.hpsearch.command;

import java.util.List;
import org.hpsearch.complete.Candidate;
import org.hpsearch.complete.Completion;
import org.hpsearch.console.Context;
import org.hpsearch.screen.Verbs;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;

/// The verbs on the screen of `hps watch`, and what its Tab offers in a line of them.
public final class ScreenVerbs implements Verbs {
    private final Completion completion;

    /// @param workspace of the screen
    public ScreenVerbs(Context context, Workspace workspace) {
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
