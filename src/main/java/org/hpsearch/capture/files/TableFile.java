package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Csv;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// A CSV or TSV log, read as it grows: a header with a step or an epoch among its columns, then a row a time. A file
/// without such a header is no log.
final class TableFile implements Followed, NewLines.Receiver {
    private static final int MOST_TOLD = 300_000;

    private final NewLines lines;
    private final String name;
    private final FileFacts facts;
    private final DoubleSupplier clock;
    private final Set<Scalar> told = new HashSet<>();
    private final String split;
    private @Nullable List<String> header;
    private int axis = -1;
    private String unit = "";
    private boolean refused;
    private char separator = ',';

    TableFile(Path file, String name, FileFacts facts, DoubleSupplier clock) {
        this.lines = new NewLines(file);
        this.name = name;
        this.split = split(file);
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void read() throws IOException {
        if (!refused) {
            lines.read(this);
        }
    }

    @Override
    public void readAgain() throws IOException {
        lines.forget(this);
        read();
    }

    @Override
    public void anew() {
        header = null;
        refused = told.size() >= MOST_TOLD;
    }

    @Override
    public boolean take(String text) {
        if (header == null) {
            String first = text.substring(0, text.indexOf('\n'));
            separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') >= 0 || first.indexOf(';') < 0 ? ',' : ';';
        }
        for (List<String> record : Csv.records(separator == ',' ? text : text.replace(separator, ','))) {
            List<String> fields = record.stream().map(String::strip).toList();
            if (header == null) {
                head(fields);
            } else if (!refused && fields.size() == header.size()) {
                row(header, fields);
            }
        }
        return !refused;
    }

    private void head(List<String> fields) {
        StepAxis best = null;
        for (int i = 0; i < fields.size(); i++) {
            StepAxis own = StepAxis.of(fields.get(i));
            if (own != null && own != StepAxis.BATCH && (best == null || own.compareTo(best) < 0)) {
                best = own;
                axis = i;
            }
        }
        header = fields;
        unit = best == null ? "" : best.unit(fields.get(axis));
        refused = best == null || fields.size() < 2 || fields.stream().anyMatch(field -> Numbers.parse(field) != null);
    }

    private void row(List<String> names, List<String> fields) {
        Double step = Numbers.parse(fields.get(axis));
        double now = clock.getAsDouble();
        List<Scalar> row = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Double value = i == axis || names.get(i).isEmpty() ? null : Numbers.parse(fields.get(i));
            if (value != null && !isClock(names.get(i))) {
                row.add(new Scalar(step, Double.isNaN(now) ? null : (Double) now, prefixed(names.get(i)), value, unit));
            }
        }
        for (Scalar scalar : row) {
            if (told.size() >= MOST_TOLD) {
                refused = true;
                facts.warning(name + ": more than " + MOST_TOLD + " values; hps did not read the rest");
                return;
            }
            if (told.add(new Scalar(step, null, scalar.metric(), scalar.value()))) {
                facts.scalar(scalar, name);
            }
        }
    }

    /// The part of the data that the file's name tells: `learn` of `learn_error.tsv`.
    private static String split(Path file) {
        String first = file.getFileName().toString().split("[_.-]")[0].toLowerCase(java.util.Locale.ROOT);
        return Vocabulary.isSplit(first) && !first.equals("training") ? first + "/" : "";
    }

    private String prefixed(String column) {
        return Vocabulary.hasSplit(column) ? column : split + column;
    }

    private static boolean isClock(String name) {
        return Vocabulary.isNever(name) && !Vocabulary.isStop(name)
                || name.equals("timestamp")
                || name.equals("wall_time")
                || name.equals("date");
    }
}
