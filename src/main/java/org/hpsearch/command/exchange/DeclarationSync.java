package org.hpsearch.command.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.console.Context;
import org.hpsearch.exchange.sync.RunSync;
import org.hpsearch.exchange.sync.SyncPlace;
import org.hpsearch.project.Project;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.SavedQuery;
import org.hpsearch.workspace.Workspace;

/// Puts together what two places of a project declare of parameters, and the queries that they keep. Where both say
/// something else of one thing, each side keeps its own.
///
/// @param how which way, and whether both sides stay as they are
record DeclarationSync(Context context, Workspace workspace, SyncPlace place, RunSync.Request how)
        implements RunSync.OwnFiles {
    @Override
    public void take(Set<String> there, Path scratch) throws IOException {
        List<String> files = List.of(Project.DEFAULTS, Project.QUERIES);
        place.fetch(files.stream().filter(there::contains).toList(), scratch);
        defaults(scratch);
        queries(scratch);
    }

    private void defaults(Path scratch) throws IOException {
        Path ours = workspace.defaultsFile();
        Path theirs = scratch.resolve(Project.DEFAULTS);
        DefaultsFile mine = DefaultsFile.present(ours);
        DefaultsFile other = DefaultsFile.present(theirs);
        List<String> kept = new ArrayList<>();
        boolean changesOurs = how.pull() && !mine.merged(other, kept::add).equals(mine);
        DefaultsFile sent = other.merged(mine, how.pull() ? key -> {} : kept::add);
        boolean changesTheirs = how.push() && !sent.equals(other);
        say("defaults", changesOurs, changesTheirs, kept);
        if (changesOurs && !how.dryRun()) {
            workspace.declare(DefaultsFile.change(
                    ours,
                    workspace.project().store().path().resolve(".defaults.lock"),
                    file -> file.merged(other, key -> {})));
        }
        if (changesTheirs && !how.dryRun()) {
            sent.write(theirs);
            place.send(scratch, List.of(Project.DEFAULTS));
        }
    }

    private void queries(Path scratch) throws IOException {
        Path theirs = scratch.resolve(Project.QUERIES);
        Map<String, SavedQuery> mine = workspace.saved().all();
        Map<String, SavedQuery> other = new TreeMap<>();
        SafeFile.namedObject(theirs)
                .ifPresent(json -> json.fields().forEach((name, kept) -> other.put(name, SavedQuery.of(kept))));
        List<String> apart = mine.entrySet().stream()
                .filter(one -> !one.getValue()
                        .toString()
                        .equals(other.getOrDefault(one.getKey(), one.getValue()).toString()))
                .map(Map.Entry::getKey)
                .toList();
        boolean changesOurs = how.pull() && !mine.keySet().containsAll(other.keySet());
        boolean changesTheirs = how.push() && !other.keySet().containsAll(mine.keySet());
        say("saved queries", changesOurs, changesTheirs, apart);
        if (changesOurs && !how.dryRun()) {
            other.forEach((name, query) -> {
                if (!mine.containsKey(name)) {
                    workspace.saved().save(name, query);
                }
            });
        }
        if (changesTheirs && !how.dryRun()) {
            TreeMap<String, Value> all = new TreeMap<>();
            mine.forEach((name, query) -> all.put(name, query.value()));
            other.forEach((name, query) -> all.put(name, query.value()));
            SafeFile.replace(theirs, new Value.Obj(all));
            place.send(scratch, List.of(Project.QUERIES));
        }
    }

    private void say(String what, boolean changesOurs, boolean changesTheirs, List<String> apart) {
        String where = changesOurs && changesTheirs ? "both sides" : changesOurs ? "this side" : "the other side";
        if (changesOurs || changesTheirs) {
            context.say((how.dryRun() ? "would complete " : "completed ") + what + " of " + where);
        }
        if (!apart.isEmpty()) {
            context.say("each side keeps its own " + what + ": " + String.join(", ", apart));
        }
    }
}
