package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.capture.files.FileFacts;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Folders of plain logs, a run each: Lightning's `CSVLogger` (`version_0/metrics.csv`, `hparams.yaml`), Keras'
/// `CSVLogger` (`training.log`), Ultralytics (`results.csv`, `args.yaml`), DVCLive (`plots/metrics/**.tsv`,
/// `params.yaml`, `metrics.json`). They have neither ids nor times: a run is known by its folder, its parameters and
/// its first values, so that a folder that is written anew is a new run.
public final class LogFolders implements ForeignStore {
    private static final int DEEPEST = 12;
    private static final List<String> SETTINGS =
            List.of("hparams.yaml", "params.yaml", "args.yaml", "config.yaml", "config.json", "hparams.json");
    private static final List<String> LOGS = List.of("metrics.csv", "results.csv", "training.log", "log.csv");
    private static final Path DVCLIVE = Path.of("plots", "metrics");
    private static final int HASH = 16;

    private final Path top;

    public LogFolders(Path top) {
        this.top = top.toAbsolutePath().normalize();
    }

    /// Whether there is such a folder, here or below.
    public static boolean isStore(Path folder) {
        return !new LogFolders(folder).folders().isEmpty();
    }

    private List<Path> folders() {
        try (Stream<Path> below = Files.walk(top, DEEPEST)) {
            return below.filter(
                            folder -> Files.isDirectory(folder) && !logs(folder).isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /// The logs of the run that a folder is.
    private static List<Path> logs(Path folder) {
        List<Path> logs = new ArrayList<>();
        for (String name : LOGS) {
            if (Files.isRegularFile(folder.resolve(name))) {
                logs.add(folder.resolve(name));
            }
        }
        if (Files.isDirectory(folder.resolve(DVCLIVE))) {
            try {
                ForeignFiles.files(folder.resolve(DVCLIVE)).stream()
                        .filter(file -> FileName.ending(file.toString()).equals("tsv"))
                        .forEach(logs::add);
            } catch (IOException | UncheckedIOException unreadable) {
                return logs;
            }
        }
        return logs;
    }

    @Override
    public String kind() {
        return "logs";
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<ForeignRun> runs = new ArrayList<>();
        for (Path folder : folders()) {
            runs.add(run(folder, omissions));
        }
        return runs;
    }

    private ForeignRun run(Path folder, Omissions omissions) throws IOException {
        List<Path> logs = logs(folder);
        Map<String, Value> params = new TreeMap<>();
        for (String name : SETTINGS) {
            params.putAll(Flat.of(ForeignFiles.object(folder.resolve(name), omissions)));
        }
        List<Scalar> values = new ArrayList<>();
        for (Path log : logs) {
            read(folder, log, values, omissions);
        }
        Value.Obj summary = ForeignFiles.object(folder.resolve("metrics.json"), omissions);
        List<Scalar> last = values.isEmpty() ? summary(summary) : List.of();
        String kind = Files.isDirectory(folder.resolve(DVCLIVE)) ? "dvclive" : kind();
        String name = folder.equals(top) ? "" : top.relativize(folder).toString();
        ForeignRun.Label label = new ForeignRun.Label(
                String.valueOf(top.getFileName()), new Notes(name, List.of(), "", Value.Obj.of(Map.of())));
        return ForeignRun.of(
                        new Source(kind, id(folder, params, values), Map.of()),
                        label,
                        new ForeignRun.Span(null, null),
                        params)
                .keeping(summary)
                .measured(sink -> {
                    for (Scalar value : values.isEmpty() ? last : values) {
                        sink.value(value);
                    }
                });
    }

    private static String id(Path folder, Map<String, Value> params, List<Scalar> values) {
        List<String> known = new ArrayList<>(List.of(folder.toString()));
        params.forEach((name, value) -> known.add(name + "=" + value.print()));
        if (!values.isEmpty()) {
            Scalar first = values.getFirst();
            known.add(first.metric() + "=" + Numbers.print(first.value()));
        }
        return folder.getFileName() + "#" + Digest.ofLines(known).substring(0, HASH);
    }

    private static List<Scalar> summary(Value.Obj object) {
        List<Scalar> values = new ArrayList<>();
        Flat.of(object).forEach((name, value) -> {
            Double number = value instanceof Value.Num ? Numbers.parse(value.print()) : null;
            if (number != null) {
                values.add(new Scalar(null, null, name, number));
            }
        });
        return values;
    }

    /// Of DVCLive each file is a metric, which its path names: `plots/metrics/train/loss.tsv`.
    private static void read(Path folder, Path log, List<Scalar> values, Omissions omissions) throws IOException {
        Path plots = folder.resolve(DVCLIVE);
        String named = log.startsWith(plots) ? plots.relativize(log).toString().replaceFirst("\\.tsv$", "") : "";
        FileFacts facts = FileFacts.ofMetrics(
                scalar -> values.add(
                        new Scalar(scalar.step(), null, named.isEmpty() ? scalar.metric() : named, scalar.value())),
                sentence -> omissions.add("damaged logs", sentence));
        BasicFileAttributes attributes = Files.readAttributes(log, BasicFileAttributes.class);
        int before = values.size();
        new MetricFiles(Instant.EPOCH, facts, () -> Double.NaN).look(log, log.toString(), attributes);
        if (values.size() == before) {
            omissions.add("logs in which hps finds no values", log.toString());
        }
    }
}
