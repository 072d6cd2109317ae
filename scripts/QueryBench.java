import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.index.RunIndex;
import org.hpsearch.launch.Recovery;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.query.Groups;
import org.hpsearch.query.same.Sameness;
import org.hpsearch.query.Search;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Store;

/** Questions in depth over the folders of the bench: beside SQLite with the same facts, and beside jq. */
final class QueryBench {
    /** The same three questions in both languages. */
    private static final String[][] ASKED = {
        {"model:resnet AND lr:[0.001 TO 0.01]", "-val_acc", "model = 'resnet' AND lr BETWEEN 0.001 AND 0.01", "val_acc DESC"},
        {"(model:vgg OR model:vit) AND val_acc>0.2 AND batch_size:64", "lr", "(model = 'vgg' OR model = 'vit') AND val_acc > 0.2 AND batch_size = 64", "lr"},
        {"model:con* AND loss<1.2 AND lr>0.5", "seed", "model GLOB 'con*' AND loss < 1.2 AND lr > 0.5", "seed"}
    };
    private static final String SQLITE = """
            import csv, sqlite3, sys, time
            db = sqlite3.connect(sys.argv[1] + '/runs.db')
            db.execute('create table runs(id text, started real, model text, lr real, batch_size real, seed real, dropout real, loss real, val_acc real)')
            with open(sys.argv[1] + '/runs.csv') as f:
                db.executemany('insert into runs values(?,?,?,?,?,?,?,?,?)', csv.reader(f))
            for column in ('model', 'lr', 'batch_size', 'seed', 'dropout', 'loss', 'val_acc'):
                db.execute(f'create index i_{column} on runs({column})')
            db.execute('analyze')
            db.commit()
            for where, order in [l.rstrip('\\n').split('|') for l in open(sys.argv[1] + '/asked')]:
                times = []
                for i in range(60):
                    begin = time.perf_counter()
                    rows = db.execute(f'select * from runs where {where} order by {order} limit 25').fetchall()
                    total = db.execute(f'select count(*) from runs where {where}').fetchone()[0]
                    times.append(time.perf_counter() - begin)
                print(sorted(times[10:])[25], total)
            """;

    private final Path scratch;
    private final Bench bench;

    QueryBench(Path scratch, Bench bench) {
        this.scratch = scratch;
        this.bench = bench;
    }

    void all() throws Exception {
        try (RunIndex index = RunIndex.open(new Store(scratch.resolve("hps-runs")), null, Recovery::read)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            sqlite(view);
            defaults(view);
            groups(view);
            log(view);
            lookUps(view);
        }
        jq();
    }

    private static Search search(RunIndex.View view, Defaults defaults) throws IOException {
        return new Search(view, Settings.NONE, defaults, InstantSource.system().instant(), () -> ZoneOffset.UTC);
    }

    private interface Asked {
        void ask() throws IOException;
    }

    private static double median(int times, Asked asked) throws IOException {
        double[] seconds = new double[times];
        for (int i = -times; i < times; i++) {
            long begin = System.nanoTime();
            asked.ask();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - begin) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[times / 2];
    }

    private static Search.Request request(String query, String sort, int limit) {
        return new Search.Request(query, sort.isEmpty() ? List.of() : List.of(sort), Search.Order.NEWEST, limit);
    }

    private void sqlite(RunIndex.View view) throws Exception {
        StringBuilder csv = new StringBuilder();
        for (var row : search(view, Defaults.NONE).run(request("", "", Integer.MAX_VALUE)).rows()) {
            csv.append(row.record().id()).append(',').append(row.record().info().started().getEpochSecond());
            for (String name : List.of("model", "lr", "batch_size", "seed", "dropout")) {
                csv.append(',').append(row.param(name).map(p -> p.value().print()).orElse(""));
            }
            csv.append(',').append(row.metric("loss").orElseThrow().min()).append(',').append(row.metric("val_acc").orElseThrow().max()).append('\n');
        }
        Files.writeString(scratch.resolve("runs.csv"), csv);
        StringBuilder asked = new StringBuilder();
        for (String[] one : ASKED) {
            asked.append(one[2]).append('|').append(one[3]).append('\n');
        }
        Files.writeString(scratch.resolve("asked"), asked);
        Files.writeString(scratch.resolve("sqlite.py"), SQLITE);
        List<String> lines = bench.shell("python3 sqlite.py .").lines().toList();
        for (int i = 0; i < ASKED.length; i++) {
            String[] one = ASKED[i];
            Search search = search(view, Defaults.NONE);
            int total = search.run(request(one[0], one[1], 0)).total();
            double own = median(100, () -> search.run(request(one[0], one[1].equals("-val_acc") ? "val_acc" : one[1], 25)));
            if (i >= lines.size()) {
                System.out.println("no python3 with sqlite3: no comparison with SQLite");
                return;
            }
            String[] theirs = lines.get(i).split(" ");
            if (Integer.parseInt(theirs[1]) != total) {
                throw new IOException("SQLite finds " + theirs[1] + " where hps finds " + total + ": " + one[0]);
            }
            bench.line("warm query " + (i + 1) + ", " + total + " runs match", own * 1e3, "ms", "SQLite, indexed columns, and count", Double.parseDouble(theirs[0]) * 1e3, 1);
        }
    }

