package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;

/// Where a checkpoint is.
public final class CheckpointFile {
    private CheckpointFile() {}

    /// The copy in the run folder, or the file itself where no copy was kept.
    ///
    /// @param what   it is, for messages
    /// @param folder in which the program had run
    /// @throws DataException where it is gone, cut or changed
    public static Path verified(String what, RunFolder run, Checkpoint checkpoint, Path folder) throws IOException {
        Path kept = run.file(checkpoint.kept());
        Path path = !checkpoint.kept().isEmpty() && Files.exists(kept) ? kept : folder.resolve(checkpoint.path());
        String name = what + " '" + checkpoint.path() + "' of run " + RunId.shortForm(run.id());
        if (!Files.exists(path)) {
            throw new DataException(name + " is gone: no copy is kept, and there is no " + path);
        }
        long bytes = Digest.bytes(path);
        if (bytes != checkpoint.bytes()) {
            throw new DataException(name + (bytes < checkpoint.bytes() ? " is cut: " : " was changed: ") + path
                    + " has " + bytes + " bytes of " + checkpoint.bytes());
        }
        if (!checkpoint.sha256().isEmpty() && !Digest.of(path).equals(checkpoint.sha256())) {
            throw new DataException(name + " was changed: the hash of " + path + " is not the one that was noted");
        }
        return path.toAbsolutePath().normalize();
    }
}
