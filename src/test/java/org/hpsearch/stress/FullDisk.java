package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A small disk that is full at another point each time: the program runs to its end, and the store can be read.
final class FullDisk implements Stress.Attack {
    private final String hps;

    FullDisk(Path top) {
        this.hps = top.resolve("scripts/hps").toString();
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int amount) throws Exception {
        Stress.Tally tally = new Stress.Tally("disk: full");
        for (int i = 0; i < amount; i++) {
            Path disk = Files.createDirectories(scratch.resolve("disk" + i));
            long bytes = 4096L * (2 + random.nextInt(120));
            Rig.Outcome mounted =
                    Rig.run(scratch, 10, "mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", disk.toString());
            if (mounted.code() != 0) {
                tally.fell("a small disk cannot be mounted here: " + mounted.last());
                break;
            }
            try {
                filled(scratch, disk, bytes, tally);
            } finally {
                Rig.run(scratch, 10, "umount", "-l", disk.toString());
            }
        }
        Stress.Tally readOnly = new Stress.Tally("disk: read-only in mid-run");
        for (int i = 0; i < amount / 10; i++) {
            Path disk = Files.createDirectories(scratch.resolve("only" + i));
            if (Rig.run(scratch, 10, "mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString())
                            .code()
                    == 0) {
                try {
                    readOnly(scratch, disk, random, readOnly);
                } finally {
                    Rig.run(scratch, 10, "umount", "-l", disk.toString());
                }
            }
        }
        return List.of(tally, readOnly);
    }

    /// A disk that can be written no more stops neither the program nor the verbs that read.
    private void readOnly(Path scratch, Path disk, Random random, Stress.Tally tally)
            throws IOException, InterruptedException {
        Rig rig = new Rig(disk.resolve("p"));
        Path done = scratch.resolve("only");
        Files.deleteIfExists(done);
        String program =
                "i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo \"step $i loss: 0.$i\"; sleep 0.1; done; echo > " + done;
        Process run = rig.start(hps, "run", "--", "sh", "-c", program);
        Thread.sleep(random.nextLong(3000));
        Rig.Outcome remounted = Rig.run(scratch, 10, "mount", "-o", "remount,ro", disk.toString());
        boolean ended = run.waitFor(60, TimeUnit.SECONDS);
        tally.done(remounted.code() == 0 ? "read-only" : "refused, since a file was open for writing", 0);
        if (!ended || !Files.exists(done)) {
            run.destroyForcibly();
            tally.fell("the program did not come to its end");
        }
        for (String verb : List.of("ls", "show", "log")) {
            Rig.Outcome outcome = rig.await(60, hps, verb, "id:*");
            if (outcome.code() > 1) {
                tally.fell("hps " + verb + " ends with " + outcome.code() + ": " + outcome.last());
            }
        }
    }

    private void filled(Path scratch, Path disk, long bytes, Stress.Tally tally)
            throws IOException, InterruptedException {
        String how = bytes + " bytes";
        Rig rig = new Rig(disk.resolve("p"));
        Path done = scratch.resolve("done");
        Files.deleteIfExists(done);
        String program =
                "i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo \"step $i loss: 0.$i\" || :; done; echo > " + done;
        Rig.Outcome run = rig.await(120, hps, "run", "--", "sh", "-c", program);
        tally.done(how, run.seconds());
        if (!Files.exists(done)) {
            tally.fell(how + ": the program did not come to its end: " + run.last());
        }
        if (run.code() != 0) {
            tally.fell(how + ": hps run ends with " + run.code() + ": " + run.last());
        }
        for (String verb : List.of("ls", "show")) {
            Rig.Outcome outcome = rig.await(120, hps, verb, "id:*");
            if (outcome.code() > 1) {
                tally.fell(how + ": hps " + verb + " ends with " + outcome.code() + ": " + outcome.last());
            }
        }
        try (Stream<Path> runs = Files.exists(rig.store()) ? Files.list(rig.store()) : Stream.empty()) {
            for (Path folder : runs.filter(Files::isDirectory).toList()) {
                for (String name : List.of("params.json", "run.json", "status.json")) {
                    Path file = folder.resolve(name);
                    if (Files.exists(file) && Files.size(file) == 0) {
                        tally.fell(how + ": " + name + " is empty");
                    }
                }
            }
        }
    }
}
