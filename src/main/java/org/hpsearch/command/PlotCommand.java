package org.hpsearch.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.Picture;
import org.hpsearch.run.Store;
import org.hpsearch.show.picture.CurvePlot;
import org.hpsearch.show.picture.PictureFile;
import org.hpsearch.show.picture.PictureOptions;
import org.hpsearch.show.picture.PlotOptions;
import org.hpsearch.show.picture.RunPicture;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Draws runs: their curves, or their values as points, bars, lines or a heat map.",
            "  hps plot 'model:resnet' -m val_acc,loss -o curves.svg",
            "  hps plot --group-by lr -m loss --log-y",
            "  hps plot --scatter lr,val_acc -o lr.pdf --size 3.3x2.2in",
            "Without -o hps draws on the terminal, or writes SVG where standard output is no terminal."
        },
        sortOptions = false)
final class PlotCommand extends Verb implements Verb.Looking {
    @Parameters(paramLabel = "SEL", arity = "0..*", description = "runs, or a query (all runs)")
    List<String> words = new ArrayList<>();

    @Mixin
    PlotOptions options = new PlotOptions();

    @Mixin
    PictureOptions picture = new PictureOptions();

    @Option(names = "--csv", description = "print the drawn numbers instead")
    boolean csv;

    @Override
    int run(Workspace workspace) throws Exception {
        options.check();
        if (csv && !options.isCurves()) {
            throw new UsageException("--csv writes the points of curves; hps query --csv has the values of runs");
        }
        if (csv && options.isSplit()) {
            throw new UsageException("--csv names the metric of a point and no panel; leave out --panel");
        }
        if (!picture.file.isEmpty() && !csv) {
            PictureFile.format(picture.file);
        }
        Picture.Look look = picture.look();
        Chart chart =
                new RunPicture(workspace, context().zone(), context()::say).chart(String.join(" ", words), options);
        if (csv && chart instanceof LineChart curves) {
            PictureFile.text(context(), picture.file, CurvePlot.csv(curves).getBytes(StandardCharsets.UTF_8));
            return 0;
        }
        PictureFile.draw(context(), chart, picture.file, look);
        Session session = session();
        if (session != null && picture.file.isEmpty() && context().terminal()) {
            Path svg = session.folder().resolve(Store.NAME).resolve(".plot.svg");
            PictureFile.write(context(), svg.toString(), Picture.of(chart, Picture.Format.SVG, look));
            context().say("as SVG: " + svg);
        }
        return 0;
    }
}
