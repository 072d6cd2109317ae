package org.hpsearch.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hpsearch.console.Context;
import org.hpsearch.console.Version;
import org.hpsearch.help.Topic;
import org.hpsearch.value.Nearest;
import org.hpsearch.workspace.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The one registry of verbs, and how a line of words becomes a call of one.
public final class Commands {
    /// Exit status: it could not be done.
    public static final int FAILED = 1;

    /// Exit status: what was typed is wrong.
    public static final int BAD_USAGE = 2;

    /// Exit status: the answer is not whole, since some runs could not be read in time.
    public static final int INCOMPLETE = 3;

    /// Exit status: Ctrl-C came first.
    public static final int CANCELLED = 130;

    static final int OUR_BUG = 70;

    /// Verbs whose words name runs, so that numbers may mean rows of a result.
    public static final Set<String> ON_RUNS = Set.of(
            "show",
            "log",
            "metrics",
            "plot",
            "watch",
            "report",
            "diff",
            "tag",
            "note",
            "name",
            "rm",
            "stop",
            "rerun",
            "resume",
            "sweep",
            "recover",
            "ensemble");

    /// A verb.
    ///
    /// @param name     as typed
    /// @param synopsis what follows it
    /// @param summary  what it does, in some words
    /// @param verb     makes its class
    record Entry(String name, String synopsis, String summary, Supplier<Verb> verb) {}

    private static final List<Entry> ALL = List.of(
            new Entry("run", "[options] [--] COMMAND...", "run a command and record it", RunCommand::new),
            new Entry("rerun", "SEL [KEY=VALUE]... [-- FLAGS...]", "run the same command again", RerunCommand::new),
            new Entry(
                    "resume",
                    "SEL [KEY=VALUE]... [-- FLAGS...]",
                    "continue from a checkpoint of an earlier run",
                    ResumeCommand::new),
            new Entry(
                    "sweep",
                    "[SEL] KEY=V1,V2... [-- COMMAND...]",
                    "run a command with many configurations",
                    SweepCommand::new),
            new Entry("query", "[QUERY]", "the runs that match, best first", QueryCommand::new),
            new Entry("ls", "[SEL]", "runs, newest first", LsCommand::new),
            new Entry("show", "SEL", "all about a run", ShowCommand::new),
            new Entry("log", "SEL", "what a run printed", LogCommand::new),
            new Entry("metrics", "SEL", "the metrics of runs", MetricsCommand::new),
            new Entry("stop", "SEL", "stop running runs", StopCommand::new),
            new Entry("rm", "SEL", "delete runs, or their checkpoints", RmCommand::new),
            new Entry("tag", "SEL TAG... [-d TAG]", "add and remove tags", TagCommand::new),
            new Entry("note", "SEL TEXT", "write a note", NoteCommand::new),
            new Entry("name", "RUN NAME", "name a run", NameCommand::new),
            new Entry("diff", "SEL", "what differs between runs: parameters, metrics, code", DiffCommand::new),
            new Entry("watch", "[SEL] [-m METRIC]", "running runs, live", WatchCommand::new),
            new Entry("plot", "[SEL] [-m METRICS] [-o FILE]", "draw curves, points, bars", PlotCommand::new),
            new Entry("importance", "[SEL] [-m METRIC]", "which parameters mattered", ImportanceCommand::new),
            new Entry(
                    "report", "[SEL] -o FILE.html", "a page about runs: table, curves, parameters", ReportCommand::new),
            new Entry(
                    "ensemble",
                    "SEL --predict COMMAND|--from FILE",
                    "combine and score the predictions of runs",
                    EnsembleCommand::new),
            new Entry("fields", "[PATTERN]", "list what you can query", FieldsCommand::new),
            new Entry(
                    "defaults",
                    "[set KEY VALUE|unset KEY|rename OLD NEW]",
                    "values of parameters that older runs lack",
                    DefaultsCommand::new),
            new Entry("save", "[NAME [QUERY]]", "keep a query as @NAME; list those that are kept", SaveCommand::new),
            new Entry("explain", "FILE", "show what is read from a log, line by line", ExplainCommand::new),
            new Entry("recover", "SEL", "complete runs whose hps was killed", RecoverCommand::new),
            new Entry("init", "", "make this folder a project", InitCommand::new),
            new Entry("doctor", "", "what hps finds around itself, and what is missing", DoctorCommand::new),
            new Entry("completion", "bash|zsh|fish", "completion for your shell", CompletionCommand::new),
            new Entry("index", "[--rebuild|--check]", "check or rebuild the index", IndexCommand::new),
            new Entry("gc", "[--dry-run]", "delete what killed processes have left behind", GcCommand::new));

