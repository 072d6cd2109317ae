package org.hpsearch.stress;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// A file of a golden run, or of the index, is damaged: all other runs are whole, and the answer comes within a second.
final class Damage implements Stress.Attack {
    private final Path golden;
    private final double longest;

    /// @param longest seconds that an answer may take
    Damage(Path top, double longest) {
        this.longest = longest;
        this.golden = top.resolve("testdata/golden/v1");
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int amount) throws Exception {
        Rig rig = new Rig(scratch.resolve("d"));
        Path whole = scratch.resolve("whole");
        Files.createDirectories(whole);
        try (Stream<Path> runs = Files.list(golden).filter(Files::isDirectory)) {
            for (Path run : runs.toList()) {
                copy(run, whole.resolve(run.getFileName()));
            }
        }
        Files.createDirectories(rig.store());
        refill(rig, whole);
        Map<String, Value> before = answer(rig, new Stress.Tally(""), "whole", longest);
        Stress.Tally records = new Stress.Tally("damage: files of runs");
        Stress.Tally index = new Stress.Tally("damage: files of the index");
        for (int i = 0; i < amount; i++) {
            record(rig, whole, random, before, records);
            if (i % 4 == 0) {
                index(rig, random, before, index);
            }
        }
        return List.of(records, index);
    }

    private void record(Rig rig, Path whole, Random random, Map<String, Value> before, Stress.Tally tally)
            throws Exception {
        List<Path> files = files(rig.store());
        Path file = files.get(random.nextInt(files.size()));
        Path place = rig.store().relativize(file);
        String id = place.getName(0).toString();
        String how = place + " " + damage(file, random);
        if (random.nextInt(4) == 0) {
            rig.call("index", "--rebuild");
        }
        Map<String, Value> after = answer(rig, tally, how, longest);
        before.forEach((run, value) -> {
            if (!run.equals(id) && !value.equals(after.get(run))) {
                tally.fell(how + ": run " + run + " is " + (after.containsKey(run) ? "another" : "missing"));
            }
        });
        if (!after.containsKey(id)) {
            tally.fell(how + ": its run is missing");
        }
        for (String verb : List.of("show", "log", "metrics", "diff")) {
            Rig.Outcome outcome = rig.call(verb, id);
            if (outcome.code() > 2) {
                tally.fell(how + ": hps " + verb + " ends with " + outcome.code() + ": " + outcome.last());
            }
        }
        Path run = rig.store().resolve(id);
        Rig.run(rig.folder, 60, "chmod", "-R", "u+rwX", run.toString());
        Rig.run(rig.folder, 60, "rm", "-rf", run.toString());
        copy(whole.resolve(id), run);
    }

    private void index(Rig rig, Random random, Map<String, Value> before, Stress.Tally tally) throws Exception {
        List<Path> files = files(rig.folder.resolve(".index"));
        if (files.isEmpty()) {
            return;
        }
        Path file = files.get(random.nextInt(files.size()));
        String how = file.getFileName() + " " + damage(file, random);
        Map<String, Value> after = answer(rig, tally, how, longest);
        if (!after.equals(before)) {
            tally.fell(how + ": another answer");
        }
        Rig.run(rig.folder, 60, "rm", "-rf", rig.folder.resolve(".index").toString());
        answer(rig, new Stress.Tally(""), "whole", longest);
    }

    /// Does it, and says what was done.
    private static String damage(Path file, Random random) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                return "cut at " + at;
            }
            case 4, 5, 6, 7 -> {
                if (bytes.length > 0) {
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(file, bytes);
                return "bit at " + at;
            }
            case 8 -> {
                Files.delete(file);
                return "missing";
            }
            case 9 -> {
                Files.delete(file);
                Files.createDirectories(file.resolve("inner"));
                return "a folder";
            }
            case 10 -> {
                Files.delete(file);
                if (random.nextBoolean()) {
                    Files.createSymbolicLink(file, file);
                    return "a loop";
                }
                Rig.run(Path.of("/"), 10, "mkfifo", file.toString());
                return "a fifo";
            }
            default -> {
                try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
                    large.setLength(256 << 20);
                }
                return "256 MB of zeros";
            }
        }
    }

    /// Run → what JSON says of it.
    ///
    /// @param longest seconds that the answer may take
    static Map<String, Value> answer(Rig rig, Stress.Tally tally, String how, double longest) {
        Rig.Outcome outcome = rig.call("ls", "--json", "--limit", "1000000");
        double seconds = outcome.seconds();
        tally.done(how, seconds);
        if (outcome.code() == ExitStatus.INCOMPLETE) {
            outcome = rig.call("ls", "--json", "--limit", "1000000", "--fresh");
        }
        if (outcome.code() != 0) {
            tally.fell(how + ": hps ls ends with " + outcome.code() + ": " + outcome.last());
            return Map.of();
        }
        if (seconds > longest) {
            tally.fell(String.format("%s: hps ls takes %.1f s", how, seconds));
        }
        Map<String, Value> runs = new TreeMap<>();
        if (Json.parse(outcome.out().getBytes(StandardCharsets.UTF_8)) instanceof Value.Items items) {
            for (Value run : items.values()) {
                if (run instanceof Value.Obj object && object.fields().get("id") instanceof Value.Text id) {
                    runs.put(id.text(), run);
                }
            }
        }
        return runs;
    }

    private static void refill(Rig rig, Path whole) throws IOException {
        try (Stream<Path> runs = Files.list(whole)) {
            for (Path run : runs.toList()) {
                copy(run, rig.store().resolve(run.getFileName()));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
