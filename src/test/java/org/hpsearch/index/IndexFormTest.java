package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFormTest {
    private static final String NEWER = "the index was made by a newer hps, and this one has rebuilt it; where both"
            + " are in use, give one of them an index of its own: HPS_INDEX=FOLDER";

    @TempDir
    Path scratch;

    @Test
    void whatACommitNotes() {
        Map<String, String> ours = IndexForm.noted("5:6");
        assertTrue(IndexForm.fits(ours));
        assertEquals("5:6", IndexForm.listing(ours));
        assertEquals("", IndexForm.notice(ours));
        assertFalse(IndexForm.fits(Map.of()));
        assertEquals("", IndexForm.listing(Map.of()));
        assertEquals("", IndexForm.notice(new IOException("damaged")));
    }

    @Test
    void ofANewerIndexOneLineSaysWhatToDoAndItIsBuiltAnew() throws IOException {
        Store store = new Store(Files.createDirectories(scratch.resolve("hps-runs")));
        Path run = Files.createDirectories(store.path().resolve("20260101-000001-a2345"));
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"command\": [\"train\"]}");
        for (String version : List.of("1000", "8", "strange")) {
            Path place = scratch.resolve("index" + version);
            try (FSDirectory folder = FSDirectory.open(place);
                    IndexWriter writer = IndexDirectory.writer(folder, IndexWriterConfig.OpenMode.CREATE)) {
                writer.setLiveCommitData(Map.of("hps.version", version).entrySet());
                writer.commit();
            }
            assertEquals(version.equals("1000") ? NEWER : "", look(store, place));
            assertEquals("", look(store, place), "once");
        }
    }

    private static String look(Store store, Path place) throws IOException {
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, read -> {});
            assertEquals(1, view.runs());
            return view.notice();
        }
    }
}
