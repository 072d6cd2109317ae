package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.run.RecordText;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRecordTest {
    @TempDir
    Path scratch;

    private RunRecord record() throws IOException {
        Path run = Files.createDirectories(scratch.resolve("20260101-000001-a2345"));
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"command\": [\"train\"]}");
        Files.writeString(run.resolve("params.json"), "{\"lr\": 0.1}");
        return new RunFolder(run).read();
    }

    private static String read(byte[] stored) throws IOException {
        try (Directory memory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig())) {
                Document document = new Document();
                document.add(new BinaryDocValuesField(FieldNames.RECORD, new BytesRef(stored)));
                writer.addDocument(document);
            }
            try (DirectoryReader reader = DirectoryReader.open(memory)) {
                return RecordText.of(StoredRecord.read(reader, 0));
            }
        }
    }

    @Test
    void aRecordComesBackAndEachFlippedBitIsNoticed() throws IOException {
        BytesRef field = StoredRecord.field(record()).binaryValue();
        byte[] whole = field.bytes;
        assertEquals(RecordText.of(record()), read(whole));
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertThrows(CorruptIndexException.class, () -> read(flipped), "byte " + at);
        }
    }

    @Test
    void aShorterOneIsNoticed() {
        assertThrows(CorruptIndexException.class, () -> read(new byte[3]));
        assertThrows(CorruptIndexException.class, () -> read(new byte[0]));
    }
}
