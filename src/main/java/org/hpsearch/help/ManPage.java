package org.hpsearch.help;

import java.io.PrintStream;
import org.hpsearch.console.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The page for `man hps`, in the `man` macros of roff (man-pages(7)), made of the verbs' own descriptions.
final class ManPage {
    private static final int ASCII_END = 128;

    private final PrintStream out;

    ManPage(PrintStream out) {
        this.out = out;
    }

    void print(Version version, VerbList verbs) {
        out.println(".TH HPS 1 \"\" \"hps " + text(version.number()) + "\" \"User Commands\"");
        out.println(".SH NAME");
        out.println("hps \\- tracks any program's runs as plain folders, and finds, compares, plots and resumes them");
        out.println(".SH SYNOPSIS");
        for (VerbHelp verb : verbs.all()) {
            out.println(".B hps " + text(verb.name()));
            out.println(text(verb.synopsis()));
            out.println(".br");
        }
        out.println(".SH COMMANDS");
        verbs.all().forEach(this::print);
    }

    private void print(VerbHelp verb) {
        CommandSpec spec = verb.spec();
        out.println(".SS hps " + text(verb.name()) + " " + text(verb.synopsis()));
        for (String line : spec.usageMessage().description()) {
            out.println((line.startsWith(" ") ? ".br\n" : "") + text(line));
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                out.println(".TP");
                String names = String.join(", ", option.names());
                String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
                out.println(".B " + text(names + value));
                out.println(text(String.join(" ", option.description())));
            }
        }
    }

    /// A line that roff prints as it is: its own signs are escaped (groff_char(7)).
    static String text(String line) {
        String escaped = line.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga");
        StringBuilder ascii = new StringBuilder();
        escaped.codePoints()
                .forEach(c -> ascii.append(c < ASCII_END ? Character.toString(c) : String.format("\\[u%04X]", c)));
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + ascii : ascii.toString();
    }
}
