package org.hpsearch.exchange.parquet;

import dev.hardwood.Hardwood;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Reads files of Parquet, one after the other. Its threads, which unpack pages, are made with the first file.
public final class ParquetReader implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.ISO_8859_1);
    /// Snappy, the usual compression, in plain Java: no code of the machine is unpacked into the folder for temporary
    /// files.
    private static final String PLAIN_SNAPPY = "org.xerial.snappy.purejava";

    private @Nullable Hardwood hardwood;

    /// Takes rows.
    public interface Sink {
        void row(ParquetRow row) throws IOException;
    }

    /// Whether a file begins as those of Parquet do.
    public static boolean isParquet(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Hands over all rows of a file.
    ///
    /// @throws DataException where it is damaged
    public void read(Path file, Sink sink) throws IOException {
        try (ParquetFileReader reader = open(file);
                RowReader rows = reader.rowReader()) {
            ParquetRow row = null;
            while (next(file, rows)) {
                row = row == null ? new ParquetRow(rows) : row;
                sink.row(row);
            }
        }
    }

    private ParquetFileReader open(Path file) {
        try {
            return hardwood().open(InputFile.of(file));
        } catch (IOException | RuntimeException damaged) {
            throw new DataException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static boolean next(Path file, RowReader rows) {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (RuntimeException damaged) {
            throw new DataException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private Hardwood hardwood() {
        if (hardwood == null) {
            System.setProperty(PLAIN_SNAPPY, "true");
            hardwood = Hardwood.create();
        }
        return hardwood;
    }

    @Override
    public void close() {
        if (hardwood != null) {
            hardwood.close();
        }
    }
}
