package org.hpsearch.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.jspecify.annotations.Nullable;

/// An index as it was last opened: the one that all processes share, or one that this process has built in memory while
/// it could not write that one.
final class OpenedIndex implements AutoCloseable {
    private final IndexDirectory directory;
    private @Nullable DirectoryReader reader;

    /// What is to be said once the index is built anew; empty where nothing is.
    private String notice = "";

    OpenedIndex(IndexDirectory directory) {
        this.directory = directory;
    }

    /// Opens it, or what has become of it since.
    ///
    /// @return whether it can be used
    boolean open() throws IOException {
        try {
            if (reader == null) {
                reader = DirectoryReader.open(directory.lucene());
            } else if (isShared() || !openShared()) {
                newer();
            }
            notice = IndexForm.notice(noted());
            return IndexForm.fits(noted());
        } catch (InterruptedIOException | ClosedByInterruptException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException unusable) {
            notice = IndexForm.notice(unusable);
            return false;
        }
    }

    /// Takes the shared index, once there is one, for the one in memory.
    private boolean openShared() throws IOException {
        DirectoryReader shared;
        try {
            shared = DirectoryReader.open(directory.lucene());
        } catch (InterruptedIOException | ClosedByInterruptException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException notYet) {
            return false;
        }
        if (!IndexForm.fits(shared.getIndexCommit().getUserData())) {
            shared.close();
            return false;
        }
        take(shared);
        return true;
    }

    /// Whether it is the index that all processes share.
    boolean isShared() {
        return reader().directory() == directory.lucene();
    }

    /// Reads what it held when it was opened.
    ///
    /// @throws NullPointerException where it is not open
    DirectoryReader reader() {
        return Objects.requireNonNull(reader);
    }

    /// Reads what it holds now.
    DirectoryReader newer() throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(reader());
        if (newer != null) {
            take(newer);
        }
        return reader();
    }

    /// Reads another one from now on.
    void take(DirectoryReader other) throws IOException {
        close();
        reader = other;
    }

    /// What its commit notes.
    Map<String, String> noted() throws IOException {
        return reader().getIndexCommit().getUserData();
    }

    /// What is to be said once the index is built anew; empty where nothing is.
    String notice() {
        return notice;
    }

    /// Opens a writer that adds to it.
    ///
    /// @throws CorruptIndexException where another version has built the index anew since
    IndexWriter writer() throws IOException {
        IndexWriter writer = IndexDirectory.writer(reader().directory(), IndexWriterConfig.OpenMode.APPEND);
        if (!IndexForm.fits(writer.getLiveCommitData())) {
            writer.close();
            throw new CorruptIndexException(
                    "is of another form", reader().directory().toString());
        }
        return writer;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
