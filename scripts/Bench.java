import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.Search;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Store;
import org.hpsearch.value.Value;

/** The measurements of scripts/bench: seeded data in a scratch folder, medians, floors from the same run. */
public class Bench {
    static final String QUERY = "model:resnet AND lr:[0.001 TO 0.1]";
    private static final String[] MODELS = {"resnet", "vgg", "vit", "mlp", "convnext"};
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-").withZone(ZoneOffset.UTC);

    private final Path scratch;
    final String hps;
    private final int runs;

    private Bench(Path scratch, String hps, int runs) {
        this.scratch = scratch;
        this.hps = hps;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("--reader")) {
            read(Path.of(arguments[1]));
            return;
        }
        Path scratch = Files.createTempDirectory("hps-bench-");
        try {
            new Bench(scratch, arguments[0] + "/hps", Integer.parseInt(arguments[1])).all();
        } finally {
            new ProcessBuilder("rm", "-rf", scratch.toString()).start().waitFor();
        }
    }

    private void all() throws Exception {
        String cpu = shell("sed -n 's/^model name.*: //p' /proc/cpuinfo 2>/dev/null | head -n 1").strip();
        System.out.printf("%s; %d cores; JDK %s; %s%n", Instant.now(), Runtime.getRuntime().availableProcessors(),
                Runtime.version(), cpu.isEmpty() ? System.getProperty("os.name") : cpu);
        generate();
        build();
        cold();
        new QueryBench(scratch, this).all();
        overlay();
        new ShellBench(scratch, hps).all();
        startUp();
        sweep();
        plot();
        new EnsembleBench(scratch, this, hps).all();
        follow();
        reader();
        warm();
    }

    void line(String what, double figure, String unit, String floor, double floorFigure, double limit) {
        System.out.printf(Locale.ROOT, "%-42s %8.3f %-3s | %-34s %8.3f | ratio %5.2f (at most %.2f)%n",
                what, figure, unit, floor, floorFigure, figure / floorFigure, limit);
    }

    private void generate() throws IOException {
        Random random = new Random(42);
        Path store = Files.createDirectory(scratch.resolve("hps-runs"));
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < runs; i++) {
            Path run = Files.createDirectory(store.resolve(id(start.plusSeconds(60L * i), random)));
            String lr = String.format(Locale.ROOT, "%.6f", Math.pow(10, -4 * random.nextDouble()));
            String model = MODELS[random.nextInt(MODELS.length)];
            String dropout = i % 2 == 0 ? ",\n  \"dropout\": 0." + random.nextInt(5) : "";
            Files.writeString(run.resolve("params.json"), "{\n  \"batch_size\": " + (16 << random.nextInt(4)) + dropout + ",\n  \"lr\": " + lr
                    + ",\n  \"model\": \"" + model + "\",\n  \"seed\": " + random.nextInt(100) + "\n}\n");
            Files.writeString(run.resolve("run.json"), "{\n  \"command\": [\"python\", \"train.py\", \"--lr\", \"" + lr
                    + "\", \"--model\", \"" + model + "\"],\n  \"cwd\": \".\",\n  \"experiment\": \"train\",\n  \"format\": 1,\n  \"host\": \"node"
                    + random.nextInt(8) + "\",\n  \"started\": \"" + start.plusSeconds(60L * i) + "\",\n  \"user\": \"ada\"\n}\n");
            StringBuilder metrics = new StringBuilder("step,time,metric,value\n");
            StringBuilder log = new StringBuilder();
            double loss = 2 + random.nextDouble();
            for (int step = 1; step <= 50; step++) {
                loss *= 0.9 + 0.15 * random.nextDouble();
                String acc = String.format(Locale.ROOT, "%.4f", Math.exp(-loss));
                String lossText = String.format(Locale.ROOT, "%.4f", loss);
                metrics.append(step).append(',').append(step).append(".5,loss,").append(lossText).append('\n');
                metrics.append(step).append(',').append(step).append(".5,val_acc,").append(acc).append('\n');
                log.append("epoch ").append(step).append("/50 loss: ").append(lossText).append(" val_acc: ").append(acc).append('\n');
            }
            Files.writeString(run.resolve("metrics.csv"), metrics);
            if (i % 100 == 0) {
                log.append("RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB\n");
            }
            Files.writeString(run.resolve("output.log"), log);
            Files.writeString(run.resolve("exit"), "0\n");
            Files.writeString(run.resolve("status.json"), "{\n  \"ended\": \"" + start.plusSeconds(60L * i + 50) + "\",\n  \"exit\": 0\n}\n");
        }
    }

    private static String id(Instant time, Random random) {
        String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        StringBuilder id = new StringBuilder(STAMP.format(time)).append(alphabet.charAt(random.nextInt(26)));
        for (int i = 0; i < 4; i++) {
            id.append(alphabet.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    private ProcessBuilder builder(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(scratch.toFile());
        builder.environment().put("HPS_HOME", scratch.toString());
        builder.environment().put("HPS_INDEX", scratch.resolve("index").toString());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    String shell(String command) throws IOException, InterruptedException {
        Process process = builder("sh", "-c", command).start();
        String out = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return out;
    }

    double seconds(String... words) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = builder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", words) + " ended with status " + status);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    interface Timed {
        double run() throws IOException, InterruptedException;
    }

    /** Medians of two things measured in turns. */
    static double[] inTurns(int times, Timed one, Timed other) throws IOException, InterruptedException {
        double[] a = new double[times];
        double[] b = new double[times];
        for (int i = 0; i < times; i++) {
            a[i] = one.run();
            b[i] = other.run();
        }
        return new double[] {median(a), median(b)};
    }

    private void build() throws IOException, InterruptedException {
        double[] m = inTurns(
                3,
                () -> seconds(hps, "index", "--rebuild"),
                () -> seconds("sh", "-c", "find hps-runs -type f -print0 | xargs -0 cat > /dev/null"));
        line("index of " + runs + " runs, built", m[0], "s", "find | xargs cat", m[1], 2.5);
    }

    private void cold() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("X"), "");
        Thread.sleep(2500);
        seconds(hps, "query", QUERY);
        double[] m = inTurns(
                11,
                () -> seconds(hps, "query", "--limit", "25", QUERY),
                () -> seconds("find", "hps-runs", "-maxdepth", "1", "-newer", "X"));
        line("cold query over " + runs + " runs", m[0], "s", "find -maxdepth 1 -newer X", m[1], 1.5);
    }

    private void overlay() throws IOException, InterruptedException {
        List<Path> changed;
        try (var folders = Files.list(scratch.resolve("hps-runs"))) {
            changed = folders.filter(f -> f.getFileName().toString().length() == 21).limit(50).toList();
        }
        double before = median(new double[] {seconds(hps, "query", "--limit", "25", QUERY), seconds(hps, "query", "--limit", "25", QUERY), seconds(hps, "query", "--limit", "25", QUERY)});
        for (Path run : changed) {
            Files.writeString(run.resolve("notes.json"), "{\"tags\": [\"x\"]}");
        }
        Thread.sleep(2500);
        try (FileChannel lock = FileChannel.open(writeLock(), StandardOpenOption.WRITE)) {
            lock.lock();
            double locked = median(new double[] {seconds(hps, "query", "--limit", "25", QUERY), seconds(hps, "query", "--limit", "25", QUERY), seconds(hps, "query", "--limit", "25", QUERY)});
            System.out.printf(Locale.ROOT, "%-42s %+8.3f s   (at most +0.200)%n", "50 changed runs, the index locked", locked - before);
        }
    }

    private Path writeLock() throws IOException {
        try (var files = Files.walk(scratch.resolve("index"))) {
            return files.filter(file -> file.endsWith("write.lock")).findFirst().orElseThrow();
        }
    }

    private void startUp() throws IOException, InterruptedException {
        double[] m = inTurns(11, () -> seconds(hps, "run", "-q", "--home", scratch + "/small", "--", "true"), () -> seconds("sh", "-c", "true"));
        System.out.printf(Locale.ROOT, "%-42s %8.3f s   (at most 0.300)%n", "hps run -- true", m[0]);
    }

    private void sweep() throws IOException, InterruptedException {
        double[] m = inTurns(
                3,
                () -> seconds(hps, "sweep", "-q", "--fresh", "--no-sys", "--home", scratch + "/swept", "i=1..1000", "--", "true"),
                () -> seconds("sh", "-c", "i=0; while [ $i -lt 1000 ]; do env true; i=$((i + 1)); done"));
        System.out.printf(Locale.ROOT, "%-42s %8.2f ms each on top of the command  (at most 60)%n", "a sweep of 1,000 trivial commands", m[0] - m[1]);
    }

    /// 20 runs of 1,000,000 rows each.
    private void plot() throws IOException, InterruptedException {
        Random random = new Random(5);
        Path store = Files.createDirectories(scratch.resolve("plotted/hps-runs"));
        for (int i = 0; i < 20; i++) {
            Path run = Files.createDirectory(store.resolve(id(Instant.parse("2026-02-01T00:00:00Z").plusSeconds(i), random)));
            Files.writeString(run.resolve("params.json"), "{\"lr\": 0." + (i + 1) + "}\n");
            Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"experiment\": \"train\", \"command\": [\"train\"]}\n");
            Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-02-01T01:00:00.000Z\"}\n");
            StringBuilder rows = new StringBuilder("step,time,metric,value\n");
            for (int step = 1; step <= 1_000_000; step++) {
                rows.append(step).append(',').append(step / 100).append(".5,loss,").append(1 + random.nextInt(100_000)).append("e-5\n");
            }
            Files.writeString(run.resolve("metrics.csv"), rows);
        }
        String home = scratch + "/plotted";
        seconds(hps, "ls", "--home", home);
        double[] m = inTurns(
                3,
                () -> seconds(hps, "plot", "--home", home, "--top", "20", "-m", "loss", "-o", scratch + "/plot.svg"),
                () -> seconds("sh", "-c", "awk -F, '{s+=$4} END {print s}' " + store + "/*/metrics.csv"));
        line("20 x 1,000,000 rows as SVG, cold", m[0], "s", "awk over the same files", m[1], 1);
        System.out.printf(Locale.ROOT, "%-42s %8d bytes (at most 100,000)%n", "  the SVG", Files.size(scratch.resolve("plot.svg")));
    }

    private void follow() throws IOException, InterruptedException {
        String program = "awk 'BEGIN { for (i = 1; i <= 1000000; i++) { for (j = 0; j < 700; j++) x += j; "
                + "printf \"step %d loss: %.4f acc: %.4f\\n\", i, 1 / i, 1 - 1 / i } }'";
        String resident = scratch + "/resident";
        String tracked = "'" + hps + "' run -q --home small -- " + program + " > /dev/null & "
                + "while kill -0 $! 2>/dev/null; do sed -n 's/^VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/$!/status > r.new 2>/dev/null; [ -s r.new ] && mv r.new '"
                + resident + "'; sleep 0.2; done; wait";
        double[] m = inTurns(3, () -> seconds("sh", "-c", tracked), () -> seconds("sh", "-c", program + " > plain.log"));
        line("a program that prints 1,000,000 lines", m[0], "s", "its output sent to a file", m[1], 1.05);
        String kb = Files.exists(Path.of(resident)) ? Files.readString(Path.of(resident)).strip() : "0";
        System.out.printf(Locale.ROOT, "%-42s %8.1f MB  (at most 80)%n", "  resident memory of hps meanwhile", Long.parseLong(kb) / 1024.0);
    }

    /// The reader in a JVM with the options of `hps run`, on one thread.
    private void reader() throws Exception {
        Random random = new Random(3);
        StringBuilder metrics = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            metrics.append(String.format(Locale.ROOT, "epoch %d/100 step %d loss: %.4f acc: %.4f lr: %.2e%n",
                    i / 10_000, i, random.nextDouble(), random.nextDouble(), random.nextDouble() / 1000));
        }
        Path lines = Files.writeString(scratch.resolve("lines.log"), metrics);
        String[] words = "the quick brown fox jumps over a lazy dog while data loads from disk and memory is low".split(" ");
        StringBuilder prose = new StringBuilder();
        while (prose.length() < 100_000_000) {
            for (int k = 0; k < 12; k++) {
                prose.append(words[random.nextInt(words.length)]).append(k < 11 ? ' ' : '\n');
            }
            if (random.nextInt(10) == 0) {
                prose.append("loaded shard ").append(random.nextInt(1000)).append(" of 1000 from node7\n");
            }
        }
        Path text = Files.writeString(scratch.resolve("text.log"), prose);
        for (Path file : List.of(lines, text)) {
            double[] own = new double[3];
            double[] grep = new double[3];
            for (int i = 0; i < 3; i++) {
                own[i] = Double.parseDouble(shell(System.getProperty("java.home") + "/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                        + " -Xms8m -Xmn3m -cp " + System.getProperty("java.class.path") + " " + hps.replaceFirst("hps$", "Bench.java")
                        + " --reader " + file));
                grep[i] = seconds("sh", "-c", "grep -c : " + file + "; true");
            }
            String what = file == lines ? "reading 1,000,000 metric lines" : "reading 100 MB of plain text";
            line(what, median(own), "s", "grep -c : on the same file", median(grep), file == lines ? 2 / median(grep) : 1 / median(grep));
        }
    }

    private static void read(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long[] facts = new long[1];
        long begin = System.nanoTime();
        OutputReader reader = new OutputReader(fact -> facts[0]++, (name, value) -> false, Patterns.NONE, () -> 1.5);
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                reader.take(buffer, 0, n);
            }
        }
        reader.end();
        System.out.println((System.nanoTime() - begin) / 1e9);
    }

    private void warm() throws IOException {
        int million = 10 * runs;
        Random random = new Random(7);
        Path folder = Files.createDirectory(scratch.resolve("million"));
        Path store = Files.createDirectory(folder.resolve("hps-runs"));
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        for (int i = 0; i < million; i++) {
            Files.createDirectory(store.resolve(id(start.plusSeconds(10L * i), random)));
        }
        try (RunIndex index = RunIndex.open(new Store(store), scratch.resolve("million-index"),
                (run, deadline) -> synthetic(run))) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            Search search = new Search(view, Settings.NONE, org.hpsearch.query.defaults.Defaults.NONE, InstantSource.system().instant(), () -> ZoneOffset.UTC);
            double[] times = new double[1000];
            for (int i = -200; i < times.length; i++) {
                double low = Math.pow(10, -4 * random.nextDouble());
                String query = "model:" + MODELS[random.nextInt(MODELS.length)] + " AND lr:[" + low + " TO " + 3 * low + "]";
                long begin = System.nanoTime();
                search.run(new Search.Request(query, List.of(), Search.Order.BEST, 25));
                if (i >= 0) {
                    times[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
            Arrays.sort(times);
            System.out.printf(Locale.ROOT, "%-42s p50 %.2f ms (at most 5), p99 %.2f ms (at most 15)%n",
                    "warm query over " + view.runs() + " runs", times[500], times[990]);
        }
    }

    private static RunRecord synthetic(RunFolder run) {
        Random random = new Random(run.id().hashCode());
        Map<String, Value> params = new TreeMap<>();
        params.put("lr", new Value.Num(String.format(Locale.ROOT, "%.6f", Math.pow(10, -4 * random.nextDouble()))));
        params.put("model", Value.of(MODELS[random.nextInt(MODELS.length)]));
        params.put("seed", Value.of(random.nextInt(100)));
        double acc = random.nextDouble();
        MetricSummary summary = new MetricSummary(50, 50, 0.1, acc, 0.1, acc, acc / 2, 1, 50, 50);
        Instant started = Instant.parse("2025-01-01T00:00:00Z");
        RunInfo info = RunInfo.of(run.id(), "train", Invocation.of(List.of("python", "train.py"), "."))
                .by(Provenance.of("node1", "ada", started));
        return RunRecord.of(info)
                .with(params, Map.of())
                .with(Liveness.ended(new EndStatus(0, started.plusSeconds(9))))
                .with(new Metrics(0, 0, Map.of("val_acc", summary)));
    }
}
