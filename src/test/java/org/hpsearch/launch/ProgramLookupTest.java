package org.hpsearch.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLookupTest {
    @TempDir
    Path scratch;

    private ProgramLookup lookup;

    @BeforeEach
    void twoProgramsAreInstalled() throws IOException {
        Path bin = Files.createDirectories(scratch.resolve("bin"));
        for (String name : List.of("python3", "sim")) {
            assertTrue(Files.writeString(bin.resolve(name), "").toFile().setExecutable(true));
        }
        Files.writeString(bin.resolve("data"), "");
        Files.writeString(scratch.resolve("mlp.py"), "");
        assertTrue(Files.writeString(scratch.resolve("ising"), "").toFile().setExecutable(true));
        lookup = new ProgramLookup(scratch, Map.of("PATH", bin + ":/nonexistent"));
    }

    @Test
    void aProgramIsOnThePathOrBuiltInOrAPath() {
        for (String there : List.of("sim", "python3", "echo", "[", "./ising", "bin/sim", scratch + "/ising")) {
            assertTrue(lookup.finds(there), there);
        }
        for (String missing : List.of("data", "mlp.py", "ising", "nosuch", "lr=0.2", "./nosuch", "")) {
            assertFalse(lookup.finds(missing), missing);
        }
        assertTrue(new ProgramLookup(scratch, Map.of()).finds("nosuch"), "the shell has a path of its own");
    }

    @Test
    void theMessageNamesWhatMayHaveBeenWanted() {
        Set<String> experiments = Set.of("digits", "pipe");
        Map<String, String> messages = Map.of(
                "mlp.py", "command not found: mlp.py; did you mean 'python3 mlp.py'?",
                "ising", "command not found: ising; did you mean './ising'?",
                "digitz", "command not found: digitz; did you mean the experiment 'digits'?",
                "nosuchexp", "command not found: nosuchexp; hps.yaml declares digits, pipe",
                "lr=0.2",
                        "command not found: lr=0.2; KEY=VALUE comes after an experiment; hps.yaml"
                                + " declares digits, pipe");
        messages.forEach((word, message) -> assertEquals(message, lookup.missing(List.of(word), experiments)));
        assertEquals("command not found: nosuch", lookup.missing(List.of("nosuch"), Set.of()));
    }

    @Test
    void aMistypedProgramIsNamedByItsNearest() {
        Map<String, String> messages = Map.of(
                "pyhton", "command not found: pyhton; did you mean 'python3'?",
                "pyhton3", "command not found: pyhton3; did you mean 'python3'?",
                "./isign", "command not found: ./isign; did you mean './ising'?",
                "bin/smi", "command not found: bin/smi; did you mean 'bin/sim'?",
                "smi", "command not found: smi",
                "mpl.py", "command not found: mpl.py; did you mean 'python3 mlp.py'?",
                "other.py", "command not found: other.py",
                "dato", "command not found: dato");
        messages.forEach((word, message) -> assertEquals(message, lookup.missing(List.of(word), Set.of())));
    }
}
