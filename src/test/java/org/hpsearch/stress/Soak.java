package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hpsearch.console.ExitStatus;

/// Writers, readers, rsync, tags and deletes at once: no error, no answer that lacks what was acknowledged.
final class Soak implements Stress.Attack {
    /// How many do it at a time.
    ///
    /// @param writers who make, tag and delete runs
    /// @param readers who ask for all of them
    record Crew(int writers, int readers) {}

    /// As many processes may wait for a processor at once that one of them takes minutes.
    private static final int LONGEST = 900;

    /// How rsync ends where a file was deleted while it was read.
    private static final int VANISHED = 24;

    private final String hps;
    private final Crew crew;
    private final AtomicInteger next = new AtomicInteger();
    private final Acknowledged acknowledged = new Acknowledged();
    private final Stress.Tally writes = new Stress.Tally("soak: runs, tags, deletes");
    private final Stress.Tally reads = new Stress.Tally("soak: answers");
    private final Stress.Tally parts = new Stress.Tally("soak: answers that say they are not whole");
    private final Stress.Tally copies = new Stress.Tally("soak: rsync");

    Soak(Path top, Crew crew) {
        this.hps = top.resolve("scripts/hps").toString();
        this.crew = crew;
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int seconds) throws Exception {
        Rig rig = new Rig(scratch.resolve("s"));
        Rig mirror = new Rig(scratch.resolve("mirror"));
        rig.call("run", "-q", "-n", "first", "--", "echo", "loss: 0.5");
        acknowledged.made("first");
        LongSessions sessions = new LongSessions(rig, hps);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Future<?>> all = new ArrayList<>();
        try (sessions;
                ExecutorService pool = Executors.newCachedThreadPool()) {
            for (int i = 0; i < crew.writers(); i++) {
                Random own = new Random(random.nextLong());
                all.add(pool.submit(until(end, () -> write(rig, own))));
            }
            for (int i = 0; i < crew.readers(); i++) {
                all.add(pool.submit(until(end, () -> read(rig))));
            }
            all.add(pool.submit(until(end, () -> copy(rig, mirror))));
            all.add(pool.submit(until(end, sessions::ask)));
            for (Future<?> one : all) {
                one.get();
            }
            sessions.judge();
        }
        afterwards(rig);
        copy(rig, mirror);
        all(mirror.await(LONGEST, hps, "ls", "--fresh", "--csv", "--columns", "name", "--limit", "1000000"), "mirror");
        List<Stress.Tally> tallies = new ArrayList<>(List.of(writes, reads, parts, copies));
        tallies.addAll(sessions.tallies());
        return tallies;
    }

    private interface Step {
        void take() throws Exception;
    }

    private static Callable<Boolean> until(long end, Step step) {
        return () -> {
            while (System.nanoTime() < end) {
                step.take();
            }
            return true;
        };
    }

    private static boolean expect(Rig.Outcome outcome, Stress.Tally tally, String what) {
        tally.done(what, outcome.seconds());
        if (outcome.code() != 0) {
            tally.fell(what + " ends with " + outcome.code() + ": " + outcome.last());
        }
        return outcome.code() == 0;
    }

    /// A run, its tag, then the question for that tag, then now and then its end.
    private void write(Rig rig, Random random) throws IOException, InterruptedException {
        String name = "w" + next.incrementAndGet();
        expect(rig.await(LONGEST, hps, "run", "-q", "-n", name, "--", "sh", "-c", "echo loss: 0.5"), writes, "run");
        acknowledged.made(name);
        expect(rig.await(LONGEST, hps, "tag", name, "keep" + name), writes, "tag");
        Rig.Outcome found = rig.await(LONGEST, hps, "query", "tag:keep" + name, "--csv", "--columns", "name");
        expect(found, writes, "query");
        if (!Acknowledged.names(found.out()).contains(name)) {
            writes.fell("a tag that was acknowledged is not in the next answer: " + found.out());
        }
        if (random.nextBoolean()) {
            acknowledged.leaves(name);
            if (expect(rig.await(LONGEST, hps, "rm", name, "-y"), writes, "rm")) {
                acknowledged.gone(name);
            }
            Rig.Outcome gone = rig.await(LONGEST, hps, "query", "name:" + name, "--csv", "--columns", "name");
            if (Acknowledged.names(gone.out()).contains(name)) {
                writes.fell("a run that was deleted is in the next answer");
            }
        }
    }

    /// All runs, by an answer that may say itself that it is not whole, and one that is.
    private void read(Rig rig) throws IOException, InterruptedException {
        Acknowledged.Expected expected = acknowledged.expected();
        Rig.Outcome outcome = rig.await(LONGEST, hps, "ls", "--csv", "--columns", "name", "--limit", "1000000");
        if (outcome.code() == ExitStatus.INCOMPLETE) {
            parts.done("ls", outcome.seconds());
            long rows = outcome.out().lines().count();
            if (rows < acknowledged.stillThere(expected)) {
                parts.fell("an answer leaves out runs of which only the names are known: " + rows + " rows");
            }
        } else if (expect(outcome, reads, "ls")) {
            acknowledged.wrong(expected, Acknowledged.names(outcome.out())).forEach(reads::fell);
        }
        if (outcome.out().contains("Exception")) {
            reads.fell(outcome.last());
        }
        expect(rig.await(LONGEST, hps, "show", "first"), reads, "show");
        Acknowledged.Expected later = acknowledged.expected();
        all(later, rig.await(LONGEST, hps, "ls", "--fresh", "--csv", "--columns", "name", "--limit", "1000000"), "ls");
    }

    private void all(Rig.Outcome outcome, String what) {
        Acknowledged.Expected made =
                new Acknowledged.Expected(acknowledged.expected().there(), java.util.Set.of());
        all(made, outcome, what);
    }

    private void all(Acknowledged.Expected expected, Rig.Outcome outcome, String what) {
        if (expect(outcome, reads, what + " --fresh")) {
            acknowledged.wrong(expected, Acknowledged.names(outcome.out())).forEach(reads::fell);
        }
    }

    private void copy(Rig rig, Rig mirror) throws IOException, InterruptedException {
        Rig.Outcome outcome = rig.await(LONGEST, "rsync", "-a", rig.store() + "/", mirror.store() + "/");
        if (outcome.code() == VANISHED) {
            copies.done("rsync, while files vanished", outcome.seconds());
        } else {
            expect(outcome, copies, "rsync");
        }
    }

    /// Each run that was acknowledged and not deleted is there with its tag and its metric, and there are no others.
    private void afterwards(Rig rig) throws IOException, InterruptedException {
        Rig.Outcome whole =
                rig.await(LONGEST, hps, "ls", "--fresh", "--csv", "--columns", "name,tag,loss", "--limit", "1000000");
        expect(whole, reads, "ls of all at the end");
        Map<String, String> rows = new TreeMap<>();
        whole.out().lines().skip(1).forEach(row -> rows.put(row.substring(0, row.indexOf(',')), row));
        Map<String, String> expected = new TreeMap<>();
        for (String name : acknowledged.expected().there()) {
            expected.put(name, name.equals("first") ? "first,,0.5" : name + ",keep" + name + ",0.5");
        }
        if (!rows.equals(expected)) {
            reads.fell("at the end " + rows + " stand instead of " + expected);
        }
        try (Stream<Path> folders = Files.list(rig.store())) {
            long runs = folders.filter(
                            folder -> !folder.getFileName().toString().startsWith(".") && Files.isDirectory(folder))
                    .count();
            if (runs != expected.size()) {
                reads.fell("at the end there are " + runs + " folders instead of " + expected.size());
            }
        }
    }
}
