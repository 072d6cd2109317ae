package org.hpsearch.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.value.DataException;

/// The rows of several files side by side: by their ids where they have some, else by their places. Files in the same
/// order are read in step; where the orders differ, all are read into memory.
final class Alignment implements AutoCloseable {
    private static final int NAMED = 5;

    private final List<NamedFile> members;
    private final Labels labels;
    private final boolean inner;
    private final List<PredictionReader> readers = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<int[]> orders = new ArrayList<>();
    private final IdSet seen = new IdSet();
    private List<PredictionTable> tables = List.of();
    private List<Integer> common = List.of();
    private int delivered;
    private long left;

    /// A file and whose it is.
    ///
    /// @param name for messages: a run's id
    record NamedFile(String name, PredictionFile file) {}

    /// @param inner whether rows that one of them lacks are left out
    Alignment(List<NamedFile> members, Labels labels, boolean inner) throws IOException {
        this.members = members;
        this.labels = labels;
        this.inner = inner;
        try {
            open();
        } catch (IOException | DataException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        for (NamedFile member : members) {
            readers.add(open(member));
        }
        PredictionReader first = readers.getFirst();
        for (int i = 0; i < readers.size(); i++) {
            PredictionReader reader = readers.get(i);
            orders.add(order(first.columns(), reader.columns(), i));
            blocks.add(new Block(reader.columns().size()));
            if (reader.hasIds() != first.hasIds() || reader.isText() != first.isText()) {
                throw new DataException(members.getFirst().name + " and " + members.get(i).name
                        + " predict in different ways: "
                        + (reader.hasIds() != first.hasIds() ? "only one of them has ids" : "numbers and labels"));
            }
        }
    }

    private PredictionReader open(NamedFile member) throws IOException {
        try {
            return member.file.open(labels);
        } catch (DataException e) {
            String message = String.valueOf(e.getMessage());
            String path = member.file.path() + ": ";
            throw new DataException(
                    member.name + ": its file of predictions "
                            + (message.startsWith(path) ? message.substring(path.length()) : message),
                    e);
        }
    }

    /// The place of each of the first file's columns in another one.
    private int[] order(List<String> columns, List<String> others, int member) {
        int[] order = new int[columns.size()];
        boolean alone = columns.size() == 1 && others.size() == 1;
        for (int i = 0; i < order.length; i++) {
            order[i] = alone ? 0 : others.indexOf(columns.get(i));
            if (order[i] < 0) {
                throw new DataException(
                        members.get(member).name + " never saw '" + columns.get(i) + "': its columns are "
                                + String.join(", ", others) + ", those of " + members.getFirst().name + " "
                                + String.join(", ", columns));
            }
        }
        if (others.size() > order.length) {
            throw new DataException(members.getFirst().name + " never saw all of " + String.join(", ", others)
                    + ", the columns of " + members.get(member).name);
        }
        return order;
    }

    /// Names of the value columns.
    List<String> columns() {
        return readers.getFirst().columns();
    }

    boolean hasIds() {
        return readers.getFirst().hasIds();
    }

    boolean isText() {
        return readers.getFirst().isText();
    }

    /// Rows that were left out because a file lacks them.
    long left() {
        return left;
    }

    /// The next rows of all files; each block has the first file's columns in its order. No rows at the end.
    List<Block> next() throws IOException {
        if (tables.isEmpty()) {
            for (int i = 0; i < readers.size(); i++) {
                read(i);
            }
            if (inStep()) {
                delivered += blocks.getFirst().rows;
                return ordered();
            }
            join();
        }
        return fromMemory();
    }

    private void read(int member) throws IOException {
        try {
            readers.get(member).read(blocks.get(member));
        } catch (DataException e) {
            throw new DataException(members.get(member).name + ": " + e.getMessage(), e);
        }
    }

    /// Whether all blocks hold the same rows.
    private boolean inStep() throws IOException {
        Block first = blocks.getFirst();
        boolean same = true;
        for (Block block : blocks) {
            same &= block.rows == first.rows;
        }
        if (!same && !hasIds()) {
            throw new DataException(counts());
        }
        for (int row = 0; same && hasIds() && row < first.rows; row++) {
            for (Block block : blocks) {
                same &= block.ids[row].equals(first.ids[row]);
            }
        }
        for (int row = 0; same && hasIds() && row < first.rows; row++) {
            if (!seen.add(first.ids[row])) {
                throw new DataException(members.getFirst().name + ": the id '" + first.ids[row] + "' appears twice");
            }
        }
        return same;
    }

    private String counts() throws IOException {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            long rows = delivered;
            for (; blocks.get(i).rows > 0; read(i)) {
                rows += blocks.get(i).rows;
            }
            counts.add(members.get(i).name + " " + rows);
        }
        return "the files have different numbers of rows, and no ids to match them: " + String.join(", ", counts);
    }

    private List<Block> ordered() {
        List<Block> ordered = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Block view = new Block(orders.get(i).length, block);
            for (int column = 0; column < orders.get(i).length; column++) {
                view.values[column] = block.values[orders.get(i)[column]];
            }
            ordered.add(view);
        }
        return ordered;
    }

    /// Reads all files anew, and finds the rows that all have.
    private void join() throws IOException {
        tables = new ArrayList<>();
        for (NamedFile member : members) {
            try (PredictionReader reader = member.file.open(labels)) {
                tables.add(PredictionTable.of(reader));
            } catch (DataException e) {
                throw new DataException(member.name + ": " + e.getMessage(), e);
            }
        }
        common = new ArrayList<>();
        PredictionTable first = tables.getFirst();
        for (int row = 0; row < first.rows(); row++) {
            String id = first.ids().get(row);
            if (tables.stream().allMatch(table -> table.row(id) >= 0)) {
                common.add(row);
            }
        }
        for (int i = 1; i < tables.size(); i++) {
            missing(0, i);
            missing(i, 0);
        }
        if (common.isEmpty()) {
            throw new DataException("the files have no row in common");
        }
        Set<String> all = new HashSet<>();
        tables.forEach(table -> all.addAll(table.ids()));
        left = (long) all.size() - common.size();
    }

    private void missing(int having, int lacking) {
        List<String> missing = tables.get(having).ids().stream()
                .filter(id -> tables.get(lacking).row(id) < 0)
                .toList();
        if (!missing.isEmpty() && !inner) {
            throw new DataException(members.get(lacking).name + " lacks " + missing.size() + " of the "
                    + tables.get(having).rows() + " rows of " + members.get(having).name + ": "
                    + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                    + (missing.size() > NAMED ? ", ..." : "") + "; --join inner leaves them out");
        }
    }

    private List<Block> fromMemory() {
        int rows = Math.min(Block.SIZE, common.size() - delivered);
        for (int i = 0; i < tables.size(); i++) {
            PredictionTable table = tables.get(i);
            Block block = blocks.get(i);
            block.rows = rows;
            for (int row = 0; row < rows; row++) {
                String id = tables.getFirst().ids().get(common.get(delivered + row));
                int place = table.row(id);
                block.ids[row] = id;
                for (int column = 0; column < block.values.length; column++) {
                    block.values[column][row] = table.value(column, place);
                }
            }
        }
        delivered += rows;
        return ordered();
    }

    @Override
    public void close() throws IOException {
        for (PredictionReader reader : readers) {
            reader.close();
        }
    }
}
