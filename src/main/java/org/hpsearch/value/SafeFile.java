package org.hpsearch.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Reading with limits, replacing atomically: the two ways in which small files of a run folder are touched.
public final class SafeFile {
    /// The largest JSON file that is read: 8 MB.
    public static final int LARGEST_JSON = 8 << 20;

    private SafeFile() {}

    /// The bytes of a regular file; empty where there is none.
    ///
    /// @param limit most bytes that are read
    /// @throws DataException where it is something else than a file, larger than the limit, or unreadable
    public static Optional<byte[]> read(Path file, int limit) {
        try {
            return read(file, limit, attributes(file));
        } catch (IOException e) {
            throw new DataException("cannot be read: " + reason(e), e);
        }
    }

    /// The same of a file that was looked at already.
    ///
    /// @param attributes null where there is none
    public static Optional<byte[]> read(Path file, int limit, @Nullable BasicFileAttributes attributes) {
        try {
            if (attributes == null) {
                return Optional.empty();
            }
            if (!attributes.isRegularFile()) {
                throw new DataException(attributes.isDirectory() ? "is a directory" : "is not a regular file");
            }
            if (attributes.size() > limit) {
                throw new DataException("is larger than " + limit + " bytes (" + attributes.size() + ")");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(limit));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DataException("cannot be read: " + reason(e), e);
        }
    }

    /// The end of a text file; what is no UTF-8, such as a character that the beginning cuts, is replaced.
    ///
    /// @param most bytes of it
    public static String tail(Path file, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(Math.max(0, channel.size() - most));
            return new String(Channels.newInputStream(channel).readNBytes(most), StandardCharsets.UTF_8);
        }
    }

    /// Whether a regular file begins with some bytes; one that cannot be read does not.
    public static boolean beginsWith(Path file, byte[] bytes) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(bytes.length), bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// What kind of file it is, null where there is none: most files of a run folder may be missing, and an exception
    /// for each would cost more than the look.
    static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        return file.getFileSystem().provider().readAttributesIfExists(file, BasicFileAttributes.class);
    }

    /// The JSON object in a file; empty where there is no file.
    ///
    /// @throws DataException where the file is damaged
    public static Optional<Value.Obj> readObject(Path file) {
        return read(file, LARGEST_JSON).map(SafeFile::object);
    }

    /// The JSON object of a file's bytes.
    ///
    /// @throws DataException where they are none
    public static Value.Obj object(byte[] bytes) {
        if (Json.parse(bytes) instanceof Value.Obj object) {
            return object;
        }
        throw new DataException("holds no JSON object");
    }

    /// As [#readObject(Path)], with the name of the file in the message.
    public static Optional<Value.Obj> namedObject(Path file) {
        try {
            return readObject(file);
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    /// Writes a whole file through a temporary one, fsync and an atomic rename: a reader sees the old bytes or the new.
    public static void replace(Path file, Value document) throws IOException {
        replace(file, Json.document(document).getBytes(StandardCharsets.UTF_8));
    }

    /// As [#replace(Path, Value)], with bytes.
    public static void replace(Path file, byte[] bytes) throws IOException {
        String unique = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + unique + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temporary, file);
        } catch (IOException e) {
            throw naming(file, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Waits until a file is on the disk; nothing where there is none.
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException none) {
            // nothing to wait for
        } catch (IOException e) {
            throw naming(file, e);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The same fault with the name of the file: what a full disk throws in the middle of a file does not say it.
    public static IOException naming(Path file, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return e;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, reason(e));
        named.initCause(e);
        return named;
    }

    /// What went wrong, in words: an exception of the file system often has only the path as its message.
    public static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no such file or directory";
            case java.nio.file.FileAlreadyExistsException exists -> "exists already";
            case java.nio.file.FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
