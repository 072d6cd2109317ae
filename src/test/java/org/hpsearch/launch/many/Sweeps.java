package org.hpsearch.launch.many;

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
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunMode;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;

/// A project of a test in which several runs are planned, and what is said of them.
public final class Sweeps {
    public static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    public final Path folder;
    public final Context context;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    public Sweeps(Path folder) {
        this(folder, InstantSource.fixed(NOW));
    }

    Sweeps(Path folder, InstantSource clock) {
        this.folder = folder;
        this.context = new Context(
                StandardStreams.of(said, said),
                new Screen(false, false, 0),
                new World(Map.of("USER", "ada"), folder, folder, clock, () -> ZoneOffset.UTC, "/bin/hps"),
                null);
    }

    /// A command as it is typed.
    public PreparedCommand command(String line, Map<String, String> given) throws IOException {
        RunPlan plan = new RunPlan(
                new Project(folder),
                Settings.NONE,
                new ProgramCommand(folder, List.of(line.split(" ")), given, Map.of(), List.of()),
                new ReadingOptions(
                        List.of(),
                        List.of(),
                        1,
                        List.of(),
                        List.of(),
                        false,
                        new ReadingOptions.Observation(false, false, false)),
                new RunLabel("t", Notes.NONE, Lineage.NONE),
                RunMode.TYPED);
        return PreparedCommand.of(plan, context.environment());
    }

    public PreparedCommand command(String line) throws IOException {
        return command(line, Map.of());
    }

    /// A run that has begun, called by a letter.
    public RunFolder run(char letter) throws IOException {
        String id = "2026090" + (letter - 'a' + 1) + "-080000-"
                + String.valueOf(letter).repeat(5);
        RunFolder run = new Project(folder).store().run(id);
        Files.createDirectories(run.path());
        run.writeInfo(RunInfo.of(id, "t", Invocation.of(List.of("./t"), "."))
                .by(Provenance.of("h", "ada", Instant.parse("2026-09-01T08:00:00Z"))));
        return run;
    }

    /// What was said since it was last looked at; how long runs took is no matter.
    public String said() {
        String text = said.toString(StandardCharsets.UTF_8)
                .replace(folder.toString(), "~")
                .replaceAll(" in (\\d+\\.\\d s|\\d+ s|\\d+m \\d+s)", " in T");
        said.reset();
        return text;
    }
}
