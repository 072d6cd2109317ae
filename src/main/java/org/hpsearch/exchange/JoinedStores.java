package org.hpsearch.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.value.DataException;

/// Stores of one kind that are in one folder, such as a database for each project.
final class JoinedStores implements ForeignStore {
    private final List<ForeignStore> stores = new ArrayList<>();
    private final List<DataException> unreadable = new ArrayList<>();

    void add(ForeignStore store) {
        stores.add(store);
    }

    /// One more is there, but cannot be read.
    void add(DataException fault) {
        unreadable.add(fault);
    }

    SortedSet<String> kinds() {
        SortedSet<String> kinds = new TreeSet<>();
        stores.forEach(store -> kinds.add(store.kind()));
        return kinds;
    }

    boolean isEmpty() {
        return stores.isEmpty();
    }

    /// What hinders the first one that cannot be read.
    Optional<DataException> fault() {
        return unreadable.stream().findFirst();
    }

    @Override
    public String kind() {
        return stores.getFirst().kind();
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        unreadable.forEach(fault -> omissions.add("databases that cannot be read", String.valueOf(fault.getMessage())));
        List<ForeignRun> runs = new ArrayList<>();
        for (ForeignStore store : stores) {
            runs.addAll(store.runs(omissions));
        }
        return runs;
    }

    @Override
    public void watch(Watch watch) {
        stores.forEach(store -> store.watch(watch));
    }

    @Override
    public List<String> guesses() {
        return stores.stream().flatMap(store -> store.guesses().stream()).toList();
    }

    @Override
    public void close() throws IOException {
        for (ForeignStore store : stores) {
            store.close();
        }
    }
}
