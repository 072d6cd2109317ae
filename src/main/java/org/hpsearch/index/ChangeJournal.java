package org.hpsearch.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.RunId;
import org.jspecify.annotations.Nullable;

/// The runs that hps itself has changed since they were indexed: they are read before any answer, however little time
/// there is. One small file a run beside the index; who has read the run deletes it, unless it was changed again.
final class ChangeJournal {
    private static final String FOLDER = "changed";

    private final @Nullable Path folder;
    private final Map<String, String> changed = new TreeMap<>();

    /// @param index folder of the index; null where it is in memory
    ChangeJournal(@Nullable Path index) {
        this.folder = index == null ? null : index.resolve(FOLDER);
    }

    /// Notes a change. What cannot be written is known to this process alone.
    void add(String id) {
        String mark = ProcessHandle.current().pid() + " " + System.nanoTime();
        changed.put(id, mark);
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(id), mark);
            } catch (IOException notWritable) {
                return;
            }
        }
    }

    /// The runs with the marks of their last changes.
    Map<String, String> read() {
        Map<String, String> all = new TreeMap<>(changed);
        if (folder == null) {
            return all;
        }
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder)) {
            for (Path mark : marks) {
                if (RunId.isId(mark.getFileName().toString())) {
                    all.put(mark.getFileName().toString(), text(mark));
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException none) {
            return all;
        }
        return all;
    }

    /// Forgets what the index holds now.
    ///
    /// @param read as [#read()] gave it before the runs were read
    void done(Map<String, String> read) {
        for (var run : read.entrySet()) {
            changed.remove(run.getKey(), run.getValue());
            if (folder != null && text(folder.resolve(run.getKey())).equals(run.getValue())) {
                try {
                    Files.deleteIfExists(folder.resolve(run.getKey()));
                } catch (IOException stays) {
                    continue;
                }
            }
        }
    }

    private static String text(Path mark) {
        try {
            return Files.size(mark) > 100 ? "" : Files.readString(mark);
        } catch (IOException goneOrUnreadable) {
            return "";
        }
    }
}
