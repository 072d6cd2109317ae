package org.hpsearch.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.files.FileFacts;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.ensemble.Ensemble;
import org.hpsearch.ensemble.EnsembleRequest;
import org.hpsearch.ensemble.EnsembleRequest.FileLayout;
import org.hpsearch.ensemble.EnsembleRequest.Judging;
import org.hpsearch.ensemble.RowJoin;
import org.hpsearch.ensemble.TruthFile;
import org.hpsearch.ensemble.WeightedFile;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Csv;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.hpsearch.value.Yaml;
import org.hpsearch.workspace.Hps;

/// Random and mutated inputs: each is read or refused with a message, within a second.
final class Fuzz implements Stress.Attack {
    private final double longest;

    /// The kinds of input that are tried; all where it is empty.
    private final List<String> kinds;

    /// An event file of two values of a loss.
    private static final byte[] EVENTS = Base64.getMimeDecoder().decode("""
        GAAAAAAAAACjf0siCQAAAAAAAPA/Gg1icmFpbi5FdmVudDoyhr9XehoAAAAAAAAAEpvYLQkAAAAAAAAAQBABKg0KCw
        oEbG9zcxUAAAA/4gV2zhoAAAAAAAAAEpvYLQkAAAAAAAAIQBACKg0KCwoEbG9zcxUAAIA+fYN9MA==
        """);

    /// Of a line that hands its output to a command that is not there.
    private static final int NOT_FOUND = 127;

    private interface Target {
        void take(byte[] input) throws Exception;
    }

    private Random random = new Random();

    /// @param longest seconds that an answer may take
    Fuzz(double longest) {
        this(longest, List.of());
    }

    /// @param kinds beginnings of the names of kinds, of which each gets the full amount; empty for all of them, of
    ///              which the slow ones get a tenth or a hundredth
    Fuzz(double longest, List<String> kinds) {
        this.longest = longest;
        this.kinds = kinds;
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random seeded, int amount) throws Exception {
        random = seeded;
        List<Stress.Tally> tallies = new ArrayList<>();
        Path array = Files.createDirectories(scratch.resolve("p"));
        List<byte[]> arrays = List.of(
                npy("<f8", "(4,)", new byte[32]),
                npy(">f4", "(2, 2)", new byte[16]),
                npy("<U3", "(2,)", new byte[24]),
                npy("|b1", "(3,)", new byte[3]));
        tallies.add(fuzz("npy", amount, arrays, input -> combine(array, input)));
        List<byte[]> tables = texts(
                "id,p\na,0.5\nb,0.25\n",
                "cat,dog\n.1,.9\n.8,.2\n",
                "\"a\";\"b\"\r\n1;\"x\"\"y\"\r\n",
                "p\tq\n1\t2\n",
                "label\ncat\ndog\n");
        tallies.add(fuzz("predictions in CSV", amount, tables, input -> combine(array, input)));
        List<byte[]> json = texts(
                "[0.5, 1, -2e3]",
                "[{\"id\": 1, \"p\": 0.5}, {\"id\": 2, \"p\": 1}]",
                "{\"a\": [1, 2], \"b\": [3, 4]}",
                "{\"p\": 1}\n{\"p\": 2}\n");
        tallies.add(fuzz("predictions in JSON", amount, json, input -> combine(array, input)));
        tallies.add(fuzz("JSON", amount, json, input -> Json.parse(input)));
        List<byte[]> yaml = texts("a: 1\nb: [x, y]\nc: {d: e}\n", "- &x 1\n- *x\n", "a: |\n  text\nb: >-\n  more\n");
        tallies.add(fuzz("YAML", amount, yaml, input -> Yaml.parse(input)));
        configurations(amount, tallies);
        files(scratch, kinds.isEmpty() ? amount / 10 : amount, tallies);
        queries(scratch, amount, tallies);
        shell(scratch, kinds.isEmpty() ? amount / 100 : amount, tallies);
        return tallies.stream().filter(tally -> tally.attempts() > 0).toList();
    }

