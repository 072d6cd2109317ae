package org.hpsearch.command;

import java.io.IOException;
import java.util.List;
import org.hpsearch.mcp.ToolServer;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Serves verbs to a coding agent over the Model Context Protocol, on standard input and output:",
            "query, show, metrics, log, diff, fields. An entry for the agent's settings:",
            "  {\"mcpServers\": {\"hps\": {\"command\": \"hps\", \"args\": [\"mcp\"]}}}"
        },
        sortOptions = false)
final class McpCommand extends Verb {
    @Option(names = "--allow-run", description = "serve run and stop, too: the agent may start any program")
    boolean allowRun;

    @Override
    int run(Workspace workspace) throws IOException {
        List<String> common = homes.stream().map(home -> "--home=" + home).toList();
        new ToolServer(context(), common, Commands::run).serve(System.in, allowRun);
        return 0;
    }
}
