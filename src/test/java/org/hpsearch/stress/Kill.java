package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// kill -9 at random moments of all verbs: no program is harmed, no line is lost, and the next verb works.
final class Kill implements Stress.Attack {
    private static final int LINES = 200;
    private static final long LONGEST_MILLIS = 1500;
    private static final long RUNNING_MILLIS = 500;

    private final String hps;

    Kill(Path top) {
        this.hps = top.resolve("scripts/hps").toString();
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int seconds) throws Exception {
        Rig rig = new Rig(scratch.resolve("k"));
        Files.writeString(
                rig.folder.resolve("p.sh"),
                "i=0; while [ $i -lt " + LINES
                        + " ]; do i=$((i+1)); echo \"step $i loss: 0.$i\"; [ $((i % 20)) -gt 0 ] || sleep 0.03; done;"
                        + " echo $1 > done-$1\n");
        Files.writeString(rig.folder.resolve("predict.sh"), "echo 1 > $1; echo 2 >> $1\n");
        for (int i = 0; i < 3; i++) {
            rig.call("run", "-q", "-n", "base" + i, "-p", "seed=" + i, "--", "sh", "p.sh", "base" + i);
        }
        Stress.Tally verbs = new Stress.Tally("kill -9: verbs");
        Stress.Tally runs = new Stress.Tally("kill -9: hps over a program");
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            if (i % 3 == 0) {
                tracked(rig, random, runs, "r" + i);
            } else {
                verb(rig, random, verbs, i);
            }
        }
        after(rig, verbs);
        return List.of(verbs, runs);
    }

    private List<String> words(Random random, int i) {
        List<List<String>> verbs = List.of(
                List.of("tag", "base0", "t" + i),
                List.of("note", "base1", "a note of attempt " + i),
                List.of("name", "base2", "base2"),
                List.of("defaults", "set", "dropout", "0." + i),
                List.of("save", "q" + i, "loss<1"),
                List.of("index", "--rebuild"),
                List.of("query", "loss<1", "--fresh"),
                List.of("rerun", "base0", "-y", "seed=" + i),
                List.of("sweep", "seed=1,2", "-y", "--", "sh", "p.sh", "s" + i),
                List.of("ensemble", "base0,base1", "-y", "--predict", "sh predict.sh {predictions} {seed}", "--again"),
                List.of("report", "base0", "-o", "r.html"),
                List.of("plot", "base0", "-m", "loss", "-o", "p.svg"));
        List<String> words = new ArrayList<>(List.of("setsid", hps));
        words.addAll(verbs.get(random.nextInt(verbs.size())));
        return words;
    }

    private void verb(Rig rig, Random random, Stress.Tally tally, int i) throws IOException, InterruptedException {
        List<String> words = words(random, i);
        Process process = rig.start(words.toArray(String[]::new));
        Thread.sleep(random.nextLong(LONGEST_MILLIS));
        kill(process, random.nextBoolean());
        tally.done(words.get(2), 0);
        if (i % 10 == 1) {
            after(rig, tally);
        }
    }

    /// The shim goes on by itself: the program ends, and each of its lines is there.
    private void tracked(Rig rig, Random random, Stress.Tally tally, String name) throws Exception {
        Process process = rig.start("setsid", hps, "run", "-q", "-n", name, "--", "sh", "p.sh", name);
        boolean wait = random.nextInt(4) > 0;
        long begin = System.nanoTime();
        while (wait && run(rig, name) == null && Stress.seconds(begin) < 20) {
            Thread.sleep(5);
        }
        Thread.sleep(random.nextLong(wait ? RUNNING_MILLIS : LONGEST_MILLIS));
        Path begun = run(rig, name);
        boolean started = begun != null;
        if (begun != null && random.nextInt(4) == 0) {
            other(rig, process, begun, random.nextBoolean() ? "program" : "shim", tally);
            return;
        }
        kill(process, false);
        long since = System.nanoTime();
        Path done = rig.folder.resolve("done-" + name);
        while (begun != null && !isOver(done, begun) && Stress.seconds(since) < 20) {
            Thread.sleep(20);
        }
        tally.done(name, Stress.seconds(since));
        Path folder = run(rig, name);
        Path log = folder == null ? null : folder.resolve("output.log");
        if (started && Files.exists(done) && folder != null && log != null) {
            long lines;
            try (Stream<String> all = Files.lines(log)) {
                lines = all.count();
            }
            if (lines != LINES) {
                tally.fell(name + ": " + lines + " of " + LINES + " lines");
            }
            Rig.Outcome shown = rig.call("metrics", folder.getFileName().toString(), "--csv");
            long rows =
                    shown.out().lines().filter(line -> line.contains("loss")).count();
            if (shown.code() != 0 || rows < LINES) {
                tally.fell(
                        name + ": hps metrics ends with " + shown.code() + " and " + rows + " rows: " + shown.last());
            }
        } else if (started && log != null && Files.size(log) > 0) {
            tally.fell(name + ": the program did not come to its end");
        }
    }

    /// Whether the program has ended and its shim has noted that: until then the run is running, and what its log holds
    /// is
    /// not looked at.
    private static boolean isOver(Path done, Path run) {
        return Files.exists(done) && Files.exists(run.resolve(RunFolder.EXIT));
    }

    /// The program or its shim is killed: hps notices it, and ends.
    private static void other(Rig rig, Process process, Path run, String victim, Stress.Tally tally) throws Exception {
        long since = System.nanoTime();
        if (SafeFile.readObject(run.resolve("process.json"))
                        .map(facts -> facts.fields().get(victim))
                        .orElse(null)
                instanceof Value.Obj facts) {
            long pid = Fields.whole(facts, "pid", 0);
            if (pid > 1) {
                Rig.run(rig.folder, 5, "kill", "-9", Long.toString(pid));
            }
        }
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        tally.done("the " + victim + " of a run", Stress.seconds(since));
        if (!ended || !Files.exists(run.resolve("status.json"))) {
            process.destroyForcibly();
            tally.fell("hps does not end when the " + victim + " is killed: " + run);
        }
    }

    /// The run's folder, if its program was started; null where there is none.
    private static @Nullable Path run(Rig rig, String name) throws IOException {
        try (Stream<Path> runs = Files.list(rig.store())) {
            for (Path run : runs.filter(Files::isDirectory).toList()) {
                Path notes = run.resolve("notes.json");
                if (Files.exists(run.resolve("process.json"))
                        && Files.exists(notes)
                        && Files.readString(notes).contains("\"" + name + "\"")) {
                    return run;
                }
            }
        }
        return null;
    }

    /// @param group whether its children go with it
    private static void kill(Process process, boolean group) throws IOException, InterruptedException {
        if (group) {
            Rig.run(Path.of("/"), 5, "kill", "-9", "--", "-" + process.pid());
        }
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private static void after(Rig rig, Stress.Tally tally) {
        for (List<String> words : List.of(
                List.of("ls", "--json", "--limit", "1000000"),
                List.of("show", "base0"),
                List.of("defaults"),
                List.of("query", "loss<1"))) {
            Rig.Outcome outcome = rig.call(words.toArray(String[]::new));
            tally.done("then hps " + words.getFirst(), outcome.seconds());
            if (outcome.code() != 0) {
                tally.fell("afterwards hps " + String.join(" ", words) + " ends with " + outcome.code() + ": "
                        + outcome.last());
            }
        }
    }
}
