package org.hpsearch.index;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What many runs of an experiment share: their program, and which parameters they have. It is a column of the index,
/// so that whoever compares many runs decides once for each shape what does not depend on the values.
///
/// @param program of the run
/// @param kind    of its lineage: `run`, `resume`
/// @param given   names of the parameters that it was given
/// @param code    names of those that the program's code says
/// @param late    names of those that were found in what the program printed or wrote
public record RunShape(Program program, String kind, List<String> given, List<String> code, List<String> late) {
    /// Lucene takes terms of 32,766 bytes; a letter has three at most.
    private static final int LONGEST = 32_766 / 3;

    public RunShape {
        given = List.copyOf(given);
        code = List.copyOf(code);
        late = List.copyOf(late);
    }

    /// The shape of a run.
    public static RunShape of(RunRecord run) {
        return new RunShape(
                Program.of(run),
                run.info().lineage().kind(),
                List.copyOf(run.params().keySet()),
                names(run, true),
                names(run, false));
    }

    private static List<String> names(RunRecord run, boolean ofCode) {
        return run.found().entrySet().stream()
                .filter(entry -> entry.getValue().isOfCode() == ofCode)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// It as the column holds it; null where it is too long for one.
    @Nullable
    String text() {
        String text = Json.line(new Fields.Writer()
                .put("program", program.json())
                .put("kind", kind)
                .put("given", given)
                .put("code", code)
                .put("late", late)
                .done());
        return text.length() > LONGEST ? null : text;
    }

    /// The shape that a column holds.
    ///
    /// @throws org.hpsearch.value.DataException where it is none
    public static RunShape parse(String text) {
        Value.Obj json = Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Value.Obj object
                ? object
                : Value.Obj.of(Map.of());
        return new RunShape(
                Program.parse(Fields.object(json, "program")),
                Fields.text(json, "kind", ""),
                Fields.texts(json, "given"),
                Fields.texts(json, "code"),
                Fields.texts(json, "late"));
    }

    /// Whether a run of this shape goes on from another one: what it was given may then only tell its program so.
    public boolean goesOn() {
        return kind.equals("resume");
    }

    /// Whether the columns of a parameter hold the value that the runs have under this name alone: it is whole, and no
    /// other name of theirs is the same in another spelling.
    public boolean isAlone(String name) {
        String regular = FieldNames.regular(name);
        return !FieldNames.isCut(name)
                && Stream.of(given, code, late)
                        .flatMap(List::stream)
                        .noneMatch(other ->
                                !other.equals(name) && FieldNames.regular(other).equals(regular));
    }

    /// A run of this shape: the value of each of its parameters is the parameter's name.
    public RunRecord example() {
        Map<String, Value> params = new TreeMap<>();
        given.forEach(name -> params.put(name, Value.of(name)));
        Map<String, Found> found = new TreeMap<>();
        Stream.concat(code.stream(), late.stream())
                .forEach(name -> found.put(
                        name, new Found(Value.of(name), code.contains(name) ? Found.DECLARED : Found.OUTPUT)));
        List<String> command = program.bare() == null ? List.of() : program.bare();
        return RunRecord.of(RunInfo.of("", program.experiment(), Invocation.of(command, program.cwd()))
                        .in(Lineage.of(kind, null)))
                .with(params, found);
    }
}
