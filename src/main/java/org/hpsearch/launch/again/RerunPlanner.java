package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.capture.edit.FileEdit;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunMode;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Habits;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Found;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Place;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Plans a run that repeats an earlier one, with changed parameters where they stand.
public final class RerunPlanner {
    private final Project project;
    private final Settings settings;
    private final Map<String, String> environment;

    /// What is to be another one.
    ///
    /// @param changes parameter → value, as typed
    /// @param flags   the program's own flags
    /// @param style   of parameters that the command does not have; null to take it from the command
    public record Request(Map<String, String> changes, List<String> flags, CommandEdit.@Nullable Style style) {
        /// Nothing is.
        public static final Request SAME = new Request(Map.of(), List.of(), null);

        public Request {
            changes = java.util.Collections.unmodifiableMap(new TreeMap<>(changes));
            flags = List.copyOf(flags);
        }
    }

    /// An input that is not what the earlier run got.
    ///
    /// @param file   as the command names it
    /// @param before its text then
    /// @param now    its text now, null where it is gone
    public record ChangedInput(
            String file, String before, @Nullable String now) {}

    /// @param environment of hps itself: a secret that was not recorded is taken from it
    public RerunPlanner(Project project, Settings settings, Map<String, String> environment) {
        this.project = project;
        this.settings = settings;
        this.environment = environment;
    }

    /// The plan.
    ///
    /// @param record the earlier run
    /// @param kind   of the lineage: `rerun`, `resume`
    /// @throws DataException where the command cannot be made: a file is gone, a secret was not recorded,
    ///                       a parameter cannot have the value where it stands
    public PreparedCommand plan(RunRecord record, Request request, String kind) throws IOException {
        return plan(record, request, CheckpointHandover.PLACE, kind);
    }

    PreparedCommand plan(RunRecord record, Request request, CheckpointHandover handover, String kind)
            throws IOException {
        RunInfo info = record.info();
        if (info.command().isEmpty()) {
            throw new DataException("run " + RunId.shortForm(record.id()) + " has no recorded command");
        }
        String stage = info.lineage().stageName();
        if (stage != null && kind.equals("rerun")) {
            throw new DataException("run " + RunId.shortForm(record.id()) + " is the stage '" + stage + "' of "
                    + info.experiment() + ": hps run " + info.experiment() + " KEY=VALUE makes it again");
        }
        Path folder = folder(record);
        CommandEdit edit =
                new CommandEdit(info.command(), record.params(), info.places(), options(info, folder), request.style);
        Set<String> changed = new TreeSet<>();
        request.changes.keySet().forEach(key -> changed.add(CommandEdit.meant(key, info.places())));
        secrets(record, changed, edit);
        variables(record, changed, edit);
        files(record, folder, changed, edit);
        handover.changes().forEach(edit::set);
        request.changes.forEach(edit::set);
        TreeMap<String, Value> wanted = new TreeMap<>(edit.flags(request.flags));
        edit.flags(handover.flags());
        request.changes.forEach((key, typed) -> wanted.put(key, Numbers.typed(typed)));
        CommandEdit.Edited edited = edit.done();
        if (edited.words().stream().anyMatch(word -> word.contains(Redaction.MARK))) {
            throw new DataException(
                    "the command holds a secret that was not recorded (" + Redaction.MARK + "); start it by hps run");
        }
        return PreparedCommand.of(plan(info, folder, edited, lineage(record, wanted, kind)), environment);
    }

    private static DeclaredOptions options(RunInfo info, Path folder) {
        CommandWords command = CommandWords.read(info.command(), List.of(), word -> FileName.isFile(folder, word));
        return DeclaredOptions.of(command, folder);
    }

