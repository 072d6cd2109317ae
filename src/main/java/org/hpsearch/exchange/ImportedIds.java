package org.hpsearch.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Source;
import org.hpsearch.run.Store;

/// Which run of a project stands for which run of another tool. The last part of an id is made of the tool and the
/// run's id there, so that the same run always finds the folder that it has.
final class ImportedIds {
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Store store;
    private final Map<String, List<String>> present = new HashMap<>();
    private final Map<String, Source> taken = new HashMap<>();
    private final Map<String, String> assigned = new HashMap<>();

    ImportedIds(Store store) {
        this.store = store;
        for (String id : store.ids()) {
            present.computeIfAbsent(RunId.shortForm(id), last -> new ArrayList<>())
                    .add(id);
        }
    }

    /// The id of a run: the one that its folder has, else a new one.
    ///
    /// @param time that a new id tells
    String assign(Source source, Instant time) {
        for (int attempt = 0; ; attempt++) {
            String last = last(source, attempt);
            Optional<String> own = own(source, last);
            boolean free = !present.containsKey(last) && !taken.containsKey(last);
            if (own.isPresent() || free || source.isSame(taken.get(last))) {
                taken.put(last, source);
                Instant stamp = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
                String id = own.orElseGet(() -> RunId.create(stamp, last));
                assigned.put(source.id(), id);
                return id;
            }
        }
    }

    /// The id of a run that was assigned one, or is in the project from an earlier import.
    Optional<String> find(String kind, String id) {
        String known = assigned.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Source source = new Source(kind, id, Map.of());
        for (int attempt = 0; present.containsKey(last(source, attempt)); attempt++) {
            Optional<String> own = own(source, last(source, attempt));
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private Optional<String> own(Source source, String last) {
        return present.getOrDefault(last, List.of()).stream()
                .filter(id -> source.isSame(store.run(id).info().source()))
                .findFirst();
    }

    private static String last(Source source, int attempt) {
        return RunId.of(source.kind() + '\n' + source.id() + (attempt == 0 ? "" : "\n" + attempt));
    }
}
