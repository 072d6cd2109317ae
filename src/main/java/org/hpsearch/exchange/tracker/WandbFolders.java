package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;

/// Folders that W&B keeps on the machine: `wandb/offline-run-*/run-ID.wandb`, or `wandb/run-*/` of synced runs.
public final class WandbFolders implements ForeignStore {
    static final String KIND = "wandb";
    private static final String ENDING = ".wandb";
    private static final int DEEPEST = 3;

    private final Path top;
    private Watch watch = Watch.NOBODY;

    public WandbFolders(Path top) {
        this.top = top;
    }

    /// Whether there are record logs in a folder, or below.
    public static boolean isStore(Path folder) {
        return !new WandbFolders(folder).logs().isEmpty();
    }

    /// Links such as `latest-run` are not followed.
    private List<Path> logs() {
        try (Stream<Path> files = Files.walk(top, DEEPEST)) {
            return files.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
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
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<ForeignRun> runs = new ArrayList<>();
        List<Path> logs = logs();
        for (Path log : logs) {
            watch.looked(runs.size(), logs.size());
            WandbRun small = new WandbRun();
            new WandbLog(log, omissions).read(small::take);
            ForeignRun run = small.run(log, omissions);
            if (run == null) {
                omissions.add("record logs without a run", log.toString());
            } else {
                runs.add(run);
            }
        }
        return runs;
    }
}
