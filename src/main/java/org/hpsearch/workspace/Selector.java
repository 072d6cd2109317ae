package org.hpsearch.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.launch.Recovery;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.language.RunName;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RecordText;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;

/// From what a user types to runs: ids, short ids, prefixes, names, `@last`, `@best`, several with commas, or a query.
public final class Selector {
    private static final int CANDIDATES = 8;

    private final Workspace workspace;

    public Selector(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The runs that a text names or finds.
    ///
    /// @param order what comes first
    /// @param limit most rows
    /// @param loose whether a mere prefix of an id names a run, too
    public Result select(String text, List<String> sort, Search.Order order, int limit, boolean loose) {
        return select(new Search.Request(text, sort, order, limit), loose);
    }

    /// As above; the request's query may name runs, too, which come as they are named unless the request sorts them.
    public Result select(Search.Request request, boolean loose) {
        List<Row> rows = named(request.query(), loose);
        if (rows.isEmpty()) {
            return workspace.search(request);
        }
        Result found = workspace.search(request.of(query(rows)));
        if (!request.sort().isEmpty()) {
            return found;
        }
        List<Row> first = rows.subList(0, Math.min(request.limit(), rows.size()));
        return new Result(first, rows.size(), found.objective(), Result.Order.NAMED, found.notices());
    }

    /// The runs of a request, which may name them, too; with the warnings about them.
    ///
    /// @throws DataException where there are none
    public Result any(Search.Request request) {
        Result result = surely(request);
        workspace.warn(result);
        if (result.rows().isEmpty()) {
            String text = request.query();
            throw text.isEmpty() || !workspace.present()
                    ? new DataException("there are no runs yet; record one: " + workspace.firstCommand())
                    : none(text);
        }
        return result;
    }

    /// A query that finds just the runs that a text names or finds.
    public String query(String text) {
        List<Row> rows = named(text, false);
        return rows.isEmpty() ? workspace.expanded(text) : query(rows);
    }

    /// As [#select], and nothing only where every run was read: one that was not may be the one that is meant.
    private Result surely(Search.Request request) {
        Result result = select(request, true);
        if (!result.rows().isEmpty() || workspace.unread() == 0) {
            return result;
        }
        workspace.whole();
        return select(request, true);
    }

    private static String query(List<Row> rows) {
        return rows.stream().map(row -> "run.id:" + row.id()).collect(Collectors.joining(" OR "));
    }

    /// The runs that a text names by ids and names, with commas or (in full) with blanks between; none where a
    /// part of it names none. A name in quotes stands for itself, whatever is in it.
    public List<Row> named(String text, boolean loose) {
        List<Row> byCommas = all(RunName.parts(text), loose);
        return byCommas.isEmpty() && text.strip().indexOf(' ') > 0 && !RunName.isQuery(text)
                ? all(List.of(text.strip().split("[ ,]+")), false)
                : byCommas;
    }

    private List<Row> all(List<String> parts, boolean loose) {
        Map<String, Row> named = new LinkedHashMap<>();
        for (String part : parts) {
            Optional<Row> row = one(part, loose);
            if (row.isEmpty()) {
                return List.of();
            }
            named.put(row.get().record().id(), row.get());
        }
        return new ArrayList<>(named.values());
    }

    /// The runs for a verb that ends or deletes them: a lone word has to be an id or a name.
    ///
    /// @throws DataException where there are none
    public List<Row> exact(String text) {
        if (text.strip().matches("[\\p{L}\\p{N}_.-]+") && named(text, true).isEmpty()) {
            String nearest = nearest(text.strip());
            throw new DataException("no run has the id or the name '" + text.strip() + "'"
                    + (nearest == null
                            ? "; a query takes a field, such as command:" + text.strip()
                            : "; did you mean '" + nearest + "'?"));
        }
        return some(text);
    }

    /// The runs that a text names or finds. An empty text names none: it may be a variable that was never set.
    ///
    /// @throws DataException where there are none
    public List<Row> some(String text) {
        if (text.isBlank()) {
            throw new UsageException("no run is named; '*' means all of them");
        }
        Result result = surely(new Search.Request(text, List.of(), Search.Order.NEWEST, Integer.MAX_VALUE));
        if (result.rows().isEmpty()) {
            workspace.warn(result);
            throw none(text);
        }
        return result.rows();
    }

    /// Whether a run, as its own folder shows it now, is still one that a text names or finds. Logs and sizes of files
    /// are not read again: where a clause asks for them, a run that has changed otherwise counts as another one.
    public boolean stillFinds(String text, Row row) {
        RunRecord now = Recovery.read(workspace.run(row.record().id()));
        if (now.state(Instant.now()) == RunState.RUNNING) {
            return row.state() == RunState.RUNNING;
        }
        return RecordText.of(now).equals(RecordText.of(row.record()))
                || !named(text, true).isEmpty()
                || workspace.ask().matches(workspace.expanded(text), now);
    }

    /// Whether a text finds a run whose folder is not in the store, as it is now.
    ///
    /// @throws org.hpsearch.query.language.QueryException where the text is no query
    public boolean finds(String text, RunFolder run) {
        return RunName.parts(text).contains(RunId.shortForm(run.id()))
                || workspace.ask().matches(workspace.expanded(text), run.read());
    }

    /// The one run that a text names or finds.
    ///
    /// @throws DataException where there is none, or more than one
    public Row one(String text) {
        List<Row> rows = some(text);
        if (rows.size() > 1) {
            throw new DataException(
                    "'" + text + "' names one run here, but finds " + rows.size() + ": " + candidates(rows));
        }
        return rows.getFirst();
    }

    /// What to say where a text finds no run: with the nearest name or id, where the text may be one.
    public DataException none(String text) {
        String nearest = nearest(text.strip());
        return new DataException("no run matches '" + text + "'"
                + (nearest == null ? "; hps ls lists all" : "; did you mean '" + nearest + "'?"));
    }

    private @Nullable String nearest(String text) {
        if (text.isEmpty() || text.startsWith("@") || RunName.isQuery(text)) {
            return null;
        }
        List<String> names = all("run.name:*")
                .map(row -> row.record().notes().name())
                .distinct()
                .toList();
        String name = Nearest.of(text, names);
        return name != null || text.length() != RunId.SHORT_LENGTH
                ? name
                : Nearest.of(text, all("").map(Row::shortId).toList(), 1);
    }

    private Stream<Row> all(String query) {
        return workspace
                .search(new Search.Request(query, List.of(), Search.Order.NEWEST, Integer.MAX_VALUE))
                .rows()
                .stream();
    }

    private Optional<Row> one(String text, boolean loose) {
        if (text.equals("@last") || text.equals("@best")) {
            Search.Order order = text.equals("@last") ? Search.Order.NEWEST : Search.Order.BEST;
            return workspace.search(new Search.Request("", List.of(), order, 1)).rows().stream()
                    .findFirst();
        }
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        if (!quoted && (text.isEmpty() || text.startsWith("@") || RunName.isQuery(text))) {
            return Optional.empty();
        }
        List<Row> byName = rows("run.name=" + (quoted ? text : Quoting.phrase(text)));
        boolean isShort = text.matches("[a-z][a-z2-7]{0,4}");
        boolean isId = text.matches("\\d{4,8}(-\\d{0,6}(-[a-z2-7]{0,5})?)?");
        boolean whole = RunId.isId(text) || isShort && text.length() == 5;
        List<Row> found = byName;
        if (whole || byName.isEmpty() && loose && (isShort || isId)) {
            Map<String, Row> both = new LinkedHashMap<>();
            rows("run.id:" + text).forEach(row -> both.put(row.id(), row));
            byName.forEach(row -> both.put(row.id(), row));
            found = new ArrayList<>(both.values());
        }
        if (found.size() > 1) {
            throw new DataException("'" + text + "' is ambiguous: " + candidates(found));
        }
        return found.stream().findFirst();
    }

    private List<Row> rows(String query) {
        return workspace
                .search(new Search.Request(query, List.of(), Search.Order.NEWEST, CANDIDATES + 1))
                .rows();
    }

    private static String candidates(List<Row> rows) {
        List<String> names = rows.stream()
                .limit(CANDIDATES)
                .map(row -> row.shortId()
                        + (row.record().notes().name().isEmpty()
                                ? ""
                                : " (" + row.record().notes().name() + ")"))
                .toList();
        return String.join(", ", names) + (rows.size() > CANDIDATES ? ", ..." : "");
    }
}
