package org.hpsearch.command.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.console.Texts;
import org.hpsearch.exchange.archive.PublicCopy;
import org.hpsearch.exchange.archive.RunPack;
import org.hpsearch.exchange.copy.CheckpointShare;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Puts runs into one file, for a mail or a paper's supplement; hps unpack takes them out of it.",
            "  hps pack 'model:resnet' --top 5 -o best.tar.gz"
        })
public final class PackVerb implements ExchangeVerb {
    @Parameters(paramLabel = "SEL", arity = "1..*", description = "runs, or a query")
    List<String> words = new ArrayList<>();

    @Option(
            names = "-o",
            paramLabel = "FILE",
            required = true,
            description = "a name that ends in .tar.gz, .tgz, .tar or .zip")
    String file = "";

    @Option(names = "--checkpoints", paramLabel = "best|all", description = "kept checkpoints, too")
    CheckpointShare.Share checkpoints = CheckpointShare.Share.NONE;

    @Option(names = "--public", description = "without " + PublicCopy.LEFT_OUT)
    boolean publicly;

    @Option(names = "--force", description = "replace FILE")
    boolean force;

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public int run(Context context, Workspace workspace) throws Exception {
        Path target = context.folder().resolve(file);
        RunPack pack = new RunPack(target, new CheckpointShare(checkpoints, workspace.settings()), publicly);
        if (Files.exists(target) && !force) {
            throw new UsageException(file + " exists already; --force replaces it");
        }
        List<RunFolder> runs = new Selector(workspace)
                .some(String.join(" ", words)).stream()
                        .map(row -> workspace.run(row.id()))
                        .toList();
        RunPack.Outcome outcome;
        try (Progress progress = new Progress(context.err(), context.errTerminal(), "packing", runs::size)) {
            outcome = pack.write(runs, progress::at);
        }
        if (outcome.leftOut() > 0) {
            context.say(
                    "left out " + Texts.size(outcome.leftOut()) + " of checkpoints; --checkpoints best|all packs them");
        }
        if (publicly) {
            context.say("left out " + PublicCopy.LEFT_OUT);
            context.say("left as they are: commands, logs, notes and inputs; look through them for names and paths");
        }
        context.say("packed " + Texts.count(runs.size(), "run", "runs") + " into " + file + ", "
                + Texts.size(outcome.bytes()));
        return 0;
    }
}
