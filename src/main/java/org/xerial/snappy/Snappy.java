package org.xerial.snappy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/// Takes the place of the class of this name in snappy-java, of which Hardwood calls one method by name. The original
/// unpacks code of the machine into the folder for temporary files, where it may not be executed and is left behind by
/// a process that is killed; commons-compress does the same in Java.
public final class Snappy {
    private Snappy() {}

    /// Unpacks a block of Snappy.
    ///
    /// @param compressed   from its position to its limit
    /// @param uncompressed is written from its position on; its limit becomes the end
    /// @return how many bytes it holds
    public static int uncompress(ByteBuffer compressed, ByteBuffer uncompressed) throws IOException {
        byte[] packed = new byte[compressed.remaining()];
        compressed.get(packed);
        try (InputStream in = new SnappyCompressorInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(uncompressed.remaining());
            if (in.read() >= 0) {
                throw new IOException("a block unpacks to more than the " + plain.length + " bytes that are named");
            }
            uncompressed.put(uncompressed.position(), plain).limit(uncompressed.position() + plain.length);
            return plain.length;
        }
    }
}
