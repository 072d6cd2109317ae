package org.hpsearch.show.table;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.hpsearch.workspace.Workspace;

/// Logs that are not where hps had written them: git does not take them along.
public final class AbsentLogs {
    private static final int NEWEST = 1000;
    private static final String GIT = Store.NAME + "/.gitignore keeps logs out of git";

    private AbsentLogs() {}

    /// Whether hps followed a program here and the folder has no log of it.
    static boolean isAbsent(RunFolder run) {
        return Files.isRegularFile(run.readable(RunFolder.PROCESS))
                && !Files.exists(run.readable(RunFolder.OUTPUT))
                && !Files.exists(run.readable(RunFolder.STDERR));
    }

    /// A remark for who looks at a run; empty where its log is here.
    static String remark(RunFolder run) {
        return isAbsent(run) ? "not here: " + GIT : "";
    }

    /// Why a log is not in a run's folder, and how to get it.
    ///
    /// @param log that was asked for
    public static String reason(RunFolder run, String log) {
        String missing = "run " + run.id() + " has no " + log + " here: ";
        return Files.isRegularFile(run.readable(RunFolder.PROCESS))
                ? missing + GIT + "; copy the run with rsync, or write git: {logs: true} into hps.yaml before it runs"
                : missing + "hps followed no program there";
    }

    /// A line for a query that asks logs, where some of the newest runs have none here; empty where it asks none.
    static Optional<String> of(Workspace workspace, String query) {
        if (!query.toLowerCase(Locale.ROOT).contains("log")
                || !workspace.ask().textClauses(query).asksLogs()) {
            return Optional.empty();
        }
        List<String> ids = workspace.project().store().ids().stream()
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        long absent = ids.stream().filter(id -> isAbsent(workspace.run(id))).count();
        String all = String.format(Locale.ROOT, "%,d", ids.size());
        return absent == 0
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%,d", absent) + " of "
                        + (ids.size() == NEWEST ? "the newest " : "") + all + " runs " + (absent == 1 ? "has" : "have")
                        + " no log here, which log: cannot search: " + GIT);
    }
}
