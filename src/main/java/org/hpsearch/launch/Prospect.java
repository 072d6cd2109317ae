package org.hpsearch.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.capture.code.DeclaredParameters;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What is known of a run that is only planned: its parameters, given and declared. Nothing is written.
public final class Prospect {
    private Prospect() {}

    /// @param environment of hps itself
    public static RunRecord of(RunPlan plan, Map<String, String> environment) throws IOException {
        List<String> words = Template.fill(plan.command(), plan.given()::get);
        Substitution changed = Substitution.make(words, plan.reading().changes(), plan.folder());
        try {
            GivenParameters parameters = parameters(plan, environment, changed);
            return record(info(plan, parameters), parameters, declared(plan, parameters, environment));
        } finally {
            changed.close();
        }
    }

    /// The words of a planned run's command with secrets hidden.
    ///
    /// @param environment of hps itself
    public static List<String> safe(RunPlan plan, Map<String, String> environment) throws IOException {
        return of(plan, environment).info().command();
    }

    /// Puts values of parameters into the command of a plan, where they stand.
    ///
    /// @param style       of parameters that it does not have; null to take it from the command
    /// @param environment of hps itself
    public static CommandEdit.Edited edit(
            RunPlan plan,
            Map<String, String> values,
            CommandEdit.@Nullable Style style,
            Map<String, String> environment)
            throws IOException {
        List<String> words = Template.fill(plan.command(), plan.given()::get);
        Substitution changed = Substitution.make(words, plan.reading().changes(), plan.folder());
        try {
            GivenParameters parameters = parameters(plan, environment, changed);
            CommandEdit edit = new CommandEdit(
                    words,
                    parameters.params(),
                    parameters.places(),
                    DeclaredOptions.of(parameters.command(), plan.folder()),
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
        } finally {
            changed.close();
        }
    }

    /// The parameters that the command of a plan is given, from every place.
    static GivenParameters parameters(RunPlan plan, Map<String, String> environment, Substitution changed) {
        TreeMap<String, String> variables = new TreeMap<>(environment);
        variables.putAll(plan.variables());
        variables.keySet().retainAll(plan.reading().env());
        return GivenParameters.of(
                plan.command(),
                plan.given(),
                new GivenParameters.More(plan.reading().config(), variables, changed.values()),
                plan.settings().experiment(plan.experiment()).args(),
                plan.folder());
    }

    /// What the run belongs to: as named, else after its program.
    static String experiment(RunPlan plan, GivenParameters parameters) {
        return plan.experiment().isEmpty() ? parameters.command().program() : plan.experiment();
    }

    /// A run that has told nothing yet.
    ///
    /// @param found parameters that its code declares, as they were found
    static RunRecord record(RunInfo info, GivenParameters parameters, Map<String, Found> found) {
        return RunRecord.of(info).with(parameters.params(), safe(found, parameters.params()));
    }

    private static RunInfo info(RunPlan plan, GivenParameters parameters) {
        Invocation invocation = Invocation.of(parameters.safe(), ".").with(parameters.places());
        return RunInfo.of("", experiment(plan, parameters), invocation).in(plan.lineage());
    }

    private static Map<String, Found> declared(
            RunPlan plan, GivenParameters parameters, Map<String, String> environment) {
        TreeMap<String, Found> declared = new TreeMap<>();
        DeclaredParameters.find(
                parameters.command(),
                plan.folder(),
                environment,
                plan.reading().globals(),
                (name, value, from) -> declared.putIfAbsent(name, new Found(value, from)));
        return declared;
    }

    /// What the code declares as `found.json` will hold it: secrets hidden, without what was given.
    private static Map<String, Found> safe(Map<String, Found> found, Map<String, Value> given) {
        TreeMap<String, Value> values = new TreeMap<>();
        found.forEach((name, fact) -> {
            boolean declared = fact.from().equals(Found.DECLARED) && !(fact.value() instanceof Value.Obj);
            if (declared && !given.containsKey(CommandEdit.meant(name, given))) {
                values.put(name, fact.value());
            }
        });
        TreeMap<String, Found> safe = new TreeMap<>();
        Redaction.params(values).forEach((name, value) -> safe.put(name, new Found(value, Found.DECLARED)));
        return safe;
    }
}
