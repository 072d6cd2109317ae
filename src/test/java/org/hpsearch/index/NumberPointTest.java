package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/// Numbers in one order: whole ones of 64 bits exactly, all else as doubles.
class NumberPointTest {
    private static final List<String> NUMBERS = List.of(
            "-Infinity",
            "-1e308",
            "-1",
            "-0.0",
            "5e-324",
            "0.1",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775807",
            "Infinity");

    private static IndexSearcher searcher() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (String number : NUMBERS) {
                Document document = new Document();
                document.add(NumberPoint.field("f", number));
                writer.addDocument(document);
            }
        }
        return new IndexSearcher(DirectoryReader.open(directory));
    }

    @Test
    void everyRangeHoldsWhatLiesBetween() throws IOException {
        IndexSearcher searcher = searcher();
        for (int low = 0; low < NUMBERS.size(); low++) {
            for (int high = low; high < NUMBERS.size(); high++) {
                int between = high - low + 1;
                String from = NUMBERS.get(low);
                String to = NUMBERS.get(high);
                assertEquals(
                        between, searcher.count(NumberPoint.range("f", from, true, to, true)), "[" + from + " " + to);
                assertEquals(
                        Math.max(0, between - 1),
                        searcher.count(NumberPoint.range("f", from, false, to, true)),
                        "{" + from + " " + to);
                if (high > low) {
                    assertEquals(
                            between - 2,
                            searcher.count(NumberPoint.range("f", from, false, to, false)),
                            "{" + from + " " + to + "}");
                }
            }
        }
    }

    @Test
    void zeroHasNoSignAndSpellingsAreTheSame() throws IOException {
        IndexSearcher searcher = searcher();
        assertEquals(1, searcher.count(NumberPoint.range("f", "0", true, "0", true)));
        assertEquals(1, searcher.count(NumberPoint.range("f", "1e-1", true, "0.10", true)));
        assertEquals(0, searcher.count(NumberPoint.range("f", "1", true, "-1", true)));
        assertEquals(0, searcher.count(NumberPoint.range("g", "-Infinity", true, "Infinity", true)));
    }

    @Test
    void theLeastAndTheGreatest() throws IOException {
        var leaf = searcher().getIndexReader().leaves().getFirst().reader();
        assertEquals("[-Infinity, Infinity]", Arrays.toString(NumberPoint.extremes(leaf, "f")));
        assertEquals("[]", Arrays.toString(NumberPoint.extremes(leaf, "g")));
    }

    @Test
    void extremesAreThoseOfDocumentsThatAreThere() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (String number : List.of("-9", "1", "2", "100", "NaN")) {
                Document document = new Document();
                document.add(new StringField("id", number, Field.Store.NO));
                if (!number.equals("NaN")) {
                    document.add(NumberPoint.field("f", number));
                }
                writer.addDocument(document);
            }
            assertEquals("[-9.0, 100.0]", extremes(writer));
            writer.deleteDocuments(new Term("id", "-9"), new Term("id", "100"));
            assertEquals("[1.0, 2.0]", extremes(writer));
            writer.deleteDocuments(new Term("id", "1"), new Term("id", "2"));
            assertEquals("[]", extremes(writer));
        }
    }

    private static String extremes(IndexWriter writer) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            return Arrays.toString(
                    NumberPoint.extremes(reader.leaves().getFirst().reader(), "f"));
        }
    }
}
