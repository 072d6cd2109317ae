package org.hpsearch.ensemble.members;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunInfo;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Words;

/// An ensemble that is made again, by hps itself: the options that are typed now beat the ones before.
///
/// @param folder    where it was made, and where its files are
/// @param arguments the words behind `hps ensemble`
public record EnsembleRepeat(Path folder, List<String> arguments) {
    public EnsembleRepeat {
        arguments = List.copyOf(arguments);
    }

    /// Whether a run is an ensemble.
    public static boolean isEnsemble(RunInfo run) {
        return run.lineage().kind().equals(Lineage.ENSEMBLE);
    }

    /// The same with other options.
    ///
    /// @param project the folder that the run's own is relative to
    /// @param more    options, typed now
    public static EnsembleRepeat of(RunInfo run, Path project, List<String> more) {
        List<String> before = run.command();
        List<String> arguments = new ArrayList<>(before.subList(Math.min(2, before.size()), before.size()));
        arguments.addAll(more);
        return new EnsembleRepeat(project.resolve(run.cwd()).normalize(), arguments);
    }

    /// Makes sure that its files are found.
    ///
    /// @param here the working folder
    /// @throws DataException where it was made somewhere else
    public void checkFolder(Path here) {
        if (!folder.equals(here.normalize())) {
            throw new DataException(
                    "the ensemble was made in " + folder + ", where its command and files are: go there");
        }
    }

    /// The line that makes it.
    public String line() {
        return "hps ensemble " + Words.join(arguments);
    }

    /// What a person sees before they permit it.
    public List<String> shown() {
        return List.of("command: " + line(), "folder: " + folder);
    }
}
