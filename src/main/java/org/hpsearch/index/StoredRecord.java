package org.hpsearch.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.StoredFields;
import org.hpsearch.run.RecordText;
import org.hpsearch.run.RunRecord;

/// The copy of a record in the index: the CRC-32C of its text as four bytes, big end first, then the text. Lucene
/// compares the check sums of its own files only when it merges them, so that a flipped bit would be shown as a value.
final class StoredRecord {
    private StoredRecord() {}

    static StoredField field(RunRecord record) {
        byte[] text = RecordText.of(record).getBytes(StandardCharsets.UTF_8);
        ByteBuffer stored = ByteBuffer.allocate(Integer.BYTES + text.length);
        stored.putInt(sum(text, 0, text.length)).put(text);
        return new StoredField(FieldNames.RECORD, stored.array());
    }

    /// The record of a document.
    ///
    /// @throws CorruptIndexException where the text is not as it was written
    static RunRecord read(StoredFields documents, int doc) throws IOException {
        var stored = documents.document(doc, Set.of(FieldNames.RECORD)).getBinaryValue(FieldNames.RECORD);
        if (stored == null || stored.length < Integer.BYTES) {
            throw new CorruptIndexException("no record", "document " + doc);
        }
        int from = stored.offset + Integer.BYTES;
        int length = stored.length - Integer.BYTES;
        if (ByteBuffer.wrap(stored.bytes).getInt(stored.offset) != sum(stored.bytes, from, length)) {
            throw new CorruptIndexException("the record's check sum is another", "document " + doc);
        }
        return RecordText.parse(stored.bytes, from, from + length);
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
