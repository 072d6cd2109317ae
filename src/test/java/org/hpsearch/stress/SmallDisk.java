package org.hpsearch.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk of its own that only root can mount: one that is soon full, one with a quota, one that fails.
final class SmallDisk implements AutoCloseable {
    /// It cannot be made here.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }
    }

    private static final int LONGEST = 60;
    private static final long EXT4_BYTES = 32L << 20;
    private static final long BTRFS_BYTES = 128L << 20;

    private final Path folder;
    private final String[] enlarging;

    private SmallDisk(Path folder, String... enlarging) {
        this.folder = folder;
        this.enlarging = enlarging;
    }

    /// One of so many bytes, in memory.
    static SmallDisk memory(Path folder, long bytes) throws IOException, InterruptedException, Refused {
        Files.createDirectories(folder);
        must("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString());
        return new SmallDisk(folder, "mount", "-o", "remount,size=64m", folder.toString());
    }

    /// A large disk of which only so many bytes may be used (btrfs, since not every kernel has the quotas of ext4).
    static SmallDisk quota(Path folder, long bytes) throws IOException, InterruptedException, Refused {
        Path image = image(folder, BTRFS_BYTES);
        must("mkfs.btrfs", "-q", "-f", image.toString());
        must("mount", "-o", "loop", image.toString(), folder.toString());
        SmallDisk disk = new SmallDisk(
                folder, "btrfs", "qgroup", "limit", "none", folder.resolve("v").toString());
        try {
            must("btrfs", "quota", "enable", folder.toString());
            must("btrfs", "subvolume", "create", folder.resolve("v").toString());
            must(
                    "btrfs",
                    "qgroup",
                    "limit",
                    Long.toString(bytes),
                    folder.resolve("v").toString());
        } catch (Refused refused) {
            disk.close();
            throw refused;
        }
        return disk;
    }

    /// One that can become read-only while files are open for writing, as ext4 does after an error of the disk.
    static SmallDisk failing(Path folder) throws IOException, InterruptedException, Refused {
        Path image = image(folder, EXT4_BYTES);
        must("mkfs.ext4", "-q", "-F", image.toString());
        must("mount", "-o", "loop,errors=remount-ro", image.toString(), folder.toString());
        return new SmallDisk(folder);
    }

    private static Path image(Path folder, long bytes) throws IOException, InterruptedException, Refused {
        Files.createDirectories(folder);
        Path image = folder.resolveSibling(folder.getFileName() + ".img");
        must("truncate", "-s", Long.toString(bytes), image.toString());
        return image;
    }

    /// Where the project stands on it.
    Path folder() {
        Path part = folder.resolve("v");
        return Files.isDirectory(part) ? part : folder;
    }

    /// There is room again.
    void enlarge() throws IOException, InterruptedException, Refused {
        must(enlarging);
    }

    /// From now on nothing can be written, though files are open for that.
    ///
    /// @throws Refused where it can still be written
    void becomeReadOnly() throws IOException, InterruptedException, Refused {
        String device = Rig.run(folder, LONGEST, "findmnt", "-n", "-o", "SOURCE", folder.toString())
                .out()
                .strip();
        Path trigger = Path.of("/sys/fs/ext4", Path.of(device).getFileName().toString(), "trigger_fs_error");
        Files.write(trigger, "an error of the disk\n".getBytes(StandardCharsets.UTF_8));
        try {
            Files.createFile(folder.resolve("probe"));
        } catch (IOException readOnly) {
            return;
        }
        throw new Refused(folder + " can still be written");
    }

    private static void must(String... command) throws IOException, InterruptedException, Refused {
        try {
            Rig.Outcome outcome = Rig.run(Path.of("/"), LONGEST, command);
            if (outcome.code() != 0) {
                throw new Refused(String.join(" ", command) + ": " + outcome.last());
            }
        } catch (IOException absent) {
            throw new Refused(String.join(" ", command) + ": " + absent.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Rig.run(Path.of("/"), LONGEST, "umount", "-l", folder.toString());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".img"));
    }
}
