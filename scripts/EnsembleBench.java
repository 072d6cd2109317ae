import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Ten members of 10,000,000 predictions each, as arrays and as text. */
final class EnsembleBench {
    private static final int MEMBERS = 10;
    private static final int ROWS = 10_000_000;

    private final Path home;
    private final Bench bench;
    private final String hps;

    EnsembleBench(Path scratch, Bench bench, String hps) {
        this.home = scratch.resolve("ensembles");
        this.bench = bench;
        this.hps = hps;
    }

    void all() throws IOException, InterruptedException {
        for (int i = 0; i < MEMBERS; i++) {
            member(i);
        }
        String runs = home + "/hps-runs/*/";
        double[] arrays = bench.inTurns(3, () -> combine("p.npy"), () -> bench.seconds("sh", "-c", "cat " + runs + "p.npy > /dev/null"));
        bench.line("ensemble of 10 x 10,000,000 rows of .npy", arrays[0], "s", "cat of the same files", arrays[1], 3);
        double[] texts = bench.inTurns(3, () -> combine("p.csv"),
                () -> bench.seconds("sh", "-c", "for f in " + runs + "p.csv; do awk '{s+=$1} END {print s}' $f; done"));
        bench.line("  of text", texts[0], "s", "awk over the same files", texts[1], 1);
        bench.seconds("rm", "-rf", home.toString());
    }

    private double combine(String file) throws IOException, InterruptedException {
        double seconds = bench.seconds(hps, "ensemble", "run.kind:run", "--home", home.toString(), "--from", file);
        bench.seconds("sh", "-c", "grep -l '\"ensemble\"' " + home + "/hps-runs/2*/run.json | xargs -n 1 dirname | xargs rm -rf");
        return seconds;
    }

    private void member(int number) throws IOException {
        Path run = Files.createDirectories(home.resolve("hps-runs/20260301-00000" + number + "-" + (char) ('a' + number) + "aaaa"));
        Files.writeString(run.resolve("params.json"), "{\"seed\": " + number + "}\n");
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"experiment\": \"train\", \"command\": [\"train\"]}\n");
        Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-03-01T01:00:00.000Z\"}\n");
        String shape = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + ROWS + ",), }";
        ByteBuffer header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
        header.put((shape + " ".repeat(117 - shape.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        Random random = new Random(number);
        ByteBuffer value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream array = new BufferedOutputStream(Files.newOutputStream(run.resolve("p.npy")), 1 << 16);
                OutputStream text = new BufferedOutputStream(Files.newOutputStream(run.resolve("p.csv")), 1 << 16)) {
            array.write(header.array());
            for (int row = 0; row < ROWS; row++) {
                double prediction = random.nextDouble();
                array.write(value.putDouble(0, prediction).array());
                text.write((prediction + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
