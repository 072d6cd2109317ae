package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Value;

/// TensorBoard's log folder: each folder with event files is a run, as TensorBoard itself shows it. Its parameters are
/// those of the plugin of hyper-parameters, and of Lightning's `hparams.yaml` beside the event files.
public final class EventFolders implements ForeignStore {
    private static final String KIND = "tensorboard";
    private static final int DEEPEST = 12;
    private static final int HASH = 16;

    private final Path top;
    private final EventReader reader = new EventReader();
    private Watch watch = Watch.NOBODY;

    public EventFolders(Path top) {
        this.top = top.toAbsolutePath().normalize();
    }

    /// Whether there are event files in a folder, or below.
    public static boolean isStore(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.anyMatch(EventFolders::isEventFile);
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    static boolean isEventFile(Path file) {
        return file.getFileName() != null
                && file.getFileName().toString().contains("tfevents")
                && Files.isRegularFile(file);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void watch(Watch other) {
        watch = other;
        reader.watch(other);
    }

    @Override
    public void close() {
        reader.close();
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        Map<Path, List<Path>> folders = new TreeMap<>();
        for (Path file : ForeignFiles.files(top)) {
            Path folder = file.getParent();
            if (folder != null && isEventFile(file)) {
                folders.computeIfAbsent(folder, key -> new ArrayList<>()).add(file);
            }
        }
        for (List<Path> files : folders.values()) {
            reader.expect(files);
        }
        List<ForeignRun> runs = new ArrayList<>();
        for (Map.Entry<Path, List<Path>> folder : folders.entrySet()) {
            runs.add(run(folder.getKey(), folder.getValue(), omissions));
            watch.looked(runs.size(), folders.size());
        }
        return runs;
    }

    private ForeignRun run(Path folder, List<Path> files, Omissions omissions) throws IOException {
        EventReader.Curves curves = reader.curves(files, omissions);
        Source source = new Source(KIND, id(folder, files.getFirst()), Map.of());
        String name = folder.equals(top) ? "" : top.relativize(folder).toString();
        ForeignRun.Label label = new ForeignRun.Label(
                String.valueOf(top.getFileName()), new Notes(name, List.of(), "", Value.Obj.of(Map.of())));
        ForeignRun.Span span = new ForeignRun.Span(curves.begin(), null);
        return ForeignRun.of(source, label, span, Formats.read(folder.resolve("hparams.yaml")))
                .measured(curves);
    }

    /// The folder's name, and a hash of the first file's, which says when, where and by which process it was begun: the
    /// same run has it from wherever it is imported.
    private static String id(Path folder, Path first) {
        String name = String.valueOf(first.getFileName());
        return folder.getFileName() + "#" + Digest.ofLines(List.of(name)).substring(0, HASH);
    }
}
