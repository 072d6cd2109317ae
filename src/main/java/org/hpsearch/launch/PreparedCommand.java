package org.hpsearch.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.capture.code.DeclaredParameters;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.launch.follow.BestFound;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Place;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A command made ready: its places filled, its words read, its files changed in memory. What looks ahead asks it, and
/// the launcher starts it; nothing is written before that.
public final class PreparedCommand {
    private final RunPlan plan;
    private final Map<String, String> environment;
    private final Substitution substitution;
    private final Redaction redaction;
    private @Nullable GivenParameters parameters;
    private @Nullable RunRecord record;

    private PreparedCommand(RunPlan plan, Map<String, String> environment, Substitution substitution) {
        this.plan = plan;
        this.environment = environment;
        this.substitution = substitution;
        this.redaction = new Redaction(plan.settings().habits().redact());
    }

    /// Makes the command of a plan ready.
    ///
    /// @param environment of hps itself
    /// @throws DataException where the command does not name a file that is to be changed, or it has no such value
    public static PreparedCommand of(RunPlan plan, Map<String, String> environment) throws IOException {
        ProgramCommand command = plan.command();
        return new PreparedCommand(
                plan, environment, Substitution.of(command.filled(), command.changes(), command.folder()));
    }

    /// The same for another plan; what was read stays where the command is the same.
    public PreparedCommand with(RunPlan other) throws IOException {
        boolean same = other.command().equals(plan.command())
                && other.settings().equals(plan.settings())
                && other.reading().equals(plan.reading())
                && other.label().experiment().equals(plan.label().experiment())
                && (plan.reading().env().isEmpty()
                        || other.mode().slot().equals(plan.mode().slot()));
        if (!same) {
            return of(other, environment);
        }
        PreparedCommand prepared = new PreparedCommand(other, environment, substitution);
        prepared.parameters = parameters;
        return prepared;
    }

    /// What is to be run.
    public RunPlan plan() {
        return plan;
    }

    /// The command, with the files that are changed for it.
    Substitution substitution() {
        return substitution;
    }

    /// Hides the secrets of this run, and knows which.
    Redaction redaction() {
        return redaction;
    }

    /// Changed texts: file as the command names it → text.
    public Map<String, String> texts() {
        return substitution.texts();
    }

    /// The parameters that the command is given, from every place.
    public GivenParameters parameters() {
        if (parameters == null) {
            TreeMap<String, String> variables = new TreeMap<>(environment);
            variables.putAll(plan.command().variables());
            variables.putAll(plan.mode().slot());
            variables.keySet().retainAll(plan.reading().env());
            parameters = GivenParameters.of(
                    plan.command().words(),
                    plan.command().given(),
                    new GivenParameters.More(plan.reading().config(), variables, substitution.values(), redaction),
                    plan.settings()
                            .experiment(plan.label().experiment())
                            .program()
                            .args(),
                    plan.folder());
        }
        return parameters;
    }

    /// The parameters that stand in the words of a command whose program surely reads no arguments.
    Set<String> unread() {
        Map<String, Place> places = parameters().command().places();
        boolean none = !places.isEmpty()
                && DeclaredOptions.of(parameters().command(), plan.folder()).takesNone();
        return none ? places.keySet() : Set.of();
    }

    /// The words with secrets hidden.
    public List<String> safe() {
        return parameters().safe();
    }

    /// What the run belongs to: as named, else after its program.
    public String experiment() {
        String named = plan.label().experiment();
        return named.isEmpty() ? parameters().command().program() : named;
    }

    /// The run as it is known before its start: what it is given, and what its code declares.
    public RunRecord record() {
        if (record == null) {
            record = record(info(), declared());
        }
        return record;
    }

    /// The command with other values of parameters, each put where it stands.
    ///
    /// @param style of parameters that the command does not have; null to take it from the command
    public PreparedCommand setting(Map<String, String> values, CommandEdit.@Nullable Style style) throws IOException {
        return values.isEmpty() ? this : of(plan.edited(edit(values, style)), environment);
    }

    private CommandEdit.Edited edit(Map<String, String> values, CommandEdit.@Nullable Style style) {
        CommandEdit edit = new CommandEdit(
                substitution.words(),
                parameters().params(),
                parameters().places(),
                DeclaredOptions.of(parameters().command(), plan.folder()),
                style);
        TreeMap<String, String> variables = new TreeMap<>(values);
        variables.keySet().retainAll(plan.reading().env());
        values.forEach((key, value) -> {
            if (!variables.containsKey(key)) {
                edit.set(key, value);
            }
        });
        CommandEdit.Edited edited = edit.done();
        variables.putAll(edited.variables());
        TreeMap<String, String> given = new TreeMap<>(edited.given());
        given.keySet().retainAll(values.keySet());
        return new CommandEdit.Edited(edited.words(), edited.files(), variables, given);
    }

    /// A run of this command that has printed nothing yet.
    ///
    /// @param found parameters that its code declares, as they were found
    RunRecord record(RunInfo info, Map<String, Found> found) {
        return RunRecord.of(info).with(parameters().params(), safe(found));
    }

    private RunInfo info() {
        Invocation invocation = Invocation.of(safe(), ".").with(parameters().places());
        return RunInfo.of("", experiment(), invocation).in(plan.label().lineage());
    }

    private Map<String, Found> declared() {
        BestFound declared = new BestFound(parameters().params().keySet());
        DeclaredParameters.find(
                parameters().command(),
                plan.folder(),
                environment,
                plan.reading().globals(),
                declared::add);
        return declared.all();
    }

    /// What the code declares as `found.json` will hold it: secrets hidden.
    private Map<String, Found> safe(Map<String, Found> found) {
        TreeMap<String, Value> values = new TreeMap<>();
        found.forEach((name, fact) -> {
            if (fact.isOfCode()) {
                values.put(name, fact.value());
            }
        });
        TreeMap<String, Found> safe = new TreeMap<>();
        redaction
                .params(values)
                .forEach((name, value) -> safe.put(
                        name,
                        new Found(
                                value,
                                found.getOrDefault(name, new Found(value, Found.DECLARED))
                                        .from())));
        return safe;
    }
}
