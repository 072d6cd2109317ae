package org.hpsearch.capture.files;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// What was read from files, as lines.
final class FactNotes implements FileFacts {
    final List<String> lines = new ArrayList<>();

    @Override
    public void scalar(Scalar scalar, String from) {
        String step = scalar.step() == null ? "-" : Numbers.print(scalar.step());
        lines.add(step + " " + scalar.metric() + " " + Numbers.print(scalar.value()));
    }

    @Override
    public void setting(String name, Value value, String from) {
        lines.add(name + " = " + value.print());
    }

    @Override
    public void warning(String sentence) {
        lines.add("warning: " + sentence);
    }

    @Override
    public void problem(String file, RuntimeException bug) {
        throw bug;
    }

    /// What was noted since the last time, a line each.
    String taken() {
        String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
        lines.clear();
        return text;
    }
}
