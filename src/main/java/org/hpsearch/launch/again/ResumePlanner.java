package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.History;
import org.hpsearch.project.Project;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Plans runs that go on from a checkpoint of an earlier one. [CheckpointHandover] says how the program gets it.
public final class ResumePlanner {
    private static final long LARGEST_SCRIPT = 1 << 20;

    private final Project project;
    private final Settings settings;
    private final Map<String, String> environment;
    private final RerunPlanner rerun;

    /// @param environment of hps itself
    public ResumePlanner(Project project, Settings settings, Map<String, String> environment) {
        this.project = project;
        this.settings = settings;
        this.environment = environment;
        this.rerun = new RerunPlanner(project, settings, environment);
    }

    /// The command of an earlier run, from one of its checkpoints.
    ///
    /// @param record what its folder says
    /// @param with   words that tell the program, with `{checkpoint}`; empty to find out
    /// @throws DataException where the checkpoint is gone or changed, or the command cannot be made
    public RunStart of(
            RunFolder run, RunRecord record, Checkpoint checkpoint, RerunPlanner.Request request, String with)
            throws IOException {
        Path folder = rerun.folder(record);
        Path copy = CheckpointFile.verified("checkpoint", run, checkpoint, folder);
        CheckpointHandover handover = handover(record, with, folder, copy);
        PreparedCommand command = rerun.plan(record, request, handover, "resume");
        PutBack putBack = new PutBack(copy, folder.resolve(checkpoint.path()), folder);
        RunStart start =
                start(command.plan(), handover, putBack, command.plan().label().lineage(), checkpoint);
        return new RunStart(start.command(), start.about(), start.putBack(), handover.known());
    }

    /// A command, as it is typed now, from the newest checkpoint of a run or of those that it goes on from; empty where
    /// there is none.
    public Optional<RunStart> fromLineage(PreparedCommand command, String id) throws IOException {
        History history = new History(project.store(), settings);
        for (History.Link link : history.lineage(id).reversed()) {
            Optional<RunStart> own = fromOwn(command, link.id());
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    /// A command, as it is typed now, from the newest checkpoint of a run itself; empty where it has none.
    public Optional<RunStart> fromOwn(PreparedCommand command, String id) throws IOException {
        RunFolder run = project.store().run(id);
        RunRecord record = run.read();
        return record.checkpoints().isEmpty()
                ? Optional.empty()
                : Optional.of(of(command, run, record, new CheckpointChoice(run, record, settings).of("last")));
    }

    private RunStart of(PreparedCommand base, RunFolder run, RunRecord before, Checkpoint checkpoint)
            throws IOException {
        RunRecord planned = base.record();
        Path folder = base.plan().folder();
        Path copy = CheckpointFile.verified("checkpoint", run, checkpoint, rerun.folder(before));
        CheckpointHandover handover = handover(planned, "", folder, copy);
        RunPlan edited = base.setting(handover.changes(), null).plan();
        List<String> words = new ArrayList<>(edited.command().words());
        words.addAll(handover.flags());
        RunPlan plan = edited.running(words);
        TreeMap<String, Value> changed = new TreeMap<>();
        planned.params().forEach((name, value) -> {
            Value then = before.params().get(name);
            if ((then == null || !then.isSame(value)) && !ResumeOptions.isKnown(name)) {
                changed.put(name, value);
            }
        });
        PutBack putBack = new PutBack(copy, folder.resolve(checkpoint.path()), folder);
        Lineage lineage =
                Lineage.of("resume", run.id()).partOf(base.plan().label().lineage());
        return start(plan, handover, putBack, lineage.with(changed), checkpoint);
    }

    /// Whether a command can be given a checkpoint at all, other than by a file in its old place.
    public boolean canBeTold(PreparedCommand command) throws IOException {
        Path folder = command.plan().folder();
        return handover(command.record(), "", folder, folder).known();
    }

    private CheckpointHandover handover(RunRecord run, String with, Path folder, Path copy) throws IOException {
        String words = with.isEmpty()
                ? settings.experiment(run.info().experiment()).checkpoint().resume()
                : with;
        return CheckpointHandover.of(
                words, run, words.isEmpty() ? code(run, folder) : CheckpointHandover.Code.UNKNOWN, copy);
    }

    /// The code of a command as it is today: that is what will run.
    private static CheckpointHandover.Code code(RunRecord run, Path folder) throws IOException {
        CommandWords command =
                CommandWords.read(run.info().command(), List.of(), word -> FileName.isFile(folder, word));
        Optional<Path> script = command.scriptFile(folder);
        String text = script.isPresent() && Files.size(script.get()) <= LARGEST_SCRIPT
                ? Files.readString(script.get(), StandardCharsets.ISO_8859_1)
                : "";
        return new CheckpointHandover.Code(DeclaredOptions.of(command, folder), text);
    }

    private RunStart start(
            RunPlan plan, CheckpointHandover handover, PutBack putBack, Lineage same, Checkpoint checkpoint)
            throws IOException {
        Double step = checkpoint.step();
        String about = "resumes " + RunId.shortForm(String.valueOf(same.parent()))
                + (step == null ? "" : " from step " + Numbers.print(step))
                + (handover.known() ? ", " + handover.how() : "")
                + (handover.path() ? "" : ", checkpoint in its old place " + checkpoint.path())
                + (handover.known()
                        ? ""
                        : "; if the program does not read it there, pass it with --with '--resume {checkpoint}', or"
                                + " with resume: in hps.yaml");
        RunPlan resumed = plan.with(plan.label()
                        .of(same.from(checkpoint.path(), step))
                        .from(handover.path() ? putBack.copy() : putBack.place()))
                .setting(handover.variables());
        return new RunStart(PreparedCommand.of(resumed, environment), about, handover.path() ? null : putBack);
    }
}
