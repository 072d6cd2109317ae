package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.parquet.ParquetReader;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.DataException;

/// What `neptune-exporter` took out of Neptune: `data/PROJECT/RUN_part_0.parquet`, `RUN_part_1.parquet` ..., with a
/// value a row (neptune_exporter/model.py).
public final class NeptuneFolders implements ForeignStore {
    static final String KIND = "neptune";
    private static final Pattern PART = Pattern.compile("(.+)_part_(\\d{1,6})\\.parquet");
    private static final int DEEPEST = 4;

    private final Path top;
    private final ParquetReader reader;
    private Watch watch = Watch.NOBODY;

    /// @param scratch for the code that unpacks
    public NeptuneFolders(Path top, ScratchPlaces scratch) {
        this.top = top;
        this.reader = new ParquetReader(scratch);
    }

    /// Whether there are such files in a folder, or below.
    public static boolean isStore(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.anyMatch(file -> matcher(file).matches() && ParquetReader.isParquet(file));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static Matcher matcher(Path file) {
        return PART.matcher(String.valueOf(file.getFileName()));
    }

    @Override
    public void watch(Watch other) {
        watch = other;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void close() {
        reader.close();
    }

    /// Files of a run, by folder and name, in the order of their numbers.
    private Map<Path, Map<Integer, Path>> parts() throws IOException {
        Map<Path, Map<Integer, Path>> runs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(top, DEEPEST)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher part = matcher(file);
                if (part.matches()) {
                    runs.computeIfAbsent(file.resolveSibling(part.group(1)), run -> new TreeMap<>())
                            .put(Integer.valueOf(part.group(2)), file);
                }
            }
        }
        return runs;
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<ForeignRun> runs = new ArrayList<>();
        Collection<? extends Map<Integer, Path>> all = parts().values();
        for (Map<Integer, Path> parts : all) {
            watch.looked(runs.size(), all.size());
            List<Path> files = List.copyOf(parts.values());
            NeptuneRun run = new NeptuneRun();
            try {
                for (Path file : files) {
                    reader.read(file, row -> run.take(row, omissions));
                }
                runs.add(run.run().measured(sink -> curves(files, sink)));
            } catch (DataException damaged) {
                omissions.add("runs with files that are damaged", String.valueOf(damaged.getMessage()));
            }
        }
        return runs;
    }

    private void curves(List<Path> files, ForeignRun.Sink sink) throws IOException {
        for (Path file : files) {
            reader.read(file, row -> {
                Scalar scalar = NeptuneRun.scalar(row);
                if (scalar != null) {
                    sink.value(scalar);
                }
            });
        }
    }
}
