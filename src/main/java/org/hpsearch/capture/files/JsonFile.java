package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A JSON file of results, or JSON lines: an object with a step is a row (`result.json`, `metrics.jsonl`), a list of
/// such objects is a log (`log_history` of `trainer_state.json`), lists of numbers under names are curves (a Keras
/// history), an object of numbers alone are results without a step (`eval_results.json`). Read anew when it has
/// changed; no fact is told twice.
final class JsonFile implements Followed, NewLines.Receiver {
    private static final int LARGEST = 16 << 20;
    private static final int LONGEST_CURVE = 10_000;
    private static final int MOST_TOLD = 300_000;
    /// Python writes these bare.
    private static final Pattern SPECIAL = Pattern.compile("(?<=[:\\[,\\s])(-?(?:NaN|Infinity))(?=[,\\]}\\s])");

    private final Path file;
    private final String from;
    private final FileFacts facts;
    private final DoubleSupplier clock;
    /// Null for a file of one document.
    private final @Nullable NewLines lines;
    private final Set<Scalar> told = new HashSet<>();

    JsonFile(Path file, String from, FileFacts facts, DoubleSupplier clock) {
        this.file = file;
        this.from = from;
        String name = file.getFileName().toString();
        this.lines = name.endsWith(".jsonl") || name.endsWith(".ndjson") ? new NewLines(file) : null;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void read() throws IOException {
        if (lines != null) {
            lines.read(this);
            return;
        }
        if (Files.size(file) > LARGEST) {
            return;
        }
        String text =
                SPECIAL.matcher(Files.readString(file, StandardCharsets.UTF_8)).replaceAll("\"$1\"");
        Value whole = parse(text);
        if (whole != null) {
            document(whole);
            return;
        }
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(this::line);
    }

    @Override
    public void readAgain() throws IOException {
        if (lines != null) {
            lines.forget(this);
        }
        read();
    }

    @Override
    public void anew() {
        // what has been told is not told again
    }

    @Override
    public boolean take(String text) {
        SPECIAL.matcher(text).replaceAll("\"$1\"").lines().forEach(this::line);
        return told.size() < MOST_TOLD;
    }

    private void line(String line) {
        if (!line.isBlank() && parse(line) instanceof Value.Obj object) {
            row(object);
        }
    }

    private static @Nullable Value parse(String text) {
        try {
            return text.isBlank() ? null : Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (DataException notOneDocument) {
            return null;
        }
    }

    private void document(Value document) {
        switch (document) {
            case Value.Items items -> rows(items);
            case Value.Obj object
            when object.fields().get("log_history") instanceof Value.Items history -> rows(history);
            case Value.Obj object when isCurves(object) -> curves(object);
            case Value.Obj object -> row(object);
            default -> {}
        }
    }

    private void rows(Value.Items items) {
        for (Value item : items.values()) {
            if (item instanceof Value.Obj object) {
                row(object);
            }
        }
    }

    private static boolean isCurves(Value.Obj object) {
        return !object.fields().isEmpty()
                && object.fields().values().stream()
                        .allMatch(value -> value instanceof Value.Items items
                                && items.values().size() <= LONGEST_CURVE
                                && items.values().stream().allMatch(one -> number(one) != null));
    }

    /// Lists of values: the steps are those of the list that counts, else the places.
    private void curves(Value.Obj object) {
        List<Value> steps = steps(object);
        object.fields().forEach((name, value) -> {
            List<Value> values = ((Value.Items) value).values();
            boolean counted = values.size() == steps.size();
            for (int i = 0; i < values.size() && StepAxis.of(name) == null; i++) {
                Double number = number(values.get(i));
                Double step = counted ? number(steps.get(i)) : (Double) (double) i;
                if (number != null) {
                    tell(new Scalar(step, null, name, number, counted ? "" : StepUnit.ROW));
                }
            }
        });
    }

    private static List<Value> steps(Value.Obj object) {
        return object.fields().entrySet().stream()
                .filter(entry -> StepAxis.of(entry.getKey()) != null)
                .min(Comparator.comparing(entry -> Objects.requireNonNull(StepAxis.of(entry.getKey()))))
                .map(entry -> ((Value.Items) entry.getValue()).values())
                .orElse(List.of());
    }

    private void row(Value.Obj object) {
        Map<String, Value> flat = Flat.of(object);
        StepAxis best = null;
        Double step = null;
        String unit = "";
        for (var entry : flat.entrySet()) {
            StepAxis own = StepAxis.of(entry.getKey());
            Double at = number(entry.getValue());
            boolean counts = own != null
                    && own != StepAxis.BATCH
                    && at != null
                    && !entry.getKey().contains("max_");
            if (counts && own != null && (best == null || own.compareTo(best) < 0)) {
                best = own;
                step = at;
                unit = own.unit(entry.getKey());
            }
        }
        Double at = step;
        String counts = unit;
        flat.forEach((name, value) -> {
            Double number = number(value);
            boolean setting = name.startsWith("config.") || name.startsWith("timestamp") || name.equals("pid");
            if (number != null && StepAxis.of(name) == null && !setting) {
                tell(new Scalar(at, null, name.replace('.', '/'), number, counts));
            }
        });
    }

    private static @Nullable Double number(Value value) {
        return switch (value) {
            case Value.Num number -> Numbers.parse(number.print());
            case Value.Text text when Numbers.special(text.text()) != null -> Numbers.parse(text.text());
            default -> null;
        };
    }

    private void tell(Scalar scalar) {
        if (told.size() < MOST_TOLD && told.add(scalar) && !Vocabulary.isNever(scalar.metric())) {
            double now = clock.getAsDouble();
            Double time = Double.isNaN(now) ? null : (Double) now;
            facts.scalar(new Scalar(scalar.step(), time, scalar.metric(), scalar.value(), scalar.unit()), from);
        }
    }
}
