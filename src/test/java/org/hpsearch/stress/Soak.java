package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hpsearch.workspace.Hps;

/// Writers, readers, tags and deletes at once: no error, no answer that lacks what was acknowledged.
final class Soak implements Stress.Attack {
    private static final int WRITERS = 4;
    private static final int READERS = 2;

    private final String hps;
    private final AtomicInteger next = new AtomicInteger();

    Soak(Path top) {
        this.hps = top.resolve("scripts/hps").toString();
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int seconds) throws Exception {
        Rig rig = new Rig(scratch.resolve("s"));
        rig.call("run", "-q", "-n", "first", "--", "echo", "loss: 1");
        Stress.Tally writes = new Stress.Tally("soak: runs, tags, deletes");
        Stress.Tally reads = new Stress.Tally("soak: answers");
        Stress.Tally session = new Stress.Tally("soak: one session");
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS + READERS + 2)) {
            for (int i = 0; i < WRITERS; i++) {
                Random own = new Random(random.nextLong());
                all.add(pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        write(rig, own, writes);
                    }
                    return null;
                }));
            }
            for (int i = 0; i < READERS; i++) {
                all.add(pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        read(rig, reads);
                    }
                    return null;
                }));
            }
            all.add(pool.submit(() -> {
                while (System.nanoTime() < end) {
                    expect(
                            rig.await(60, "rsync", "-a", rig.store() + "/", scratch.resolve("mirror") + "/"),
                            reads,
                            "rsync");
                }
                return null;
            }));
            all.add(pool.submit(() -> {
                ask(rig, end, session);
                return null;
            }));
            for (Future<?> one : all) {
                one.get();
            }
        }
        return List.of(writes, reads, session);
    }

    private void expect(Rig.Outcome outcome, Stress.Tally tally, String what) {
        tally.done(what, outcome.seconds());
        boolean vanished = what.equals("rsync") && outcome.code() == 24;
        if (outcome.code() != 0 && !vanished) {
            tally.fell(what + " ends with " + outcome.code() + ": " + outcome.last());
        }
    }

    /// A run, its tag, then the question for that tag, then now and then its end.
    private void write(Rig rig, Random random, Stress.Tally tally) throws IOException, InterruptedException {
        String name = "w" + next.incrementAndGet();
        expect(rig.await(60, hps, "run", "-q", "-n", name, "--", "sh", "-c", "echo loss: 0.5"), tally, "run");
        expect(rig.await(60, hps, "tag", name, "keep" + name), tally, "tag");
        Rig.Outcome found = rig.await(60, hps, "query", "tag:keep" + name, "--csv", "--columns", "name");
        expect(found, tally, "query");
        if (!found.out().contains(name)) {
            tally.fell("a tag that was acknowledged is not in the next answer: " + found.out());
        }
        if (random.nextBoolean()) {
            expect(rig.await(60, hps, "rm", name, "-y"), tally, "rm");
            Rig.Outcome gone = rig.await(60, hps, "query", "name:" + name, "--csv", "--columns", "name");
            if (gone.out().contains(name)) {
                tally.fell("a run that was deleted is in the next answer");
            }
        }
    }

    private void read(Rig rig, Stress.Tally tally) throws IOException, InterruptedException {
        Rig.Outcome outcome = rig.await(60, hps, "ls", "--csv", "--columns", "name", "--limit", "1000000");
        expect(outcome, tally, "ls");
        if (!outcome.out().contains("first")) {
            tally.fell("the first run is missing in an answer");
        }
        if (outcome.out().contains("Exception")) {
            tally.fell(outcome.last());
        }
        expect(rig.await(60, hps, "show", "first"), tally, "show");
    }

    /// One session that asks all the time: it keeps neither descriptors nor memory.
    private static void ask(Rig rig, long end, Stress.Tally tally) throws IOException, InterruptedException {
        try (Hps hps = Hps.open(rig.folder)) {
            hps.query("loss<1");
            long descriptors = descriptors();
            long memory = memory();
            while (System.nanoTime() < end) {
                long since = System.nanoTime();
                hps.query("loss<1");
                tally.done("query", Stress.seconds(since));
                Thread.sleep(50);
            }
            if (descriptors() > descriptors + 100) {
                tally.fell(descriptors + " descriptors grew to " + descriptors());
            }
            if (memory() > memory + (100 << 20)) {
                tally.fell((memory >> 20) + " MB grew to " + (memory() >> 20));
            }
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
