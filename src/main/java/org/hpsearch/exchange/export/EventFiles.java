package org.hpsearch.exchange.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.hpsearch.capture.files.EventRecord;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.value.Value;

/// TensorBoard's log folder: `EXPERIMENT/RUN/` with an event file of the run's parameters (for the plugin of
/// hyper-parameters), of what else hps knows (as a text), and of its metrics. The messages are those of
/// tensorflow/core/util/event.proto and tensorboard/plugins/hparams/plugin_data.proto.
final class EventFiles implements ExportForm {
    private static final String VERSION = "brain.Event:2";
    private static final int STRING = 7;

    @Override
    public void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress)
            throws IOException {
        int done = 0;
        for (ExportedRun run : runs) {
            Path place = Files.createDirectories(
                    folder.resolve(ForeignNames.file(run.experiment())).resolve(run.id()));
            String name = "events.out.tfevents." + run.started() / 1000 + ".hps";
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(place.resolve(name)))) {
                run(run, file, omissions);
            }
            progress.accept(++done);
        }
    }

    private static void run(ExportedRun run, OutputStream file, Omissions omissions) throws IOException {
        double started = run.started() / 1000.0;
        file.write(EventRecord.framed(
                new Message().real64(1, started).text(3, VERSION).done()));
        file.write(event(started, 0, hparams(run)));
        file.write(event(started, 0, facts(run)));
        Map<String, Long> counts = new HashMap<>();
        run.metrics((step, time, metric, value) -> {
            if (step != Math.rint(step) && !Double.isNaN(step)) {
                omissions.add("steps with a fraction, which are rounded down", metric);
            }
            long count = counts.merge(metric, 1L, Long::sum);
            long whole = Double.isNaN(step) ? count - 1 : (long) Math.floor(step);
            Message scalar = new Message().text(1, metric).real32(2, (float) value);
            file.write(event(run.moment(time) / 1000.0, whole, scalar));
        });
    }

    private static byte[] event(double time, long step, Message value) {
        Message summary = new Message().inner(1, value);
        return EventRecord.framed(
                new Message().real64(1, time).number(2, step).inner(5, summary).done());
    }

    private static Message hparams(ExportedRun run) {
        Message start = new Message();
        run.params()
                .forEach((name, value) ->
                        start.inner(1, new Message().text(1, name).inner(2, parameter(value))));
        start.text(4, run.experiment()).real64(5, run.started() / 1000.0);
        return plugin(
                "_hparams_/session_start_info",
                new Message().text(1, "hparams").inner(2, new Message().inner(3, start)));
    }

    private static Message parameter(Value value) {
        return switch (value) {
            case Value.Num number -> new Message().real64(2, number.asDouble());
            case Value.Bool flag -> new Message().number(4, flag.value() ? 1 : 0);
            default -> new Message().text(3, value.print());
        };
    }

    /// Name, tags, note and all other facts: a text, in Markdown.
    private static Message facts(ExportedRun run) {
        StringBuilder text = new StringBuilder("name: " + run.title() + "\n\n");
        text.append("tags: ").append(String.join(", ", run.notes().tags())).append("\n\n");
        run.facts().forEach((name, fact) -> text.append(name + ": " + fact + "\n\n"));
        text.append(run.notes().note());
        Message tensor = new Message().number(1, STRING).inner(2, new Message()).text(8, text.toString());
        return plugin("hps", new Message().text(1, "text")).inner(8, tensor);
    }

    private static Message plugin(String tag, Message data) {
        return new Message().text(1, tag).inner(9, new Message().inner(1, data));
    }
}
