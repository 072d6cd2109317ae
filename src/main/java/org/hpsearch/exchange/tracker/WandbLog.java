package org.hpsearch.exchange.tracker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.hpsearch.capture.files.Protobuf;
import org.hpsearch.exchange.source.Omissions;

/// The record log of W&B (`run-ID.wandb`): a head of 7 bytes, then LevelDB's log format (github.com/google/leveldb,
/// doc/log_format.md) in blocks of 32 KB, with a plain CRC-32 over type and data. A record is a `Record` of
/// wandb_internal.proto. A torn tail is passed over: the run may be at work.
final class WandbLog {
    private static final byte[] HEAD = {':', 'W', '&', 'B'};
    private static final int HEAD_SIZE = 7;
    private static final int BLOCK = 1 << 15;
    private static final int FULL = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int LARGEST = 64 << 20;

    private final Path file;
    private final Omissions omissions;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private boolean isDamaged;

    WandbLog(Path file, Omissions omissions) {
        this.file = file;
        this.omissions = omissions;
    }

    /// Takes a record.
    interface Records {
        void record(Protobuf record) throws IOException;
    }

    void read(Records records) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
            byte[] first = in.readNBytes(HEAD_SIZE);
            if (first.length < HEAD_SIZE || !Arrays.equals(first, 0, HEAD.length, HEAD, 0, HEAD.length)) {
                omissions.add("files that are not record logs of W&B", file.toString());
                return;
            }
            int at = HEAD_SIZE;
            while (true) {
                int left = BLOCK - at % BLOCK;
                if (left < HEAD_SIZE) {
                    in.skipNBytes(Math.min(left, in.available()));
                    at += left;
                    continue;
                }
                byte[] head = in.readNBytes(HEAD_SIZE);
                if (head.length < HEAD_SIZE) {
                    return;
                }
                ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                int length = Short.toUnsignedInt(fields.getShort(4));
                byte[] data = in.readNBytes(length);
                if (data.length < length) {
                    return;
                }
                at += HEAD_SIZE + length;
                part(fields.getInt(0), head[6], data, records);
            }
        }
    }

    private void part(int checksum, byte type, byte[] data, Records records) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        if (type == FULL || type == FIRST) {
            whole.reset();
            isDamaged = false;
        }
        isDamaged |= (int) crc.getValue() != checksum || whole.size() > LARGEST;
        if (!isDamaged) {
            whole.writeBytes(data);
        }
        if (type != FULL && type != LAST) {
            return;
        }
        try {
            if (!isDamaged) {
                records.record(new Protobuf(ByteBuffer.wrap(whole.toByteArray())));
                return;
            }
        } catch (BufferUnderflowException | ArithmeticException | IndexOutOfBoundsException malformed) {
            isDamaged = true;
        }
        omissions.add("damaged records", file.toString());
    }
}
