package org.hpsearch.exchange.parquet;

import dev.hardwood.Hardwood;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hpsearch.exchange.machine.MachineCode;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/// Reads files of Parquet, one after the other. Its threads, which unpack pages, are made with the first file.
public final class ParquetReader implements AutoCloseable {
    /// What such a file begins and ends with.
    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.ISO_8859_1);
    /// The code of the usual compression.
    private static final MachineCode SNAPPY =
            new MachineCode("Snappy", "org.xerial.snappy.tempdir", () -> Snappy.maxCompressedLength(1));

    private final ScratchPlaces scratch;

    private @Nullable Hardwood hardwood;

    /// @param scratch for the code that unpacks
    public ParquetReader(ScratchPlaces scratch) {
        this.scratch = scratch;
    }

    /// Takes rows.
    public interface Sink {
        void row(ParquetRow row) throws IOException;
    }

    /// Whether a file begins as those of Parquet do.
    public static boolean isParquet(Path file) {
        return SafeFile.beginsWith(file, MAGIC);
    }

    /// Hands over all rows of a file.
    ///
    /// @throws DataException where it is damaged
    public void read(Path file, Sink sink) throws IOException {
        try (ParquetFileReader reader = of(file, () -> hardwood().open(InputFile.of(file)));
                RowReader rows = of(file, reader::rowReader)) {
            ParquetRow row = null;
            while (of(file, () -> next(rows))) {
                row = row == null ? new ParquetRow(rows) : row;
                sink.row(row);
            }
        }
    }

    private static boolean next(RowReader rows) {
        boolean more = rows.hasNext();
        if (more) {
            rows.next();
        }
        return more;
    }

    private interface Step<T> {
        T get() throws IOException;
    }

    /// A step of reading; whatever the file makes it fail with says that the file is damaged.
    private static <T> T of(Path file, Step<T> step) {
        try {
            return step.get();
        } catch (IOException | RuntimeException damaged) {
            Throwable cause = damaged;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof Error ours) {
                throw ours;
            }
            throw new DataException(file + " is damaged: " + cause.getMessage(), damaged);
        }
    }

    private Hardwood hardwood() {
        if (hardwood == null) {
            SNAPPY.load(scratch);
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
