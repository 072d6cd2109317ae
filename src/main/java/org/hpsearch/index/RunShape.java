package org.hpsearch.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
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
        List<String> code = new ArrayList<>();
        List<String> late = new ArrayList<>();
        run.found().forEach((name, found) -> (found.isOfCode() ? code : late).add(name));
        return new RunShape(
                Program.of(run),
                run.info().lineage().kind(),
                List.copyOf(run.params().keySet()),
                code,
                late);
    }

    /// It as the column holds it: each text behind its length, each list behind its size; null where it is too long for
    /// one.
    @Nullable
    String text() {
        StringBuilder text = new StringBuilder(200);
        put(text, List.of(program.experiment(), program.cwd(), kind));
        put(text, program.stage() == null ? List.of() : List.of(program.stage()));
        put(text, program.code());
        put(text, program.bare() == null ? List.of() : List.of("bare"));
        put(text, program.bare() == null ? List.of() : program.bare());
        put(text, given);
        put(text, code);
        put(text, late);
        return text.length() > LONGEST ? null : text.toString();
    }

    private static void put(StringBuilder text, List<String> texts) {
        text.append(texts.size()).append(':');
        for (String one : texts) {
            text.append(one.length()).append(':').append(one);
        }
    }

    /// The shape that a column holds.
    public static RunShape parse(String text) {
        Parts parts = new Parts(text);
        List<String> whole = parts.next();
        List<String> stage = parts.next();
        List<String> words = parts.next();
        boolean bare = !parts.next().isEmpty();
        List<String> command = parts.next();
        return new RunShape(
                new Program(
                        whole.get(0),
                        whole.get(1),
                        stage.isEmpty() ? null : stage.getFirst(),
                        words,
                        bare ? command : null),
                whole.get(2),
                parts.next(),
                parts.next(),
                parts.next());
    }

    /// The lists of a column's text.
    private static final class Parts {
        private final String text;
        private int at;

        Parts(String text) {
            this.text = text;
        }

        List<String> next() {
            List<String> texts = new ArrayList<>();
            for (int left = number(); left > 0; left--) {
                int length = number();
                texts.add(text.substring(at, at + length));
                at += length;
            }
            return texts;
        }

        private int number() {
            int end = text.indexOf(':', at);
            int number = Integer.parseInt(text, at, end, 10);
            at = end + 1;
            return number;
        }
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
