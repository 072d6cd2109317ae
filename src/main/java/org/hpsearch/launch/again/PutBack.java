package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Trees;

/// A checkpoint that has to lie where the program had written it.
///
/// @param copy  what is put there
/// @param place where
/// @param folder the working folder: nothing outside of it is replaced, since the run that names the place may be a
///              stranger's
public record PutBack(Path copy, Path place, Path folder) {
    public PutBack {
        place = target(place);
    }

    /// Where a link leads: what lies there is written, the link stays.
    private static Path target(Path place) {
        try {
            return Files.isSymbolicLink(place) && Files.exists(place) ? place.toRealPath() : place;
        } catch (IOException unreadable) {
            return place;
        }
    }

    /// Looks whether it may be copied there.
    ///
    /// @throws DataException where its place is outside of the working folder
    public void verify() throws IOException {
        if (!isThere()) {
            check();
        }
    }

    /// Copies it there; what lies there is set aside first.
    ///
    /// @return the path under which it was set aside; empty where nothing lay there, or the same
    public String carryOut() throws IOException {
        if (isThere()) {
            return "";
        }
        check();
        Path temporary = temporary();
        String aside = "";
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Path free = free();
            Files.move(place, free);
            aside = free.toString();
        }
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        return aside;
    }

    /// Copies it there in place of what lies there.
    public void replace() throws IOException {
        if (!isThere()) {
            check();
            Path temporary = temporary();
            Trees.delete(place);
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Whether another file is in its place.
    public boolean isBlocked() throws IOException {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isThere();
    }

    private void check() throws IOException {
        Path real = folder.toRealPath();
        Path above = place.toAbsolutePath().normalize();
        while (!Files.exists(above)) {
            Path parent = above.getParent();
            above = parent == null ? real.getRoot() : parent;
        }
        Path lies = above.toRealPath();
        boolean inside = lies.startsWith(real)
                && !place.toAbsolutePath()
                        .normalize()
                        .equals(folder.toAbsolutePath().normalize());
        if (!inside) {
            throw new DataException("hps does not put a checkpoint back to " + place + ": it is outside of "
                    + "the working folder " + folder + "; copy " + copy
                    + " there yourself, or pass it to the program: --with '--resume {checkpoint}'");
        }
    }

    private boolean isThere() throws IOException {
        return copy.equals(place)
                || Files.exists(place)
                        && Files.isDirectory(copy) == Files.isDirectory(place)
                        && Digest.of(copy).equals(Digest.of(place));
    }

    private Path temporary() throws IOException {
        Path folder = place.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path temporary = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + ".tmp");
        Trees.copy(copy, temporary, Trees.Links.LEFT_OUT);
        return temporary;
    }

    private Path free() {
        for (int i = 1; ; i++) {
            Path free = place.resolveSibling(place.getFileName() + ".set-aside-" + i);
            if (!Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
                return free;
            }
        }
    }
}
