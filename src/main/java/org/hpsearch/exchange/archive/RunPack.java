package org.hpsearch.exchange.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.hpsearch.exchange.copy.CheckpointShare;
import org.hpsearch.exchange.copy.RunFiles;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.UsageException;

/// Puts run folders into one file: their regular files, without temporary ones and locks. Links are left out.
public final class RunPack {
    private final Path target;
    private final ArchiveKind kind;
    private final CheckpointShare checkpoints;
    private final boolean publicly;
    private long leftOut;

    /// What came of it.
    ///
    /// @param files   how many there are in the archive
    /// @param leftOut bytes of copies of checkpoints that are not
    public record Outcome(int files, long bytes, long leftOut) {}

    /// @param target      ends in .tar.gz, .tgz, .tar or .zip
    /// @param checkpoints which copies of checkpoints go along
    /// @param publicly    without what tells who ran it, and where
    public RunPack(Path target, CheckpointShare checkpoints, boolean publicly) {
        this.target = target;
        this.kind = ArchiveKind.named(target.toString())
                .orElseThrow(() -> new UsageException("-o takes a name that ends in .tar.gz, .tgz, .tar or .zip, not '"
                        + target.getFileName() + "'"));
        this.checkpoints = checkpoints;
        this.publicly = publicly;
    }

    /// Writes the archive: all of it, or none.
    ///
    /// @param progress is called with the number of runs that are in
    public Outcome write(List<RunFolder> runs, IntConsumer progress) throws IOException {
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + Long.toString(System.nanoTime() & 0xFFFFFFFFL, 36) + ".tmp");
        int files = 0;
        long bytes;
        try {
            try (OutputStream out = new BufferedOutputStream(
                            Files.newOutputStream(temporary, java.nio.file.StandardOpenOption.CREATE_NEW));
                    Sink sink = sink(out)) {
                int done = 0;
                for (RunFolder run : runs) {
                    files += add(run, sink);
                    progress.accept(++done);
                }
            }
            bytes = Files.size(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return new Outcome(files, bytes, leftOut);
    }

    private int add(RunFolder run, Sink sink) throws IOException {
        PublicCopy copy = new PublicCopy(run);
        List<String> copies = checkpoints.of(run);
        int files = 0;
        for (Path file : RunFiles.of(run)) {
            String name = run.path().relativize(file).toString();
            if (name.startsWith(RunFolder.CHECKPOINT_COPIES + "/") && !RunFiles.isIn(name, copies)) {
                leftOut += Files.size(file);
                continue;
            }
            Optional<byte[]> bytes = publicly ? copy.of(name) : Optional.empty();
            if (publicly && copy.leavesOut(name)) {
                continue;
            }
            String entry = run.id() + "/" + name;
            FileTime time = Files.getLastModifiedTime(file);
            if (bytes.isPresent()) {
                sink.put(entry, time, bytes.get().length, new ByteArrayInputStream(bytes.get()));
            } else {
                long size = Files.size(file);
                try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    sink.put(entry, time, size, in);
                } catch (NoSuchFileException goneMeanwhile) {
                    continue;
                }
            }
            files++;
        }
        return files;
    }

    private interface Sink extends AutoCloseable {
        /// Adds a file of exactly this size; one that grows meanwhile is cut there.
        void put(String name, FileTime time, long size, InputStream in) throws IOException;

        @Override
        void close() throws IOException;
    }

    private Sink sink(OutputStream out) throws IOException {
        return switch (kind) {
            case TAR -> tar(out);
            case TAR_GZ -> tar(new GzipCompressorOutputStream(out));
            case ZIP -> zip(out);
        };
    }

    private static Sink tar(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return new Sink() {
            @Override
            public void put(String name, FileTime time, long size, InputStream in) throws IOException {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(size);
                entry.setLastModifiedTime(time);
                tar.putArchiveEntry(entry);
                copy(in, size, tar);
                tar.closeArchiveEntry();
            }

            @Override
            public void close() throws IOException {
                tar.close();
            }
        };
    }

    private static Sink zip(OutputStream out) {
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        return new Sink() {
            @Override
            public void put(String name, FileTime time, long size, InputStream in) throws IOException {
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                entry.setLastModifiedTime(time);
                zip.putArchiveEntry(entry);
                copy(in, size, zip);
                zip.closeArchiveEntry();
            }

            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    private static void copy(InputStream in, long size, ArchiveOutputStream<?> out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("a file of a run became shorter while it was read; pack again");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
