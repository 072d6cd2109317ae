package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hpsearch.cluster.SlurmOnLoopback;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A project whose runs are handed to the real Slurm of this machine.
abstract class OnSlurm {
    /// Counts its epochs to `--epochs`, keeps a checkpoint a epoch, and goes on from `--resume`.
    private static final String TRAIN = """
        out=model.ckpt epochs=3 from=0 pause=0.1
        while [ $# -gt 0 ]; do
          case $1 in
            --out) out=$2 ;; --epochs) epochs=$2 ;; --resume) from=$(cat "$2") ;; --pause) pause=$2 ;;
          esac
          shift 2
        done
        for epoch in $(seq $((from + 1)) $epochs); do
          sleep $pause
          echo "epoch $epoch/$epochs loss: 0.$epoch"
          echo $epoch > $out.tmp && mv $out.tmp $out
        done
        """;

    @TempDir
    static Path daemons;

    static SlurmOnLoopback slurm;

    static Path script = Path.of("hps");

    @TempDir
    Path folder;

    Hps hps;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        slurm = SlurmOnLoopback.start(daemons, "MaxArraySize=4");
        script = slurm.hps();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (slurm != null) {
            slurm.close();
        }
    }

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("train.sh"), TRAIN);
        Files.writeString(folder.resolve("hps.yaml"), "resume: '--resume {checkpoint}'\ncheckpoints: ['*.ckpt']\n");
        hps = new Hps(folder)
                .startedBy(script)
                .with("SLURM_CONF", slurm.variables().getOrDefault("SLURM_CONF", ""));
    }

    final List<RunRecord> runs() {
        Store store = new Store(folder.resolve("hps-runs"));
        return store.ids().stream().map(id -> store.run(id).read()).toList();
    }

    final List<Path> batches() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("hps-runs/.submitted"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /// What the jobs printed.
    final String printed() throws IOException, InterruptedException {
        return slurm.call("cat '" + folder + "'/hps-runs/.submitted/*/*.out");
    }

    /// The steps of a metric over the whole lineage of a run.
    final List<String> steps(RunRecord run, String metric) throws Exception {
        try (org.hpsearch.workspace.Hps library = org.hpsearch.workspace.Hps.open(folder)) {
            return library.curve(library.run(run.id()).orElseThrow(), metric).stream()
                    .map(row -> String.valueOf(row.step()).replace(".0", ""))
                    .toList();
        }
    }

    /// Lets what was put back start at once, until nothing is left.
    final void drainedAtOnce(String... tasks) throws IOException, InterruptedException {
        AtomicLong tries = new AtomicLong();
        slurm.waitFor("the empty queue", () -> {
            String queue = slurm.call("squeue --noheader --format=%T");
            boolean waits = queue.contains("PENDING") && tries.getAndIncrement() % 20 == 0;
            for (String task : waits ? tasks : new String[0]) {
                slurm.call("scontrol update JobId=" + task + " StartTime=now");
            }
            return queue.isBlank();
        });
    }

    static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    /// The number of the last epoch that a checkpoint is of.
    final int epoch(String checkpoint) throws IOException {
        Path file = folder.resolve(checkpoint);
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }
}
