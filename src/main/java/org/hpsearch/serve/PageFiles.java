package org.hpsearch.serve;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.show.picture.PageParts;

/// The files of the page, of the jar: those of this list and no others.
final class PageFiles {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, PageFile> FILES = Map.ofEntries(
            Map.entry("/", new PageFile("page.html", "text/html; charset=utf-8")),
            Map.entry("/page.css", new PageFile("page.css", STYLE)),
            Map.entry("/page.js", new PageFile("page.js", SCRIPT)),
            Map.entry("/state.js", new PageFile("state.js", SCRIPT)),
            Map.entry("/table.js", new PageFile("table.js", SCRIPT)),
            Map.entry("/live.js", new PageFile("live.js", SCRIPT)),
            Map.entry("/touch.js", new PageFile("touch.js", SCRIPT)),
            Map.entry("/curves.js", new PageFile("curves.js", SCRIPT)),
            Map.entry("/spread.js", new PageFile("spread.js", SCRIPT)),
            Map.entry("/run.js", new PageFile("run.js", SCRIPT)),
            Map.entry("/query.js", new PageFile("query.js", SCRIPT)),
            Map.entry("/icon.svg", new PageFile("icon.svg", "image/svg+xml")),
            Map.entry("/uplot.js", new PageFile("uplot.js", SCRIPT)),
            Map.entry("/uplot.css", new PageFile("uplot.css", STYLE)));

    private PageFiles() {}

    private record PageFile(String name, String type) {}

    /// The file of a path; empty where it is none of the page's.
    static Optional<Reply> of(String path) throws IOException {
        PageFile file = FILES.get(path);
        if (file == null) {
            return Optional.empty();
        }
        return Optional.of(new Reply(Reply.OK, file.type, PageParts.bytes(file.name), Map.of()));
    }
}
