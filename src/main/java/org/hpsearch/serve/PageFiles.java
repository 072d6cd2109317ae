package org.hpsearch.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// The files of the page, of the jar: those of this list and no others.
final class PageFiles {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String OWN = "/org/hpsearch/serve/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, PageFile> FILES = Map.ofEntries(
            Map.entry("/", new PageFile(OWN + "page.html", "text/html; charset=utf-8")),
            Map.entry("/page.css", new PageFile(OWN + "page.css", STYLE)),
            Map.entry("/page.js", new PageFile(OWN + "page.js", SCRIPT)),
            Map.entry("/state.js", new PageFile(OWN + "state.js", SCRIPT)),
            Map.entry("/table.js", new PageFile(OWN + "table.js", SCRIPT)),
            Map.entry("/curves.js", new PageFile(OWN + "curves.js", SCRIPT)),
            Map.entry("/spread.js", new PageFile(OWN + "spread.js", SCRIPT)),
            Map.entry("/run.js", new PageFile(OWN + "run.js", SCRIPT)),
            Map.entry("/query.js", new PageFile(OWN + "query.js", SCRIPT)),
            Map.entry("/icon.svg", new PageFile(OWN + "icon.svg", "image/svg+xml")),
            Map.entry("/uplot.js", new PageFile(UPLOT + "uPlot.iife.min.js", SCRIPT)),
            Map.entry("/uplot.css", new PageFile(UPLOT + "uPlot.min.css", STYLE)));

    private PageFiles() {}

    private record PageFile(String resource, String type) {}

    /// The file of a path; empty where it is none of the page's.
    static Optional<Reply> of(String path) throws IOException {
        PageFile file = FILES.get(path);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream in = PageFiles.class.getResourceAsStream(file.resource)) {
            if (in == null) {
                throw new IOException(file.resource + " is missing in the jar");
            }
            return Optional.of(new Reply(Reply.OK, file.type, in.readAllBytes(), Map.of()));
        }
    }
}
