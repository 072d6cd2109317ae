package org.hpsearch.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;

/// The one place that opens something below a run folder for writing, locks it, replaces it, or deletes a copy of a
/// checkpoint, and that says what may be read of it. A run folder may come from a stranger: whatever stands in a file's
/// place is looked at first, links are never followed for writing, and never out of the folder for reading.
public final class GuardedFolder {
    private static final LinkOption STAY = LinkOption.NOFOLLOW_LINKS;
    private static final Pattern NUMBER = Pattern.compile("\\d{4,9}");

    private final Path folder;

    /// @param folder a run folder, or another one that hps itself has made
    public GuardedFolder(Path folder) {
        this.folder = folder;
    }

    /// A file for reading; where a path or a link leads out of the folder, a path at which nothing is.
    Path readable(String name) {
        if (name.indexOf('\0') < 0) {
            Path file = folder.resolve(name);
            if (!leadsOut(file)) {
                return file;
            }
        }
        Path nothing = folder.resolve(".outside");
        while (Files.exists(nothing, STAY)) {
            nothing = nothing.resolveSibling(nothing.getFileName() + "-");
        }
        return nothing;
    }

    /// Whether a path or a link of the folder leads out of it.
    boolean leadsOut(Path file) {
        if (!file.normalize().startsWith(folder.normalize())) {
            return true;
        }
        boolean linked = false;
        for (Path at = file; at != null && !at.equals(folder); at = at.getParent()) {
            linked |= isLink(at);
        }
        try {
            return linked && !file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException dangling) {
            return true;
        }
    }

    private static boolean isLink(Path file) {
        try {
            BasicFileAttributes attributes =
                    file.getFileSystem().provider().readAttributesIfExists(file, BasicFileAttributes.class, STAY);
            return attributes != null && attributes.isSymbolicLink();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Opens a file for reading and writing; a new one is made.
    ///
    /// @throws FileSystemException where something else stands there, or another user's file
    FileChannel open(String name) throws IOException {
        Path file = checked(name);
        if (Files.exists(file, STAY) && !isOurs(file)) {
            throw new FileSystemException(file.toString(), null, "belongs to another user: hps does not write into it");
        }
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, STAY);
    }

    /// Opens the lock file of a store, which itself may be a link.
    public static FileChannel lock(Path file) throws IOException {
        Path store = file.toAbsolutePath().getParent();
        String name = String.valueOf(file.getFileName());
        return new GuardedFolder(store == null ? file : store.toRealPath()).lock(name);
    }

    /// Opens a lock file; a new one is made. It may be another user's: nothing is written into it.
    ///
    /// @throws FileSystemException where something else stands there
    public FileChannel lock(String name) throws IOException {
        return FileChannel.open(checked(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE, STAY);
    }

    /// Replaces a file atomically: what stands there loses its name, and is not written.
    ///
    /// @throws FileSystemException where the folder is a link
    void replace(String name, byte[] bytes) throws IOException {
        SafeFile.replace(real().resolve(name), bytes);
    }

    /// Moves a file of ours into the folder, in place of what has the name there.
    ///
    /// @throws FileSystemException where the folder is a link
    public void take(Path file, String name) throws IOException {
        Files.move(file, real().resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path real() throws IOException {
        if (!Files.isDirectory(folder, STAY)) {
            String found = Files.isSymbolicLink(folder) ? "is a link" : "is not a folder";
            throw new FileSystemException(folder.toString(), null, found + ": hps writes only into real run folders");
        }
        return folder;
    }

    /// A file of the folder itself, which is not there yet, or regular and known by this name alone.
    private Path checked(String name) throws IOException {
        Path file = real().resolve(name);
        Map<String, Object> facts;
        try {
            facts = Files.readAttributes(file, "unix:isRegularFile,isSymbolicLink,nlink", STAY);
        } catch (NoSuchFileException notThere) {
            return file;
        }
        if (!Boolean.TRUE.equals(facts.get("isRegularFile"))) {
            String found = Boolean.TRUE.equals(facts.get("isSymbolicLink")) ? "is a link" : "is not a regular file";
            throw new FileSystemException(file.toString(), null, found + ": hps does not write into it; delete it");
        }
        if (!Integer.valueOf(1).equals(facts.get("nlink"))) {
            throw new FileSystemException(
                    file.toString(), null, "has a second name elsewhere: hps does not write into it; copy it");
        }
        return file;
    }

    private static boolean isOurs(Path file) throws IOException {
        Object us = Us.ID;
        return us == null
                ? Files.getOwner(file, STAY).getName().equals(System.getProperty("user.name"))
                : us.equals(Files.getAttribute(file, "unix:uid", STAY));
    }

    /// Whether a file or folder belongs to the user of this process.
    public static boolean belongsToUs(Path file) {
        try {
            return isOurs(file);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static final class Us {
        static final @Nullable Object ID = id();

        private static @Nullable Object id() {
            try {
                return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            } catch (IOException | UnsupportedOperationException noProc) {
                return null;
            }
        }
    }

    /// The copy of a checkpoint, where it is below `checkpoints/NNNN/` with no link on the way; empty where it is not,
    /// or is gone.
    ///
    /// @param kept relative to the folder
    public Optional<Path> copy(String kept) {
        List<String> parts = List.of(kept.split("/", -1));
        boolean plain = parts.size() >= 3
                && parts.getFirst().equals(RunFolder.CHECKPOINT_COPIES)
                && NUMBER.matcher(parts.get(1)).matches()
                && parts.stream().noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
                && kept.indexOf('\0') < 0;
        Path at = folder;
        for (int i = 0; plain && i < parts.size(); i++) {
            plain = Files.isDirectory(at, STAY);
            at = at.resolve(parts.get(i));
        }
        return plain && Files.exists(at, STAY) ? Optional.of(at) : Optional.empty();
    }

    /// Deletes the copy of a checkpoint and the folders that become empty; what is no such copy stays.
    ///
    /// @return whether there was one
    public boolean deleteCopy(String kept) throws IOException {
        Optional<Path> copy = copy(kept);
        if (copy.isPresent()) {
            Trees.delete(copy.get());
            Path top = folder.resolve(RunFolder.CHECKPOINT_COPIES);
            for (Path up = copy.get().getParent(); up != null && !up.equals(top); up = up.getParent()) {
                try {
                    Files.delete(up);
                } catch (DirectoryNotEmptyException stays) {
                    break;
                }
            }
        }
        return copy.isPresent();
    }
}
