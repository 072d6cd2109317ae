package org.hpsearch.capture.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the source lines that Python shows below the frames of a traceback: they hold code, no results.
final class Tracebacks {
    private static final byte[] FRAME = "  File \"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOURCE = "    ".getBytes(StandardCharsets.US_ASCII);

    private boolean belowFrame;

    /// Takes the next line; says whether it is a source line.
    boolean isSource(byte[] line, int length) {
        boolean source = belowFrame && starts(line, length, SOURCE);
        belowFrame = starts(line, length, FRAME);
        return source;
    }

    private static boolean starts(byte[] line, int length, byte[] with) {
        return length >= with.length && Arrays.equals(line, 0, with.length, with, 0, with.length);
    }
}
