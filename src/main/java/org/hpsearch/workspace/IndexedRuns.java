package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.console.Texts;
import org.hpsearch.index.Program;
import org.hpsearch.index.RunIndex;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.Score;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.EarlierTrials;
import org.hpsearch.query.same.Sameness;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;

/// Asks the index for earlier runs: a whole one, but for the mere hint that the same has finished before.
public final class IndexedRuns implements PastRuns {
    /// As many runs tell whether the best one is alone.
    private static final int TWO = 2;

    private final Workspace workspace;

    public IndexedRuns(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Optional<Earlier> same(RunRecord run) {
        try {
            workspace.look(RunIndex.Mode.BRIEF);
            Search search = workspace.ask();
            Optional<Row> row = search.same(run);
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Earlier(row.get().record().id(), result(search, row.get())));
        } catch (IOException e) {
            throw Workspace.unusable(e);
        } finally {
            workspace.closeIndex();
        }
    }

    private static String result(Search search, Row row) throws IOException {
        Optional<Objective> objective = search.run(
                        new Search.Request("run.id:" + row.record().id(), List.of(), Search.Order.BEST, 0))
                .objective();
        return objective
                .flatMap(by ->
                        row.metric(by.metric()).map(summary -> by.metric() + " " + Texts.number(by.value(summary))))
                .orElse("");
    }

    @Override
    public List<Past> allSame(RunRecord run, Comparison comparison, Optional<RunState> state) {
        try {
            workspace.whole();
            return workspace.ask().allSame(run, sameness(comparison), state).stream()
                    .map(IndexedRuns::past)
                    .toList();
        } catch (IOException e) {
            throw Workspace.unusable(e);
        }
    }

    private static Sameness sameness(Comparison comparison) {
        Sameness sameness = comparison.all()
                ? (parameter, experiment) -> false
                : Sameness.exactly(comparison.counted(), comparison.ignored());
        return comparison.repeats() ? sameness : sameness.withoutRepeats();
    }

    @Override
    public Trials trials(RunRecord run, Comparison comparison, Keys keys) {
        workspace.whole();
        return workspace.answer(() -> new IndexedTrials(
                EarlierTrials.same(workspace.ask().scope(), sameness(comparison), run, IndexedTrials.keys(keys))));
    }

    @Override
    public Trials trials(RunRecord like, String query, Keys keys) {
        workspace.whole();
        String asked = workspace.expanded(ofExperiment(query, like));
        return workspace.answer(() ->
                new IndexedTrials(EarlierTrials.matching(workspace.ask().scope(), asked, IndexedTrials.keys(keys))));
    }

    @Override
    public List<Past> ofExperiment(RunRecord like, String query) {
        return newest(ofExperiment(query, like), Integer.MAX_VALUE);
    }

    private static String ofExperiment(String query, RunRecord like) {
        String own = "run.experiment=" + Quoting.phrase(like.info().experiment());
        return query.isBlank() ? own : own + " AND (" + query + ")";
    }

    @Override
    public Optional<Past> newest(String name, RunRecord like) {
        return newest("run.name=" + Quoting.phrase(name), Integer.MAX_VALUE).stream()
                .filter(past -> Program.isSame(like, past.record()))
                .findFirst();
    }

    @Override
    public Optional<Best> ofSweep(String id, Optional<Objective> by) {
        workspace.whole();
        String query = "run.sweep=" + Quoting.phrase(id);
        Result usual = workspace.search(new Search.Request(query, List.of(), Search.Order.BEST, TWO));
        boolean same =
                by.isEmpty() || usual.objective().map(of -> of.isSame(by.get())).orElse(false);
        if (same) {
            return usual.objective().flatMap(of -> best(usual, query, of, ""));
        }
        Objective wanted = by.get();
        String sort =
                NamePrefix.METRIC.with(wanted.metric()) + (wanted.direction() == Direction.MAX ? ":desc" : ":asc");
        try {
            Result sorted = workspace.search(new Search.Request(query, List.of(sort), Search.Order.BEST, TWO));
            return best(sorted, query, wanted, sort);
        } catch (QueryException noRunHasIt) {
            return Optional.empty();
        }
    }

    /// @param result the first two runs
    private Optional<Best> best(Result result, String query, Objective by, String sort) {
        Optional<Row> first = result.rows().stream().findFirst();
        double value = first.map(row -> value(row, by)).orElse(Double.NaN);
        if (first.isEmpty() || Double.isNaN(value)) {
            return Optional.empty();
        }
        int tied = tied(result, by, value);
        if (tied == TWO && result.total() > TWO) {
            List<String> keys = sort.isEmpty() ? List.of() : List.of(sort);
            tied = tied(
                    workspace.search(new Search.Request(query, keys, Search.Order.BEST, result.total())), by, value);
        }
        return Optional.of(new Best(past(first.get()), new Score(by, value), tied, sort));
    }

    private static int tied(Result result, Objective by, double value) {
        return (int)
                result.rows().stream().takeWhile(row -> value(row, by) == value).count();
    }

    private static double value(Row row, Objective by) {
        return row.metric(by.metric()).map(by::value).orElse(Double.NaN);
    }

    @Override
    public Optional<Past> ofSchedule(String id) {
        return newest("run.schedule=" + Quoting.phrase(id), 1).stream().findFirst();
    }

    @Override
    public List<Past> ofStage(String key) {
        try {
            workspace.whole();
            return workspace.ask().stages(key).stream().map(IndexedRuns::past).toList();
        } catch (IOException e) {
            throw Workspace.unusable(e);
        }
    }

    @Override
    public List<Past> ofStage(String experiment, String stage, int most) {
        return newest("run.experiment=" + Quoting.phrase(experiment) + " run.stage=" + Quoting.phrase(stage), most);
    }

    private List<Past> newest(String query, int most) {
        workspace.whole();
        return workspace.search(new Search.Request(query, List.of(), Search.Order.NEWEST, most)).rows().stream()
                .map(IndexedRuns::past)
                .toList();
    }

    private static Past past(Row row) {
        TreeMap<String, Value> values = new TreeMap<>();
        row.params().forEach((name, effective) -> values.put(name, effective.value()));
        return new Past(row.record(), row.state(), values);
    }

    @Override
    public List<String> declared() {
        Path file = workspace.defaultsFile();
        try {
            return Files.exists(file) ? DefaultsFile.read(file).declared() : List.of();
        } catch (DataException damaged) {
            return List.of();
        }
    }

    @Override
    public void release() {
        workspace.closeIndex();
    }
}