    private void defaults(RunIndex.View view) throws IOException {
        Path file = scratch.resolve("hps-defaults.json");
        Files.writeString(file, "{\"defaults\": [{\"key\": \"dropout\", \"value\": 0.05}]}");
        Defaults declared = DefaultsFile.read(file);
        Files.delete(file);
        for (String query : List.of("dropout<0.1", "model:resnet AND dropout<0.1", "NOT dropout<0.1")) {
            for (String sort : List.of("lr", "dropout")) {
                Search without = search(view, Defaults.NONE);
                Search with = search(view, declared);
                int hitsWithout = without.run(request(query, sort, 0)).total();
                int hitsWith = with.run(request(query, sort, 0)).total();
                double base = median(100, () -> without.run(request(query, sort, 25))) / hitsWithout;
                double filled = median(100, () -> with.run(request(query, sort, 25))) / hitsWith;
                bench.line(query + " by " + sort + ", with a default", filled * 1e9, "ns", "without, per hit", base * 1e9, 4);
            }
        }
    }

    private void groups(RunIndex.View view) throws IOException {
        for (String key : List.of("model", "lr", "config")) {
            Search search = search(view, Defaults.NONE);
            Groups.Request request = new Groups.Request("", List.of(key), List.of(), 1, List.of(), 25);
            double seconds = median(5, () -> search.groups(request));
            System.out.printf(Locale.ROOT, "%-42s %8.3f s   (at most 0.300), %d groups%n", "warm --group-by " + key, seconds, search.groups(request).total());
        }
    }

    private void log(RunIndex.View view) throws IOException {
        for (String query : List.of("log:\"cuda out of memory\"", "log:memory AND lr<0.01", "log:\"epoch 50 50\"")) {
            Search search = search(view, Defaults.NONE);
            int total = search.run(request(query, "", 0)).total();
            double seconds = median(50, () -> search.run(request(query, "", 25)));
            System.out.printf(Locale.ROOT, "%-42s %8.2f ms  (at most 50), %d of %d runs%n", query, seconds * 1e3, total, view.runs());
        }
    }

    /** What a sweep and a stage ask before they run anything. */
    private void lookUps(RunIndex.View view) throws IOException {
        Search search = search(view, Defaults.NONE);
        RunRecord some = search.run(request("", "", 1)).rows().getFirst().record();
        Sameness exactly = Sameness.exactly(Set.of("seed"), Set.of());
        double same = median(50, () -> search.same(some, exactly, RunState.FINISHED));
        double stage = median(50, () -> search.stages("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        System.out.printf(Locale.ROOT, "%-42s %8.2f ms  (at most 20)%n", "warm look-up of a configuration", same * 1e3);
        System.out.printf(Locale.ROOT, "%-42s %8.2f ms  (at most 20)%n", "warm look-up of a stage", stage * 1e3);
    }

    private void jq() throws Exception {
        String jq = "find hps-runs -name params.json -print0 | xargs -0 jq -c 'select(.model == \"resnet\" and .lr >= 0.001 and .lr <= 0.1)' > jq.out";
        double[] m = Bench.inTurns(3, () -> bench.seconds(bench.hps, "query", "--limit", "25", Bench.QUERY), () -> bench.seconds("sh", "-c", jq));
        bench.line("cold query, whole process", m[0], "s", "find | xargs jq over the folders", m[1], 1);
    }
}
