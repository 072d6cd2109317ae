package org.hpsearch.capture.files;

import java.nio.charset.StandardCharsets;

/// The names of metrics in a file, each made a text once: an event file repeats them with each value.
final class TagNames {
    private static final int ROOM = 1 << 10;
    private static final byte[] NONE = {};

    private final byte[][] bytes = new byte[ROOM][];
    private final String[] texts = new String[ROOM];

    TagNames() {
        java.util.Arrays.fill(bytes, NONE);
        java.util.Arrays.fill(texts, "");
    }

    /// The text in a field.
    String of(Protobuf field) {
        int mark = field.mark();
        int place = (mark ^ mark >>> 10 ^ mark >>> 20) & ROOM - 1;
        if (!field.holds(bytes[place])) {
            texts[place] = field.text();
            bytes[place] = texts[place].getBytes(StandardCharsets.UTF_8);
        }
        return texts[place];
    }
}
