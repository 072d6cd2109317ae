package org.hpsearch.show.table;

import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;

/// Why a run ended badly, in one line: what ran out of memory, the exception, the signal, else the last line of its
/// error
/// output.
final class FailureReason {
    private static final int LINES = 30;
    private static final int MOST = 120;
    private static final Pattern MEMORY = Pattern.compile(
            "(?i)\\bout of memory\\b|\\boom[-_ ]?kill|\\bbad_alloc\\b|\\bMemoryError\\b|\\bOutOfMemoryError\\b");
    private static final Pattern EXCEPTION = Pattern.compile("^(?:Exception in thread \"[^\"]*\""
            + " )?[\\w.$]*(?:Error|Exception|Interrupt|Exit|Warning)\\b(?::.*|)$|^(?:panic|fatal"
            + " error|error(?:\\[\\w+])?|Error in .*?):.*|^thread '.*' panicked.*");

    private FailureReason() {}

    /// The line; empty for a run that did not end badly.
    static String of(RunFolder run, Row row) {
        if (!LogEnd.isBad(row.state())) {
            return "";
        }
        EndStatus end = row.record().end();
        int signal = end == null ? 0 : end.signal();
        String said = of(LogEnd.of(run, row.state(), LINES).lines());
        if (signal > 0) {
            return "signal " + signal + (MEMORY.matcher(said).find() ? ": " + said : "");
        }
        if (row.state() == RunState.LOST) {
            return "its process is gone and left no end";
        }
        return said.isEmpty() && end != null ? "exit status " + end.exit() : said;
    }

    /// Of the last lines of a program's error output the one that says most.
    static String of(List<String> lines) {
        String best = "";
        for (String line : lines) {
            String text = line.strip();
            if (MEMORY.matcher(text).find()) {
                return cut(text);
            }
            if (EXCEPTION.matcher(text).find() && !line.startsWith(" ")) {
                best = text;
            }
        }
        return cut(best.isEmpty() && !lines.isEmpty() ? lines.getLast().strip() : best);
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }
}
