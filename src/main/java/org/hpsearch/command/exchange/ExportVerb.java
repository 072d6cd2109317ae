package org.hpsearch.command.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.Progress;
import org.hpsearch.console.Texts;
import org.hpsearch.exchange.export.Exporter;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Writes runs into a new folder DIR for other tools: tables (csv, jsonl, parquet), MLflow's store of files,",
            "TensorBoard's event files, Trackio's databases, or Optuna's journal. hps help exchange says what becomes"
                    + " of",
            "what.",
            "  hps export 'model:resnet' --to csv tables"
        })
public final class ExportVerb implements ExchangeVerb {
    @Parameters(paramLabel = "SEL DIR", arity = "1..*", description = "runs, or a query; and the new folder")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "csv|jsonl|parquet|mlflow|tensorboard|trackio|optuna",
            required = true,
            description = "what the runs are written as")
    Exporter.Form form = Exporter.Form.CSV;

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public int run(Context context, Workspace workspace) throws Exception {
        if (words.size() < 2) {
            throw new UsageException("SEL and DIR are needed: the runs, and the folder for them");
        }
        String folder = words.getLast();
        Path target = context.folder().resolve(folder);
        List<Row> rows = new Selector(workspace).some(String.join(" ", words.subList(0, words.size() - 1)));
        Exporter exporter =
                new Exporter(workspace.project().store(), workspace.settings(), ScratchPlaces.of(context.cache()));
        List<String> omitted;
        try (Progress progress = new Progress(context.err(), context.errTerminal(), "exporting", rows::size)) {
            omitted = exporter.write(rows, form, target, progress::at);
        }
        omitted.forEach(context::say);
        context.say("exported " + Texts.count(rows.size(), "run", "runs") + " to " + folder);
        return 0;
    }
}
