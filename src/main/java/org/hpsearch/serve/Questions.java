package org.hpsearch.serve;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunId;
import org.hpsearch.show.picture.CurveMemory;
import org.hpsearch.value.DataException;
import org.hpsearch.view.View;
import org.hpsearch.workspace.RestReader;
import org.hpsearch.workspace.Workspace;

/// The project as many readers at a time may ask it: one question after the other, of an index that is looked at anew
/// when the last look was a while ago.
final class Questions implements AutoCloseable {
    private static final long MOMENT = Duration.ofMillis(900).toNanos();
    private static final long WHILE = Duration.ofSeconds(30).toNanos();

    private final Context context;
    private final Workspace workspace;
    private final CurveMemory curves = new CurveMemory(Runtime.getRuntime().maxMemory() / 2);
    private long looked = System.nanoTime() - WHILE;
    private long comparedAll = looked;

    private final RestReader rest;

    /// How often the rest had been read at the last look.
    private int readings;

    Questions(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
        this.rest = new RestReader(workspace);
    }

    /// How often runs were read that a quick look had left.
    int readings() {
        return rest.readings();
    }

    /// What a person should know of the runs beside what a question says.
    synchronized List<String> notices(List<String> own) {
        List<String> notices = new ArrayList<>(own);
        workspace.project().store().each().stream()
                .filter(store -> !store.exists())
                .forEach(store -> notices.add("there are no runs: " + store.path() + " is missing"));
        int unread = workspace.unread();
        if (unread > 0) {
            notices.add(notice(unread, rest.failure(unread)));
        }
        return notices;
    }

    /// @param failure why they were not read; empty while they are
    static String notice(int unread, String failure) {
        boolean one = unread == 1;
        if (!failure.isEmpty()) {
            return Texts.count(unread, "run was", "runs were") + " not read (" + failure + "): listed by "
                    + (one ? "its name" : "their names") + " alone";
        }
        return one
                ? "1 run is large and is being read; until then it is listed by its name alone"
                : unread + " runs are being read; until then they are listed by their names alone";
    }

    @Override
    public void close() {
        rest.close();
    }

    interface Question<T> {
        T ask(Workspace workspace) throws IOException;
    }

    /// Asks, when nobody else does.
    synchronized <T> T ask(Question<T> question) throws IOException {
        long now = System.nanoTime();
        boolean more = readings != rest.readings();
        readings = rest.readings();
        if (more || now - looked >= MOMENT) {
            boolean all = more || now - comparedAll >= WHILE;
            workspace.renew(all ? RunIndex.Mode.QUICK : RunIndex.Mode.RECENT);
            workspace.look(RunIndex.Mode.QUICK);
            looked = System.nanoTime();
            comparedAll = all ? looked : comparedAll;
            rest.begin(workspace.unread());
        }
        return question.ask(workspace);
    }

    /// Curves, kept in memory.
    CurveMemory curves() {
        return curves;
    }

    Context context() {
        return context;
    }

    Instant now() {
        return context.clock().instant();
    }

    ZoneId zone() {
        return context.zone();
    }

    /// The runs of these ids, in their order; ids that no run has are passed over.
    static List<Row> rows(Workspace workspace, List<String> ids) {
        String query = ids.stream()
                .filter(RunId::isId)
                .distinct()
                .map(id -> "run.id:" + id)
                .collect(Collectors.joining(" OR "));
        if (query.isEmpty()) {
            return List.of();
        }
        Map<String, Row> found = new LinkedHashMap<>();
        workspace
                .search(new Search.Request(query, List.of(), Search.Order.NEWEST, ids.size()))
                .rows()
                .forEach(row -> found.put(row.id(), row));
        return ids.stream()
                .distinct()
                .flatMap(id -> {
                    Row row = found.get(id);
                    return row == null ? java.util.stream.Stream.of() : java.util.stream.Stream.of(row);
                })
                .toList();
    }

    /// The run of an id.
    ///
    /// @throws DataException where there is none
    static Row row(Workspace workspace, String id) {
        List<Row> rows = rows(workspace, List.of(id));
        if (rows.isEmpty()) {
            throw new DataException("there is no such run (any more)");
        }
        return rows.getFirst();
    }

    /// The order of the table: as chosen, else as kept with a saved query.
    static List<String> sort(Workspace workspace, View.Runs runs) {
        return workspace.saved().sort(runs.query(), runs.sort());
    }
}
