package org.hpsearch.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hpsearch.run.Host;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// A run folder from a stranger is data: whatever is in it, no verb changes, reads or executes anything outside of it.
final class Stranger implements Stress.Attack {
    private static final String SECRET = "the-owners-secret";

    /// What a stranger may write where a path, a name or a value is expected; `@` is the folder outside.
    private static final List<String> PATHS = List.of(
            "@/mine",
            "../../../outside/mine",
            "..",
            ".",
            "/",
            "",
            "checkpoints/../../../../outside/mine",
            "checkpoints/0001/mine",
            "link/mine",
            "link",
            "a\u0000b",
            "~/mine",
            "$(touch @/PWNED)",
            "`touch @/PWNED`",
            "; touch @/PWNED #",
            "'; touch @/PWNED; '",
            "\"; touch @/PWNED; \"",
            "$HOME",
            "\u001b]0;PWNED\u0007",
            "a\nb",
            "-rf",
            "--predict",
            "<script>alert(1)</script>",
            "![x](http://h/i)",
            "=1+1|' /C calc'!A0");

    private static final List<List<String>> VERBS = List.of(
            List.of("ls"),
            List.of("show", "abcde"),
            List.of("show", "abcde", "--json"),
            List.of("log", "abcde"),
            List.of("metrics", "abcde"),
            List.of("query", "--csv"),
            List.of("query", "--markdown"),
            List.of("fields"),
            List.of("diff", "abcde,oldie"),
            List.of("plot", "abcde", "-m", "loss", "-o", "p.svg"),
            List.of("report", "abcde", "-o", "r.html"),
            List.of("importance"),
            List.of("metrics", "abcde", "--json"),
            List.of("explain", "hps-runs/20260102-000000-abcde/output.log"),
            List.of("export", "abcde", "--to", "csv", "tables"),
            List.of("pack", "abcde", "-o", "run.tar.gz"),
            List.of("sync", "mirror"),
            List.of("run", "--auto-resume", "-q", "--", "sh", "-c", "echo loss: 1"),
            List.of("recover", "abcde", "--dry-run"),
            List.of("rerun", "abcde"),
            List.of("resume", "abcde"),
            List.of("rerun", "abcde", "--dry-run"),
            List.of("resume", "abcde", "--dry-run"),
            List.of("sweep", "abcde", "seed=1,2"),
            List.of("ensemble", "abcde,oldie", "--predict", "sh -c : {checkpoint} {evil} {predictions}"),
            List.of("ensemble", "abcde,oldie", "--from", "preds.csv"),
            List.of("tag", "abcde", "seen"),
            List.of("note", "abcde", "seen"),
            List.of("index", "--check"),
            List.of("gc"),
            List.of("stop", "abcde"),
            List.of("rm", "--checkpoints", "-y", "abcde"),
            List.of("rm", "-y", "abcde"),
            List.of("rm", "--empty", "-y"));

    private final int stride;