    private void configurations(int amount, List<Stress.Tally> tallies) throws IOException {
        Map<String, List<byte[]>> formats = new LinkedHashMap<>();
        formats.put("a.toml", texts("lr = 1e-3\n[m]\nd = [1, 2]\nt = 2020-01-01\n", "a.b.c = \"x\"\n[[t]]\nx = 1\n"));
        formats.put("a.ini", texts("lr = 0.1\n# c\n[m]\nd: 2\n"));
        formats.put("a.py", texts("lr = 0.1\nname = 'x'\nn: int = 3\ny = f(2)\n"));
        formats.put("a.nml", texts("&run\ndt = 1.5d0, on = .true.\n/\n"));
        formats.put("a.lmp", texts("variable x index 20\nvariable t equal 0.5\nrun 100\n"));
        formats.put("controlDict", texts("FoamFile\n{ version 2.0; }\nendTime 5;\na { b 2; }\n"));
        for (var format : formats.entrySet()) {
            tallies.add(fuzz(
                    "configuration " + format.getKey(),
                    amount,
                    format.getValue(),
                    input -> Formats.read(format.getKey(), new String(input, StandardCharsets.UTF_8))));
        }
        tallies.add(fuzz(
                "CSV",
                amount,
                texts("a,b\n1,\"x\"\"y\"\n", "\"a\nb\",2\r\n"),
                input -> Csv.records(new String(input, StandardCharsets.UTF_8))));
        List<byte[]> words = texts(
                "python train.py --lr 0.1 -x --no-y a=1 'b c' --z=3 \"q\"",
                "torchrun -n 2 -m a.b opt.lr=1e-3 +x=[1,2] --w 1 2 3");
        tallies.add(fuzz("command words", amount, words, input -> {
            CommandWords command =
                    CommandWords.read(Words.split(new String(input, StandardCharsets.UTF_8)), List.of(), word -> false);
            Redaction.STANDARD.params(command.params());
            Redaction.STANDARD.words(command);
        }));
        List<byte[]> output = texts(
                "epoch 1 loss: 0.5 acc=0.25\nepoch 2 loss: 0.4 acc=0.5\n",
                "{\"step\": 1, \"loss\": 0.5}\n",
                "| step | loss |\n|------|------|\n| 1 | 0.5 |\n",
                " 10%|#   | 1/10 [00:01<00:09, loss=0.5]\r 20%|##",
                "Step Temp E\n 0 1.0 2.0\n 10 1.5 2.5\nLoop time of 1\n");
        tallies.add(fuzz("output", amount, output, input -> {
            OutputReader reader = new OutputReader(scalar -> {}, (name, value) -> false, Patterns.NONE, () -> 1);
            reader.take(input, 0, input.length);
            reader.end();
        }));
    }

