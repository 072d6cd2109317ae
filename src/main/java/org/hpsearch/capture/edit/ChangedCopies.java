package org.hpsearch.capture.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;

/// Changed copies of files, in a private temporary folder, until the program has ended.
///
/// @param words     the command with the copies in place of the files
/// @param folders   of scripts whose copies lie elsewhere: Python has to look for their modules there
/// @param temporary folder of the copies, null where nothing is changed
public record ChangedCopies(
        List<String> words, List<Path> folders, @Nullable Path temporary) implements AutoCloseable {
    /// Deletes the copies.
    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Trees.delete(temporary);
        }
    }
}
