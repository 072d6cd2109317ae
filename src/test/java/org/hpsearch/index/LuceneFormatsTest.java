package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LuceneFormatsTest {
    private static final ClassLoader OURS = LuceneFormatsTest.class.getClassLoader();

    /// A newer Lucene that has other formats fails here.
    @Test
    void namesWhatTheJarsOfLuceneName() throws IOException {
        Map<String, List<String>> inJars = new TreeMap<>();
        Map<String, List<String>> named = new TreeMap<>();
        for (var format : LuceneFormats.NAMED.entrySet()) {
            inJars.put(format.getKey(), lines(OURS, "META-INF/services/" + format.getKey()));
            named.put(format.getKey(), List.of(format.getValue()));
        }
        assertEquals(inJars, named);
    }

    @Test
    void findsOurFormatsItselfAndAllElseInTheLoaderBelow() throws IOException {
        ClassLoader loader = LuceneFormats.over(OURS);
        String codec = "META-INF/services/org.apache.lucene.codecs.Codec";
        String sorting = "META-INF/services/org.apache.lucene.index.SortFieldProvider";
        assertEquals(List.of("org.apache.lucene.codecs.lucene104.Lucene104Codec"), lines(loader, codec));
        assertEquals("formats", loader.getResources(codec).nextElement().getProtocol());
        assertEquals(lines(OURS, sorting), lines(loader, sorting));
        assertEquals(4, lines(loader, sorting).size());
    }

    /// What the files of a name say, without remarks.
    private static List<String> lines(ClassLoader loader, String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (URL file : Collections.list(loader.getResources(name))) {
            try (var in = file.openStream()) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return text.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
