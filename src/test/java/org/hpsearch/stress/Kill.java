package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
    private static final int MEASURED_EACH = 300;
    private static final long RUNNING_MILLIS = 500;

    private final String hps;
    private final Stress.Tally verbs = new Stress.Tally("kill -9: verbs");
    private final Stress.Tally runs = new Stress.Tally("kill -9: hps over a program");
    private final Stress.Tally checks = new Stress.Tally("kill -9: verbs afterwards");
    private final Set<String> tags = new TreeSet<>();

    /// How long each verb takes here and now, and so the latest moment of a kill.
    private long[] usualMillis = {};

    /// How many had ended before the kill.
    private int early;

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
        rig.call(
                "run",
                "-q",
                "-n",
                "kept",
                "--checkpoint",
                "*.ckpt",
                "--",
                "sh",
                "-c",
                "echo loss: 1; echo 1 > m.ckpt; :");
        rig.call("pack", "name:base*", "-o", "whole.tar.gz");
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            if (i % MEASURED_EACH == 0) {
                measure(rig, i);
            }
            if (i % 3 == 0) {
                tracked(rig, random, "r" + i);
            } else {
                verb(rig, random, i);
            }
        }
        after(rig);
        verbs.tell(early + " of them had ended before the kill");
        return List.of(verbs, runs, checks);
    }

    /// A verb, and the text that another verb shows once it was done; the text is empty where nothing has to be shown.
    private record Attempt(List<String> words, List<String> shownBy, String fact) {
        Attempt(String... words) {
            this(List.of(words), List.of(), "");
        }
    }

    /// All verbs of the i-th attempt.
    private static List<Attempt> attempts(int i) {
        return List.of(
                new Attempt(List.of("tag", "base0", "t" + i), List.of("show", "base0", "--json"), quoted("t" + i)),
                new Attempt(
                        List.of("note", "base1", "a note of attempt " + i), List.of("show", "base1"), "attempt " + i),
                new Attempt(List.of("name", "base2", "base2"), List.of("show", "base2"), "base2"),
                new Attempt(List.of("defaults", "set", "dropout", "0." + i, "--all"), List.of("defaults"), "0." + i),
                new Attempt(List.of("save", "q" + i, "loss<1"), List.of("save"), "q" + i),
                new Attempt("index", "--rebuild"),
                new Attempt("index", "--check"),
                new Attempt("query", "loss<1", "--fresh"),
                new Attempt("rerun", "base0", "-y", "seed=" + i),
                new Attempt("resume", "kept", "-y", "--with", "{checkpoint}"),
                new Attempt("sweep", "seed=1,2", "-y", "--", "sh", "p.sh", "s" + i),
                new Attempt(
                        "ensemble", "base0,base1", "-y", "--predict", "sh predict.sh {predictions} {seed}", "--again"),
                new Attempt("report", "base0", "-o", "r.html"),
                new Attempt("plot", "base0", "-m", "loss", "-o", "p.svg"),
                new Attempt("rm", "-y", "NOT (name:base* OR name:kept)"),
                new Attempt("rm", "--checkpoints", "--keep", "best", "-y", "name:kept OR kind:resume"),
                new Attempt("gc", "-y"),
                new Attempt("recover", "id:*"),
                new Attempt("export", "name:base*", "--to", "csv", "tables"),
                new Attempt("pack", "name:base*", "-o", "base.tar.gz"),
                new Attempt("unpack", "whole.tar.gz", "--home", "unpacked" + i),
                new Attempt("sync", "other", "name:base*"),
                new Attempt("stop", "name:base*"),
                new Attempt("serve", "--port", "0"),
                new Attempt("fields"),
                new Attempt("importance"),
                new Attempt("diff", "base0,base1"),
                new Attempt("metrics", "base0"),
                new Attempt("log", "base0"));
    }

    /// Each verb works where nobody kills it; a page is served until it is killed.
    private void measure(Rig rig, int i) throws IOException, InterruptedException {
        List<Attempt> all = attempts(i);
        usualMillis = new long[all.size()];
        for (int verb = 0; verb < all.size(); verb++) {
            List<String> words = new ArrayList<>(List.of(hps));
            words.addAll(all.get(verb).words);
            boolean serves = words.contains("serve");
            Rig.Outcome outcome = rig.await(serves ? 3 : 120, words.toArray(String[]::new));
            usualMillis[verb] = (long) (1000 * outcome.seconds());
            if (outcome.code() != (serves ? -1 : 0)) {
                checks.fell("hps " + words + " ends with " + outcome.code() + ": " + outcome.out());
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private void verb(Rig rig, Random random, int i) throws IOException, InterruptedException {
        List<Attempt> all = attempts(i);
        int chosen = random.nextInt(all.size());
        Attempt attempt = all.get(chosen);
        List<String> words = new ArrayList<>(List.of("setsid", hps));
        words.addAll(attempt.words);
        Process process = rig.start(words.toArray(String[]::new));
        boolean ended = process.waitFor(random.nextLong(1 + usualMillis[chosen]), TimeUnit.MILLISECONDS);
        kill(process, random.nextBoolean());
        if (ended) {
            early++;
        }
        if (ended && process.exitValue() == 0 && !attempt.fact.isEmpty()) {
            if (attempt.words.getFirst().equals("tag")) {
                tags.add(attempt.fact);
            }
            Rig.Outcome shown = rig.call(attempt.shownBy.toArray(String[]::new));
            if (!shown.out().contains(attempt.fact)) {
                verbs.fell("acknowledged, and not there: " + attempt.words + ": " + shown.out());
            }
        }
        verbs.done(attempt.words.getFirst(), 0);
        if (i % 10 == 1) {
            after(rig);
        }
    }

    /// The shim goes on by itself: the program ends, and each of its lines is there.
    private void tracked(Rig rig, Random random, String name) throws Exception {
        Process process = rig.start("setsid", hps, "run", "-q", "-n", name, "--", "sh", "p.sh", name);
        boolean wait = random.nextInt(4) > 0;
        long begin = System.nanoTime();
        while (wait && run(rig, name) == null && Stress.seconds(begin) < 20) {
            Thread.sleep(5);
        }
        Thread.sleep(random.nextLong(wait ? RUNNING_MILLIS : 1 + usualMillis[0]));
        Path begun = run(rig, name);
        boolean started = begun != null;
        if (begun != null && random.nextInt(4) == 0) {
            other(rig, process, begun, random.nextBoolean() ? "program" : "shim");
            return;
        }
        kill(process, false);
        long since = System.nanoTime();
        Path done = rig.folder.resolve("done-" + name);
        while (begun != null && !isOver(done, begun) && Stress.seconds(since) < 20) {
            Thread.sleep(20);
        }
        runs.done(name, Stress.seconds(since));
        Path folder = run(rig, name);
        Path log = folder == null ? null : folder.resolve("output.log");
        if (started && Files.exists(done) && folder != null && log != null) {
            long lines;
            try (Stream<String> all = Files.lines(log)) {
                lines = all.count();
            }
            if (lines != LINES) {
                runs.fell(name + ": " + lines + " of " + LINES + " lines");
            }
            Rig.Outcome shown = rig.call("metrics", folder.getFileName().toString(), "--csv");
            long rows =
                    shown.out().lines().filter(line -> line.contains("loss")).count();
            if (shown.code() != 0 || rows < LINES) {
                runs.fell(name + ": hps metrics ends with " + shown.code() + " and " + rows + " rows: " + shown.last());
            }
        } else if (started && log != null && Files.size(log) > 0) {
            runs.fell(name + ": the program did not come to its end");
        }
    }

    /// Whether the program has ended and its shim has noted that: until then the run is running, and what its log holds
    /// is not looked at.
    private static boolean isOver(Path done, Path run) {
        return Files.exists(done) && Files.exists(run.resolve(RunFolder.EXIT));
    }

    /// The program or its shim is killed: hps notices it, and ends.
    private void other(Rig rig, Process process, Path run, String victim) throws Exception {
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
        runs.done("the " + victim + " of a run", Stress.seconds(since));
        if (!ended || !Files.exists(run.resolve("status.json"))) {
            process.destroyForcibly();
            runs.fell("hps does not end when the " + victim + " is killed: " + run);
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

    private void after(Rig rig) {
        for (List<String> words : List.of(
                List.of("ls", "--json", "--limit", "1000000"),
                List.of("show", "base0"),
                List.of("defaults"),
                List.of("query", "loss<1"))) {
            Rig.Outcome outcome = rig.call(words.toArray(String[]::new));
            checks.done("then hps " + words.getFirst(), outcome.seconds());
            if (outcome.code() != 0) {
                checks.fell("afterwards hps " + String.join(" ", words) + " ends with " + outcome.code() + ": "
                        + outcome.last());
            }
        }
        String shown = rig.call("show", "base0", "--json").out();
        tags.stream().filter(tag -> !shown.contains(tag)).forEach(tag -> checks.fell("tag " + tag + " is gone"));
    }
}
