package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunInfo;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;

class EnsembleRepeatTest {
    private static final Path PROJECT = Path.of("/work/project");

    private static RunInfo run(String cwd, String... command) {
        return RunInfo.of(
                "20260101-000000-abcde", "ensemble", new Invocation(List.of(command), cwd, Map.of(), Map.of(), false));
    }

    @Test
    void theOptionsThatAreTypedNowComeLast() {
        EnsembleRepeat again =
                EnsembleRepeat.of(run("", "hps", "ensemble", "tag:good", "--top", "3"), PROJECT, List.of("--top", "7"));
        assertEquals(List.of("tag:good", "--top", "3", "--top", "7"), again.arguments());
        assertEquals("hps ensemble tag:good --top 3 --top 7", again.line());
        assertEquals(List.of("command: hps ensemble tag:good --top 3 --top 7", "folder: /work/project"), again.shown());
    }

    @Test
    void aDamagedCommandHasNoWords() {
        assertEquals(
                List.of(), EnsembleRepeat.of(run("", "hps"), PROJECT, List.of()).arguments());
        assertEquals(List.of(), EnsembleRepeat.of(run(""), PROJECT, List.of()).arguments());
    }

    @Test
    void itIsMadeWhereItWasMadeAlone() {
        EnsembleRepeat again = EnsembleRepeat.of(run("sub", "hps", "ensemble", "x"), PROJECT, List.of());
        assertDoesNotThrow(() -> again.checkFolder(Path.of("/work/project/other/../sub")));
        assertEquals(
                "the ensemble was made in /work/project/sub, where its command and files are: go there",
                assertThrows(DataException.class, () -> again.checkFolder(PROJECT))
                        .getMessage());
    }

    @Test
    void aRunIsAnEnsembleByItsLineage() {
        assertEquals(false, EnsembleRepeat.isEnsemble(run("")));
        assertEquals(true, EnsembleRepeat.isEnsemble(run("").in(Lineage.of(Lineage.ENSEMBLE, null))));
    }
}
