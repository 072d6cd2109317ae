package org.hpsearch.cluster;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.value.Words;

/// The part of a script that is the same on all engines: it looks whether the machine has the batch's folder, and runs
/// one line of the file `tasks`.
final class TaskScript {
    /// Exit status of a task whose machine lacks what it needs, before the program started.
    static final int UNFIT = 75;

    /// Seconds that the program has after the signal for a near time limit before the job is put back.
    private static final int PATIENCE = 30;

    private static final String BODY = """
        # A line of the file "tasks" each. By hand: bash @SCRIPT@ ROW
        kept=@KEPT@
        hps=@HPS@
        row=${1:-$((${SLURM_ARRAY_TASK_ID:-0} + @OFFSET@))}
        say() { echo "hps: $*" >&2; }

        if [ "$(cat "$kept/token" 2> /dev/null)" != @TOKEN@ ]; then
          say "$(hostname) does not see $kept, as @HOST@ does: the project has to be on a file system of all machines"
          exit @UNFIT@
        fi
        cd @WORKING@ || exit @UNFIT@
        [ -x "$hps" ] || hps=$(command -v hps) || { say "$(hostname) has no $hps and no hps"; exit @UNFIT@; }
        @SETUP@line=$(awk -F '\\t' -v row="$row" '$1 == row { print; exit }' "$kept/tasks" | cut -f 3-)
        [ -n "$line" ] || { say "$kept/tasks has no row $row"; exit @UNFIT@; }

        export HPS_HOME=@PROJECT@ HPS_STOPPED_BY="$kept/stopped-$row"
        hps() { exec "$hps" "$@"; }
        set -m
        eval "$line" &
        run=$!
        trap 'kill -INT $run' INT
        trap 'kill -TERM $run' TERM
        @NEAR@while kill -0 $run 2> /dev/null; do wait $run 2> /dev/null; done
        wait $run
        exit
        """;

    private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

    private static final String REQUEUE = """
        near() {
          say "the time limit is near"
          @SEND@for second in @SECONDS@; do kill -0 $run 2> /dev/null && sleep 1; done
          if kill -0 $run 2> /dev/null || ! wait $run; then
            say "the run is not over: the job goes back into the queue"
            scontrol requeue "$SLURM_JOB_ID"
          fi
        }
        trap near USR1
        """;

    private TaskScript() {}

    /// @param name   of the script's file
    /// @param offset what is added to a task's index to get the number of a run
    /// @param host   that submits
    static String of(Batch batch, String name, int offset, String host) {
        Batch.Place place = batch.place();
        Map<String, String> values = Map.of(
                "NEAR", near(batch),
                "SETUP", setup(batch.settings().setup()),
                "SCRIPT", name,
                "OFFSET", Integer.toString(offset),
                "TOKEN", batch.id(),
                "HOST", word(host),
                "KEPT", word(place.kept().toString()),
                "WORKING", word(place.working().toString()),
                "PROJECT", word(place.project().toString()),
                "HPS", word(place.hps()));
        return PLACE.matcher(BODY.replace("@UNFIT@", Integer.toString(UNFIT)))
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private static String word(String text) {
        return Words.join(List.of(text));
    }

    private static String setup(List<String> lines) {
        return lines.stream()
                .map(line ->
                        line + "\n[ $? = 0 ] || { say " + word("setup failed: " + line) + "; exit " + UNFIT + "; }\n")
                .collect(Collectors.joining());
    }

    /// What is done when the time limit is near.
    private static String near(Batch batch) {
        String signal = batch.settings().signal();
        String send = signal.isEmpty() ? "" : "kill -" + signal + " $run";
        if (batch.settings().requeues()) {
            String seconds = signal.isEmpty() ? "" : "$(seq " + PATIENCE + ")";
            return REQUEUE.replace("@SEND@", send.isEmpty() ? "" : send + "\n  ")
                    .replace("@SECONDS@", seconds);
        }
        return "trap '" + (send.isEmpty() ? ":" : send) + "' USR1\n";
    }
}
