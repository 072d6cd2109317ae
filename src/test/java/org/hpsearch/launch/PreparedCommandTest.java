package org.hpsearch.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedCommandTest {
    @TempDir
    Path scratch;

    private RunPlan plan(List<String> words, Map<String, String> given, Substitution.Change... changes) {
        return new RunPlan(
                new Project(scratch),
                Settings.NONE,
                new ProgramCommand(scratch, words, given, Map.of(), List.of(changes)),
                new ReadingOptions(
                        List.of(),
                        List.of(),
                        1,
                        List.of(),
                        List.of("RATE"),
                        false,
                        new ReadingOptions.Observation(true, true, false)),
                new RunLabel("", Notes.NONE, Lineage.NONE),
                RunMode.TYPED);
    }

    private static PreparedCommand prepared(RunPlan plan) throws IOException {
        return PreparedCommand.of(plan, Map.of("RATE", "0.5", "OTHER", "1"));
    }

    @Test
    void placesAreFilledAndParametersReadFromEverywhere() throws IOException {
        PreparedCommand command =
                prepared(plan(List.of("./sim", "--lr", "{lr}", "--token", "secret1"), Map.of("lr", "0.1")));
        assertEquals("{RATE=0.5, lr=0.1, token=***}", text(command));
        assertEquals(List.of("./sim", "--lr", "0.1", "--token", "***"), command.safe());
        assertEquals("sim", command.experiment());
        assertEquals("sim", command.record().info().experiment());
    }

    private static String text(PreparedCommand command) {
        java.util.TreeMap<String, String> values = new java.util.TreeMap<>();
        command.parameters().params().forEach((key, value) -> values.put(key, value.print()));
        return values.toString();
    }

    @Test
    void otherValuesArePutWhereTheyStand() throws IOException {
        PreparedCommand command = prepared(plan(List.of("./sim", "in-{n}", "--lr", "0.1"), Map.of("n", "3")));
        PreparedCommand other = command.setting(Map.of("lr", "0.2", "n", "4", "RATE", "1", "seed", "7"), null);
        ProgramCommand program = other.plan().command();
        assertEquals(List.of("./sim", "in-{n}", "--lr", "0.2", "--seed", "7"), program.words());
        assertEquals(Map.of("n", "4"), program.given());
        assertEquals(Map.of("RATE", "1"), program.variables());
        assertSame(command, command.setting(Map.of(), null));
    }

    @Test
    void whatTheCodeDeclaresIsKnownAsTheRunWillFindIt() throws IOException {
        Files.writeString(scratch.resolve("train.py"), """
            import argparse
            tol = 1e-3
            p = argparse.ArgumentParser()
            p.add_argument('--lr', type=float, default=0.1)
            p.add_argument('--optimizer.lr', type=float, default=0.2)
            p.add_argument('--solver.tol', type=float, default=0.5)
            args = p.parse_args()
            """);
        List<String> words = List.of("python3", "train.py", "--optimizer.lr", "0.3", "--solver.tol", "1");
        java.util.TreeMap<String, String> found = new java.util.TreeMap<>();
        prepared(plan(words, Map.of()))
                .record()
                .found()
                .forEach((name, fact) -> found.put(name, fact.value().print() + " " + fact.from()));
        assertEquals("{lr=0.1 declared}", found.toString());
    }

    @Test
    void whatWasReadStaysWhereTheCommandIsTheSame() throws IOException {
        PreparedCommand command = prepared(plan(List.of("./sim", "--lr", "0.1"), Map.of()));
        assertSame(
                command.parameters(),
                command.with(command.plan().noted(Notes.NONE.named("a"))).parameters());
        assertNotSame(
                command.parameters(),
                command.with(command.plan().running(List.of("./sim"))).parameters());
    }

    @Test
    void filesAreChangedInMemoryAlone() throws IOException {
        Files.writeString(scratch.resolve("c.yaml"), "lr: 0.1 # rate\nn: 1\n");
        PreparedCommand command =
                prepared(plan(List.of("./sim", "c.yaml"), Map.of(), new Substitution.Change("c.yaml", "lr", "0.7")));
        assertEquals(Map.of("c.yaml", "lr: 0.7 # rate\nn: 1\n"), command.texts());
        assertEquals("lr: 0.1 # rate\nn: 1\n", Files.readString(scratch.resolve("c.yaml")));
        RunPlan wrong = plan(List.of("./sim"), Map.of(), new Substitution.Change("c.yaml", "lr", "0.7"));
        assertEquals(
                "the command does not name the file 'c.yaml'",
                assertThrows(DataException.class, () -> prepared(wrong)).getMessage());
    }

    @Test
    void aSlotFillsItsPlaceAndSetsVariables() throws IOException {
        RunPlan beside = plan(List.of("./sim", "--port", "80{slot}"), Map.of("dir", "d{slot}"))
                .beside(2, true, List.of("5", "6"));
        assertEquals(List.of("./sim", "--port", "802"), beside.command().words());
        assertEquals(Map.of("dir", "d2"), beside.command().given());
        assertEquals(
                new RunMode(false, false, true, Map.of("HPS_SLOT", "2", "CUDA_VISIBLE_DEVICES", "5")), beside.mode());
    }

    @Test
    void anExperimentGivesItsCommandAndDefaults() throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), """
            experiments:
              train: {command: 'python train.py --lr {lr} --n {n}', params: {lr: 0.1, n: 2}}
            """);
        RunPlan base = plan(List.of(), Map.of());
        RunPlan plan = new RunPlan(
                        base.project(),
                        base.project().settings(),
                        base.command(),
                        base.reading(),
                        base.label(),
                        base.mode())
                .typed(List.of("train", "n=5", "seed=3"), true, Map.of());
        assertEquals(
                List.of("python", "train.py", "--lr", "{lr}", "--n", "{n}", "--seed", "3"),
                plan.command().words());
        assertEquals(Map.of("lr", "0.1", "n", "5"), plan.command().given());
        assertEquals("train", plan.label().experiment());
        assertEquals(
                "'x': put KEY=VALUE after an experiment",
                assertThrows(UsageException.class, () -> plan.typed(List.of("train", "x"), true, Map.of()))
                        .getMessage());
    }
}
