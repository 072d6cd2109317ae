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
/// there is. One small file a change beside the index; who has read the run and committed it deletes the file.
class ChangeJournal {
    private static final String FOLDER = "changed";

    private final @Nullable Path folder;
    private final Map<String, String> changed = new TreeMap<>();

    /// @param index folder of the index; null where it is in memory
    ChangeJournal(@Nullable Path index) {
        this.folder = index == null ? null : index.resolve(FOLDER);
    }

    /// Notes a change. What cannot be written is known to this process alone.
    void add(String id) {
        String mark = id + "." + ProcessHandle.current().pid() + "-" + System.nanoTime();
        changed.put(mark, id);
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(mark), "");
            } catch (IOException notWritable) {
                return;
            }
        }
    }

    /// The marks of changes, each with its run. To be read before the index is opened that is to hold them: a mark that
    /// another process deletes then was committed before that.
    Map<String, String> read() {
        Map<String, String> all = new TreeMap<>(changed);
        if (folder == null) {
            return all;
        }
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder)) {
            for (Path mark : marks) {
                String name = mark.getFileName().toString();
                int dot = name.indexOf('.');
                String id = dot < 0 ? name : name.substring(0, dot);
                if (RunId.isId(id)) {
                    all.put(name, id);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException none) {
            return all;
        }
        return all;
    }

    /// Forgets what the index holds now; a later change of the same run has a mark of its own.
    ///
    /// @param read as [#read()] gave it before the runs were read
    void done(Map<String, String> read) {
        for (String mark : read.keySet()) {
            changed.remove(mark);
            if (folder != null) {
                try {
                    Files.deleteIfExists(folder.resolve(mark));
                } catch (IOException stays) {
                    continue;
                }
            }
        }
    }
}
