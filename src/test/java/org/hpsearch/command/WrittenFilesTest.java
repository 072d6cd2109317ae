package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Metrics and settings that a program writes into files of its own.
class WrittenFilesTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() {
        hps = new Hps(scratch);
    }

    private String rows() {
        return hps.run("metrics", "@last", "--csv")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(f -> f[1] + " " + f[2] + " " + f[4])
                .sorted()
                .reduce("", (a, b) -> a + b + "\n");
    }

    private Hps.Outcome run(String program) {
        return hps.run("run", "-q", "--no-sys", "--", "sh", "-c", program);
    }

    @Test
    void aCsvLogIsReadAndWhatIsAlsoPrintedIsRecordedOnce() {
        run("echo epoch 1 loss: 0.52; printf 'epoch,loss,val_acc\\n1,0.5213,0.9\\n2,0.4,nan\\n3,0.3' > log.csv;"
                + " printf 'name,size\\na,1\\n' > data.csv; echo 1,2,3 > numbers.csv");
        assertEquals("loss 1 0.52\nloss 2 0.4\nval_acc 1 0.9\nval_acc 2 NaN\n", rows());
    }

    @Test
    void jsonResultsInTheirShapes() throws IOException {
        Files.writeString(
                scratch.resolve("state"),
                "{\"global_step\": 20, \"max_steps\": 20, \"log_history\": [{\"epoch\": 0.5, \"loss\": 1.5, \"step\": 10},"
                        + " {\"epoch\": 1.0, \"eval_loss\": NaN, \"step\": 20}]}");
        Files.writeString(scratch.resolve("curves"), "{\"auc\": [0.5, 0.6]}");
        Files.writeString(
                scratch.resolve("lines"),
                "{\"step\": 1, \"kl\": 0.1, \"m\": {\"x\": 2}}\n{\"step\": 2, \"kl\": 0.2}\n{\"st");
        run(
                "cp state trainer_state.json; cp curves history.json; cp lines metrics.jsonl;"
                        + " echo '{\"f1\": 0.75, \"note\": \"n\"}' > test_results.json; echo '{\"lr\": 0.1, \"a\": {\"b\": 2}}' > config.json");
        assertEquals(
                "auc 0 0.5\nauc 1 0.6\neval_loss 20 NaN\nf1  0.75\nkl 1 0.1\nkl 2 0.2\nloss 10 1.5\nm/x 1 2\n", rows());
        assertEquals(
                "lr,a.b\n0.1,2\n",
                hps.run("query", "lr=0.1", "--columns", "lr,a.b", "--csv").out());
        assertEquals(
                "lr\n",
                hps.run("query", "recorded:lr", "--columns", "lr", "--csv").out());
    }

    @Test
    void eventFilesAreReadAndDamagedRecordsLeftOut() throws IOException {
        byte[] good = record(event(3, scalar("train/loss", 0.1f)));
        byte[] tensor = record(event(4, tensor("acc", 0.75f)));
        byte[] broken = record(event(5, scalar("train/loss", 9f)));
        broken[broken.length - 6] ^= 1;
        byte[] torn = Arrays.copyOf(record(event(6, scalar("late", 1f))), 20);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {good, broken, tensor, record(hparams("depth", 4)), torn}) {
            file.writeBytes(part);
        }
        Files.write(scratch.resolve("events"), file.toByteArray());
        Hps.Outcome outcome = run("mkdir -p runs/a; cp events runs/a/events.out.tfevents.1.host");
        assertEquals(
                "hps: runs/a/events.out.tfevents.1.host: records with wrong checksums were left out\n", outcome.err());
        assertEquals("acc 4 0.75\ntrain/loss 3 0.1\n", rows());
        assertEquals(
                "depth\n4\n",
                hps.run("query", "depth=4", "--columns", "depth", "--csv").out());
        for (int cut = 0; cut < file.size(); cut += 7) {
            Files.write(scratch.resolve("events"), Arrays.copyOf(file.toByteArray(), cut));
            assertEquals(
                    0,
                    run("mkdir -p cut; cp events cut/events.out.tfevents." + cut)
                            .code());
        }
        assertTrue(rows().contains("acc 4 0.75"));
    }

    @Test
    void aLogThatIsTruncatedOrReplacedIsReadAnew() {
        run("printf 'epoch,loss\\n1,0.5\\n' > a.csv; printf 'step\\tacc\\n1\\t0.1\\n2\\t0.2\\n' > b.tsv; sleep 1.5;"
                + " printf 'epoch,loss\\n2,0.4\\n' > new; mv new a.csv; printf 'step\\tacc\\n3\\t0.3\\n' > b.tsv");
        assertEquals("acc 1 0.1\nacc 2 0.2\nacc 3 0.3\nloss 1 0.5\nloss 2 0.4\n", rows());
    }

    @Test
    void filesOfSeveralPartsOfTheDataKeepApart() {
        run(
                "printf 'epoch,loss\\n1,0.5\\n' > train.csv; printf 'epoch,loss\\n1,0.6\\n' > val.csv;"
                        + " mkdir -p fold0 fold1; printf 'epoch,acc\\n1,0.7\\n' > fold0/m.csv; printf 'epoch,acc\\n1,0.8\\n' > fold1/m.csv");
        String rows = rows();
        assertTrue(rows.contains("train/loss 1 0.5\nval/loss 1 0.6\n"), rows);
        assertTrue(rows.contains("0.7") && rows.contains("0.8"), rows);
        assertEquals(4, rows.lines().count());
    }

    @Test
    void aTableThatIsWrittenAnewWithMoreColumnsIsReadOnce() {
        run("printf 'step,a\\n1,0.5\\n2,0.4\\n' > m.csv; sleep 1.3;"
                + " printf 'step,a,b_loss\\n1,0.5,\\n2,0.4,\\n3,0.3,0.1234567890123\\n' > m.csv");
        assertEquals("a 1 0.5\na 2 0.4\na 3 0.3\nb_loss 3 0.1234567890123\n", rows());
    }

    @Test
    void epochsCountedFromZeroAndFromOneAreTheSame() {
        run(
                "for i in 1 2 3; do echo Epoch $i/3; echo loss: 0.5$i; done; printf 'epoch,loss\\n0,0.51\\n1,0.52\\n2,0.53\\n' > log.csv");
        assertEquals("loss 1 0.51\nloss 2 0.52\nloss 3 0.53\n", rows());
    }

    @Test
    void filesOfEarlierRunsAreNotTaken() {
        run("printf 'epoch,loss\\n1,0.5\\n' > log.csv");
        run("true");
        assertEquals("", rows());
    }

    private static byte[] record(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(masked(record.array(), 0, 8));
        record.put(data);
        record.putInt(masked(data, 0, data.length));
        return record.array();
    }

    private static int masked(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        int value = (int) crc.getValue();
        return (value >>> 15 | value << 17) + 0xa282ead8;
    }

    private static byte[] event(int step, byte[] value) {
        byte[] time = ByteBuffer.allocate(9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 9)
                .putDouble(1.8e9)
                .array();
        return join(time, new byte[] {16, (byte) step}, bytes(5, bytes(1, value)));
    }

    private static byte[] scalar(String tag, float value) {
        byte[] number = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 21)
                .putFloat(value)
                .array();
        return join(bytes(1, tag.getBytes(StandardCharsets.UTF_8)), number);
    }

    private static byte[] tensor(String tag, float value) {
        byte[] content = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        byte[] message = join(new byte[] {8, 1}, bytes(2, new byte[0]), bytes(4, content));
        return join(bytes(1, tag.getBytes(StandardCharsets.UTF_8)), bytes(8, message));
    }

    private static byte[] hparams(String key, double value) {
        byte[] number = ByteBuffer.allocate(9)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 17)
                .putDouble(value)
                .array();
        byte[] entry = join(bytes(1, key.getBytes(StandardCharsets.UTF_8)), bytes(2, number));
        byte[] plugin = join(bytes(1, "hparams".getBytes(StandardCharsets.UTF_8)), bytes(2, bytes(3, bytes(1, entry))));
        return event(
                0, join(bytes(1, "_hparams_/session".getBytes(StandardCharsets.UTF_8)), bytes(9, bytes(1, plugin))));
    }

    private static byte[] bytes(int field, byte[] content) {
        return join(new byte[] {(byte) (field << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
