package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Project;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Place;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Makes the plan of a run that goes on from a checkpoint of an earlier one. How the program takes it: as
/// the words say that were given, else as `resume:` of the experiment says, else by an option that is
/// known to take one, else the checkpoint is put back where the program had written it.
public final class Resume {
    /// Values of such an option that mean a new beginning; the word `resume` takes their place.
    private static final List<String> MODES = List.of("scratch", "resume");

    /// A constant of a script whose constants are options, as in nanoGPT.
    private static final Pattern CONSTANT = Pattern.compile("(?m)^init_from\\s*=\\s*['\"]scratch");

    private static final String PLACE = "{checkpoint}";

    private final Rerun rerun;
    private final Settings settings;
    private final Map<String, String> environment;

    /// A plan, and how the program takes the checkpoint.
    ///
    /// @param how     in words
    /// @param putBack what has to be done before the start; null where the program is told the path
    public record Plan(RunPlan run, String how, @Nullable PutBack putBack) {}

    /// @param environment of hps itself
    public Resume(Project project, Settings settings, Map<String, String> environment) {
        this.rerun = new Rerun(project, settings, environment);
        this.settings = settings;
        this.environment = environment;
    }

    /// The plan.
    ///
    /// @param checkpoint of the run
    /// @param with       words that tell the program, with `{checkpoint}`; empty to find out
    /// @throws DataException where the checkpoint is gone or changed, or the command cannot be made
    public Plan plan(RunFolder run, Checkpoint checkpoint, Rerun.Request request, String with) throws IOException {
        RunRecord record = run.read();
        Path folder = rerun.folder(record);
        Path copy = verified("checkpoint", run, checkpoint, folder);
        Told told = told(run, record, copy, with);
        RunPlan plan = rerun.plan(run, request, new Rerun.Told(told.changes, told.flags), "resume");
        return plan(plan, told, new PutBack(copy, folder.resolve(checkpoint.path())), plan.lineage(), checkpoint);
    }

    /// The plan of a command, as it is typed now, that goes on from a checkpoint of an earlier run.
    ///
    /// @param planned the command's run as far as it is known
    /// @throws DataException where the checkpoint is gone or changed
    public Plan plan(RunPlan base, RunRecord planned, RunFolder run, Checkpoint checkpoint) throws IOException {
        RunRecord before = run.read();
        Path copy = verified("checkpoint", run, checkpoint, rerun.folder(before));
        Told told = told(run, planned, copy, "");
        CommandEdit.Edited edited = Prospect.edit(base, told.changes, null, environment);
        List<String> words = new ArrayList<>(edited.words());
        words.addAll(told.flags);
        RunPlan plan = base.edited(new CommandEdit.Edited(words, edited.files(), edited.variables(), edited.given()));
        TreeMap<String, Value> changed = new TreeMap<>();
        planned.params().forEach((name, value) -> {
            Value then = before.params().get(name);
            if ((then == null || !then.print().equals(value.print())) && !ResumeOptions.isKnown(name)) {
                changed.put(name, value);
            }
        });
        PutBack putBack = new PutBack(copy, base.folder().resolve(checkpoint.path()));
        Lineage lineage = Lineage.of("resume", run.id()).with(changed);
        return plan(plan, told, putBack, lineage, checkpoint);
    }

    private static Plan plan(RunPlan plan, Told told, PutBack putBack, Lineage same, Checkpoint checkpoint) {
        TreeMap<String, String> variables = new TreeMap<>(plan.variables());
        variables.putAll(told.variables);
        Lineage lineage = same.from(checkpoint.path(), checkpoint.step());
        String back = told.path ? "" : "the checkpoint in its place, " + checkpoint.path();
        String how = told.how.isEmpty()
                ? back + "; where the program does not look there, tell it: --with, or resume: in hps.yaml"
                : back.isEmpty() ? told.how : told.how + ", " + back;
        return new Plan(plan.of(lineage).with(variables), how, told.path ? null : putBack);
    }

    private Told told(RunFolder run, RunRecord record, Path copy, String with) throws IOException {
        String words =
                with.isEmpty() ? settings.experiment(record.info().experiment()).resume() : with;
        return words.isEmpty() ? known(run, record, copy) : told(words, copy);
    }

