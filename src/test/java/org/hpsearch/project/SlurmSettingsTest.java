package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlurmSettingsTest {
    private static Settings read(String yaml) {
        return Settings.parse(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anExperimentsOwnEntriesComeBeforeTheCommonOnes() {
        Settings settings = read("""
            slurm: {partition: cpu, time: '1:00:00', requeue: true, setup: [module load gcc, ulimit -n 9]}
            experiments:
              big: {slurm: {partition: gpu, gres: 'gpu:2', cpus: 8, signal: SIGUSR1, requeue: false, options: --mem=9G}}
            """);
        assertEquals(List.of(), settings.warnings());
        assertEquals(
                new SlurmSettings(
                        "gpu",
                        "1:00:00",
                        "gpu:2",
                        "8",
                        List.of("module load gcc", "ulimit -n 9"),
                        "USR1",
                        "false",
                        List.of("--mem=9G")),
                settings.experiment("big").slurm());
        assertEquals(
                new SlurmSettings(
                        "cpu", "1:00:00", "", "", List.of("module load gcc", "ulimit -n 9"), "", "true", List.of()),
                settings.experiment("other").slurm());
        assertEquals(SlurmSettings.NONE, read("tty: true").experiment("any").slurm());
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        Settings settings = read("""
            slurm: {partion: gpu, requeue: often, signal: 'TERM; rm -r x'}
            experiments: {a: {slurm: gpu}}
            """);
        assertEquals(
                List.of(
                        "'experiments.a.slurm' must be a mapping; hps ignores its value",
                        "unknown key 'slurm.partion'; did you mean 'partition'?",
                        "'slurm.requeue' must be true or false; hps ignores its value",
                        "'slurm.signal' must be the name of a signal, such as USR1; hps ignores 'TERM; rm -r x'"),
                settings.warnings());
        assertEquals(SlurmSettings.NONE, settings.experiment("a").slurm());
    }
}
