package org.hpsearch.value;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.io.file.CopyDirectoryVisitor;
import org.apache.commons.io.file.Counters;
import org.apache.commons.io.file.PathFilter;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.filefilter.TrueFileFilter;

/// Files and folders with all that is in them, deleted and copied as one.
public final class Trees {
    private static final int DEEPEST = 256;

    /// What a copy makes of the links inside a folder.
    public enum Links {
        /// They are left out.
        LEFT_OUT,
        /// They become what they lead to.
        FOLLOWED
    }

    private Trees() {}

    /// Deletes a file, a link, or a folder with all that is in it; links are never followed. Nothing there is fine.
    public static void delete(Path tree) throws IOException {
        if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            PathUtils.delete(tree);
        }
    }

    /// Copies a file, or the folders and regular files of a folder. A link at the top is followed.
    ///
    /// @param to must not exist; its parent must
    public static void copy(Path from, Path to, Links links) throws IOException {
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            return;
        }
        Set<FileVisitOption> options = links == Links.FOLLOWED
                ? EnumSet.of(FileVisitOption.FOLLOW_LINKS)
                : EnumSet.noneOf(FileVisitOption.class);
        PathFilter regular = (file, attributes) -> isRegular(attributes);
        Path top = from.toRealPath();
        Files.walkFileTree(
                top,
                options,
                DEEPEST,
                new CopyDirectoryVisitor(
                        Counters.noopPathCounters(), regular, TrueFileFilter.INSTANCE, top, to, new CopyOption[0]));
    }

    private static FileVisitResult isRegular(BasicFileAttributes attributes) {
        return attributes.isRegularFile() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }
}
