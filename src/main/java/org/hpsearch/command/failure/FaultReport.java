package org.hpsearch.command.failure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hpsearch.console.Context;

/// A file about a fault of our own, in the user's cache folder, that a person can send to us. It holds no words of the
/// command; the message of the fault may name values.
final class FaultReport {
    private FaultReport() {}

    /// @return where it is
    static Path write(Context context, String verb, Throwable fault) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println("hps " + verb + ", " + context.clock().instant() + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        fault.printStackTrace(lines);
        Path file = Files.createTempFile(folder(context), "fault-" + verb + "-", ".txt");
        return Files.writeString(file, text.toString());
    }

    /// The folder for reports; the system's folder for temporary files where there is no home.
    private static Path folder(Context context) throws IOException {
        Path cache = context.cache();
        if (cache == null) {
            return Path.of(System.getProperty("java.io.tmpdir"));
        }
        return Files.createDirectories(
                cache.resolve("faults"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
