package org.hpsearch.exchange.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;

/// Takes runs out of an archive that may come from a stranger. They are unpacked beside the store's runs, under a
/// temporary name, and moved there when all went well: what is refused leaves nothing behind.
public final class RunUnpack {
    private final Path file;
    private final Store store;
    private final Limits limits;
    private final Set<String> found = new TreeSet<>();
    private long bytes;
    private int files;
    private int links;
    private int others;

    /// How much an archive may hold.
    ///
    /// @param bytes unpacked, in all
    /// @param ratio how often its own size it may unpack to, above [#FREE]
    /// @param files in all
    public record Limits(long bytes, long ratio, int files) {
        /// What may always be unpacked.
        static final long FREE = 64 << 20;
        public static final Limits USUAL = new Limits(64L << 30, 500, 2_000_000);
    }

    /// What came of it.
    ///
    /// @param unpacked  ids of runs that are new here
    /// @param same      ids of runs that were here, as they are in the archive
    /// @param different ids of runs that are here with other contents: they stay as they are
    /// @param links     entries that are links or devices, left out
    /// @param others    entries of no run, left out
    public record Outcome(List<String> unpacked, List<String> same, List<String> different, int links, int others) {
        public Outcome {
            unpacked = List.copyOf(unpacked);
            same = List.copyOf(same);
            different = List.copyOf(different);
        }
    }

    public RunUnpack(Path file, Store store, Limits limits) {
        this.file = file;
        this.store = store;
        this.limits = limits;
    }

    /// Unpacks it.
    ///
    /// @param dryRun whether the store stays as it is
    /// @throws DataException where the file is no archive, is damaged, or is made to do harm
    public Outcome run(boolean dryRun) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(name() + (Files.exists(file) ? " is not a file" : ": no such file"));
        }
        ArchiveKind kind = ArchiveKind.of(file)
                .orElseThrow(() -> new DataException(name() + " is not a .tar.gz, .tar or .zip archive"));
        store.prepare();
        Path scratch = Files.createDirectory(
                store.path().resolve(".unpack." + Long.toString(System.nanoTime() & 0xFFFFFFFFL, 36) + ".tmp"));
        try {
            read(kind, scratch);
            return settle(scratch, dryRun);
        } catch (EOFException cut) {
            throw new DataException(name() + " ends too early; nothing was unpacked", cut);
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new DataException(
                    name() + " is damaged: " + damaged.getMessage() + "; nothing was unpacked", damaged);
        } catch (FileSystemException ours) {
            throw ours;
        } catch (IOException damaged) {
            throw new DataException(
                    name() + " cannot be read to its end: " + damaged.getMessage() + "; nothing was unpacked", damaged);
        } finally {
            Trees.delete(scratch);
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private void read(ArchiveKind kind, Path scratch) throws IOException {
        switch (kind) {
            case ZIP -> readZip(scratch);
            case TAR -> readTar(Files.newInputStream(file), scratch);
            case TAR_GZ ->
                readTar(
                        GzipCompressorInputStream.builder()
                                .setInputStream(new BufferedInputStream(Files.newInputStream(file)))
                                .setDecompressConcatenated(true)
                                .get(),
                        scratch);
        }
    }

    private void readTar(InputStream in, Path scratch) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(in), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                boolean device = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
                boolean plain = entry.isFile() && !device && !entry.isLink() && !entry.isSymbolicLink();
                take(entry.getName(), plain, entry.isDirectory(), entry.getLastModifiedTime(), tar, scratch);
            }
        }
    }

    private void readZip(Path scratch) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                boolean plain = !entry.isDirectory() && !entry.isUnixSymlink();
                try (InputStream in = plain ? zip.getInputStream(entry) : InputStream.nullInputStream()) {
                    take(entry.getName(), plain, entry.isDirectory(), entry.getLastModifiedTime(), in, scratch);
                }
            }
        }
    }

    private void take(String name, boolean plain, boolean folder, @Nullable FileTime time, InputStream in, Path scratch)
            throws IOException {
        if (++files > limits.files) {
            throw new DataException(name() + " holds more than " + limits.files + " files; nothing was unpacked");
        }
        if (EntryName.isHostile(name)) {
            throw new DataException(name() + " holds the entry '" + name
                    + "', which leads out of the folder it is unpacked in; nothing was unpacked");
        }
        EntryName entry = EntryName.parse(name).orElse(null);
        if (folder) {
            return;
        }
        if (!plain) {
            links++;
        } else if (entry == null || entry.file().isEmpty()) {
            others++;
        } else {
            found.add(entry.run());
            Path to = scratch.resolve(entry.run()).resolve(String.join("/", entry.file()));
            write(in, to, time);
        }
    }

    private void write(InputStream in, Path to, @Nullable FileTime time) throws IOException {
        Path folder = to.getParent();
        try {
            Files.createDirectories(folder == null ? to : folder);
            try (OutputStream out =
                    Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                    checkSize();
                    out.write(buffer, 0, read);
                }
            }
        } catch (FileAlreadyExistsException twice) {
            throw new DataException(name() + " holds an entry twice; nothing was unpacked");
        }
        if (time != null) {
            Files.setLastModifiedTime(to, time);
        }
    }

    private void checkSize() throws IOException {
        if (bytes > limits.bytes || bytes > Limits.FREE && bytes / limits.ratio > Files.size(file)) {
            throw new DataException(name() + " unpacks to more than " + (bytes >> 20) + " MB from "
                    + (Files.size(file) >> 10) + " KB: it is made to fill the disk; nothing was unpacked");
        }
    }

    /// Moves the runs to their places.
    private Outcome settle(Path scratch, boolean dryRun) throws IOException {
        List<String> unpacked = new ArrayList<>();
        List<String> same = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (String id : found) {
            RunFolder here = store.run(id);
            if (!Files.exists(here.path(), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                if (!dryRun) {
                    Files.move(scratch.resolve(id), here.path(), StandardCopyOption.ATOMIC_MOVE);
                }
                unpacked.add(id);
            } else {
                (FolderDifference.isContained(scratch.resolve(id), here.path()) ? same : different).add(id);
            }
        }
        return new Outcome(unpacked, same, different, links, others);
    }
}
