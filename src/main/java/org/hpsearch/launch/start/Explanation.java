package org.hpsearch.launch.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// What is read from an output, line by line.
public final class Explanation implements OutputReader.Sink {
    private final PrintStream out;
    private final Style style;
    private final boolean takenOnly;
    private final StringBuilder settings = new StringBuilder();
    private long line;
    private long facts;

    private Explanation(PrintStream out, Style style, boolean takenOnly) {
        this.out = out;
        this.style = style;
        this.takenOnly = takenOnly;
    }

    /// Explains an output.
    ///
    /// @param takenOnly whether lines of which nothing was taken are left out
    public static void print(InputStream in, Context context, Patterns patterns, boolean takenOnly) throws IOException {
        new Explanation(context.out(), context.style(), takenOnly).read(in, patterns);
    }

    /// Explains what a run has printed, on standard error.
    public static void print(RunFolder run, Context context, Settings settings, List<String> metrics)
            throws IOException {
        Settings.Experiment declared = settings.experiment(run.read().info().experiment());
        Patterns patterns = Patterns.of(metrics, declared, context::say);
        for (String name : List.of(RunFolder.OUTPUT, RunFolder.STDERR)) {
            if (Files.isRegularFile(run.file(name)) && Files.size(run.file(name)) > 0) {
                context.err().println(name + ":");
                Explanation explanation = new Explanation(context.err(), context.style(), false);
                try (InputStream in = Files.newInputStream(run.file(name))) {
                    explanation.read(in, patterns);
                }
            }
        }
    }

    private void read(InputStream in, Patterns patterns) throws IOException {
        OutputReader reader = OutputReader.explaining(this, patterns);
        reader.take(in);
        out.println(facts + " values from " + line + " lines");
    }

    @Override
    public void scalar(Scalar scalar) {
        facts++;
    }

    @Override
    public void setting(String name, Value value) {
        settings.append(settings.isEmpty() ? "" : "  ").append(name).append('=').append(value.print());
    }

    @Override
    public void line(String text, String recogniser, List<Scalar> told) {
        line++;
        if (!takenOnly || !told.isEmpty() || !settings.isEmpty()) {
            out.printf("%5d  %s%n", line, SafeText.line(text));
        }
        if (!settings.isEmpty()) {
            out.println("       " + style.dim("found parameters:") + " " + SafeText.line(settings.toString()));
            settings.setLength(0);
        }
        if (!told.isEmpty()) {
            String values = told.stream()
                    .map(scalar -> scalar.metric() + " " + Numbers.print(scalar.value()))
                    .collect(Collectors.joining("  "));
            Double step = told.getLast().step();
            String at = step == null ? "no step" : "step " + Numbers.print(step);
            out.println("       " + style.dim(recogniser + ", " + at + ":") + " " + style.bold(SafeText.line(values)));
        }
    }
}
