package org.hpsearch.launch.follow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.hpsearch.process.Outside;
import org.hpsearch.process.Signals;
import org.hpsearch.run.Problems;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.SystemMetric;

/// What the program's processes use of the machine, every ten seconds: `sys/cpu` (percent of one core), `sys/rss` (MiB
/// resident), and where `nvidia-smi` is, `sys/gpu` (percent, mean of the devices) and `sys/gpu_mem` (MiB, the
/// program's own). Linux only.
public final class SystemUse {
    /// How often a run is measured.
    public static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final double TICKS_PER_SECOND = 100;
    private static final double PAGE = 4096;
    private static final double MIB = 1 << 20;

    private final long shim;
    private final Duration period;
    private final DoubleSupplier clock;
    private final Consumer<Scalar> sink;
    private final Problems problems;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "system use");
    private double ticks;
    private double lastTime;
    private boolean gpus = true;

    /// @param clock seconds since the start
    public SystemUse(long shim, Duration period, DoubleSupplier clock, Consumer<Scalar> sink, Problems problems) {
        this.shim = shim;
        this.period = period;
        this.clock = clock;
        this.sink = sink;
        this.problems = problems;
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    public void finish() throws InterruptedException {
        over.countDown();
        thread.join();
    }

    private void watch() {
        try {
            while (!over.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    measure();
                } catch (RuntimeException bug) {
                    problems.bug("measure the program's use of the machine", bug);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() {
        double total = 0;
        double pages = 0;
        List<Long> pids = Signals.tree(shim);
        for (long pid : pids) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                for (int i = 11; i < 15; i++) { // its own and its ended children's, in user and system mode
                    total += Double.parseDouble(fields[i]);
                }
                pages += Double.parseDouble(fields[21]);
            } catch (IOException | NumberFormatException | IndexOutOfBoundsException goneOrAnotherSystems) {
                continue;
            }
        }
        if (total == 0) {
            return;
        }
        double time = clock.getAsDouble();
        double used = Math.max(0, total - ticks);
        tell(time, SystemMetric.of("cpu"), 100 * used / TICKS_PER_SECOND / (time - lastTime));
        tell(time, SystemMetric.of("rss"), pages * PAGE / MIB);
        ticks = total;
        lastTime = time;
        if (gpus) {
            gpus = gpu(time, new HashSet<>(pids));
        }
    }

    private boolean gpu(double time, Set<Long> pids) {
        List<String> use = lines("--query-gpu=utilization.gpu");
        if (use.isEmpty()) {
            return false;
        }
        tell(
                time,
                SystemMetric.of("gpu"),
                use.stream().mapToDouble(SystemUse::number).average().orElse(Double.NaN));
        double memory = lines("--query-compute-apps=pid,used_memory").stream()
                .map(line -> line.split(",\\s*"))
                .filter(fields -> fields.length == 2 && pids.contains((long) number(fields[0])))
                .mapToDouble(fields -> number(fields[1]))
                .sum();
        tell(time, SystemMetric.of("gpu_mem"), memory);
        return true;
    }

    private static List<String> lines(String query) {
        Outside.Outcome outcome = Outside.run(
                List.of("nvidia-smi", query, "--format=csv,noheader,nounits"), Path.of("/"), LIMIT, 1 << 16);
        return outcome.fine()
                ? new String(outcome.output(), StandardCharsets.UTF_8).lines().toList()
                : List.of();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException notSupported) {
            return 0;
        }
    }

    private void tell(double time, String metric, double value) {
        sink.accept(new Scalar(null, time, metric, Math.round(value * 10) / 10.0));
    }
}