    private Commands() {}

    /// Runs a line of words outside of a shell.
    ///
    /// @return the exit status: 0 done, 1 failed, 2 bad usage, 70 our bug; of `run` the program's own
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
        Optional<Entry> entry = find(words.getFirst());
        if (entry.isEmpty()) {
            context.say("unknown command '" + words.getFirst() + "'"
                    + Nearest.hint(
                            words.getFirst(), ALL.stream().map(Entry::name).toList()) + " (hps help lists all)");
            return BAD_USAGE;
        }
        return call(context, session, entry.get(), words.subList(1, words.size()));
    }

    /// The verbs, as typed.
    public static List<String> verbs() {
        return ALL.stream().map(Entry::name).toList();
    }

    /// What a verb does, in some words; empty where there is none of this name.
    public static String summary(String verb) {
        return find(verb).map(Entry::summary).orElse("");
    }

    /// The options of a verb with what they do, in some words.
    public static Map<String, String> options(String verb) {
        Map<String, String> options = new LinkedHashMap<>();
        spec(verb)
                .ifPresent(spec -> spec.options().stream()
                        .filter(option -> !option.hidden())
                        .forEach(option -> options.put(option.longestName(), String.join(" ", option.description()))));
        return options;
    }

    /// Whether a verb has an option of this name.
    public static boolean hasOption(String verb, String name) {
        return spec(verb).map(spec -> spec.findOption(name) != null).orElse(false);
    }

    /// Whether the word behind this option of a verb is the option's value.
    public static boolean takesValue(String verb, String option) {
        return spec(verb)
                .map(spec -> spec.findOption(option))
                .map(found -> found.arity().max() > 0)
                .orElse(false);
    }

    private static Optional<CommandLine.Model.CommandSpec> spec(String verb) {
        return find(verb).map(entry -> CommandLine.Model.CommandSpec.forAnnotatedObject(entry.verb.get()));
    }

    private static Optional<Entry> find(String name) {
        return ALL.stream().filter(e -> e.name.equals(name)).findFirst();
    }

    private static int help(Context context, @Nullable Session session, List<String> words) {
        HelpPages pages = new HelpPages(context, ALL, session == null);
        if (words.size() < 2 || !words.getFirst().equals("help")) {
            pages.overview();
            return 0;
        }
        Optional<Entry> verb =
                find(words.get(1)).filter(entry -> Topic.find(entry.name()).isEmpty());
        return verb.isPresent() ? call(context, null, verb.get(), List.of("--help")) : pages.page(words.get(1));
    }

    private static int call(Context context, @Nullable Session session, Entry entry, List<String> arguments) {
        Verb verb = entry.verb.get();
        verb.in(context, session);
        Failures failures = new Failures(context, entry.name, entry.synopsis);
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        CommandLine line = new CommandLine(verb)
                .setCommandName("hps " + entry.name)
                .setOut(new PrintWriter(context.out(), true))
                .setErr(new PrintWriter(context.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, typed) -> failures.usage(String.valueOf(e.getMessage())))
                .setExecutionExceptionHandler((e, commandLine, result) -> failures.of(e));
        verb.configure(line);
        try {
            return line.execute(arguments.toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError | LinkageError bug) {
            return failures.bug(bug);
        }
    }
}
