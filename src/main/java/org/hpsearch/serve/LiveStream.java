package org.hpsearch.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;

/// Tells a page what has changed, as server-sent events: `grown` with the ids of running runs that have new rows,
/// `runs` when runs came, went or ended, `beat` from time to time. It ends after a while, and the page opens another
/// one.
final class LiveStream {
    private static final int MOST_RUNNING = 200;
    private static final String RUNS = "event: runs\ndata: 0\n\n";
    private static final String BEAT = "event: beat\ndata: 0\n\n";

    private final Questions questions;
    private final Pace pace;
    private Map<String, Path> running = Map.of();
    private Map<String, String> sizes = Map.of();
    private String listed = "";
    private int readings;

    /// How often it looks.
    ///
    /// @param pause  milliseconds between two looks at files
    /// @param search looks between two questions of the index
    /// @param looks  after so many it ends
    record Pace(long pause, int search, int looks) {
        static final Pace USUAL = new Pace(1000, 5, 100);
    }

    LiveStream(Questions questions, Pace pace) {
        this.questions = questions;
        this.pace = pace;
    }

    /// Writes events until the time is up, or the page is gone.
    ///
    /// @throws IOException when the page is gone
    void write(OutputStream out) throws IOException, InterruptedException {
        event(out, "retry: 1000\n\n");
        look();
        listed = listing();
        readings = questions.readings();
        grown();
        for (int i = 1; i <= pace.looks; i++) {
            Thread.sleep(pace.pause);
            String now = listing();
            boolean changed = !now.equals(listed) || readings != questions.readings();
            readings = questions.readings();
            listed = now;
            if (changed || i % pace.search == 0) {
                changed |= look();
            }
            List<String> grown = grown();
            if (!grown.isEmpty()) {
                event(out, "event: grown\ndata: " + Json.line(TableReply.texts(grown)) + "\n\n");
            }
            event(out, changed ? RUNS : i % pace.search == 0 ? BEAT : ":\n\n");
        }
    }

    private static void event(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Finds the running runs.
    ///
    /// @return whether they are others than before
    private boolean look() throws IOException {
        Map<String, Path> found = new HashMap<>();
        try {
            questions.ask(workspace -> {
                List<Row> rows = workspace
                        .search(new Search.Request("run.state:running", List.of(), Search.Order.NEWEST, MOST_RUNNING))
                        .rows();
                rows.forEach(row -> found.put(row.id(), workspace.run(row.id()).readable(RunFolder.METRICS)));
                return rows;
            });
        } catch (DataException unusable) {
            return false;
        }
        boolean others = !found.keySet().equals(running.keySet());
        running = found;
        return others;
    }

    /// The running runs whose metrics have changed.
    private List<String> grown() {
        Map<String, String> now = new HashMap<>();
        running.forEach((id, file) -> now.put(id, signature(file)));
        TreeSet<String> grown = new TreeSet<>();
        now.forEach((id, size) -> {
            if (sizes.containsKey(id) && !size.equals(sizes.get(id))) {
                grown.add(id);
            }
        });
        sizes = now;
        return List.copyOf(grown);
    }

    private String listing() throws IOException {
        return questions.ask(workspace -> workspace.project().store().each().stream()
                .map(store -> signature(store.path()))
                .collect(Collectors.joining(" ")));
    }

    private static String signature(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + ":" + attributes.lastModifiedTime();
        } catch (IOException gone) {
            return "";
        }
    }
}