    /// @param stride each how manieth text is tried
    Stranger(int stride) {
        this.stride = stride;
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int rounds) throws Exception {
        Stress.Tally tally = new Stress.Tally("stranger");
        int scene = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < PATHS.size(); i += stride) {
                scene(scratch.resolve("s" + scene++), PATHS.get(i), random.nextBoolean(), tally);
            }
        }
        return List.of(tally);
    }

    private static void scene(Path scratch, String pattern, boolean forged, Stress.Tally tally) throws IOException {
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("mine"), SECRET + "\n");
        Files.writeString(outside.resolve("preds.csv"), "id,p\n" + SECRET + ",0.5\n");
        String evil = pattern.replace("@", outside.toString());
        Rig rig = new Rig(scratch.resolve("p"));
        plant(rig.store().resolve("20260101-000000-oldie"), "harmless", outside, false);
        plant(rig.store().resolve("20260102-000000-abcde"), evil, outside, forged);
        Map<String, String> before = contents(outside);
        for (List<String> verb : VERBS) {
            String how = "hps " + String.join(" ", verb) + " with " + Json.line(Value.of(evil));
            Rig.Outcome outcome = rig.call(verb.toArray(String[]::new));
            tally.done(how, outcome.seconds());
            if (outcome.code() > 3) {
                tally.fell(how + " ends with " + outcome.code() + ": " + outcome.last());
            }
            if (!contents(outside).equals(before)) {
                tally.fell(
                        how + " changes what is outside: " + contents(outside).keySet());
                return;
            }
            if (!harmless(outcome.out() + outcome.err(), verb)) {
                tally.fell(how + " writes raw control characters: " + outcome.last());
            }
            if ((outcome.out() + outcome.err()).contains(SECRET)) {
                tally.fell(how + " shows a file outside");
            }
        }
        for (Path made : List.of(rig.folder.resolve("r.html"), rig.folder.resolve("p.svg"))) {
            String text = Files.exists(made) ? Files.readString(made) : "";
            if (text.contains("<script>alert") || text.contains(SECRET)) {
                tally.fell(made.getFileName() + " holds what is not its own: " + pattern);
            }
        }
    }

    /// A pipe gets a log's own bytes.
    private static boolean harmless(String text, List<String> verb) {
        return verb.getFirst().equals("log") || text.chars().noneMatch(c -> c == 0x1b || c == 0 || c == 7);
    }

    /// A run that holds the text wherever one may stand, and links wherever a file may be.
    private static void plant(Path run, String evil, Path outside, boolean forged) throws IOException {
        Files.createDirectories(run.resolve("checkpoints/0002"));
        Files.createDirectories(run.resolve("inputs"));
        Value text = Value.of(evil);
        String quoted = Json.line(text).strip();
        String cell = "\"" + evil.replace("\"", "\"\"") + "\"";
        Files.writeString(run.resolve("params.json"), "{\"evil\": " + quoted + ", " + quoted + ": 1, \"lr\": 0.1}");
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"experiment\": " + quoted + ", \"command\": [\"sh\", \"-c\", \"touch " + outside
                        + "/PWNED\", " + quoted + "], \"cwd\": " + quoted + ", \"host\": \"" + Host.name()
                        + "\", \"user\": " + quoted + ", \"started\": \"2026-01-02T00:00:00Z\", \"inputs\": {" + quoted
                        + ": " + quoted + ", \"c.yaml\": \"link\"}, \"lineage\": {\"kind\": \"resume\", \"parent\": "
                        + quoted + ", \"checkpoint\": " + quoted
                        + "}, \"places\": {\"evil\": {\"kind\": \"file\", \"file\": "
                        + quoted + "}}}");
        Files.writeString(
                run.resolve("notes.json"),
                "{\"name\": " + quoted + ", \"tags\": [" + quoted + "], \"note\": " + quoted + "}");
        Files.writeString(
                run.resolve("metrics.csv"), "step,time,metric,value\n1,1.000,loss,0.5\n1,1.000," + cell + ",0.5\n");
        Files.writeString(run.resolve("output.log"), "loss: 0.5\n" + evil + ": 0.5\n");
        Files.writeString(
                run.resolve("checkpoints.csv"),
                "step,time,path,kept,bytes,sha256\n1,1.000," + cell + "," + cell + ",5,\n2,1.000," + cell
                        + ",checkpoints/0002/c,5,\n"
                        + "3,1.000,c.pt,link/mine,5,\n"
                        + "4,1.000,../../outside/mine,checkpoints/0002/c,5,\n");
        Files.writeString(run.resolve("checkpoints/0002/c"), "12345");
        Files.writeString(run.resolve("members.csv"), "run,weight,predictions\n" + cell + ",1," + cell + "\n");
        Files.createSymbolicLink(run.resolve("link"), outside);
        Files.createSymbolicLink(run.resolve("preds.csv"), outside.resolve("preds.csv"));
        Files.createSymbolicLink(run.resolve("checkpoints/0001"), outside);
        Files.createSymbolicLink(run.resolve("inputs/link"), outside.resolve("mine"));
        Files.createSymbolicLink(run.resolve("inputs/source.patch"), outside.resolve("mine"));
        Files.createSymbolicLink(run.resolve("stderr.log"), outside.resolve("mine"));
        if (forged) {
            Files.writeString(run.resolve("exit"), "1\n");
            Files.writeString(
                    run.resolve("process.json"),
                    "{\"shim\": {\"pid\": 4194304, \"start\": 1}, \"machine\": \"" + Host.machine() + "\", \"boot\": \""
                            + Host.boot() + "\", \"namespace\": \"" + Host.namespace() + "\"}");
        } else {
            Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-01-02T00:01:00Z\"}");
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                all.put(
                        file.toString(),
                        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                ? attributes.lastModifiedTime() + " "
                                        + new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                : "no file");
                return FileVisitResult.CONTINUE;
            }
        });
        return all;
    }
}
