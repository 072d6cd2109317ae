package org.hpsearch.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.run.GuardedFolder;
import org.hpsearch.run.Host;
import org.hpsearch.run.Store;
import org.hpsearch.value.Digest;
import org.hpsearch.value.UserCache;
import org.hpsearch.value.Volume;
import org.jspecify.annotations.Nullable;

/// Where the index of a store lies: in the user's cache folder, one per host and real path of the store.
public final class IndexPlace {
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "lustre",
            "gpfs",
            "beegfs",
            "ceph",
            "afs",
            "fuse.sshfs",
            "glusterfs",
            "fuse.glusterfs",
            "panfs",
            "wekafs",
            "9p");

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final int LONGEST = 200;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE = PosixFilePermissions.asFileAttribute(OWNER);

    private IndexPlace() {}

    /// The folder for a store's index; null where none can be written, so that it has to live in memory.
    ///
    /// @param environment `HPS_INDEX` names a folder for all indexes; else `XDG_CACHE_HOME` the cache folder
    public static @Nullable Path of(Store store, Map<String, String> environment, @Nullable Path home) {
        String named = environment.getOrDefault("HPS_INDEX", "");
        String inside = Host.name() + "/" + name(real(store.path()));
        if (!named.isEmpty()) {
            return ours(Path.of(named), inside);
        }
        Path own = UserCache.of(environment, home);
        Path place = own == null ? null : ours(own, UserCache.OWN + "/" + inside);
        if (place != null && !NETWORK.contains(Volume.type(place))) {
            return place;
        }
        Path local = privateFolder();
        return local == null ? null : ours(local, inside);
    }

    /// The indexes and start-up caches that are not used any more.
    ///
    /// @param now what their age counts from
    public static List<Path> unused(Map<String, String> environment, @Nullable Path home, Instant now) {
        String named = environment.getOrDefault("HPS_INDEX", "");
        Path cache = UserCache.of(environment, home);
        Path folder = !named.isEmpty() ? Path.of(named) : cache == null ? null : cache.resolve(UserCache.OWN);
        return folder == null ? List.of() : new UnusedCaches(now).find(folder);
    }

    private static @Nullable Path privateFolder() {
        Path folder = Path.of("/var/tmp/hps-" + System.getProperty("user.name"));
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            folder = Path.of("/var/tmp/hps-" + uid);
        } catch (IOException | UnsupportedOperationException noProc) {
            // the user's name serves
        }
        return isOurs(folder) ? folder : null;
    }

    /// A folder that is made and opened for this user alone: an index holds what the runs hold. Null where it cannot
    /// be, or where another user's folder or a link stands there.
    private static @Nullable Path ours(Path base, String inside) {
        try {
            Files.createDirectories(base, PRIVATE);
        } catch (IOException | UnsupportedOperationException notWritable) {
            return null;
        }
        Path folder = base;
        for (String part : inside.split("/")) {
            folder = folder.resolve(part);
            if (!isOurs(folder)) {
                return null;
            }
        }
        return Files.isWritable(folder) ? folder : null;
    }

    private static boolean isOurs(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, PRIVATE);
            }
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !GuardedFolder.belongsToUs(folder)) {
                return false;
            }
            if (!Files.getPosixFilePermissions(folder).equals(OWNER)) {
                Files.setPosixFilePermissions(folder, OWNER);
            }
            return true;
        } catch (java.nio.file.FileAlreadyExistsException madeMeanwhile) {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && GuardedFolder.belongsToUs(folder);
        } catch (IOException | UnsupportedOperationException notWritable) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /// A path as the name of one folder: `+` for `/`, other signs as `%` and two hexadecimal digits a byte; a hash
    /// where that is longer than a name may be.
    static String name(Path path) {
        StringBuilder name = new StringBuilder();
        for (byte one : path.toString().getBytes(StandardCharsets.UTF_8)) {
            if (one == '/') {
                name.append('+');
            } else if (one < 0 || !Character.isLetterOrDigit(one) && "._-".indexOf(one) < 0) {
                name.append('%').append(HexFormat.of().toHexDigits(one));
            } else {
                name.append((char) one);
            }
        }
        return name.length() <= LONGEST ? name.toString() : Digest.ofText(path.toString());
    }

    /// Whether a folder may be an index: [#name] gives such names, earlier versions gave 24 digits of a hash.
    static boolean isName(String folder) {
        return folder.matches("\\+([A-Za-z0-9+._-]|%[0-9a-f]{2})*|[0-9a-f]{64}|[0-9a-f]{24}");
    }
}
