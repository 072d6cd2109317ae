package org.hpsearch.query.same;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which parameters make a configuration.
class ConfigurationTest {
    @TempDir
    Path scratch;

    private Experiment experiment(String yaml) throws IOException {
        return Settings.read(Files.writeString(scratch.resolve("hps.yaml"), "experiments: {train: " + yaml + "}"))
                .experiment("train");
    }

    private static String text(Experiment experiment, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(name)
                    .append(
                            Configuration.isIrrelevant(name, experiment)
                                    ? " irrelevant, "
                                    : Configuration.isLeftOut(name, experiment) ? " repeat, " : " counts, ");
        }
        return text.toString();
    }

    @Test
    void repeatsAreWhatIsCalledSeedAtAnyDepth() {
        assertEquals(
                "seed repeat, Seed repeat, trainer.seed repeat, a.b.seed repeat, seeds counts, data_seed counts, "
                        + "seed.x counts, ",
                text(Experiment.NONE, "seed", "Seed", "trainer.seed", "a.b.seed", "seeds", "data_seed", "seed.x"));
    }

    @Test
    void whatDoesNotMatterIsNamedWholeInAnySpelling() {
        assertEquals(
                "out irrelevant, Num-Workers irrelevant, trainer.out counts, output_size counts, ",
                text(Experiment.NONE, "out", "Num-Workers", "trainer.out", "output_size"));
    }

    @Test
    void aProjectNamesItsOwn() throws IOException {
        assertEquals(
                "fold repeat, cv.fold repeat, rng_state repeat, a.rng1 repeat, seed counts, gpu1 irrelevant, "
                        + "gpu counts, gpu12 counts, log.dir irrelevant, logxdir counts, out counts, ",
                text(
                        experiment("{repeats: [fold, 'rng*'], irrelevant: ['gpu?', 'log.*']}"),
                        "fold",
                        "cv.fold",
                        "rng_state",
                        "a.rng1",
                        "seed",
                        "gpu1",
                        "gpu",
                        "gpu12",
                        "log.dir",
                        "logxdir",
                        "out"));
        assertEquals(
                "a+b irrelevant, aab counts, (x irrelevant, ",
                text(experiment("{irrelevant: ['a+b', '(x']}"), "a+b", "aab", "(x"));
    }

    @Test
    void whatTakesPartGoesByItsRegularName() {
        Map<String, Effective> params = new TreeMap<>();
        for (String name : new String[] {"Learning-Rate", "seed", "out", "n"}) {
            params.put(name, new Effective(Value.of(1L), Origin.GIVEN));
        }
        assertEquals(
                "[learning_rate, n]",
                Configuration.of(params, Experiment.NONE, Sameness.CONFIGURATION)
                        .keySet()
                        .toString());
        assertEquals(
                "[n, out, seed]",
                Configuration.of(params, Experiment.NONE, Sameness.exactly(Set.of("OUT"), Set.of("learning_rate")))
                        .keySet()
                        .toString());
    }

    @Test
    void toTheSeedButForWhatTheProjectCallsRepeats() throws IOException {
        Sameness varied = Sameness.exactly(Set.of(), Set.of("lr")).withoutRepeats();
        Experiment folds = experiment("{repeats: [fold]}");
        StringBuilder left = new StringBuilder();
        for (String name : new String[] {"lr", "fold", "cv.fold", "seed", "out", "n"}) {
            left.append(varied.leavesOut(name, folds) ? name + " " : "")
                    .append(varied.leavesOut(name, Experiment.NONE) ? name + "! " : "");
        }
        assertEquals("lr lr! fold cv.fold out out! ", left.toString());
    }
}
