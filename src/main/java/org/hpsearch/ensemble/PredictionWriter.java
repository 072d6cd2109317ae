package org.hpsearch.ensemble;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.Csv;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// Writes combined predictions.
abstract sealed class PredictionWriter implements AutoCloseable {
    final OutputStream out;

    private PredictionWriter(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /// Adds rows.
    ///
    /// @param spread the members' standard deviation in each row; null for none
    abstract void write(Block block, double @Nullable [] spread) throws IOException;

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// A column a value; text with a header, ids first.
    static final class Text extends PredictionWriter {
        private final boolean ids;
        private final @Nullable Labels labels;
        private final StringBuilder line = new StringBuilder();

        /// @param labels whose names are written; null where the values are numbers
        Text(Path file, List<String> columns, boolean ids, boolean spread, @Nullable Labels labels) throws IOException {
            super(file);
            this.ids = ids;
            this.labels = labels;
            List<String> header = new ArrayList<>(ids ? List.of("id") : List.of());
            header.addAll(columns);
            if (spread) {
                header.add("spread");
            }
            out.write(Csv.line(header).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void write(Block block, double @Nullable [] spread) throws IOException {
            for (int row = 0; row < block.rows; row++) {
                line.setLength(0);
                if (ids) {
                    line.append(Csv.field(block.ids[row])).append(',');
                }
                for (int i = 0; i < block.values.length; i++) {
                    line.append(i == 0 ? "" : ",");
                    if (labels == null) {
                        Numbers.print(block.values[i][row], line);
                    } else {
                        line.append(Csv.field(labels.name(block.values[i][row])));
                    }
                }
                if (spread != null) {
                    line.append(',');
                    Numbers.print(spread[row], line);
                }
                line.append('\n');
                out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// An array of doubles (NumPy's format 1.0): rows, or rows and columns; the spread is an array of its own.
    static final class Array extends PredictionWriter {
        private static final int HEADER = 128;
        private final Path file;
        private final int columns;
        private final ByteBuffer buffer;
        private final @Nullable Array spreads;
        private long rows;

        /// @param spread file of the spread, null for none
        Array(Path file, int columns, @Nullable Path spread) throws IOException {
            super(file);
            this.file = file;
            this.columns = columns;
            this.buffer = ByteBuffer.allocate(Block.SIZE * columns * 8).order(ByteOrder.LITTLE_ENDIAN);
            out.write(new byte[HEADER]);
            this.spreads = spread == null ? null : new Array(spread, 1, null);
        }

        @Override
        void write(Block block, double @Nullable [] spread) throws IOException {
            write(block.values, block.rows);
            if (spread != null && spreads != null) {
                spreads.write(new double[][] {spread}, block.rows);
            }
        }

        private void write(double[][] values, int count) throws IOException {
            buffer.clear();
            for (int row = 0; row < count; row++) {
                for (double[] column : values) {
                    buffer.putDouble(column[row]);
                }
            }
            out.write(buffer.array(), 0, buffer.position());
            rows += count;
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (spreads != null) {
                spreads.close();
            }
            String shape = columns == 1 ? rows + "," : rows + ", " + columns;
            String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }";
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) (HEADER - 10));
            header.put(text.getBytes(StandardCharsets.US_ASCII));
            while (header.position() < HEADER - 1) {
                header.put((byte) ' ');
            }
            header.put((byte) '\n').flip();
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.write(header, 0);
            }
        }
    }
}
