package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTest {
    /// A root that is a plain folder, in which the system's programs, the JDK and the classes are mounted.
    private static final String IN_A_CHROOT = """
        set -e
        root=$1 classes=$2 java=$3
        for place in /bin /lib /lib64 /usr /proc "$java"; do
          [ -d "$place" ] || continue
          mkdir -p "$root$place"
          mount --rbind "$place" "$root$place"
        done
        mkdir "$root/classes" "$root/a" "$root/a/b"
        mount --bind "$classes" "$root/classes"
        echo ready
        exec chroot "$root" "$java/bin/java" -cp /classes org.hpsearch.value.VolumeTest
        """;

    @TempDir
    Path scratch;

    /// What the test prints in a root that the table of mounts does not list.
    public static void main(String[] args) {
        Path folder = Path.of("/a/b");
        System.out.println(Volume.room(folder) > 0);
        System.out.println(Volume.size(folder) > Volume.room(folder));
        System.out.println("[" + Volume.type(folder) + "]");
        System.out.println(Volume.same(folder, Path.of("/a")));
        System.out.println(Volume.same(folder, Path.of("/proc")));
        System.out.println(TemporaryFolder.withRoom(1, java.util.List.of(folder)));
    }

    @Test
    void whatIsOnDiskHasRoomAndASize() throws IOException {
        assertTrue(Volume.room(scratch) > 0);
        assertTrue(Volume.size(scratch) > Volume.room(scratch));
        assertEquals(0, Volume.room(scratch.resolve("missing")));
        assertTrue(Volume.same(scratch, Files.createDirectory(scratch.resolve("a"))));
        assertFalse(Volume.same(scratch, scratch.resolve("missing")));
    }

    @Test
    void inAChrootTheSameIsSaid() throws Exception {
        Path test = Path.of(VolumeTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path main = Path.of(
                Volume.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path classes = Files.createDirectory(scratch.resolve("copied"));
        copy(test, classes, VolumeTest.class);
        copy(main, classes, Volume.class);
        copy(main, classes, TemporaryFolder.class);
        copy(main, classes, DataException.class);
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        IN_A_CHROOT,
                        "sh",
                        Files.createDirectory(scratch.resolve("root")).toString(),
                        classes.toString(),
                        System.getProperty("java.home"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ended in time");
        assumeTrue(said.startsWith("ready\n"), "this user may not mount: " + said);
        assertEquals("ready\ntrue\ntrue\n[]\ntrue\nfalse\n/a/b\n", said);
    }

    private static void copy(Path from, Path to, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Files.createDirectories(to.resolve(file).getParent());
        Files.copy(from.resolve(file), to.resolve(file));
    }
}
