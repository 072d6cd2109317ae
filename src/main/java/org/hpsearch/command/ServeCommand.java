package org.hpsearch.command;

import org.hpsearch.serve.PageServer;
import org.hpsearch.serve.ServeOptions;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "A live page about the runs, for your browser: the table of a query, and curves that grow.",
            "It only reads, and only this machine reaches it; from elsewhere: ssh -L 8470:localhost:8470 HOST.",
            "Ctrl-C ends it."
        },
        sortOptions = false)
final class ServeCommand extends Verb implements Verb.Looking {
    @Mixin
    ServeOptions options = new ServeOptions();

    @Override
    int run(Workspace workspace) throws Exception {
        try (PageServer server = PageServer.start(context(), workspace, options)) {
            if (options.isOpen()) {
                context()
                        .say("warning: whoever reaches this machine and has the token reads all runs of "
                                + workspace.project().path() + ", and nothing is encrypted; ssh -L is safer");
            }
            context().out().println(server.address());
            context().out().flush();
            server.untilInterrupted();
        }
        return 0;
    }
}
