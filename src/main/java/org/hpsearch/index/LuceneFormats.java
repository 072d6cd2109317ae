package org.hpsearch.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104PostingsFormat;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;

/// The forms in which our indexes are written, by name. Lucene looks for them in all jars of the class path; since an
/// AOT cache holds all classes of a question, these jars need not be opened at all, which takes 50 ms of a start.
public final class LuceneFormats extends ClassLoader {
    static final Map<String, String> NAMED = Map.of(
            Codec.class.getName(), Lucene104Codec.class.getName(),
            PostingsFormat.class.getName(), Lucene104PostingsFormat.class.getName(),
            DocValuesFormat.class.getName(), Lucene90DocValuesFormat.class.getName());

    private static final String SERVICES = "META-INF/services/";

    private LuceneFormats(ClassLoader parent) {
        super(parent);
    }

    /// A loader that knows our formats, and all else that another one knows. The build puts this call into Lucene's
    /// own look-up (`scripts/Quicken.java`).
    public static ClassLoader over(ClassLoader loader) {
        return new LuceneFormats(loader);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        String format = name.startsWith(SERVICES) ? NAMED.get(name.substring(SERVICES.length())) : null;
        return format == null
                ? super.getResources(name)
                : Collections.enumeration(List.of(URL.of(URI.create("formats:" + name), new Text(format))));
    }

    /// A file in memory.
    private static final class Text extends URLStreamHandler {
        private final byte[] text;

        Text(String text) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(text);
                }
            };
        }
    }
}
