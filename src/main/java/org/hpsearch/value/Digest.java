package org.hpsearch.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// SHA-256 of files and folders, as the run folder writes it (FORMAT.md, `checkpoints.csv`).
public final class Digest {
    private Digest() {}

    /// The hash of a file's bytes, in 64 hexadecimal digits.
    public static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hash of a folder: of its lines `sha256  name`, sorted, each with LF.
    public static String ofLines(Collection<String> lines) {
        return ofText(lines.stream().sorted().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /// The hash of a text's UTF-8 bytes, in 64 hexadecimal digits.
    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The hash of a file, or of a folder with all files below it.
    public static String of(Path checkpoint) throws IOException {
        if (!Files.isDirectory(checkpoint)) {
            return ofFile(checkpoint);
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(checkpoint, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.add(ofFile(file) + "  " + checkpoint.relativize(file));
            }
        }
        return ofLines(lines);
    }

    /// Bytes of a file, or of all files below a folder.
    public static long bytes(Path checkpoint) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(checkpoint, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
