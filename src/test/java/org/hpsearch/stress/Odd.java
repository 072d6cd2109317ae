package org.hpsearch.stress;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Odd surroundings and great amounts: no home, a clock that was set back, many runs, wide runs, a very long line.
final class Odd implements Stress.Attack {
    private static final double LONGEST = 5;

    private final String hps;

    Odd(Path top) {
        this.hps = top.resolve("scripts/hps").toString();
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int amount) throws Exception {
        return List.of(
                surroundings(new Rig(scratch.resolve("home"))),
                many(new Rig(scratch.resolve("many")), 20 * amount),
                wide(new Rig(scratch.resolve("wide")), amount),
                longLine(new Rig(scratch.resolve("line")), amount));
    }

    private void expect(Rig rig, Map<String, String> variables, double longest, Stress.Tally tally, String... words)
            throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = hps;
        System.arraycopy(words, 0, command, 1, words.length);
        Rig.Outcome outcome = Rig.run(rig.folder, variables, 600, command);
        String how = variables + " hps " + String.join(" ", words);
        tally.done(how, outcome.seconds());
        if (outcome.code() != 0) {
            tally.fell(how + " ends with " + outcome.code() + ": " + outcome.last());
        }
        if (outcome.seconds() > longest) {
            tally.fell(how + " takes " + outcome.seconds() + " s");
        }
    }

    private Stress.Tally surroundings(Rig rig) throws IOException, InterruptedException {
        Stress.Tally tally = new Stress.Tally("odd: homes, caches, locales");
        Files.createDirectories(rig.store());
        for (Map<String, String> variables : List.of(
                Map.of("HOME", ""),
                Map.of("HOME", "/nowhere"),
                Map.of("HOME", "/dev/null"),
                Map.of("XDG_CACHE_HOME", "/proc/none"),
                Map.of("HPS_INDEX", "/proc/none"),
                Map.of("TMPDIR", "/nowhere"),
                Map.of("LC_ALL", "C"),
                Map.of("LC_ALL", "xx_YY.none"),
                Map.of("TERM", "none", "COLUMNS", "-3"))) {
            expect(rig, variables, 30, tally, "run", "-q", "--", "sh", "-c", "echo loss: 0.5");
            expect(rig, variables, 30, tally, "query", "loss<1");
        }
        future(rig.store().resolve("20990101-000000-later"));
        expect(rig, Map.of(), 30, tally, "ls");
        expect(rig, Map.of(), 30, tally, "show", "later");
        return tally;
    }

    /// As made before the clock was set back.
    private static void future(Path run) throws IOException {
        write(run, "{\"lr\": 1}", "1,1.000,loss,0.5\n", "2099-01-01T00:00:00Z");
        Files.setLastModifiedTime(
                run, java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2099-01-01T00:00:00Z")));
    }

    private static void write(Path run, String params, String metrics, String started) throws IOException {
        Files.createDirectories(run);
        Files.writeString(run.resolve("params.json"), params);
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"experiment\": \"t\", \"command\": [\"t\"], \"host\": \"h\", \"started\": \""
                        + started + "\"}");
        Files.writeString(run.resolve("metrics.csv"), "step,time,metric,value\n" + metrics);
        Files.writeString(run.resolve("output.log"), "");
        Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"" + started + "\"}");
    }

    private Stress.Tally many(Rig rig, int runs) throws IOException, InterruptedException {
        Stress.Tally tally = new Stress.Tally("odd: " + runs + " runs");
        for (int i = 0; i < runs; i++) {
            String id = "20260101-" + String.format("%06d", i % 240000) + "-a"
                    + Integer.toString(i + 46656 * 10, 36).replaceAll("[0189]", "z");
            write(rig.store().resolve(id), "{\"lr\": " + i + "}", "1,1.000,loss,0." + i + "\n", "2026-01-01T00:00:00Z");
        }
        expect(rig, Map.of(), 120, tally, "index");
        for (String query : List.of("lr<10", "loss<0.5 NOT lr:7", "a AND b")) {
            expect(rig, Map.of(), LONGEST, tally, "query", query, "--fresh");
        }
        expect(rig, Map.of(), LONGEST, tally, "fields");
        return tally;
    }

    private Stress.Tally wide(Rig rig, int width) throws IOException, InterruptedException {
        Stress.Tally tally = new Stress.Tally("odd: wide runs");
        StringBuilder params = new StringBuilder("{\"p\": 1");
        for (int i = 0; i < 10 * width; i++) {
            params.append(", \"p").append(i).append("\": ").append(i);
        }
        write(rig.store().resolve("20260101-000000-param"), params + "}", "1,1.000,loss,0.5\n", "2026-01-01T00:00:00Z");
        Path metrics = rig.store().resolve("20260102-000000-metri");
        write(metrics, "{\"lr\": 1}", "", "2026-01-02T00:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(metrics.resolve("metrics.csv"))) {
            out.write("step,time,metric,value\n");
            for (int step = 0; step < 1000; step++) {
                for (int i = 0; i < width; i++) {
                    out.write(step + ",1.000,m" + i + ",0." + step + "\n");
                }
            }
        }
        for (String run : List.of("param", "metri")) {
            for (String verb : List.of("ls", "show", "metrics", "log", "query")) {
                expect(rig, Map.of(), LONGEST, tally, verb, verb.equals("query") ? "id:*" + run : run);
            }
            expect(rig, Map.of(), LONGEST, tally, "report", run, "-o", "r.html");
        }
        expect(rig, Map.of(), LONGEST, tally, "fields");
        expect(rig, Map.of(), LONGEST, tally, "diff", "param,metri");
        expect(rig, Map.of(), LONGEST, tally, "plot", "metri", "-m", "m1,m2", "-o", "p.svg");
        return tally;
    }

    private Stress.Tally longLine(Rig rig, int megabytes) throws IOException, InterruptedException {
        Stress.Tally tally = new Stress.Tally("odd: a line of " + megabytes + " MB");
        Files.createDirectories(rig.store());
        String program = "head -c " + megabytes + "000000 /dev/zero | tr '\\0' x; echo; echo loss: 0.5";
        expect(rig, Map.of(), 120, tally, "run", "-q", "--", "sh", "-c", program);
        expect(rig, Map.of(), LONGEST, tally, "query", "loss<1");
        expect(rig, Map.of(), LONGEST, tally, "show", "@last");
        return tally;
    }
}
