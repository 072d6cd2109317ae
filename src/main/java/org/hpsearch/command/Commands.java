package org.hpsearch.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.hpsearch.command.failure.Failures;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.Version;
import org.hpsearch.help.HelpPages;
import org.hpsearch.help.Topic;
import org.hpsearch.help.VerbHelp;
import org.hpsearch.help.VerbList;
import org.hpsearch.screen.Verbs;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// How a line of words becomes a call of a verb.
public final class Commands {
    private Commands() {}

    /// The verbs that there are.
    public static VerbList verbs() {
        return VerbTable.ALL;
    }

    /// The verbs on the screen of `hps watch`.
    ///
    /// @param workspace of the screen
    public static Verbs onScreen(Context context, Workspace workspace) {
        return new WatchCommand.ScreenVerbs(context, workspace);
    }

    /// Runs a line of words outside of a shell.
    ///
    /// @return the [ExitStatus]; of `run` the program's own
    public static int run(Context context, List<String> words) {
        return run(context, null, words);
    }

    /// Runs a line of words.
    ///
    /// @param session what the commands of one shell share; null outside of a shell
    public static int run(Context context, @Nullable Session session, List<String> words) {
        if (words.isEmpty() || List.of("help", "--help", "-h").contains(words.getFirst())) {
            return help(context, session, words);
        }
        if (words.getFirst().equals("--version")) {
            context.out().println(Version.read());
            return 0;
        }
        Optional<VerbHelp> verb = verbs().find(words.getFirst());
        if (verb.isEmpty()) {
            context.say(verbs().unknown(words.getFirst()));
            return ExitStatus.BAD_USAGE;
        }
        return call(context, session, verb.get(), words.subList(1, words.size()));
    }

    private static int help(Context context, @Nullable Session session, List<String> words) {
        HelpPages pages = new HelpPages(context, verbs(), session == null);
        if (words.size() < 2 || !words.getFirst().equals("help")) {
            pages.overview();
            return 0;
        }
        Optional<VerbHelp> verb = verbs().find(words.get(1))
                .filter(found -> Topic.find(found.name()).isEmpty());
        return verb.isPresent() ? call(context, null, verb.get(), List.of("--help")) : pages.page(words.get(1));
    }

    private static int call(Context context, @Nullable Session session, VerbHelp called, List<String> arguments) {
        Verb verb = VerbTable.make(called.name());
        verb.in(context, session);
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        System.setProperty("picocli.converters.excludes", "java[.].*");
        CommandLine line = new CommandLine(verb);
        boolean json = line.getCommandSpec().findOption("--json") != null && arguments.contains("--json");
        Failures failures = new Failures(context, called.name(), called.synopsis(), json);
        line.setCommandName("hps " + called.name())
                .setOut(new PrintWriter(context.out(), true))
                .setErr(new PrintWriter(context.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, typed) -> failures.of(e))
                .setExecutionExceptionHandler((e, commandLine, result) -> failures.of(e));
        verb.configure(line);
        try {
            return line.execute(arguments.toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError | LinkageError bug) {
            return failures.bug(bug);
        }
    }
}
