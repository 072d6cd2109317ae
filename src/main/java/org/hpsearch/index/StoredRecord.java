package org.hpsearch.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.RecordText;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// The copy of a record in the index: the CRC-32C of its text as four bytes, big end first, then the text. Lucene
/// compares the check sums of its own files only when it merges them, so that a flipped bit would be shown as a value.
/// It is a column (doc values) and no stored field: Lucene packs those in blocks, and unpacks one for each record.
final class StoredRecord {
    private StoredRecord() {}

    static BinaryDocValuesField field(RunRecord record) {
        byte[] text = RecordText.of(record).getBytes(StandardCharsets.UTF_8);
        ByteBuffer stored = ByteBuffer.allocate(Integer.BYTES + text.length);
        stored.putInt(sum(text, 0, text.length)).put(text);
        return new BinaryDocValuesField(FieldNames.RECORD, new BytesRef(stored.array()));
    }

    /// The record of a document.
    ///
    /// @throws CorruptIndexException where the text is not as it was written
    static RunRecord read(IndexReader reader, int doc) throws IOException {
        var leaves = reader.leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        return read(leaf.reader(), doc - leaf.docBase);
    }

    /// What an index holds of a run's metrics; null where it knows but its name, or not even that.
    static @Nullable Metrics metrics(IndexReader reader, String id) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        var hits = searcher.search(new TermQuery(new Term(FieldNames.ID, id)), 1).scoreDocs;
        if (hits.length == 0) {
            return null;
        }
        RunRecord record = read(reader, hits[0].doc);
        return record.isUnread() ? null : record.metrics();
    }

    /// The record of a document of one segment.
    ///
    /// @throws CorruptIndexException where the text is not as it was written
    static RunRecord read(LeafReader leaf, int doc) throws IOException {
        BinaryDocValues records = DocValues.getBinary(leaf, FieldNames.RECORD);
        if (!records.advanceExact(doc)) {
            throw new CorruptIndexException("no record", "document " + doc);
        }
        BytesRef stored = records.binaryValue();
        int from = stored.offset + Integer.BYTES;
        int length = stored.length - Integer.BYTES;
        if (length < 0 || ByteBuffer.wrap(stored.bytes).getInt(stored.offset) != sum(stored.bytes, from, length)) {
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
