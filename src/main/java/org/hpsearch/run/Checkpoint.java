package org.hpsearch.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.value.Csv;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// A checkpoint that a run wrote (a line of `checkpoints.csv`).
///
/// @param step   the run's step that it belongs to, null where unknown
/// @param time   seconds since the start
/// @param path   as the program wrote it: relative to its working folder, absolute where it lies outside
/// @param kept   the copy, relative to the run folder; empty where it is only recorded
/// @param bytes  its size, of a folder the sum of its files
/// @param sha256 64 hexadecimal digits, or empty where it was not read; for a folder the hash over its sorted
///               `sha256  name` lines
public record Checkpoint(
        @Nullable Double step, @Nullable Double time, String path, String kept, long bytes, String sha256) {
    /// The first line of the file.
    public static final String HEADER = "step,time,path,kept,bytes,sha256\n";

    private static final int COLUMNS = 6;

    /// The line of this checkpoint, with its LF.
    public String line() {
        return Csv.line(List.of(
                step == null ? "" : Numbers.print(step),
                time == null ? "" : ScalarRows.printed(time),
                path,
                kept,
                Long.toString(bytes),
                sha256));
    }

    /// The lines of these checkpoints.
    static String text(List<Checkpoint> checkpoints) {
        StringBuilder text = new StringBuilder();
        checkpoints.forEach(checkpoint -> text.append(checkpoint.line()));
        return text.toString();
    }

    /// The rows of a file; damaged ones are left out and counted.
    ///
    /// @param damaged receives a message for each kind of damage
    static List<Checkpoint> parse(String text, List<String> damaged) {
        List<Checkpoint> rows = new ArrayList<>();
        int bad = 0;
        for (List<String> record : Csv.records(text)) {
            Checkpoint row = record.size() < COLUMNS ? null : row(record);
            if (row != null) {
                rows.add(row);
            } else if (!Csv.line(record).equals(HEADER)) {
                bad++;
            }
        }
        if (bad > 0) {
            damaged.add(Damage.lines(bad));
        }
        return rows;
    }

    private static @Nullable Checkpoint row(List<String> record) {
        String bytes = record.get(4);
        if (!Holder.BYTES.matcher(bytes).matches()
                || record.get(2).isEmpty()
                || record.toString().indexOf('\0') >= 0) {
            return null;
        }
        String kept = record.get(3);
        return new Checkpoint(
                Numbers.parse(record.get(0)),
                Numbers.parse(record.get(1)),
                record.get(2),
                isInside(kept) ? kept : "",
                Long.parseLong(bytes),
                record.get(5));
    }

    /// A copy lies in the run folder; a path that leads out of it is not believed.
    private static boolean isInside(String kept) {
        return !kept.startsWith("/") && !List.of(kept.split("/")).contains("..");
    }

    private static final class Holder {
        static final Pattern BYTES = Pattern.compile("\\d{1,18}");
    }
}
