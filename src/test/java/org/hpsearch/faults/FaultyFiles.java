package org.hpsearch.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file system of a JVM that is started with `-Djava.nio.file.spi.DefaultFileSystemProvider` of this class: each
/// operation asks the thread's [Fault] first.
public final class FaultyFiles extends FileSystemProvider {
    private final FileSystemProvider real;
    private final FaultyFileSystem files;

    /// @param real the provider of the operating system's files
    public FaultyFiles(FileSystemProvider real) {
        this.real = real;
        this.files = new FaultyFileSystem(this, real.getFileSystem(URI.create("file:///")));
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new FileSystemAlreadyExistsException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return files;
    }

    @Override
    public Path getPath(URI uri) {
        return new FaultyPath(real.getPath(uri), files);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return real.isSameFile(FaultyPath.real(one), FaultyPath.real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(FaultyPath.real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(FaultyPath.real(path));
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(FaultyPath.real(path), type, options);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        ask(link, false);
        return new FaultyPath(real.readSymbolicLink(FaultyPath.real(link)), files);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        ask(link, true);
        real.createLink(FaultyPath.real(link), FaultyPath.real(existing));
    }

    private static void ask(Path path, boolean writes) throws IOException {
        Fault fault = Fault.current();
        if (fault != null) {
            fault.before(path, writes);
        }
    }

    private static boolean writes(Set<? extends OpenOption> options) {
        return options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        ask(folder, true);
        real.createDirectory(FaultyPath.real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        ask(path, false);
        real.delete(FaultyPath.real(path));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        ask(path, false);
        return real.deleteIfExists(FaultyPath.real(path));
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        ask(to, true);
        real.copy(FaultyPath.real(from), FaultyPath.real(to), options);
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        ask(to, true);
        real.move(FaultyPath.real(from), FaultyPath.real(to), options);
        Fault fault = Fault.current();
        if (fault != null) {
            fault.unforced().moved(from, to);
        }
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        ask(link, true);
        real.createSymbolicLink(FaultyPath.real(link), FaultyPath.real(target), attributes);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        ask(path, false);
        real.checkAccess(FaultyPath.real(path), modes);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        ask(path, false);
        return real.readAttributes(FaultyPath.real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        ask(path, false);
        return real.readAttributes(FaultyPath.real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        ask(path, true);
        real.setAttribute(FaultyPath.real(path), attribute, value, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        ask(folder, false);
        DirectoryStream<Path> entries =
                real.newDirectoryStream(FaultyPath.real(folder), entry -> filter.accept(new FaultyPath(entry, files)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> all = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Path next() {
                        return new FaultyPath(all.next(), files);
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        return Channels.newInputStream(newByteChannel(path, Set.of()));
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        Set<OpenOption> all = options.length == 0
                ? new HashSet<>(Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING))
                : new HashSet<>(Set.of(options));
        all.add(StandardOpenOption.WRITE);
        return Channels.newOutputStream(newByteChannel(path, all));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        ask(path, writes(options));
        FileChannel channel = real.newFileChannel(FaultyPath.real(path), options, attributes);
        Fault fault = Fault.current();
        if (fault == null) {
            return channel;
        }
        fault.opened(channel);
        return new FaultyChannel(path, channel, fault);
    }
}
