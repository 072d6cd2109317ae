package org.hpsearch.launch.follow;

import java.util.Set;
import java.util.function.Consumer;
import org.hpsearch.capture.files.FileFacts;
import org.hpsearch.run.Problems;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;

/// What the program has written into files of its own, on its way into the run folder.
///
/// @param inherited what the checkpoint that the run goes on from told already: programs write it once more
public record WrittenFacts(
        RunFolder run,
        LiveMetrics metrics,
        FoundParams found,
        Set<Scalar> inherited,
        Problems problems,
        Consumer<String> warnings)
        implements FileFacts {
    @Override
    public void scalar(Scalar scalar, String from) {
        if (!inherited.contains(new Scalar(scalar.step(), null, scalar.metric(), scalar.value()))) {
            metrics.addFromFile(scalar, from, run.file(RunFolder.METRICS));
            found.measure(scalar.metric());
        }
    }

    @Override
    public void setting(String name, Value value, String from) {
        found.add(name, value, from);
    }

    @Override
    public void warning(String sentence) {
        warnings.accept(sentence);
    }

    @Override
    public void problem(String file, RuntimeException bug) {
        problems.bug("read on in " + file, bug);
    }
}
