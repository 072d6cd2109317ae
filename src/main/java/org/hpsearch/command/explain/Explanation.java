package org.hpsearch.command.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hpsearch.capture.output.LineReport;
import org.hpsearch.capture.output.OutputFacts;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.capture.output.line.Rule;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;

/// What is read from an output, line by line.
public final class Explanation implements OutputFacts {
    private final PrintStream out;
    private final Style style;
    private final Detail detail;
    private final StringBuilder settings = new StringBuilder();
    private final List<Scalar> left = new ArrayList<>();
    private long line;
    private long facts;

    /// How much is shown.
    ///
    /// @param takenOnly whether lines of which nothing was taken are left out
    /// @param why       whether each number is shown with the rule that took or left it
    public record Detail(boolean takenOnly, boolean why) {
        static final Detail PLAIN = new Detail(false, false);
    }

    private Explanation(PrintStream out, Style style, Detail detail) {
        this.out = out;
        this.style = style;
        this.detail = detail;
    }

    /// Explains an output.
    public static void print(InputStream in, Context context, Patterns patterns, Detail detail) throws IOException {
        new Explanation(context.out(), context.style(), detail).read(in, patterns);
    }

    /// Explains what a run has printed, on standard error.
    public static void print(RunFolder run, Context context, Settings settings, List<String> metrics) {
        try {
            printAll(run, context, settings, metrics);
        } catch (IOException e) {
            context.say("cannot explain: " + SafeFile.reason(e));
        }
    }

    private static void printAll(RunFolder run, Context context, Settings settings, List<String> metrics)
            throws IOException {
        Experiment declared = settings.experiment(run.info().experiment());
        Patterns patterns = Patterns.of(metrics, declared, context::say);
        for (String name : List.of(RunFolder.OUTPUT, RunFolder.STDERR)) {
            if (Files.isRegularFile(run.readable(name)) && Files.size(run.readable(name)) > 0) {
                context.err().println(name + ":");
                Explanation explanation = new Explanation(context.err(), context.style(), Detail.PLAIN);
                try (InputStream in = Files.newInputStream(run.readable(name))) {
                    explanation.read(in, patterns);
                }
            }
        }
    }

    private void read(InputStream in, Patterns patterns) throws IOException {
        OutputReader reader = OutputReader.explaining(this, patterns);
        reader.take(in);
        settings();
        if (!left.isEmpty()) {
            out.println(style.dim("not metrics, because they never changed:") + " " + SafeText.line(values(left)));
        }
        out.println(Texts.count(facts, "value", "values") + " from " + Texts.count(line, "line", "lines"));
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
    public void heldBack(Scalar scalar, boolean metric) {
        if (!metric) {
            left.add(scalar);
        }
    }

    @Override
    public void line(LineReport report) {
        List<Scalar> told = report.facts();
        line++;
        if (!detail.takenOnly || !told.isEmpty() || !settings.isEmpty()) {
            out.printf("%5d  %s%n", line, SafeText.line(report.text()));
        }
        settings();
        if (!told.isEmpty()) {
            String values = values(told);
            Double step = told.getLast().step();
            String at = step == null ? "no step" : "step " + Numbers.print(step);
            out.println(
                    "       " + style.dim(report.reader() + ", " + at + ":") + " " + style.bold(SafeText.line(values)));
        }
        if (detail.why && (!detail.takenOnly || !told.isEmpty())) {
            report.numbers().forEach(this::verdict);
        }
    }

    private void settings() {
        if (!settings.isEmpty()) {
            out.println("       " + style.dim("found parameters:") + " " + SafeText.line(settings.toString()));
            settings.setLength(0);
        }
    }

    private static String values(List<Scalar> scalars) {
        return scalars.stream()
                .map(scalar -> scalar.metric() + " " + Numbers.print(scalar.value()))
                .collect(Collectors.joining("  "));
    }

    private void verdict(LineReport.Verdict verdict) {
        String rule = verdict.rule().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String name = verdict.name().isEmpty() ? "" : SafeText.line(verdict.name()) + ", ";
        String line = String.format(
                "%16s  %s%s: %s", verdict.number(), name, rule, verdict.rule().sentence());
        out.println(verdict.rule().kind() == Rule.Kind.LEFT ? style.dim(line) : line);
    }
}
