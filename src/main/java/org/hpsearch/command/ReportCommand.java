package org.hpsearch.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.show.picture.PictureFile;
import org.hpsearch.show.picture.ReportOptions;
import org.hpsearch.show.picture.RunReport;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Writes a page about runs as one file: what differs, failures, mean curves, curves, parallel coordinates,",
            "notes. It needs no network and no other file, and is read and printed without its script, which zooms"
                    + " and sorts.",
            "  hps report 'model:resnet' -o resnet.html"
        },
        sortOptions = false)
final class ReportCommand extends Verb implements Verb.Looking {
    @Parameters(paramLabel = "SEL", arity = "0..*", description = "runs, or a query (all runs)")
    List<String> words = new ArrayList<>();

    @Option(names = "-o", paramLabel = "FILE", required = true, description = "a file that ends in .html")
    String file = "";

    @Mixin
    ReportOptions options = new ReportOptions();

    @Override
    int run(Workspace workspace) throws Exception {
        if (!file.endsWith(".html") && !file.endsWith(".htm")) {
            throw new UsageException("-o takes a name that ends in .html, not '" + file + "'");
        }
        options.check();
        RunReport.Page page = new RunReport(
                        workspace,
                        options,
                        context().zone(),
                        context().clock().instant(),
                        context().folder().resolve(file))
                .page(String.join(" ", words));
        PictureFile.write(context(), file, page.html().getBytes(StandardCharsets.UTF_8));
        context().say("wrote " + file + ", " + page.runs());
        return 0;
    }
}
