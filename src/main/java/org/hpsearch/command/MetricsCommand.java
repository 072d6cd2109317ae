package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.command.option.ChosenRuns;
import org.hpsearch.command.option.FormatOptions;
import org.hpsearch.show.table.MetricRows;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Prints the metrics of runs as one long table: run, metric, step, time (seconds since the start), value,",
            "and what the steps count (epoch, batch, iteration; row where hps counts the reports).",
            "It leaves out what hps itself measures (sys/cpu ...), unless -m names it."
        },
        sortOptions = false)
final class MetricsCommand extends Verb implements Verb.Looking {
    @Mixin
    ChosenRuns chosen = new ChosenRuns();

    @Option(names = "-m", paramLabel = "NAMES", split = ",", description = "only these metrics")
    List<String> names = new ArrayList<>();

    @Mixin
    FormatOptions format = new FormatOptions();

    @Option(names = "--stitched", description = "give a resumed run the rows of its ancestors, too")
    boolean stitched;

    @Override
    int run(Workspace workspace) throws IOException {
        MetricRows metrics = new MetricRows(context(), workspace, chosen.rows(workspace), names, stitched);
        if (format.isCsv()) {
            metrics.csv(context().out());
        } else if (format.isJson()) {
            metrics.json(context().out());
        } else {
            format.table(context()).print(metrics.table(), context().out());
        }
        return 0;
    }
}