    /// The working folder of a run, where it is today.
    ///
    /// @throws DataException where it is gone
    Path folder(RunRecord record) {
        Path folder = project.path().resolve(record.info().cwd()).normalize();
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "the working folder of run " + RunId.shortForm(record.id()) + " is gone: " + folder);
        }
        return folder;
    }

    private Lineage lineage(RunRecord record, Map<String, Value> wanted, String kind) {
        TreeMap<String, Value> changed = new TreeMap<>();
        wanted.forEach((key, value) -> {
            String name = CommandEdit.meant(key, record.info().places());
            Value before = record.params().get(name);
            if (before == null || !before.isSame(value)) {
                changed.put(name, value);
            }
        });
        return Lineage.of(kind, record.id())
                .with(new Redaction(settings.habits().redact()).params(changed));
    }

    private RunPlan plan(RunInfo info, Path folder, CommandEdit.Edited edited, Lineage lineage) {
        List<String> variables = new ArrayList<>();
        info.places().values().stream()
                .filter(place -> place.kind() == Place.Kind.ENVIRONMENT)
                .forEach(place -> variables.add(place.spelling()));
        edited.variables().keySet().stream()
                .filter(name -> !variables.contains(name))
                .forEach(variables::add);
        List<String> configs = info.places().values().stream()
                .filter(place ->
                        place.kind() == Place.Kind.FILE && place.words().isEmpty() && place.file() != null)
                .map(place -> String.valueOf(place.file()))
                .distinct()
                .toList();
        Habits habits = settings.habits();
        return new RunPlan(
                project,
                settings,
                new ProgramCommand(folder, edited.words(), edited.given(), edited.variables(), edited.files()),
                new ReadingOptions(
                        info.patterns().metrics(),
                        info.patterns().checkpoints(),
                        1,
                        configs,
                        variables,
                        false,
                        new ReadingOptions.Observation(
                                habits.wantsSystem(), habits.wantsUnbuffered(), habits.wantsTty())),
                new RunLabel(info.experiment(), Notes.NONE, lineage),
                RunMode.TYPED);
    }

    /// A secret stands as `***` in the record: the environment may have it under the parameter's name.
    private void secrets(RunRecord record, Set<String> changed, CommandEdit edit) {
        record.params().forEach((key, value) -> {
            boolean hidden = value.print().equals(Redaction.MARK)
                    && record.info().places().containsKey(key);
            if (hidden && changed.add(key)) {
                if (RunOrigin.isForeign(record, environment)) {
                    throw new DataException("the secret '" + key + "' was not recorded, and a run of another user or "
                            + "machine gets none from the environment; give " + key + "=...");
                }
                String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
                String secret = environment.get(variable);
                if (secret == null) {
                    throw new DataException("the secret '" + key + "' was not recorded, and the environment has no "
                            + variable + "; set it, or give " + key + "=...");
                }
                edit.set(key, secret);
            }
        });
    }

    /// Variables that were parameters have the values that they had.
    private static void variables(RunRecord record, Set<String> changed, CommandEdit edit) {
        record.info().places().forEach((key, place) -> {
            Value then = record.params().get(key);
            if (place.kind() == Place.Kind.ENVIRONMENT && then != null && !changed.contains(key)) {
                edit.set(key, then.print());
            }
        });
        record.found().forEach((name, found) -> {
            if (found.from().equals(Found.ENVIRONMENT) && !found.value().print().equals(Redaction.MARK)) {
                edit.variable(name, found.value().print());
            }
        });
    }

    /// Values of configuration files count as the run had them, whatever stands in the files today.
    private void files(RunRecord record, Path folder, Set<String> changed, CommandEdit edit) {
        Map<String, Map<String, Value>> known = new TreeMap<>();
        record.info().places().forEach((key, place) -> {
            String file = place.file();
            Value then = record.params().get(key);
            if (place.kind() != Place.Kind.FILE || file == null || then == null || changed.contains(key)) {
                return;
            }
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new DataException(
                        "the file '" + file + "' that the command names is gone: " + folder.resolve(file));
            }
            Value now = known.computeIfAbsent(file, name -> Formats.read(folder.resolve(name)))
                    .get(key);
            if (now != null && !now.isSame(then) && !place.words().isEmpty()) {
                edit.set(key, then.print());
            }
        });
    }

    /// A text with the changes that are wanted of it, so that these alone are no difference.
    private static String changed(String file, String text, RunPlan plan) {
        String changed = text;
        for (Substitution.Change change : plan.command().changes()) {
            try {
                changed = change.file().equals(file)
                        ? FileEdit.apply(file, changed, change.key(), change.value())
                        : changed;
            } catch (DataException otherForm) {
                return text;
            }
        }
        return changed;
    }

    /// The named inputs that the program will get otherwise than the earlier run did, changed parameters
    /// apart.
    public static List<ChangedInput> changedInputs(RunFolder run, PreparedCommand command) throws IOException {
        RunPlan plan = command.plan();
        Map<String, String> texts = command.texts();
        List<ChangedInput> changed = new ArrayList<>();
        Redaction redaction = new Redaction(plan.settings().habits().redact());
        for (var input : new TreeMap<>(run.info().inputs()).entrySet()) {
            Path copy = run.readable(input.getValue());
            Path file = plan.folder().resolve(input.getKey());
            if (!Files.isRegularFile(copy)) {
                continue;
            }
            String before = new String(Files.readAllBytes(copy), StandardCharsets.UTF_8);
            String now = texts.get(input.getKey());
            if (now == null && Files.isRegularFile(file)) {
                now = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            }
            String shown = now == null ? null : redaction.file(input.getKey(), now);
            if (shown == null || !shown.equals(redaction.file(input.getKey(), changed(input.getKey(), before, plan)))) {
                changed.add(new ChangedInput(input.getKey(), before, shown));
            }
        }
        return changed;
    }
}
