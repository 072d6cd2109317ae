package org.hpsearch.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Source;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// Brings runs of another tool into a project. A run that is here already stays as it is, or, where it had not ended
/// when it was imported, is brought up to date.
public final class Importer {
    private final Store store;
    private final Request request;
    private final Instant now;
    private final Omissions omissions = new Omissions();
    private final ImportedIds ids;
    private volatile int total;

    /// What an import should do.
    ///
    /// @param experiment of all runs; empty for the one that each has there
    /// @param tags       that all runs get
    /// @param dryRun     whether nothing is written
    public record Request(String experiment, List<String> tags, boolean dryRun) {
        public Request {
            tags = List.copyOf(tags);
        }
    }

    /// What became of the runs of a source.
    ///
    /// @param runs      all of them
    /// @param created   ids of those that are new here
    /// @param refreshed ids of those that had not ended at an earlier import
    /// @param present   how many were here already
    /// @param omitted   what was left out, a line each
    public record Outcome(
            List<ForeignRun> runs, List<String> created, List<String> refreshed, int present, List<String> omitted) {
        public Outcome {
            runs = List.copyOf(runs);
            created = List.copyOf(created);
            refreshed = List.copyOf(refreshed);
            omitted = List.copyOf(omitted);
        }

        /// A line for each experiment: its runs, parameters.
        public List<String> contents() {
            Map<String, List<ForeignRun>> experiments = new LinkedHashMap<>();
            runs.forEach(run -> experiments
                    .computeIfAbsent(run.label().experiment(), name -> new ArrayList<>())
                    .add(run));
            List<String> lines = new ArrayList<>();
            experiments.forEach((name, members) -> {
                Set<String> params = new TreeSet<>();
                members.forEach(run -> params.addAll(run.params().keySet()));
                lines.add((name.isEmpty() ? "(no experiment)" : name) + ": " + members.size()
                        + (members.size() == 1 ? " run" : " runs")
                        + (params.isEmpty() ? "" : ", parameters " + String.join(", ", params)));
            });
            return lines;
        }
    }

    public Importer(Store store, Request request, Instant now) {
        this.store = store;
        this.request = request;
        this.now = now;
        this.ids = new ImportedIds(store);
    }

    /// Imports the runs of a source.
    ///
    /// @param progress is called with the number of runs that are done
    public Outcome run(ForeignStore source, IntConsumer progress) throws IOException {
        List<ForeignRun> runs =
                source.runs(omissions).stream().map(this::labelled).toList();
        total = runs.size();
        Map<Source, String> assigned = new LinkedHashMap<>();
        for (ForeignRun run : runs) {
            assigned.put(run.source(), ids.assign(run.source(), run.stamp().orElse(now)));
        }
        if (!request.dryRun && !runs.isEmpty()) {
            store.prepare();
        }
        List<ForeignRun> known = new ArrayList<>();
        List<String> created = new ArrayList<>();
        List<String> refreshed = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        int present = 0;
        try (ImportedFolder folder = new ImportedFolder(store, omissions)) {
            for (ForeignRun run : runs) {
                String id = assigned.getOrDefault(run.source(), "");
                if (!done.add(id)) {
                    omissions.add(
                            "runs with the id of another run of the source",
                            run.source().id());
                    known.add(run);
                    continue;
                }
                boolean isNew = !Files.exists(store.run(id).path());
                if (isNew) {
                    created.add(id);
                    if (!request.dryRun) {
                        folder.create(id, run, parent(run));
                    }
                } else if (hasNotEnded(id) && !request.dryRun && folder.refresh(id, run, parent(run))) {
                    refreshed.add(id);
                } else {
                    present++;
                }
                known.add(run.curves().known(run));
                progress.accept(done.size());
            }
            folder.finish();
        }
        return new Outcome(known, created, refreshed, present, omissions.lines());
    }

    /// How many runs the source has, once that is known.
    public int total() {
        return total;
    }

    private @Nullable String parent(ForeignRun run) {
        String there = run.parent();
        if (there == null) {
            return null;
        }
        String here = ids.find(run.source().kind(), there).orElse(null);
        if (here == null) {
            omissions.add("parents that are not in the source", there);
        }
        return here;
    }

    private boolean hasNotEnded(String id) {
        return store.run(id).end(new ArrayList<>()) == null;
    }

    private ForeignRun labelled(ForeignRun run) {
        Notes notes = run.label().notes();
        List<String> tags = new ArrayList<>(notes.tags());
        tags.addAll(request.tags);
        String experiment = request.experiment.isEmpty() ? run.label().experiment() : request.experiment;
        return run.labelled(new ForeignRun.Label(experiment, notes.tagged(tags)));
    }
}
