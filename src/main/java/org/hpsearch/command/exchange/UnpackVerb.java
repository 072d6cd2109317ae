package org.hpsearch.command.exchange;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.Texts;
import org.hpsearch.exchange.archive.RunUnpack;
import org.hpsearch.run.RunId;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Takes runs out of an archive (.tar.gz, .tar, .zip) of hps pack, or of a folder hps-runs that was packed",
            "otherwise. Runs that are here stay as they are; links and paths that lead out are refused."
        })
public final class UnpackVerb implements ExchangeVerb {
    @Parameters(paramLabel = "FILE", description = "the archive")
    String file = "";

    @Option(names = "--dry-run", description = "only say what would be unpacked")
    boolean dryRun;

    @Override
    public boolean acts() {
        return false;
    }

    @Override
    public int run(Context context, Workspace workspace) throws IOException {
        RunUnpack.Outcome outcome = new RunUnpack(
                        context.folder().resolve(file), workspace.project().store(), RunUnpack.Limits.USUAL)
                .run(dryRun);
        if (outcome.links() > 0) {
            context.say("left out " + Texts.count(outcome.links(), "link or device", "links and devices"));
        }
        if (outcome.others() > 0) {
            context.say("left out " + Texts.count(outcome.others(), "file", "files") + " that belong to no run");
        }
        if (!outcome.same().isEmpty()) {
            context.say(Texts.count(outcome.same().size(), "run was", "runs were") + " here already");
        }
        if (!outcome.different().isEmpty()) {
            context.say(Texts.count(outcome.different().size(), "run is", "runs are")
                    + " here with other contents, which stay: " + ids(outcome.different())
                    + "; hps --home ELSEWHERE unpack shows those of the archive");
        }
        context.say((dryRun ? "would unpack " : "unpacked ")
                + Texts.count(outcome.unpacked().size(), "run", "runs")
                + (outcome.unpacked().isEmpty() ? "" : ": " + ids(outcome.unpacked())));
        return outcome.different().isEmpty() ? 0 : ExitStatus.FAILED;
    }

    private static String ids(List<String> ids) {
        return ids.stream().limit(10).map(RunId::shortForm).collect(Collectors.joining(" "))
                + (ids.size() > 10 ? " ..." : "");
    }
}
