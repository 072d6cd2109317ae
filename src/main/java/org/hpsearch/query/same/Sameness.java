package org.hpsearch.query.same;

import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Experiment;

/// Which parameters do not count when two runs are compared.
public interface Sameness {
    /// Runs of the same configuration: repeats and what is irrelevant left out.
    Sameness CONFIGURATION = Configuration::isLeftOut;

    /// @param name as recorded
    boolean leavesOut(String name, Experiment experiment);

    /// Runs that are the same to the seed.
    ///
    /// @param counted parameters that count although they are called irrelevant
    /// @param ignored parameters that do not count
    static Sameness exactly(Set<String> counted, Set<String> ignored) {
        Set<String> in = regular(counted);
        Set<String> out = regular(ignored);
        return (name, experiment) -> {
            String regular = FieldNames.regular(name);
            return out.contains(regular) || !in.contains(regular) && Configuration.isIrrelevant(name, experiment);
        };
    }

    /// The same but for what repeats differ in, as the project declares it.
    default Sameness withoutRepeats() {
        return (name, experiment) -> leavesOut(name, experiment) || Configuration.isDeclaredRepeat(name, experiment);
    }

    private static Set<String> regular(Set<String> names) {
        Set<String> regular = new TreeSet<>();
        names.forEach(name -> regular.add(FieldNames.regular(name)));
        return regular;
    }
}
