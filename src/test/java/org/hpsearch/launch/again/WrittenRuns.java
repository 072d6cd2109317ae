package org.hpsearch.launch.again;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunMode;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.value.Digest;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Workspace;

/// A project of a test with runs of earlier days, each called by a letter; the later the letter, the newer the run.
final class WrittenRuns implements AutoCloseable {
    final Path folder;
    final Map<String, String> environment = new TreeMap<>();
    /// Variables of the environment that are parameters of the runs that are written.
    final Map<String, String> variables = new TreeMap<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<Workspace> open = new java.util.ArrayList<>();

    WrittenRuns(Path folder) {
        this.folder = folder;
        environment.put("HPS_INDEX", folder.resolve(".index").toString());
        environment.put("USER", "ada");
    }

    static String id(char letter) {
        return "2026090" + (letter - 'a' + 1) + "-080000-"
                + String.valueOf(letter).repeat(5);
    }

    Project project() {
        return new Project(folder);
    }

    Settings settings() {
        return project().settings();
    }

    RunFolder run(char letter) {
        return project().store().run(id(letter));
    }

    /// Writes a run of this command that ended with exit status 0.
    RunFolder write(char letter, String command) throws IOException {
        return write(letter, command, Lineage.NONE, Map.of());
    }

    RunFolder write(char letter, String command, Lineage lineage, Map<String, String> job) throws IOException {
        List<String> words = List.of(command.split(" "));
        GivenParameters given = GivenParameters.of(
                words,
                Map.of(),
                new GivenParameters.More(
                        List.of(), variables, new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD),
                List.of(),
                folder);
        Instant started = Instant.parse("2026-09-0" + (letter - 'a' + 1) + "T08:00:00Z");
        RunFolder run = run(letter);
        Files.createDirectories(run.path());
        Invocation invocation = new Invocation(given.safe(), ".", given.places(), Map.of(), false);
        run.writeInfo(RunInfo.of(run.id(), "t", invocation)
                .by(Provenance.of("h", "ada", started).inJob(job))
                .in(lineage));
        run.writeParams(given.params());
        run.writeProcess(new ProcessInfo(
                new ProcessInfo.Process(1, 1), ProcessInfo.Process.NONE, Host.namespace(), "boot", Host.machine()));
        run.beat(started);
        run.writeEnd(new EndStatus(0, started.plusSeconds(60)));
        return run;
    }

    /// Lets a run have ended by a crash of its machine.
    void lose(char letter) throws IOException {
        Files.delete(run(letter).file("status.json"));
    }

    /// A checkpoint that a run wrote and hps kept.
    Checkpoint keep(char letter, double step, String path) throws IOException {
        RunFolder run = run(letter);
        String kept = "checkpoints/" + Math.round(step) + "-" + path.replace('/', '_');
        Path copy = run.file(kept);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "weights at " + step);
        Checkpoint checkpoint = new Checkpoint(step, step, path, kept, Files.size(copy), Digest.of(copy));
        run.addCheckpoint(checkpoint);
        return checkpoint;
    }

    /// A command as it is typed now.
    PreparedCommand command(String command, String name) throws IOException {
        RunPlan plan = new RunPlan(
                project(),
                settings(),
                new ProgramCommand(folder, List.of(command.split(" ")), Map.of(), Map.of(), List.of()),
                new ReadingOptions(
                        List.of(),
                        List.of(),
                        1,
                        List.of(),
                        List.of(),
                        false,
                        new ReadingOptions.Observation(false, false, false)),
                new RunLabel("t", Notes.NONE.named(name), Lineage.NONE),
                RunMode.TYPED);
        return PreparedCommand.of(plan, environment);
    }

    Context context() {
        return new Context(
                StandardStreams.of(said, said),
                new Screen(false, false, 0),
                new World(
                        environment,
                        folder,
                        folder,
                        InstantSource.fixed(Instant.parse("2026-09-30T12:00:00Z")),
                        () -> ZoneOffset.UTC,
                        ""),
                null);
    }

    PastRuns past() {
        Workspace workspace = new Workspace(context(), List.of(folder.toString()));
        open.add(workspace);
        return new IndexedRuns(workspace);
    }

    /// What was said since it was last looked at.
    String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    /// A start in words: the program's words, what the first line says, the lineage.
    static String text(RunStart start) {
        Lineage lineage = start.plan().label().lineage();
        return String.join(" ", start.plan().command().words())
                + (start.about().isEmpty() ? "" : " | " + start.about())
                + (lineage.kind().equals("run")
                        ? ""
                        : " | " + lineage.kind() + " "
                                + String.valueOf(lineage.parent()).charAt(16)
                                + (lineage.step() == null ? "" : " at " + lineage.step())
                                + " " + lineage.changed());
    }

    @Override
    public void close() throws IOException {
        for (Workspace workspace : open) {
            workspace.close();
        }
    }
}
