package org.hpsearch.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all verbs have.
abstract class Verb implements Callable<Integer> {
    private @Nullable Context context;

    @Option(names = "--home", paramLabel = "DIR", description = "the project (instead of the nearest one upwards)")
    String home = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    void in(Context world) {
        this.context = world;
    }

    final Context context() {
        return java.util.Objects.requireNonNull(context);
    }

    @Override
    public final Integer call() throws Exception {
        Session session = context().session();
        if (session != null && home.isEmpty()) {
            return run(session.workspace());
        }
        try (Workspace workspace = new Workspace(context(), home)) {
            return run(workspace);
        }
    }

    /// Does the work; the answer is the exit status.
    abstract int run(Workspace workspace) throws Exception;
}
