package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The runs that `hps watch` shows: those that are named; else the running ones, newest first, then the best of those
/// that have ended, without a query only of the finished ones. What ran at an earlier look stays, however it has ended.
final class WatchedRuns {
    private static final int MOST_RUNNING = 50;

    private final Workspace workspace;
    private final Set<String> seenRunning = new LinkedHashSet<>();
    private String seenBy = "";
    private List<Row> named = List.of();

    WatchedRuns(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Looks at the runs.
    ///
    /// @param asked  the query, and how many of those that have ended
    /// @param metric chooses the best runs, where it has a direction; else the objective does
    List<Row> find(View.Runs asked, String metric) {
        String query = asked.query();
        named = query.isEmpty() ? List.of() : new Selector(workspace).named(query, true);
        List<Row> found = new ArrayList<>(named);
        if (named.isEmpty()) {
            String all = query.isEmpty() ? "" : "(" + query + ") AND ";
            String ended = query.isEmpty() ? "run.state:finished" : "NOT run.state:(running OR unread)";
            found.addAll(search(all + "run.state:(running OR unread)", List.of(), Search.Order.NEWEST, MOST_RUNNING));
            found.addAll(search(all + ended, sort(asked, metric), Search.Order.BEST, asked.rows()));
        }
        addEnded(found, query);
        return found;
    }

    /// Whether the runs of the last look were named.
    boolean isNamed() {
        return !named.isEmpty();
    }

    /// What the runs are judged by, where no metric was typed.
    Optional<Objective> objective(View.Runs asked) {
        return workspace
                .search(new Search.Request(named.isEmpty() ? asked.query() : "", List.of(), Search.Order.BEST, 0))
                .objective();
    }

    /// The keys that say which of the runs that have ended are the best; empty for the objective.
    List<String> sort(View.Runs asked, String metric) {
        boolean ranks = !metric.isEmpty() && workspace.settings().direction(metric) != Direction.NONE;
        return ranks
                ? List.of(NamePrefix.METRIC.with(metric))
                : workspace.saved().sort(asked.query(), asked.sort());
    }

    /// The same keys as they are typed; empty where `hps query` has them without.
    List<String> order(View.Runs asked, String metric) {
        boolean judges =
                objective(asked).filter(by -> by.metric().equals(metric)).isPresent();
        return judges
                ? List.of()
                : sort(asked, metric).stream().map(this::spelled).toList();
    }

    private String spelled(String key) {
        return Optional.ofNullable(workspace.names().target(key))
                .map(workspace.names()::spelling)
                .orElse(key);
    }

    private void addEnded(List<Row> found, String query) {
        if (!query.equals(seenBy)) {
            seenRunning.clear();
            seenBy = query;
        }
        Set<String> there = new HashSet<>();
        found.forEach(row -> there.add(row.id()));
        for (String id : seenRunning) {
            if (there.add(id)) {
                found.addAll(search("run.id:" + id, List.of(), Search.Order.NEWEST, 1));
            }
        }
        found.stream().filter(row -> row.state() == RunState.RUNNING).forEach(row -> seenRunning.add(row.id()));
    }

    private List<Row> search(String text, List<String> sort, Search.Order order, int most) {
        return workspace.search(new Search.Request(text, sort, order, most)).rows();
    }
}
