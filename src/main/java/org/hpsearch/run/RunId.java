package org.hpsearch.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.hpsearch.value.Digest;

/// The name of a run folder: `yyyyMMdd-HHmmss-` (UTC) and five random characters of `a-z2-7`, the first a letter.
public final class RunId {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS = 26;
    private static final int STAMP_LENGTH = 16;
    private static final int RANDOM_LENGTH = 5;

    /// Of a short id.
    public static final int SHORT_LENGTH = RANDOM_LENGTH;

    private RunId() {}

    /// A new id of this moment.
    public static String create(Instant now) {
        SplittableRandom random = new SplittableRandom(seed());
        StringBuilder id = new StringBuilder(stamp(now));
        id.append(ALPHABET.charAt(random.nextInt(LETTERS)));
        while (id.length() < STAMP_LENGTH + RANDOM_LENGTH) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /// Of the system's source of random bytes; Java's own takes a while to get ready.
    private static long seed() {
        try (InputStream random = Files.newInputStream(Path.of("/dev/urandom"))) {
            return ByteBuffer.wrap(random.readNBytes(Long.BYTES)).getLong();
        } catch (IOException none) {
            return new SecureRandom().nextLong();
        }
    }

    private static String stamp(Instant time) {
        return DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /// The id of this moment that ends in these five characters.
    public static String create(Instant time, String last) {
        return stamp(time) + last;
    }

    /// Five characters in the manner of an id's last part that stand for a text: the same text, the same characters.
    public static String of(String text) {
        String hash = Digest.ofLines(java.util.List.of(text));
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            int size = i == 0 ? LETTERS : ALPHABET.length();
            id.append(ALPHABET.charAt(Integer.parseInt(hash.substring(4 * i, 4 * i + 4), 16) % size));
        }
        return id.toString();
    }

    /// Whether a folder of this name is a run.
    public static boolean isId(String name) {
        if (name.length() != STAMP_LENGTH + RANDOM_LENGTH) {
            return false;
        }
        for (int i = 0; i < STAMP_LENGTH; i++) {
            boolean dash = i == 8 || i == 15;
            char c = name.charAt(i);
            if (dash ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        for (int i = STAMP_LENGTH; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (i == STAMP_LENGTH || c < '2' || c > '7')) {
                return false;
            }
        }
        return true;
    }

    /// The last part alone (`k3x7q`): what tables show.
    public static String shortForm(String id) {
        return isId(id) ? id.substring(STAMP_LENGTH) : id;
    }

    /// Whether a text names this run: the id, its last part, or a prefix of either.
    public static boolean names(String text, String id) {
        return !text.isEmpty() && (id.startsWith(text) || shortForm(id).startsWith(text));
    }

    /// The start of a run as its id tells it (to the second); null where it tells none.
    public static @org.jspecify.annotations.Nullable Instant time(String id) {
        if (!Holder.STAMP.matcher(id).lookingAt()) {
            return null;
        }
        try {
            return Instant.parse(id.substring(0, 4) + "-" + id.substring(4, 6) + "-" + id.substring(6, 8) + "T"
                    + id.substring(9, 11) + ":" + id.substring(11, 13) + ":" + id.substring(13, 15) + "Z");
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private static final class Holder {
        static final Pattern STAMP = Pattern.compile("\\d{8}-\\d{6}-");
    }
}
