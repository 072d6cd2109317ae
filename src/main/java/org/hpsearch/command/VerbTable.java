package org.hpsearch.command;

import java.util.List;
import org.hpsearch.help.VerbHelp;
import org.hpsearch.help.VerbList;
import picocli.CommandLine.Model.CommandSpec;

/// The one registry of verbs: command line, shell, help and completion are made of it.
final class VerbTable {
    static final VerbList ALL = new VerbList(List.of(
            other("run", "[options] [--] COMMAND...", "run a command and record it"),
            onRuns("rerun", "SEL [KEY=VALUE]... [-- FLAGS...]", "run the same command again"),
            onRuns("resume", "SEL [KEY=VALUE]... [-- FLAGS...]", "continue from a checkpoint of an earlier run"),
            onRuns("sweep", "[SEL] KEY=V1,V2... [-- COMMAND...]", "run a command with many configurations"),
            other("query", "[QUERY]", "the runs that match, best first"),
            other("ls", "[SEL]", "runs, newest first"),
            other("jobs", "[job:ID|sweep:ID|state:WORD]", "jobs in Slurm: what waits, runs, has ended"),
            onRuns("show", "SEL", "all about a run"),
            onRuns("log", "SEL", "what a run printed"),
            onRuns("metrics", "SEL", "the metrics of runs"),
            onRuns("stop", "SEL", "stop running runs"),
            onRuns("rm", "SEL", "delete runs, or their checkpoints"),
            onRuns("tag", "SEL TAG... [-d TAG]", "add and remove tags"),
            onRuns("note", "SEL TEXT", "write a note"),
            onRuns("name", "RUN NAME", "name a run"),
            onRuns("diff", "SEL", "what differs between runs: parameters, metrics, code"),
            onRuns("watch", "[SEL] [-m METRIC]", "running runs, live (hps top is the same)"),
            other("serve", "[--port N]", "a live page for your browser"),
            onRuns("plot", "[SEL] [-m METRICS] [-o FILE]", "draw curves, points, bars"),
            other("importance", "[SEL] [-m METRIC]", "which parameters mattered"),
            onRuns("report", "[SEL] -o FILE.html", "a page about runs: table, curves, parameters"),
            onRuns("ensemble", "SEL --predict COMMAND|--from FILE", "combine and score the predictions of runs"),
            other("fields", "[PATTERN]", "list what you can query"),
            other("defaults", "[set KEY VALUE|unset KEY|rename OLD NEW]", "set parameters that older runs lack"),
            other("save", "[NAME [QUERY]]", "save a query as @NAME; list the saved ones"),
            other("explain", "FILE", "show what hps reads from a log, line by line"),
            onRuns("recover", "SEL", "complete runs whose hps was killed"),
            other("import", "PATH", "import the runs of another tool"),
            onRuns("export", "SEL --to csv|mlflow|... DIR", "write runs as tables, or for other tools"),
            onRuns("pack", "SEL -o runs.tar.gz|runs.zip", "put runs into one file"),
            other("unpack", "FILE", "take runs out of a file"),
            other("sync", "PLACE [QUERY]", "synchronize runs with another folder or machine"),
            other("init", "", "make this folder a project"),
            other("doctor", "", "check what hps needs, and what is missing"),
            other("schema", "[NAME]", "the schema of what --json prints"),
            other("skill", "DIR", "write the page for coding agents as a skill"),
            other("mcp", "[--allow-run]", "serve a coding agent: the Model Context Protocol"),
            other("completion", "bash|zsh|fish", "completion for your shell"),
            other("index", "[--rebuild|--check]", "check or rebuild the index"),
            other("gc", "[--dry-run]", "delete what killed processes have left behind")));

    private VerbTable() {}

    /// A verb whose words name runs.
    private static VerbHelp onRuns(String name, String synopsis, String summary) {
        return new VerbHelp(name, synopsis, summary, true, verb -> CommandSpec.forAnnotatedObject(make(verb)));
    }

    private static VerbHelp other(String name, String synopsis, String summary) {
        return new VerbHelp(name, synopsis, summary, false, verb -> CommandSpec.forAnnotatedObject(make(verb)));
    }

    /// A verb that can be called once.
    static Verb make(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "rerun" -> new RerunCommand();
            case "resume" -> new ResumeCommand();
            case "sweep" -> new SweepCommand();
            case "query" -> new QueryCommand();
            case "ls" -> new LsCommand();
            case "jobs" -> new JobsCommand();
            case "show" -> new ShowCommand();
            case "log" -> new LogCommand();
            case "metrics" -> new MetricsCommand();
            case "stop" -> new StopCommand();
            case "rm" -> new RmCommand();
            case "tag" -> new TagCommand();
            case "note" -> new NoteCommand();
            case "name" -> new NameCommand();
            case "diff" -> new DiffCommand();
            case "watch" -> new WatchCommand();
            case "serve" -> new ServeCommand();
            case "plot" -> new PlotCommand();
            case "importance" -> new ImportanceCommand();
            case "report" -> new ReportCommand();
            case "ensemble" -> new EnsembleCommand();
            case "fields" -> new FieldsCommand();
            case "defaults" -> new DefaultsCommand();
            case "schema" -> new SchemaCommand();
            case "skill" -> new SkillCommand();
            case "mcp" -> new McpCommand();
            case "save" -> new SaveCommand();
            case "explain" -> new ExplainCommand();
            case "recover" -> new RecoverCommand();
            case "init" -> new InitCommand();
            case "doctor" -> new DoctorCommand();
            case "completion" -> new CompletionCommand();
            case "index" -> new IndexCommand();
            case "gc" -> new GcCommand();
            default -> ExchangeCommand.of(name);
        };
    }
}
