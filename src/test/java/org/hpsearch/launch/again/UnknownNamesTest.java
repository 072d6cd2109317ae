package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

/// Names of which the program is not known to have a parameter.
class UnknownNamesTest {
    private static String tell(String from, String... names) {
        WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));
        RunRecord run = RunRecord.of(RunInfo.of("a", "t", Invocation.of(List.of("./t", "{width}"), ".")))
                .with(Map.of("opt.lr", Value.of(1L)), Map.of("batch_size", new Found(Value.of(2L), from)));
        new UnknownNames(runs.context()).tell(run, List.of(names));
        return runs.said();
    }

    @Test
    void whereTheCodeDeclaresItsParameters() {
        assertEquals("", tell(Found.DECLARED, "lr", "opt.lr", "Batch-Size", "width"));
        assertEquals(
                "hps: the program declares no 'batchsize'; did you mean 'batch_size'?\n"
                        + "hps: the program declares no 'momentum'\n",
                tell(Found.DECLARED, "batchsize", "momentum"));
        assertEquals("hps: the program declares no 'momentum'\n", tell(Found.ENVIRONMENT, "momentum"));
    }

    @Test
    void otherwiseOnlyAProbableSlipIsTold() {
        assertEquals(
                "hps: the run has no 'batchsize'; did you mean 'batch_size'?\n",
                tell(Found.OUTPUT, "batchsize", "momentum", "lr"));
    }
}
