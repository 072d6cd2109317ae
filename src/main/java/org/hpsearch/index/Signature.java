package org.hpsearch.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// How a run folder looked when it was indexed: a later look that finds the same need not read it again.
///
/// @param modified mtime of the folder in ns since 1970, or [#LIVE] or [#RACY]
/// @param changed  ctime of the folder in ns since 1970
/// @param content  hash over names, sizes and times of its files; the logs, which grow, only where the run has ended
record Signature(long modified, long changed, long content) {
    /// The run has not ended: its files are looked at each time.
    static final long LIVE = -1;
    /// The folder changed so shortly before it was read that a further change may have left its times the same
    /// ("racily clean" in git's words): its files are looked at the next time.
    static final long RACY = -2;

    /// Only the name of the folder is known yet: it is read when there is time.
    static final long NAMED = -3;
    /// Of a run of which only the name is known yet.
    static final Signature UNREAD = new Signature(NAMED, 0, 0);
    /// Of a run that could not be read: its files are looked at each time.
    static final Signature UNREADABLE = new Signature(LIVE, 0, 0);

    private static final long GRAIN = TimeUnit.SECONDS.toNanos(2);

    /// Looks at a folder.
    ///
    /// @param nowNanos the clock, in ns since 1970
    static Signature of(Path folder, long nowNanos) throws IOException {
        Signature times = times(folder, nowNanos);
        return new Signature(times.modified, times.changed, content(folder));
    }

    /// Looks at a folder's own times alone.
    static Signature times(Path folder, long nowNanos) throws IOException {
        Map<String, Object> times =
                Files.readAttributes(folder, "unix:lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        long modified = nanos(times.get("lastModifiedTime"));
        long changed = nanos(times.get("ctime"));
        boolean racy = nowNanos - Math.max(modified, changed) < GRAIN;
        return new Signature(racy ? RACY : modified, changed, 0);
    }

    static long nanos(@Nullable Object time) {
        return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
    }

    /// The same of a run that has not ended.
    ///
    /// @param alive whether its process lives
    Signature live(boolean alive) {
        return new Signature(LIVE, changed, content(alive));
    }

    /// The content's hash together with the process's state.
    long content(boolean alive) {
        return alive ? content : ~content;
    }

    /// A hash that does not depend on the order in which the system lists the files.
    static long content(Path folder) throws IOException {
        long sum = 0;
        long logs = 0;
        boolean ended = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                ended |= name.equals(RunFolder.STATUS) || name.equals(RunFolder.EXIT);
                if (name.endsWith(".log")) {
                    logs += look(file, name);
                } else if (!name.startsWith(".")) {
                    sum += look(file, name);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return ended ? sum + logs : sum;
    }

    private static long look(Path file, String name) throws IOException {
        try {
            BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long time = a.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            long size = a.isDirectory() ? 0 : a.size();
            return mix(mix(mix(name.hashCode()) ^ size) ^ time);
        } catch (NoSuchFileException vanished) {
            return 0;
        }
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }

    /// Bytes of the run's own files: logs, metrics, copies of checkpoints.
    static long bytes(RunFolder run, long checkpoints) {
        long sum = checkpoints;
        for (String name : new String[] {RunFolder.OUTPUT, RunFolder.STDERR, RunFolder.METRICS}) {
            sum += run.file(name).toFile().length();
        }
        return sum;
    }
}
