package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hpsearch.stress.SmallDisk.Refused;

/// A small disk that is full at another point each time, a quota that is used up, a disk that becomes read-only: the
/// program runs to its end, the store can be read, and with room again all goes on.
final class FullDisk implements Stress.Attack {
    private static final int PAGE = 4096;
    private static final int FEWEST_PAGES = 2;
    private static final int POINTS = 119;

    private static final List<List<String>> CHANGES = List.of(
            List.of("tag", "id:*", "seen"),
            List.of("note", "id:*", "a note"),
            List.of("defaults", "set", "dropout", "0.5"),
            List.of("save", "good", "loss<1"),
            List.of("index", "--rebuild"));

    private final String hps;

    FullDisk(Path top) {
        this.hps = top.resolve("scripts/hps").toString();
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int amount) throws Exception {
        Stress.Tally full = new Stress.Tally("disk: full");
        Stress.Tally quota = new Stress.Tally("disk: quota");
        Stress.Tally readOnly = new Stress.Tally("disk: read-only in mid-run");
        int first = random.nextInt(POINTS);
        for (int i = 0; i < amount; i++) {
            int pages = FEWEST_PAGES + (first + i) % POINTS;
            try (SmallDisk disk = SmallDisk.memory(scratch.resolve("disk" + i), (long) PAGE * pages)) {
                filled(scratch, disk, pages + " pages", full);
            } catch (Refused refused) {
                full.fell(refused.why);
                break;
            }
        }
        for (int i = 0; i < amount / 4; i++) {
            int pages = FEWEST_PAGES + 10 + random.nextInt(POINTS);
            try (SmallDisk disk = SmallDisk.quota(scratch.resolve("quota" + i), (long) PAGE * pages)) {
                filled(scratch, disk, "a quota of " + pages + " pages", quota);
            } catch (Refused refused) {
                quota.fell(refused.why);
                break;
            }
        }
        for (int i = 0; i < amount / 4; i++) {
            try (SmallDisk disk = SmallDisk.failing(scratch.resolve("only" + i))) {
                readOnly(scratch, disk, random, readOnly);
            } catch (Refused refused) {
                readOnly.fell(refused.why);
                break;
            }
        }
        return List.of(full, quota, readOnly);
    }

    /// A disk that can be written no more stops neither the program nor the verbs that read.
    private void readOnly(Path scratch, SmallDisk disk, Random random, Stress.Tally tally)
            throws IOException, InterruptedException, Refused {
        Rig rig = new Rig(disk.folder().resolve("p"));
        rig.await(120, hps, "run", "-q", "-n", "before", "--", "echo", "loss: 0.5");
        Path done = scratch.resolve("only");
        Files.deleteIfExists(done);
        String program = "i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo \"step $i loss: 0.$i\" || :; sleep 0.1; done;"
                + " echo > " + done;
        Process run = rig.start(hps, "run", "--", "sh", "-c", program);
        long wait = random.nextLong(4500);
        Thread.sleep(wait);
        boolean running = run.isAlive();
        disk.becomeReadOnly();
        boolean ended = run.waitFor(120, TimeUnit.SECONDS);
        tally.done(running ? "in mid-run, after " + wait + " ms" : "after the run", 0);
        if (!ended || !Files.exists(done)) {
            run.destroyForcibly();
            tally.fell("after " + wait + " ms: the program did not come to its end");
        }
        for (String verb : List.of("ls", "show", "log", "metrics")) {
            Rig.Outcome outcome = rig.await(120, hps, verb, "id:*");
            if (outcome.code() != 0 || !verb.equals("log") && !outcome.out().contains("0.5")) {
                tally.fell(
                        "after " + wait + " ms: hps " + verb + " ends with " + outcome.code() + ": " + outcome.out());
            }
        }
        for (List<String> words : CHANGES.subList(0, CHANGES.size() - 1)) {
            Rig.Outcome outcome = call(rig, words);
            if (outcome.code() != 1 || isBug(outcome) || !outcome.out().contains("Read-only")) {
                tally.fell(
                        "after " + wait + " ms: hps " + words + " ends with " + outcome.code() + ": " + outcome.out());
            }
        }
    }

    private void filled(Path scratch, SmallDisk disk, String how, Stress.Tally tally)
            throws IOException, InterruptedException, Refused {
        Rig rig = new Rig(disk.folder().resolve("p"));
        Path done = scratch.resolve("done");
        Files.deleteIfExists(done);
        String program =
                "i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo \"step $i loss: 0.$i\" || :; done; echo > " + done;
        Rig.Outcome run = rig.await(120, hps, "run", "--", "sh", "-c", program);
        tally.done(how, run.seconds());
        if (!Files.exists(done)) {
            tally.fell(how + ": the program did not come to its end: " + run.last());
        }
        if (run.code() != 0 || isBug(run)) {
            tally.fell(how + ": hps run ends with " + run.code() + ": " + run.out());
        }
        for (String verb : List.of("ls", "show", "metrics")) {
            Rig.Outcome outcome = rig.await(120, hps, verb, "id:*");
            if (outcome.code() > 1 || isBug(outcome)) {
                tally.fell(how + ": hps " + verb + " ends with " + outcome.code() + ": " + outcome.out());
            }
        }
        for (List<String> words : CHANGES) {
            Rig.Outcome outcome = call(rig, words);
            if (outcome.code() > 1 || isBug(outcome)) {
                tally.fell(how + ": hps " + words + " ends with " + outcome.code() + ": " + outcome.out());
            }
        }
        noneIsEmpty(rig, how, tally);
        disk.enlarge();
        boolean recorded =
                !call(rig, List.of("ls", "--csv", "--columns", "id")).out().contains("no runs");
        for (List<String> words : CHANGES) {
            Rig.Outcome outcome = call(rig, words);
            if (recorded && outcome.code() != 0) {
                tally.fell(how + ", with room again: hps " + words + " ends with " + outcome.code() + ": "
                        + outcome.out());
            }
        }
    }

    private Rig.Outcome call(Rig rig, List<String> words) throws IOException, InterruptedException {
        String[] command = Stream.concat(Stream.of(hps), words.stream()).toArray(String[]::new);
        return rig.await(120, command);
    }

    private static boolean isBug(Rig.Outcome outcome) {
        return outcome.out().contains("our bug") || outcome.out().contains("\tat ");
    }

    private static void noneIsEmpty(Rig rig, String how, Stress.Tally tally) throws IOException {
        try (Stream<Path> runs = Files.exists(rig.store()) ? Files.list(rig.store()) : Stream.empty()) {
            for (Path folder : runs.filter(Files::isDirectory).toList()) {
                for (String name : List.of("params.json", "run.json", "status.json", "notes.json")) {
                    Path file = folder.resolve(name);
                    if (Files.exists(file) && Files.size(file) == 0) {
                        tally.fell(how + ": " + name + " is empty");
                    }
                }
            }
        }
    }
}