    /// How the program is told.
    ///
    /// @param path whether it is told the checkpoint's path; else it looks for it in its place
    private record Told(
            String how, boolean path, Map<String, String> changes, List<String> flags, Map<String, String> variables) {}

    private static Told told(String words, Path copy) {
        List<String> flags = new ArrayList<>();
        TreeMap<String, String> variables = new TreeMap<>();
        for (String word : Words.split(words)) {
            String filled = word.replace(PLACE, copy.toString());
            if (filled.matches("(?s)[A-Z_][A-Z0-9_]*=.*")) {
                variables.put(filled.substring(0, filled.indexOf('=')), filled.substring(filled.indexOf('=') + 1));
            } else {
                flags.add(filled);
            }
        }
        return new Told("told by " + words, words.contains(PLACE), Map.of(), flags, variables);
    }

    private static Told known(RunFolder run, RunRecord record, Path copy) throws IOException {
        for (String option : ResumeOptions.KNOWN) {
            String given = CommandEdit.meant(option, record.info().places());
            Place place = record.info().places().get(given);
            if (place != null) {
                boolean flag = place.kind() == Place.Kind.FLAG || place.kind() == Place.Kind.NEGATED;
                return by(given, flag ? Value.of(false) : record.params().get(given), copy);
            }
            String declared = CommandEdit.meant(option, record.found());
            if (record.found().containsKey(declared)) {
                return by(declared, record.found().get(declared).value(), copy);
            }
        }
        return declared(run, record, copy);
    }

    /// An option that the run's own script names, though it has no value unless given:
    /// `add_argument('--resume')`.
    private static Told declared(RunFolder run, RunRecord record, Path copy) throws IOException {
        for (String input : new TreeMap<>(record.info().inputs()).values()) {
            Path file = run.file(input);
            String text = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
            for (String option : ResumeOptions.KNOWN) {
                Matcher named = Pattern.compile("[\"']--(" + option.replace("_", "[_-]") + ")[\"'].*")
                        .matcher(text);
                if (named.find()) {
                    boolean flag = named.group().contains("store_true")
                            || named.group().contains("is_flag");
                    return by(named.group(1), flag ? Value.of(false) : null, copy);
                }
            }
            if (CONSTANT.matcher(text).find() && text.contains("configurator")) {
                return by("init_from", Value.of("scratch"), copy);
            }
            if (text.contains("TrainingArguments") && text.contains("HfArgumentParser")) {
                return by("resume_from_checkpoint", null, copy);
            }
        }
        return new Told("", false, Map.of(), List.of(), Map.of());
    }

    private static Told by(String option, @Nullable Value value, Path copy) {
        if (value instanceof Value.Bool) {
            return new Told("told by " + option, false, Map.of(option, "true"), List.of(), Map.of());
        }
        boolean mode = value != null && MODES.contains(value.print().toLowerCase(Locale.ROOT));
        return mode
                ? new Told("told by " + option + "=resume", false, Map.of(option, "resume"), List.of(), Map.of())
                : new Told("told by " + option, true, Map.of(option, copy.toString()), List.of(), Map.of());
    }

    /// Where the checkpoint is: the copy in the run folder, or the file itself where no copy was kept.
    ///
    /// @param what   it is, for messages
    /// @param folder in which the program had run
    /// @throws DataException where it is gone, cut or changed
    public static Path verified(String what, RunFolder run, Checkpoint checkpoint, Path folder) throws IOException {
        Path kept = run.file(checkpoint.kept());
        Path path = !checkpoint.kept().isEmpty() && Files.exists(kept) ? kept : folder.resolve(checkpoint.path());
        String name = what + " '" + checkpoint.path() + "' of run " + RunId.shortForm(run.id());
        if (!Files.exists(path)) {
            throw new DataException(name + " is gone: no copy is kept, and there is no " + path);
        }
        long bytes = Digest.bytes(path);
        if (bytes != checkpoint.bytes()) {
            throw new DataException(name + (bytes < checkpoint.bytes() ? " is cut: " : " was changed: ") + path
                    + " has " + bytes + " bytes of " + checkpoint.bytes());
        }
        if (!checkpoint.sha256().isEmpty() && !Digest.of(path).equals(checkpoint.sha256())) {
            throw new DataException(name + " was changed: the hash of " + path + " is not the one that was noted");
        }
        return path.toAbsolutePath().normalize();
    }
}
