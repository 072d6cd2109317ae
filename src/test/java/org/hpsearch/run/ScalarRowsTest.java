package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalarRowsTest {
    @TempDir
    private Path folder;

    private static String text(ScalarRows rows) {
        return StandardCharsets.UTF_8.decode(rows.content()).toString();
    }

    @Test
    void aRowIsAStepATimeANameAndAValue() {
        ScalarRows rows = new ScalarRows();
        rows.add(new Scalar(1.0, 0.0, "loss", 0.25));
        rows.add(new Scalar(null, null, "loss", Double.NaN));
        rows.add(new Scalar(2.5, 12.0339, "a, b", Double.NEGATIVE_INFINITY));
        rows.add(new Scalar(-3.0, 86400.1, "größe \"x\"", 1e-9));
        assertEquals("""
            1,0.000,loss,0.25
            ,,loss,NaN
            2.5,12.034,"a, b",-Infinity
            -3,86400.100,"größe \""x\""",1e-9
            """, text(rows));
    }

    @Test
    void rowsGrowAndAreForgotten() {
        ScalarRows rows = new ScalarRows();
        for (int i = 0; i < 1000; i++) {
            rows.add(new Scalar((double) i, null, "m" + i, i / 8.0));
        }
        String text = text(rows);
        assertEquals(1000, text.lines().count());
        assertEquals("999,,m999,124.875", text.lines().toList().getLast());
        rows.clear();
        rows.add(new Scalar(0.0, null, "m", 0));
        assertEquals("0,,m,0\n", text(rows));
    }

    @Test
    void rowsThatWereMadeElsewhereStandBehindThoseBefore() throws IOException {
        RunFolder run = new RunFolder(folder);
        ScalarRows rows = new ScalarRows();
        rows.add(new Scalar(2.0, null, "loss", 2));
        try (MetricsWriter writer = MetricsWriter.open(run)) {
            writer.write(new Scalar(1.0, null, "loss", 1));
            writer.write(rows);
            writer.write(new Scalar(3.0, null, "loss", 3));
        }
        assertEquals(
                "step,time,metric,value\n1,,loss,1\n2,,loss,2\n3,,loss,3\n",
                Files.readString(folder.resolve("metrics.csv")));
    }
}