    /// Files that a program writes, as they are looked at twice while they grow.
    private void files(Path scratch, int amount, List<Stress.Tally> tallies) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("f"));
        Map<String, List<byte[]>> formats = new LinkedHashMap<>();
        formats.put("events.out.tfevents.1.h", List.of(EVENTS));
        formats.put("log.csv", texts("step,loss\n1,0.5\n2,0.25\n", "epoch;acc\n1;0,5\n", "step\tloss\n1\t2\n"));
        formats.put("log.jsonl", texts("{\"step\": 1, \"loss\": 0.5}\n{\"step\": 2, \"loss\": 0.25}\n"));
        formats.put("log.json", texts("[{\"step\": 1, \"loss\": 0.5}]", "{\"loss\": 0.5, \"a\": {\"b\": 1}}"));
        formats.put("config.yaml", texts("lr: 0.1\nm: {d: 2}\n"));
        for (var format : formats.entrySet()) {
            Path file = folder.resolve(format.getKey());
            tallies.add(fuzz("file " + format.getKey(), amount, format.getValue(), input -> {
                MetricFiles files = new MetricFiles(Instant.EPOCH, new Faults(), () -> 1);
                for (int length : List.of(input.length / 2, input.length)) {
                    Files.write(file, Arrays.copyOf(input, length));
                    files.look(file, format.getKey(), Files.readAttributes(file, BasicFileAttributes.class));
                }
                files.finish();
            }));
        }
    }

    /// What is read is forgotten; what is our fault is not.
    private static final class Faults implements FileFacts {
        @Override
        public void scalar(Scalar scalar, String from) {}

        @Override
        public void setting(String name, Value value, String from) {}

        @Override
        public void warning(String sentence) {}

        @Override
        public void problem(String file, RuntimeException bug) {
            throw bug;
        }
    }

    /// Lines of the shell, and settings of the project, in front of real runs.
    private void shell(Path scratch, int amount, List<Stress.Tally> tallies) throws IOException {
        Rig rig = new Rig(scratch.resolve("h"));
        rig.call("run", "-q", "-n", "a", "-p", "lr=0.1", "--", "echo", "loss: 0.5");
        List<byte[]> lines = texts(
                "query lr<1 --columns lr,loss\n1\n",
                "ls; show 1\nfields l*",
                "a OR b --sort lr --top 3",
                "metrics 1-2 --csv",
                "diff a,a",
                "plot -m loss",
                "defaults\nsave x lr<1\n@x",
                "ls --group-by lr --columns loss.mean,n",
                "show a --json | cat");
        tallies.add(fuzz(
                "shell lines", amount, lines, input -> ended(rig.shell(new String(input, StandardCharsets.UTF_8)))));
        List<byte[]> settings = texts("objective: min loss\n"
                + "directions: {acc: max}\n"
                + "experiments:\n"
                + "  a:\n"
                + "    command: echo {x}\n"
                + "    params: {x: 1}\n"
                + "    metrics: ['(?<loss>.*)']\n"
                + "    checkpoints: ['*.pt']\n"
                + "redact: ['x+']\n");
        tallies.add(fuzz("hps.yaml", amount, settings, input -> {
            Files.write(rig.folder.resolve("hps.yaml"), input);
            ended(rig.call("ls"));
        }));
        Files.delete(rig.folder.resolve("hps.yaml"));
    }

    private static void ended(Rig.Outcome outcome) {
        if (outcome.code() > 3 && outcome.code() != NOT_FOUND && outcome.code() != 130) {
            throw new IllegalStateException(outcome.code() + ": " + outcome.err());
        }
    }

    private void queries(Path scratch, int amount, List<Stress.Tally> tallies) throws Exception {
        List<byte[]> queries = texts(
                "model:resnet AND lr:[0.001 TO 0.1]",
                "log:(\"cuda memory\"~5 OR /oom.*/) -note:fn:ordered(a (b c))",
                "NOT (a OR b~1) val_acc>=0.9 x!=y (a b c)@2",
                "name:\"a \\\" b\" started>-7d duration:{1m TO *] has:l*");
        tallies.add(fuzz(
                "queries, parsed and printed",
                amount,
                queries,
                input -> QueryParser.parse(QueryParser.parse(new String(input, StandardCharsets.UTF_8))
                        .print())));
        Rig rig = new Rig(scratch.resolve("q"));
        for (String text : List.of("CUDA out of memory", "loss: 0.5 acc: 0.25", "try again and again")) {
            rig.call("run", "-q", "--note", text, "-p", "lr=0.1", "-p", "model=resnet", "--", "echo", text);
        }
        try (Hps hps = Hps.open(rig.folder)) {
            tallies.add(fuzz(
                    "queries, answered",
                    kinds.isEmpty() ? amount / 10 : amount,
                    queries,
                    input -> hps.query(new String(input, StandardCharsets.UTF_8))));
        }
    }

    private Stress.Tally fuzz(String name, int amount, List<byte[]> seeds, Target target) throws IOException {
        Stress.Tally tally = new Stress.Tally("fuzz: " + name);
        if (!kinds.isEmpty() && kinds.stream().noneMatch(name::startsWith)) {
            return tally;
        }
        for (int i = 0; i < amount; i++) {
            byte[] input = mutated(seeds.get(random.nextInt(seeds.size())));
            String shown = shown(input);
            long since = System.nanoTime();
            try {
                target.take(input);
            } catch (DataException | UsageException | QueryException refused) {
                if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                    tally.fell("refused without a word: " + shown);
                }
            } catch (Throwable fault) {
                tally.fell(shown + ": " + Stress.shown(fault));
            }
            double seconds = Stress.seconds(since);
            tally.done(shown, seconds);
            if (seconds > longest) {
                tally.fell("slow: " + seconds + " s: " + shown);
            }
        }
        return tally;
    }

    /// Some changes; now and then a part is repeated many times.
    private byte[] mutated(byte[] seed) {
        byte[] input = seed;
        for (int n = random.nextInt(6); n >= 0; n--) {
            int at = random.nextInt(input.length + 1);
            int to = Math.min(input.length, at + random.nextInt(8));
            byte[] part = Arrays.copyOfRange(input, at, to);
            input = switch (random.nextInt(8)) {
                case 0 -> joined(Arrays.copyOf(input, at), Arrays.copyOfRange(input, to, input.length));
                case 1 -> joined(Arrays.copyOf(input, at), part, Arrays.copyOfRange(input, at, input.length));
                case 2 -> Arrays.copyOf(input, at);
                case 3 -> joined(Arrays.copyOf(input, at), sign(), Arrays.copyOfRange(input, at, input.length));
                case 4 -> random.nextInt(50) == 0 ? many(input, at, part) : input;
                default -> flipped(input);
            };
        }
        return input;
    }

    private byte[] many(byte[] input, int at, byte[] part) {
        byte[] whole = part.length == 0 ? sign() : part;
        byte[] repeated = new byte[whole.length * (1 + random.nextInt(5000))];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = whole[i % whole.length];
        }
        return joined(Arrays.copyOf(input, at), repeated, Arrays.copyOfRange(input, at, input.length));
    }

    private byte[] flipped(byte[] input) {
        byte[] changed = input.clone();
        if (changed.length > 0) {
            int at = random.nextInt(changed.length);
            changed[at] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (changed[at] ^ 1 << random.nextInt(8));
        }
        return changed;
    }

    private byte[] sign() {
        String[] signs = {
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\\",
            "/",
            "~2",
            ":",
            "*",
            "?",
            "-",
            "!",
            "@",
            "fn:",
            ",",
            "\n",
            "\r",
            "\t",
            "\0",
            " AND ",
            " OR ",
            "NOT ",
            "1e999",
            "NaN",
            "-0",
            "\u00e9",
            "\ud83d\ude00",
            "9".repeat(400),
            "&",
            "<<",
            "%",
            "#",
            "|",
            "^3"
        };
        return signs[random.nextInt(signs.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static String shown(byte[] input) {
        String text = new String(input, 0, Math.min(60, input.length), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", ".") + (input.length > 60 ? "... (" + input.length + ")" : "");
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] npy(String descr, String shape, byte[] data) {
        String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0};
        return joined(magic, header.getBytes(StandardCharsets.US_ASCII), data);
    }

    /// The file as predictions and as the truth.
    private static void combine(Path folder, byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("in"), input);
        EnsembleRequest request = new EnsembleRequest(
                List.of(new WeightedFile("a", file, 1), new WeightedFile("b", file, 2)),
                null,
                new FileLayout("", List.of(), RowJoin.INNER),
                new Judging(new TruthFile(file, ""), null, List.of()));
        Ensemble.combine(request, folder);
    }
}
