package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.project.SlurmSettings;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.junit.jupiter.api.Test;

class SlurmScriptTest {
    private static final SlurmSettings ASKED = new SlurmSettings(
            "gpu", "01:30:00", "gpu:1", "4", List.of("module load cuda"), "USR1", "true", List.of("--account=lab a"));

    private static Batch batch(String sweep, SlurmSettings settings, int... rows) {
        List<Task> tasks = new ArrayList<>();
        for (int row : rows) {
            tasks.add(new Task(
                    row,
                    "lr=" + row,
                    "hps run -- true " + row,
                    RunRecord.of(RunInfo.of("", "true", Invocation.of(List.of("true"), ".")))));
        }
        return new Batch(
                "20261126-040000-abcde",
                sweep,
                new Batch.Place(
                        Path.of("/home/ada/my p"),
                        Path.of("/home/ada/my p/sub"),
                        Path.of("/home/ada/my p/hps-runs/.submitted/20261126-040000-abcde"),
                        "/opt/hps/bin/hps"),
                tasks,
                2,
                settings,
                List.of("--mem=4G"),
                List.of());
    }

    @Test
    void theScriptOfASweepIsReadable() {
        String script = new SlurmScript(batch("s5kbr", ASKED, 0, 1, 3), 1001, "login1")
                .scripts()
                .get("job.sh");
        assertEquals("""
            #!/bin/bash
            #SBATCH --job-name=hps-s5kbr
            #SBATCH --output="/home/ada/my p/hps-runs/.submitted/20261126-040000-abcde/"%A_%a.out
            #SBATCH --array=0-1,3%2
            #SBATCH --requeue
            #SBATCH --open-mode=append
            #SBATCH --signal=B:USR1@60
            #SBATCH --partition=gpu
            #SBATCH --time=01:30:00
            #SBATCH --gres=gpu:1
            #SBATCH --cpus-per-task=4
            #SBATCH "--account=lab a"
            #SBATCH --mem=4G
            # A line of the file "tasks" each. By hand: bash job.sh ROW
            kept='/home/ada/my p/hps-runs/.submitted/20261126-040000-abcde'
            hps=/opt/hps/bin/hps
            row=${1:-$((${SLURM_ARRAY_TASK_ID:-0} + 0))}
            say() { echo "hps: $*" >&2; }

            if [ "$(cat "$kept/token" 2> /dev/null)" != 20261126-040000-abcde ]; then
              say "$(hostname) does not see $kept, as login1 does: the project has to be on a file system of all machines"
              exit 75
            fi
            cd '/home/ada/my p/sub' || exit 75
            [ -x "$hps" ] || hps=$(command -v hps) || { say "$(hostname) has no $hps and no hps"; exit 75; }
            module load cuda
            [ $? = 0 ] || { say 'setup failed: module load cuda'; exit 75; }
            line=$(awk -F '\\t' -v row="$row" '$1 == row { print; exit }' "$kept/tasks" | cut -f 3-)
            [ -n "$line" ] || { say "$kept/tasks has no row $row"; exit 75; }

            export HPS_HOME='/home/ada/my p' HPS_STOPPED_BY="$kept/stopped-$row"
            hps() { exec "$hps" "$@"; }
            set -m
            eval "$line" &
            run=$!
            trap 'kill -INT $run' INT
            trap 'kill -TERM $run' TERM
            near() {
              say "the time limit is near"
              kill -USR1 $run
              for second in $(seq 30); do kill -0 $run 2> /dev/null && sleep 1; done
              if kill -0 $run 2> /dev/null || ! wait $run; then
                say "the run is not over: the job goes back into the queue"
                scontrol requeue "$SLURM_JOB_ID"
              fi
            }
            trap near USR1
            while kill -0 $run 2> /dev/null; do wait $run 2> /dev/null; done
            wait $run
            exit
            """, script);
    }

    @Test
    void whatDoesNotFitOneArrayIsCutSoThatARunKeepsItsIndex() {
        SlurmScript script = new SlurmScript(batch("s5kbr", SlurmSettings.NONE, 0, 3, 4, 6, 11), 4, "login1");
        assertEquals(
                Map.of(
                        "job-1.sh", new JobArray("", 0, List.of(0, 3)),
                        "job-2.sh", new JobArray("", 4, List.of(4, 6)),
                        "job-3.sh", new JobArray("", 8, List.of(11))),
                script.arrays());
        String second = script.scripts().getOrDefault("job-2.sh", "");
        assertEquals(
                List.of("#SBATCH --array=0,2%2"),
                second.lines().filter(line -> line.contains("--array")).toList());
        assertEquals(
                List.of("row=${1:-$((${SLURM_ARRAY_TASK_ID:-0} + 4))}"),
                second.lines().filter(line -> line.startsWith("row=")).toList());
        assertEquals("77_2", new JobArray("77", 4, List.of(4, 6)).task(6));
    }

    @Test
    void oneRunIsNoArray() {
        SlurmScript script = new SlurmScript(batch("", SlurmSettings.NONE, 0), 1001, "login1");
        assertEquals(Map.of("job.sh", new JobArray("", -1, List.of(0))), script.arrays());
        String text = script.scripts().getOrDefault("job.sh", "");
        assertEquals(
                List.of(
                        "#SBATCH --job-name=hps-abcde",
                        "#SBATCH --output=\"/home/ada/my p/hps-runs/.submitted/20261126-040000-abcde/\"%j.out",
                        "#SBATCH --requeue",
                        "#SBATCH --open-mode=append",
                        "#SBATCH --signal=B:USR1@60",
                        "#SBATCH --mem=4G"),
                text.lines().filter(line -> line.startsWith("#SBATCH")).toList());
        assertEquals("77", new JobArray("77", -1, List.of(0)).task(0));
    }

    @Test
    void whatAUserWroteStaysAsItIs() {
        SlurmSettings settings =
                new SlurmSettings("", "", "", "", List.of("export MAIL=a@HOST@b", "x=@HPS@ $1"), "", "", List.of());
        String script = TaskScript.of(batch("s5kbr", settings, 0), "job.sh", 0, "login1");
        assertEquals(
                List.of("export MAIL=a@HOST@b", "x=@HPS@ $1"),
                script.lines()
                        .filter(line -> line.startsWith("export MAIL") || line.startsWith("x="))
                        .toList());
        assertEquals(
                List.of(),
                script.lines()
                        .filter(line -> line.contains("@KEPT@") || line.contains("@UNFIT@") || line.contains("@NEAR@"))
                        .toList());
    }
}
