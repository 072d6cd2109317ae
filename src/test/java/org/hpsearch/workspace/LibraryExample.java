package org.hpsearch.workspace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// The example of the README.
final class LibraryExample {
    private LibraryExample() {}

    static void best(Path folder, PrintStream out) throws IOException {
        try (Hps hps = Hps.open(folder)) {
            for (var run : hps.query("model:resnet AND lr:[0.001 TO 0.1]").rows()) {
                var dropout = run.param("dropout").orElseThrow();
                out.println(run.record().id()
                        + " lr=" + run.param("lr").orElseThrow().value().print()
                        + " dropout=" + dropout.value().print() + " (" + dropout.origin() + ")"
                        + " val_acc=" + run.metric("val_acc").orElseThrow().max());
                for (var row : hps.series(run, "val_acc")) {
                    out.printf("  %.0f %s%n", row.step(), row.value());
                }
            }
        }
    }
}
