package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be asked of a store.
class FieldListTest {
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");

    @TempDir
    Path scratch;

    private KnownRuns runs() throws IOException {
        return new KnownRuns(scratch)
                .add('a', "lr=1e-1 amp=true model=x", "loss=2 acc=NaN")
                .add('b', "rate=0.5 amp=false model=y bits=1", "loss=-1")
                .add('c', "lr=auto amp=1 model=x bits=0", "loss=Infinity")
                .add('d', "model=z", "")
                .add('e', "model=u", "")
                .add('f', "model=v", "");
    }

    private static String table(List<FieldInfo> fields) {
        StringBuilder table = new StringBuilder();
        fields.forEach(field -> table.append(field.name())
                .append(" | ")
                .append(field.kind())
                .append(" | ")
                .append(field.type())
                .append(" | ")
                .append(field.runs())
                .append("+")
                .append(field.filled())
                .append(" | ")
                .append(field.range())
                .append('\n'));
        return table.toString();
    }

    @Test
    void everyParameterOnceWithItsKindsAndRange() throws IOException {
        Defaults defaults = new Defaults(
                List.of(new Defaults.Rule("bits", Value.of(7L), new Query.All(), NOBODY)),
                List.of(new Defaults.Rename("rate", "lr", NOBODY)));
        try (KnownRuns runs = runs()) {
            FieldList list = new FieldList(runs.scope(Settings.NONE, defaults));
            assertEquals("""
                amp | param | boolean | 3+0 | false (1), true (1)
                bits | param | number | 2+4 | 0 .. 1
                lr | param | number/text | 3+0 | 0.1 .. 0.5, auto (1)
                model | param | text | 6+0 | x (2), u (1), v (1), y (1), ... 1 more
                acc | metric | number | 1+0 |\s
                loss | metric | number | 3+0 | -1 .. Infinity
                """, table(list.matching("")).replaceAll("(?m)^.*\\| run \\|.*\n", ""));
            assertEquals("lr | param | number/text | 3+0 | 0.1 .. 0.5, auto (1)\n", table(list.matching("LR")));
            assertEquals("", table(list.matching("nothing")));
            assertEquals(
                    "loss | metric | number | 3+0 | -1 .. Infinity\n"
                            + "host | run | text | 6+0 | h (6)\n"
                            + "stopped | run | text | 0+0 | \n",
                    table(list.matching("?oss")) + table(list.matching("host")) + table(list.matching("stopped")));
        }
    }

    @Test
    void valuesAreWrittenAsAQueryTakesThem() throws IOException {
        try (KnownRuns runs = runs()) {
            FieldList list = new FieldList(runs.scope());
            assertEquals(Map.of("0.1", 1L, "auto", 1L), list.values("lr", 9));
            assertEquals("[x, u, v]", list.values("model", 3).keySet().toString());
            assertEquals(Map.of("[-1 TO Infinity]", 3L), list.values("loss", 9));
            assertEquals(Map.of("[0 TO 1]", 2L), list.values("bits", 1));
            assertEquals(Map.of("train", 6L), list.values("experiment", 9));
            assertEquals(Map.of(), list.values("nothing", 9));
        }
    }

    @Test
    void runsThatAreGoneCountNoLonger() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(2L, new FieldList(runs.scope()).values("model", 9).get("x"));
            FieldList list = new FieldList(runs.delete('c').scope());
            assertEquals(Map.of("x", 1L, "y", 1L, "z", 1L, "u", 1L, "v", 1L), list.values("model", 9));
            assertEquals(Map.of("0.1", 1L), list.values("lr", 9));
            assertEquals(
                    List.of("u (1), v (1), x (1), y (1), ... 1 more"),
                    list.matching("model").stream().map(FieldInfo::range).toList());
        }
    }

    @Test
    void anIdIsOneValueWhateverItsForm() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "lr=1", "")
                .add(KnownRuns.child(KnownRuns.record('b', "train", "", ""), "rerun", 'a'))) {
            FieldList list = new FieldList(runs.scope());
            assertEquals("aaaaa (1)", list.matching("parent").getFirst().range());
            assertEquals("aaaaa (2)", list.matching("root").getFirst().range());
            assertEquals(Map.of("aaaaa", 1L), list.values("parent", 9));
        }
    }

    @Test
    void aNameHasTheSpellingOfMostRuns() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "batch-size=1", "")
                .add('b', "Batch-Size=1", "")
                .add('c', "batch_size=1", "")
                .add('d', "batch_size=1", "")) {
            assertEquals(
                    "batch_size",
                    new FieldList(runs.scope()).matching("batch*").getFirst().name());
        }
    }
}
