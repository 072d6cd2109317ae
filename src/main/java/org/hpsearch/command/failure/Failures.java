package org.hpsearch.command.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.SafeText;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.show.json.JsonError;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a verb says, and how it ends, where it cannot do its work.
public final class Failures {
    private static final String BROKEN_PIPE = "Broken pipe";

    private final Context context;
    private final String verb;
    private final String synopsis;

    private final boolean json;

    /// @param synopsis what follows the verb
    /// @param json     whether programs get the error as JSON, too, in the place of the answer
    public Failures(Context context, String verb, String synopsis, boolean json) {
        this.json = json;
        this.context = context;
        this.verb = verb;
        this.synopsis = synopsis;
    }

    /// What was typed is wrong.
    ///
    /// @return the exit status
    public int usage(String message) {
        say("usage", SafeText.line(message));
        context.err().println("usage: hps " + verb + " " + synopsis + "   (more: hps " + verb + " --help)");
        return ExitStatus.BAD_USAGE;
    }

    /// Something has stopped the verb.
    ///
    /// @return the exit status
    public int of(Exception e) {
        return switch (e) {
            case UsageException wrong -> usage(message(wrong));
            case MissingParameterException missing -> usage(missing(missing));
            case UnmatchedArgumentException unmatched -> usage(unmatched(unmatched));
            case ParameterException wrong -> usage(message(wrong));
            case QueryException query -> {
                say("query", SafeText.line(message(query)), withCaret(query));
                yield ExitStatus.BAD_USAGE;
            }
            case DataException data -> failed(SafeText.line(message(data)));
            case InterruptedException cancelled -> ExitStatus.CANCELLED;
            case ClosedByInterruptException cancelled -> ExitStatus.CANCELLED;
            case UncheckedIOException outer -> of(java.util.Objects.requireNonNull(outer.getCause()));
            case IOException pipe when BROKEN_PIPE.equals(pipe.getMessage()) -> ExitStatus.FAILED;
            case FileSystemException file -> failed(file.getFile() + ": " + SafeFile.reason(file));
            case IOException unusable -> failed(SafeText.line(SafeFile.reason(unusable)));
            default -> bug(e);
        };
    }

    private void say(String code, String message) {
        say(code, message, message);
    }

    private void say(String code, String message, String shown) {
        context.err().println("hps " + verb + ": " + shown);
        if (json) {
            context.out().print(Json.document(JsonError.of(code, message).document()));
        }
    }

    private int failed(String message) {
        say("failed", message);
        return ExitStatus.FAILED;
    }

    /// What a line lacks, in the words of the help.
    private static String missing(MissingParameterException e) {
        return e.getMissing().stream()
                .map(word -> word instanceof OptionSpec option
                        ? option.longestName() + " needs a value: " + option.paramLabel()
                        : word.paramLabel().matches("(SEL|RUN)\\b.*")
                                ? "which run? Type its id or name, @last or @best"
                                : "a word is missing: " + word.paramLabel() + " ("
                                        + String.join(" ", word.description()) + ")")
                .findFirst()
                .orElse(message(e));
    }

    /// A mistyped option with the nearest one of the verb.
    private static String unmatched(UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        if (!e.isUnknownOption()) {
            return "unexpected word '" + word + "'";
        }
        String option = word.replaceFirst("=.*", "");
        String dashes = option.startsWith("--") ? "--" : "-";
        List<String> known = e.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith(dashes))
                .map(name -> name.substring(dashes.length()))
                .toList();
        String nearest = Nearest.of(option.substring(dashes.length()), known);
        return "unknown option '" + option + "'"
                + (nearest == null ? "" : "; did you mean '" + dashes + nearest + "'?");
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /// The message, and the query with a caret under the place.
    private static String withCaret(QueryException e) {
        String message = SafeText.line(message(e));
        if (e.position() < 0) {
            return message;
        }
        String before = e.query().substring(0, Math.min(e.position(), e.query().length()));
        int column = SafeText.width(SafeText.line(before));
        return message + "\n  " + SafeText.line(e.query()) + "\n  " + " ".repeat(column) + "^";
    }

    /// A fault of ours: its details go into a file that can be sent to us.
    ///
    /// @return the exit status
    public int bug(Throwable e) {
        String fault = "this is a bug in hps (" + SafeText.line(e.toString()) + "); please report it";
        try {
            say("bug", fault + " with " + FaultReport.write(context, verb, e));
        } catch (IOException noRoom) {
            say("bug", fault + ": no report can be written (" + SafeText.line(SafeFile.reason(noRoom)) + ")");
        }
        return ExitStatus.OUR_BUG;
    }
}
