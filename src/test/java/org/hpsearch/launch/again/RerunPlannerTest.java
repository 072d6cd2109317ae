package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.run.Found;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An earlier command, repeated with other values where they stand.
class RerunPlannerTest {
    @TempDir
    Path scratch;

    private WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));

    @BeforeEach
    void project() {
        runs = new WrittenRuns(scratch);
    }

    @SuppressWarnings("NullAway") // a request may have no style
    private PreparedCommand plan(char letter, Map<String, String> changes, String... flags) throws IOException {
        return new RerunPlanner(runs.project(), runs.settings(), runs.environment)
                .plan(runs.run(letter).read(), new RerunPlanner.Request(changes, List.of(flags), null), "rerun");
    }

    private static String text(PreparedCommand command) {
        ProgramCommand program = command.plan().command();
        Map<String, String> changed = new TreeMap<>();
        command.plan().label().lineage().changed().forEach((key, value) -> changed.put(key, value.print()));
        return String.join(" ", program.words()) + " " + new TreeMap<>(program.variables()) + " changed " + changed;
    }

    private String refused(char letter, Map<String, String> changes) {
        return String.valueOf(
                assertThrows(DataException.class, () -> plan(letter, changes)).getMessage());
    }

    @Test
    void onlyAnotherValueIsAChange() throws IOException {
        runs.write('a', "./t --lr 0.1 --opt.name adam --list 1 x");
        assertEquals("./t --lr 0.1 --opt.name adam --list 1 x {} changed {}", text(plan('a', Map.of())));
        assertEquals(
                "./t --lr 0.2 --opt.name sgd --list 1 x {} changed {lr=0.2, opt.name=sgd}",
                text(plan('a', Map.of("LR", "0.2", "name", "sgd"))));
        assertEquals("./t --lr 1e-1 --opt.name adam --list 1 x {} changed {}", text(plan('a', Map.of("lr", "1e-1"))));
        assertEquals(
                "./t --lr 0.1 --opt.name adam --list 1 y -n 3 {} changed {arg1=y, n=3}",
                text(plan('a', Map.of("arg1", "y", "n", "3"))));
        assertEquals(
                "./t --lr 0.1 --opt.name adam --list 1 x --n 3 --amp {} changed {amp=true, n=3}",
                text(plan('a', Map.of(), "--n", "3", "--amp")));
        Lineage lineage = plan('a', Map.of()).plan().label().lineage();
        assertEquals("rerun " + WrittenRuns.id('a'), lineage.kind() + " " + lineage.parent());
        assertEquals("t", plan('a', Map.of()).plan().label().experiment());
    }

    @Test
    void variablesHaveTheValuesThatTheyHad() throws IOException {
        Files.writeString(
                scratch.resolve("t.py"),
                "import os\nseed = os.environ.get('SEED', '1')\nkey = os.environ.get('TOKEN', '')\n");
        runs.variables.put("RATE", "0.5");
        RunFolder run = runs.write('a', "python t.py x");
        run.writeFound(Map.of(
                "SEED", new Found(Value.of(7L), Found.ENVIRONMENT),
                "TOKEN", new Found(Value.of("***"), Found.ENVIRONMENT),
                "GONE", new Found(Value.of(8L), Found.ENVIRONMENT),
                "depth", new Found(Value.of(3L), Found.DECLARED)));
        runs.environment.put("RATE", "0.9");
        assertEquals("python t.py x {RATE=0.5, SEED=7} changed {}", text(plan('a', Map.of())));
        assertEquals("python t.py x {RATE=1, SEED=7} changed {RATE=1}", text(plan('a', Map.of("rate", "1"))));
    }

    @Test
    void aSecretComesFromTheEnvironmentOfItsOwnUserOnly() throws IOException {
        RunFolder run = runs.write('a', "./t --api-key s3cr3t7 --lr 1");
        assertEquals(
                "the secret 'api_key' was not recorded, and the environment has no API_KEY; set it, or give"
                        + " api_key=...",
                refused('a', Map.of()));
        runs.environment.put("API_KEY", "k9");
        assertEquals("./t --api-key k9 --lr 1 {} changed {}", text(plan('a', Map.of())));
        assertEquals("./t --api-key k8 --lr 1 {} changed {api_key=***}", text(plan('a', Map.of("api_key", "k8"))));
        run.writeProcess(new ProcessInfo(
                new ProcessInfo.Process(1, 1), ProcessInfo.Process.NONE, "n", "b", Host.machine() + "x"));
        assertEquals(
                "the secret 'api_key' was not recorded, and a run of another user or machine gets none from the "
                        + "environment; give api_key=...",
                refused('a', Map.of()));
    }

    @Test
    void whatCannotBeMadeIsRefused() throws IOException {
        runs.write('a', "./t --lr 1");
        runs.run('a').writeInfo(RunInfo.of(WrittenRuns.id('a'), "t", Invocation.of(List.of(), ".")));
        assertEquals("run aaaaa has no recorded command", refused('a', Map.of()));
        runs.run('a').writeInfo(RunInfo.of(WrittenRuns.id('a'), "t", Invocation.of(List.of("./t"), "gone")));
        assertEquals("the working folder of run aaaaa is gone: " + scratch.resolve("gone"), refused('a', Map.of()));
        runs.write('b', "./t", Lineage.NONE.as(new Lineage.Stage("prepare", "k", Map.of())), Map.of());
        assertEquals(
                "run bbbbb is the stage 'prepare' of t: hps run t KEY=VALUE makes it again", refused('b', Map.of()));
        runs.write('c', "./t a***b");
        assertEquals(
                "the command holds a secret that was not recorded (***); start it by hps run", refused('c', Map.of()));
    }

    @Test
    void aConfigurationFileGivesWhatItGaveThen() throws IOException {
        Path config = Files.writeString(scratch.resolve("c.yaml"), "lr: 0.1 # rate\nn: 2\n");
        RunFolder run = runs.write('a', "./t c.yaml");
        Files.createDirectories(run.file("inputs"));
        Files.copy(config, run.file("inputs/c.yaml"));
        RunInfo info = run.info();
        run.writeInfo(new RunInfo(
                info.format(),
                info.id(),
                info.experiment(),
                new Invocation(info.command(), ".", info.places(), Map.of("c.yaml", "inputs/c.yaml"), false),
                info.provenance(),
                info.git(),
                info.lineage()));
        assertEquals(Map.of(), plan('a', Map.of()).texts());
        assertEquals(List.of(), RerunPlanner.changedInputs(run, plan('a', Map.of())));
        Files.writeString(config, "lr: 0.7 # rate\nn: 2\n");
        assertEquals(
                Map.of("c.yaml", "lr: 0.1 # rate\nn: 2\n"), plan('a', Map.of()).texts());
        assertEquals(List.of(), RerunPlanner.changedInputs(run, plan('a', Map.of())));
        assertEquals(
                Map.of("c.yaml", "lr: 0.3 # rate\nn: 2\n"),
                plan('a', Map.of("lr", "0.3")).texts());
        assertEquals(
                List.of(),
                RerunPlanner.changedInputs(run, plan('a', Map.of("lr", "0.3"))),
                "what is asked for is no difference");
        Files.writeString(config, "lr: 0.1\nm: 2\n");
        assertEquals(
                List.of(new RerunPlanner.ChangedInput("c.yaml", "lr: 0.1 # rate\nn: 2\n", "lr: 0.1\nm: 2\n")),
                RerunPlanner.changedInputs(run, plan('a', Map.of())));
        PreparedCommand command = plan('a', Map.of());
        Files.delete(config);
        assertEquals(
                List.of(new RerunPlanner.ChangedInput("c.yaml", "lr: 0.1 # rate\nn: 2\n", null)),
                RerunPlanner.changedInputs(run, command));
        assertEquals("the file 'c.yaml' that the command names is gone: " + config, refused('a', Map.of()));
    }
}
