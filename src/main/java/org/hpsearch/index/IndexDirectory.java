package org.hpsearch.index;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;

/// Where the files of an index are: in a folder, or in memory.
final class IndexDirectory implements AutoCloseable {
    private static final double BUFFER_MB = 96;
    /// Files of an index up to this size are read; larger ones are mapped, for which Lucene links functions of the
    /// system at each start.
    private static final long READ_BYTES = 16L << 20;

    private final @Nullable Path folder;
    private final Directory directory;

    /// @param folder where the directory is; null for memory
    IndexDirectory(@Nullable Path folder, Directory directory) {
        this.folder = folder;
        this.directory = directory;
    }

    /// Opens a folder; null, or one that cannot be used, stands for memory.
    static IndexDirectory open(@Nullable Path folder) {
        if (folder != null) {
            try {
                return new IndexDirectory(folder, new RegularFiles(folder, files(folder)));
            } catch (IOException unusable) {
                return memory();
            }
        }
        return memory();
    }

    private static FSDirectory files(Path folder) throws IOException {
        return bytes(folder) > READ_BYTES ? FSDirectory.open(folder) : new NIOFSDirectory(folder);
    }

    private static long bytes(Path folder) {
        File[] files = folder.toFile().listFiles();
        return files == null ? 0 : Arrays.stream(files).mapToLong(File::length).sum();
    }

    static IndexDirectory memory() {
        return new IndexDirectory(null, new ByteBuffersDirectory());
    }

    /// Null where it is in memory.
    @Nullable
    Path folder() {
        return folder;
    }

    Directory lucene() {
        return directory;
    }

    /// Deletes the index, whatever stands in the places of its files.
    ///
    /// @throws org.apache.lucene.store.LockObtainFailedException where another process writes it
    void wipe() throws IOException {
        clearLock();
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            if (folder == null) {
                for (String file : directory.listAll()) {
                    directory.deleteFile(file);
                }
            } else {
                deleteFiles(folder);
            }
        }
    }

    /// No process can hold a lock file that has become a folder or has content: Lucene refuses both for ever.
    private void clearLock() throws IOException {
        if (folder != null) {
            Path lock = folder.resolve(IndexWriter.WRITE_LOCK_NAME);
            if (Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
                BasicFileAttributes attributes =
                        Files.readAttributes(lock, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (!attributes.isRegularFile() || attributes.size() > 0) {
                    Trees.delete(lock);
                }
            }
        }
    }

    private static void deleteFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith("segments") || name.startsWith("_") || name.startsWith("pending_segments")) {
                    Trees.delete(file);
                }
            }
        }
    }

    /// Opens a writer; what it does not commit is lost.
    static IndexWriter writer(Directory directory, IndexWriterConfig.OpenMode mode) throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(new NoAnalyzer())
                        .setOpenMode(mode)
                        .setRAMBufferSizeMB(BUFFER_MB)
                        .setMergeScheduler(new SerialMergeScheduler())
                        .setCommitOnClose(false));
    }

    /// Opens regular files alone: the system waits for ever at a pipe that stands in the place of one.
    private static final class RegularFiles extends FilterDirectory {
        private final Path folder;

        RegularFiles(Path folder, Directory files) {
            super(files);
            this.folder = folder;
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            check(name);
            return super.openInput(name, context);
        }

        @Override
        public Lock obtainLock(String name) throws IOException {
            check(name);
            return super.obtainLock(name);
        }

        private void check(String name) throws IOException {
            Path file = folder.resolve(name);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new CorruptIndexException("is not a file", file.toString());
            }
        }
    }

    /// All fields come as finished words.
    private static final class NoAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new UnsupportedOperationException(field);
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
