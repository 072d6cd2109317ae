package org.hpsearch.capture.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.Arguments;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandEditTest {
    private static CommandEdit edit(CommandWords command, CommandEdit.@Nullable Style style) {
        return new CommandEdit(command.words(), command.params(), command.places(), DeclaredOptions.NONE, style);
    }

    private static CommandWords read(List<String> words) {
        return CommandWords.read(words, List.of(), word -> false);
    }

    private static CommandEdit edit(String line) {
        return edit(read(Words.split(line)), null);
    }

    /// Each change is made where the parameter stands, and the command that results is read back with the new values.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        t.py --lr 0.1 --n 3           | lr=0.2                | t.py --lr 0.2 --n 3
        t.py --lr=0.1                 | lr=0.2                | t.py --lr=0.2
        t.py --weight-decay 1         | weight_decay=2        | t.py --weight-decay 2
        t.py --Lr 1                   | lr=2                  | t.py --Lr 2
        t.py -n 3                     | n=4                   | t.py -n 4
        t.py -n 5 -N 7                | N=9                   | t.py -n 5 -N 9
        heat -n 5                     | N=3                   | heat -n 5 -N 3
        t.py --T 3 --t 4              | t=9 T=1               | t.py --T 1 --t 9
        t.py -n3                      | n=4                   | t.py -n4
        t.py lr=0.1 +a.b=3            | a.b=4                 | t.py lr=0.1 +a.b=4
        t.py optim.lr=0.1             | lr=0.2                | t.py optim.lr=0.2
        java -Dlr=1 -jar a.jar --x 1  | lr=2 x=3              | java -Dlr=2 -jar a.jar --x 3
        ./app -DKEY=V                 | KEY=W                 | ./app -DKEY=W
        lmp -var T 1.5 -in x          | T=2                   | lmp -var T 2 -in x
        t.py in.txt 5                 | arg2=6                | t.py in.txt 6
        t.py --layers 64 32           | layers=[128,64,32]    | t.py --layers 128 64 32
        t.py --layers 64 32 --x 1     | layers=[8]            | t.py --layers 8 --x 1
        t.py --layers 64 32           | layers=[]             | t.py --layers
        t.py --l 64 --l 32            | l=[8,4]               | t.py --l 8 --l 4
        t.py --l=64 --l=32            | l=[8,4,2]             | t.py --l=8 --l=4 --l=2
        t.py --layers=[64,32]         | layers=[8]            | t.py --layers=[8]
        t.py --amp --x 1              | amp=false             | t.py --x 1
        t.py --amp                    | amp=true              | t.py --amp
        t.py --no-amp                 | amp=true              | t.py
        t.py --no-amp                 | amp=0                 | t.py --no-amp
        t.py --lr 1                   | seed=3                | t.py --lr 1 --seed 3
        t.py --lr 1                   | s=3                   | t.py --lr 1 -s 3
        t.py --lr=1                   | seed=3                | t.py --lr=1 --seed=3
        t.py --batch-size 1           | weight_decay=2        | t.py --batch-size 1 --weight-decay 2
        t.py --batch_size 1           | weight_decay=2        | t.py --batch_size 1 --weight_decay 2
        t.py lr=1                     | seed=3                | t.py lr=1 seed=3
        t.py                          | seed=3 fast=true slow=false | t.py --seed 3 --fast
        t.py --x 1                    | layers=[1,2]          | t.py --x 1 --layers 1 2
        t.py --lr 1 -- in.txt         | seed=3                | t.py --lr 1 --seed 3 -- in.txt
        t.py --name a                 | name=`b c`            | t.py --name 'b c'
        """)
    void values(String line, String changes, String expected) {
        CommandWords command = read(Words.split("python " + line));
        CommandEdit edit = edit(command, null);
        Map<String, String> values = new LinkedHashMap<>();
        for (String change : Words.split(changes.replace("`", "'"))) {
            String[] parts = change.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        values.forEach(edit::set);
        List<String> words = edit.done().words();
        assertEquals(Words.split("python " + expected), words);

        CommandWords again = read(words);
        values.forEach((name, value) -> {
            Value now = again.params().get(CommandEdit.meant(name, again.params()));
            if (now == null) {
                boolean negated = line.contains("--no-" + name);
                assertEquals(negated, value.equals("true"), name + " is left out of " + words);
            } else if (now instanceof Value.Bool bool) {
                assertEquals(bool.value(), !value.equals("0"), name + " in " + words);
            } else {
                assertEquals(Arguments.elements(value), Arguments.elements(now.print()), name + " in " + words);
            }
        });
        command.params().forEach((name, value) -> {
            boolean changed = values.keySet().stream()
                    .anyMatch(one -> CommandEdit.meant(one, command.params()).equals(name));
            if (!changed) {
                assertEquals(value, again.params().get(name), name);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        t.py --l 64 --x 1 --l 32 | l=[1,2,3] | 'l' is written 2 times in the command; give as many values: l=[a,b]
        t.py --amp               | amp=0.5   | 'amp' (--amp) is a flag: true or false is expected, not '0.5'
        """)
    void valuesThatDoNotFit(String line, String change, String message) {
        String[] parts = change.split("=", 2);
        CommandEdit edit = edit("python " + line);
        assertEquals(
                message,
                assertThrows(DataException.class, () -> edit.set(parts[0], parts[1]))
                        .getMessage());
    }

    @Test
    void theStyleMayBeChosen() {
        CommandWords command = read(Words.split("python t.py --lr 1"));
        CommandEdit hydra = edit(command, CommandEdit.Style.HYDRA);
        hydra.set("seed", "3");
        assertEquals("python t.py --lr 1 seed=3", Words.join(hydra.done().words()));
        CommandEdit flags = edit(read(Words.split("python t.py lr=1")), CommandEdit.Style.FLAGS);
        flags.set("seed", "3");
        assertEquals("python t.py lr=1 --seed 3", Words.join(flags.done().words()));
    }

    @Test
    void anOptionIsSpelledAsTheProgramDeclaresIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("t.py"), """
            import argparse
            p = argparse.ArgumentParser()
            p.add_argument("--weight-decay", type=float, default=0.0)
            p.add_argument("--learning-rate", dest="lr", type=float)
            p.add_argument("--no-sync", action="store_false")
            """);
        CommandWords command = read(List.of("python", "t.py", "--learning-rate", "1"));
        CommandEdit edit = new CommandEdit(
                command.words(), command.params(), command.places(), DeclaredOptions.of(command, folder), null);
        edit.set("weight_decay", "0.01");
        edit.set("sync", "false");
        edit.set("other", "1");
        assertEquals(
                "python t.py --learning-rate 1 --weight-decay 0.01 --no-sync --other 1",
                Words.join(edit.done().words()));
    }

    /// A `{key}` that only names something leaves the parameter to be set in the command.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        t.py --lr {lr}                  | t.py --lr {lr}
        t.py --lr={lr}                  | t.py --lr={lr}
        t.py lr={lr}                    | t.py lr={lr}
        t.py {lr}                       | t.py {lr}
        t.py -l{lr}                     | t.py -l{lr}
        t.py --out out-{lr}             | t.py --out out-{lr} --lr 0.5
        t.py --out runs/lr={lr}         | t.py --out runs/lr={lr} --lr 0.5
        t.py --out=out-{lr}             | t.py --out=out-{lr} --lr=0.5
        t.py --lr 1 --out out-{lr}      | t.py --lr 0.5 --out out-{lr}
        t.py --lr {lr} --out out-{lr}   | t.py --lr {lr} --out out-{lr}
        t.py --set a=1,lr={lr}          | t.py --set a=1,lr={lr}
        t.py --betas [{lr},1]           | t.py --betas [{lr},1]
        -c 'f(lr={lr})'                 | -c 'f(lr={lr})'
        """)
    void placesInWords(String line, String expected) {
        CommandEdit edit = edit("python " + line);
        edit.set("lr", "0.5");
        CommandEdit.Edited edited = edit.done();
        assertEquals(Words.split("python " + expected), edited.words());
        assertEquals(Map.of("lr", "0.5"), edited.given());
    }

    @Test
    void aValueThatHasFilledAWordIsTakenOutAgain(@TempDir Path folder) {
        List<String> template = Words.split("python t.py --out out-{lr} --lr 0.5");
        GivenParameters run = GivenParameters.of(
                template,
                Map.of("lr", "0.5"),
                new GivenParameters.More(
                        List.of(), Map.of(), new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD),
                List.of(),
                folder);
        assertEquals(
                "python t.py --out out-0.5 --lr 0.5", Words.join(run.command().words()));
        CommandEdit edit =
                new CommandEdit(run.command().words(), run.params(), run.places(), DeclaredOptions.NONE, null);
        edit.set("lr", "0.7");
        CommandEdit.Edited edited = edit.done();
        assertEquals(
                "python t.py --out out-0.7 --lr 0.7", Words.join(Template.fill(edited.words(), edited.given()::get)));
    }

    @Test
    void aValueThatStandsTwiceInAWordIsNotGuessed(@TempDir Path folder) {
        GivenParameters run = GivenParameters.of(
                Words.split("python t.py --out {n}-11 -n {n}"),
                Map.of("n", "1"),
                new GivenParameters.More(
                        List.of(), Map.of(), new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD),
                List.of(),
                folder);
        CommandEdit edit =
                new CommandEdit(run.command().words(), run.params(), run.places(), DeclaredOptions.NONE, null);
        assertEquals(
                "hps does not know which parts of the command are the value of 'n'",
                assertThrows(DataException.class, () -> edit.set("n", "2")).getMessage());
    }

    @Test
    void filesAndTheEnvironmentTakeTheirOwn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "lr: 0.1\n");
        GivenParameters run = GivenParameters.of(
                Words.split("python t.py --config c.yaml"),
                Map.of("size", "3"),
                new GivenParameters.More(
                        List.of(),
                        Map.of("RATE", "0.2"),
                        new GivenParameters.Changed(Map.of(), Map.of()),
                        Redaction.STANDARD),
                List.of(),
                folder);
        CommandEdit edit =
                new CommandEdit(run.command().words(), run.params(), run.places(), DeclaredOptions.NONE, null);
        edit.set("lr", "0.2");
        edit.set("rate", "0.3");
        edit.set("size", "4");
        CommandEdit.Edited edited = edit.done();
        assertEquals(run.command().words(), edited.words());
        assertEquals(List.of(new Substitution.Change("c.yaml", "lr", "0.2")), edited.files());
        assertEquals(Map.of("RATE", "0.3"), edited.variables());
        assertEquals(Map.of("size", "4"), edited.given());
    }

    @Test
    void flagsOfTheProgramReplaceWhatItHasAndAreAppendedElse() {
        CommandEdit edit = edit("python t.py --lr 0.1 --amp");
        Map<String, Value> given = edit.flags(Words.split("--lr 0.2 --seed 3 --no-x y"));
        assertEquals(
                "python t.py --lr 0.2 --amp --seed 3 --no-x y",
                Words.join(edit.done().words()));
        assertEquals("{lr=0.2, no_x=y, seed=3}", new TreeMap<>(printed(given)).toString());
    }

    private static Map<String, String> printed(Map<String, Value> values) {
        Map<String, String> printed = new TreeMap<>();
        values.forEach((name, value) -> printed.put(name, value.print()));
        return printed;
    }

    @ParameterizedTest
    @CsvSource({"lr,lr", "LR,lr", "weight-decay,weight_decay", "depth,model.depth", "width,width", "none,none"})
    void aNameMeansTheParameterThatItFits(String name, String expected) {
        Map<String, String> known = new TreeMap<>();
        List.of("lr", "weight_decay", "model.depth", "a.width", "b.width").forEach(key -> known.put(key, ""));
        assertEquals(expected, CommandEdit.meant(name, known));
    }
}
