package org.hpsearch.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hpsearch.value.Trees;
import org.hpsearch.value.Value;

/// Each file of the golden runs, and of an index of them, cut at every byte and with each single bit turned: all other
/// runs are whole, the run itself is listed, and an answer comes within a second.
final class EveryBit implements Stress.Attack {
    /// One damage of a file.
    private record Change(Path file, boolean cut, int at) {
        byte[] of(byte[] whole) {
            if (cut) {
                return Arrays.copyOf(whole, at);
            }
            byte[] turned = whole.clone();
            turned[at / 8] ^= (byte) (1 << at % 8);
            return turned;
        }

        @Override
        public String toString() {
            return file + (cut ? " cut at byte " + at : " bit " + at);
        }
    }

    private static final int BATCH = 100;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    private final Stress.Tally answers = new Stress.Tally("bits: answers beside damaged runs");
    private final Path golden;
    private final double longest;

    /// @param longest seconds that an answer may take
    EveryBit(Path top, double longest) {
        this.longest = longest;
        this.golden = top.resolve("testdata/golden/v1");
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int most) throws Exception {
        Stress.Tally runs = new Stress.Tally("bits: files of runs");
        Stress.Tally index = new Stress.Tally("bits: files of the index");
        Rig rig = new Rig(scratch.resolve("b"));
        Files.createDirectories(rig.store());
        try (Stream<Path> all = Files.list(golden).filter(Files::isDirectory)) {
            for (Path run : all.sorted().toList()) {
                Trees.copy(run, rig.store().resolve(run.getFileName()), Trees.Links.LEFT_OUT);
            }
        }
        Map<String, Value> before = Damage.answer(rig, answers, "whole", longest);
        try (Stream<Path> all = Files.list(golden).filter(Files::isDirectory)) {
            for (Path run : all.sorted().toList()) {
                for (Path file : files(run)) {
                    List<Change> changes = changes(file, most, random);
                    for (int i = 0; i < changes.size(); i += BATCH) {
                        batch(rig, run, changes.subList(i, Math.min(changes.size(), i + BATCH)), before, runs);
                    }
                }
            }
        }
        index(new Rig(scratch.resolve("i")), rig.store(), most, random, index);
        return List.of(runs, index, answers);
    }

    /// Every cut and every bit; so many of each, by chance, where there are more.
    private static List<Change> changes(Path file, int most, Random random) throws IOException {
        int bytes = (int) Files.size(file);
        List<Change> changes = new ArrayList<>();
        for (int at : chosen(bytes, most, random)) {
            changes.add(new Change(file, true, at));
        }
        for (int at : chosen(8 * bytes, most, random)) {
            changes.add(new Change(file, false, at));
        }
        return changes;
    }

    private static List<Integer> chosen(int count, int most, Random random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        if (count > most) {
            Collections.shuffle(all, random);
        }
        return all.subList(0, Math.min(count, most)).stream().sorted().toList();
    }

    /// Damaged copies of a run beside the whole ones.
    private void batch(Rig rig, Path run, List<Change> changes, Map<String, Value> before, Stress.Tally tally)
            throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            String id = "20270101-000000-aaa" + DIGITS.charAt(i / 32) + DIGITS.charAt(i % 32);
            ids.add(id);
            Path copy = rig.store().resolve(id);
            Trees.copy(run, copy, Trees.Links.LEFT_OUT);
            Files.write(copy.resolve(run.relativize(change.file())), change.of(Files.readAllBytes(change.file())));
        }
        Map<String, Value> after =
                Damage.answer(rig, answers, changes.getFirst() + " to " + changes.getLast(), longest);
        before.forEach((id, value) -> {
            if (!value.equals(after.get(id))) {
                tally.fell("beside " + changes.getFirst() + " to " + changes.getLast() + " run " + id + " is "
                        + (after.containsKey(id) ? "another" : "missing"));
            }
        });
        for (int i = 0; i < ids.size(); i++) {
            String how = golden.relativize(changes.get(i).file()) + " "
                    + changes.get(i).toString().replaceAll("^\\S+ ", "");
            if (!after.containsKey(ids.get(i))) {
                tally.fell(how + ": its run is missing");
            }
            for (String verb : List.of("show", "log", "metrics", "diff")) {
                Rig.Outcome outcome = rig.call(verb, verb.equals("diff") ? ids.get(i) + ",abcde" : ids.get(i));
                if (outcome.code() > 2 || outcome.seconds() > longest) {
                    tally.fell(how + ": hps " + verb + " ends with " + outcome.code() + " after " + outcome.seconds()
                            + " s: " + outcome.last());
                }
            }
            tally.done(how, 0);
        }
        for (String id : ids) {
            Trees.delete(rig.store().resolve(id));
        }
    }

    private void index(Rig rig, Path store, int most, Random random, Stress.Tally tally) throws IOException {
        Trees.copy(store, rig.store(), Trees.Links.LEFT_OUT);
        Map<String, Value> before = Damage.answer(rig, answers, "whole", longest);
        String fields = rig.call("fields").out();
        Path place = rig.folder.resolve(".index");
        Path whole = rig.folder.resolve("whole-index");
        Trees.copy(place, whole, Trees.Links.LEFT_OUT);
        for (Path file : files(whole)) {
            for (Change change : changes(file, most, random)) {
                Path damaged = place.resolve(whole.relativize(file));
                Files.createDirectories(damaged.getParent());
                Files.write(damaged, change.of(Files.readAllBytes(file)));
                String how = whole.relativize(file) + " " + change.toString().replaceAll("^\\S+ ", "");
                Map<String, Value> after = Damage.answer(rig, tally, how, longest);
                if (!after.equals(before)) {
                    tally.fell(how + ": another answer");
                } else if (!rig.call("fields").out().equals(fields)) {
                    tally.fell(how + ": other fields");
                }
                restore(place, whole);
            }
        }
    }

    /// The index as it was, with the times of its files.
    private static void restore(Path place, Path whole) throws IOException {
        for (Path file : files(place)) {
            if (!Files.exists(whole.resolve(place.relativize(file)))) {
                Files.delete(file);
            }
        }
        for (Path file : files(whole)) {
            Path target = place.resolve(whole.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
