package org.hpsearch.command.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.exchange.Importer;
import org.hpsearch.exchange.StoreFinder;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Brings runs of other tools into the project, and only reads their files. A second import of the same",
            "adds what is new. hps detects what PATH is; hps help exchange lists the kinds.",
            "  hps import mlruns",
            "  hps import results.csv --id trial --dry-run"
        })
public final class ImportVerb implements ExchangeVerb {
    @Parameters(paramLabel = "PATH", description = "a store, a folder or a table of another tool")
    String path = "";

    @Option(names = "--kind", paramLabel = "KIND", description = "what PATH is: " + StoreFinder.KINDS)
    String kind = "";

    @Option(names = "--id", paramLabel = "COLUMN", description = "of a table: the column of the runs' ids")
    String id = "";

    @Option(names = "--time", paramLabel = "COLUMN", description = "of a table: the column of their start times")
    String time = "";

    @Option(names = "--metrics", paramLabel = "COLUMNS", split = ",", description = "of a table: columns of metrics")
    List<String> metrics = new ArrayList<>();

    @Option(names = "--params", paramLabel = "COLUMNS", split = ",", description = "of a table: columns of parameters")
    List<String> params = new ArrayList<>();

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "the experiment of all imported runs (default: the one that each has there)")
    String experiment = "";

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "a tag for all of them (repeatable)")
    List<String> tags = new ArrayList<>();

    @Option(names = "--dry-run", description = "only say what would be imported")
    boolean dryRun;

    @Override
    public int run(Context context, Workspace workspace) throws IOException {
        StoreFinder.Hints hints =
                new StoreFinder.Hints(kind, id, time, metrics, params, ScratchPlaces.of(context.cache()));
        try (ForeignStore source = StoreFinder.find(context.folder(), path, hints)) {
            bring(source, context, workspace);
        }
        return 0;
    }

    private void bring(ForeignStore source, Context context, Workspace workspace) throws IOException {
        Importer importer = new Importer(
                workspace.project().store(),
                new Importer.Request(experiment, tags, dryRun),
                context.clock().instant());
        Importer.Outcome outcome;
        try (ImportBar bar = new ImportBar(context, dryRun ? "comparing" : "importing", importer::total)) {
            source.watch(bar);
            outcome = importer.run(source, bar::at);
        }
        source.guesses().forEach(guess -> context.out().println(SafeText.line(guess)));
        outcome.contents().forEach(line -> context.out().println(SafeText.line(line)));
        outcome.omitted().forEach(line -> context.say(line));
        context.say(summary(source.kind(), outcome));
    }

    private String summary(String from, Importer.Outcome outcome) {
        String text = (dryRun ? "would import " : "imported ")
                + Texts.count(outcome.created().size(), "run", "runs") + " of " + from;
        text += outcome.refreshed().isEmpty()
                ? ""
                : ", brought " + outcome.refreshed().size() + " up to date";
        return text + (outcome.present() == 0 ? "" : ", " + outcome.present() + " were here already");
    }
}
