package org.hpsearch.capture.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.value.FileName;
import org.jspecify.annotations.Nullable;

/// The programs that only start another one: which of their words are their own.
final class Launchers {
    /// How a launcher's words end and the command's begin.
    ///
    /// @param sub         words that must follow the name (`run` of `uv run`), any one of them; empty for none
    /// @param positionals its own words before the command (1 for the duration of `timeout`)
    /// @param starts      what it starts: another command, or a Python script
    /// @param valued      its options that take the next word
    record Launcher(Set<String> sub, int positionals, Starts starts, Set<String> valued) {}

    /// What a launcher starts.
    enum Starts {
        /// Any command.
        COMMAND,
        /// A Python script or `-m module`.
        SCRIPT,
        /// What it builds from the project; the program's words follow `--`.
        BUILT
    }

    /// A launcher a line: its names, the words that must follow, its own words before the command, what it starts, its
    /// options that take the next word (further lines begin with `|`).
    private static final String TABLE = """
        env                                        |          | 0 | COMMAND | -u --unset -C --chdir -S
        nice                                       |          | 0 | COMMAND | -n --adjustment
        ionice                                     |          | 0 | COMMAND | -c -n -p
        chrt taskset                               |          | 1 | COMMAND |
        time                                       |          | 0 | COMMAND | -f -o --format --output
        nohup setsid unbuffer uvx                  |          | 0 | COMMAND |
        npx bunx pnpx                              |          | 0 | COMMAND | -p --package -w --workspace
        go                                         | run      | 0 | COMMAND | -C -p -exec -tags -ldflags -gcflags -mod
        | -modfile -asmflags -cover -covermode -overlay -pgo
        deno bun                                   | run      | 0 | COMMAND | -c --config --import-map --env-file --cwd
        cargo                                      | run r    | 0 | BUILT   | --bin --example -p --package -F --features
        | --profile --target --target-dir --manifest-path -j --jobs --config --color
        dotnet                                     | run      | 0 | BUILT   | -c --configuration -f --framework -p --project
        | -r --runtime --launch-profile -v --verbosity
        npm pnpm yarn                              | run      | 1 | BUILT   | -w --workspace --prefix
        dune                                       | exec     | 1 | BUILT   | --root --profile
        cabal stack                                | run exec | 1 | BUILT   | --stack-yaml --package --project-file
        swift zig bazel                            | run      | 1 | BUILT   | -c --configuration --package-path
        stdbuf                                     |          | 0 | COMMAND | -i -o -e
        timeout                                    |          | 1 | COMMAND | -k -s --signal
        numactl                                    |          | 0 | COMMAND | -N -C -m -i -p -l
        xvfb-run                                   |          | 0 | COMMAND | -n -s -e -f
        srun                                       |          | 0 | COMMAND | -n -N -c -p -t -A -J -w -x -o -e -q -m -C -D
        | -G -d -L
        mpirun mpiexec orterun                     |          | 0 | COMMAND | -n -np -c --n --np -H --host -host -hosts
        | --hostfile -hostfile -f -ppn -machinefile --machinefile -x --map-by -map-by --bind-to -bind-to --rank-by -wdir
        | --wdir -env -genv --mca -mca --prefix -N -npernode --npernode -perhost
        uv                                         | run      | 0 | COMMAND | --with -p --python --extra --group --project
        | --directory --env-file --index --with-requirements --package
        poetry pipenv pdm rye                      | run      | 0 | COMMAND |
        pixi                                       | run      | 0 | COMMAND | -e --environment
        conda mamba micromamba                     | run      | 0 | COMMAND | -n --name -p --prefix --cwd
        docker podman apptainer singularity        | run exec | 1 | COMMAND | -e --env --env-file -v --volume -w --workdir -u
        | --user --gpus --name --network --net --mount -p --publish --shm-size -m --memory --cpus --entrypoint --platform
        | --device --ulimit -h --hostname -B --bind --pwd -H --home --overlay --nv-device --runtime --ipc --pid --label -l
        torchrun                                   |          | 0 | SCRIPT  | --nnodes --nproc_per_node --nproc-per-node
        | --rdzv_backend --rdzv-backend --rdzv_endpoint --rdzv-endpoint --rdzv_id --rdzv-id --rdzv_conf --rdzv-conf
        | --max_restarts --max-restarts --monitor_interval --monitor-interval --start_method --start-method --role
        | --log_dir --log-dir -r --redirects -t --tee --local_ranks_filter --local-ranks-filter --node_rank --node-rank
        | --master_addr --master-addr --master_port --master-port --local_addr --local-addr
        accelerate                                 | launch   | 0 | SCRIPT  | --config_file --num_processes --num_machines
        | --mixed_precision --machine_rank --main_process_ip --main_process_port --gpu_ids --num_cpu_threads_per_process
        | --dynamo_backend --deepspeed_config_file --zero_stage --rdzv_backend --same_network --downcast_bf16
        deepspeed                                  |          | 0 | SCRIPT  | -H --hostfile -i --include -e --exclude
        | --num_nodes --num_gpus --master_port --master_addr --launcher --launcher_args --min_elastic_nodes
        | --max_elastic_nodes
        """;

    private static final Map<String, Launcher> LAUNCHERS = launchers();

    private Launchers() {}

    private static Map<String, Launcher> launchers() {
        Map<String, Launcher> launchers = new HashMap<>();
        TABLE.replace("\n|", " ").lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            Launcher launcher = new Launcher(
                    WordTable.words(cells[1]),
                    Integer.parseInt(cells[2].strip()),
                    Starts.valueOf(cells[3].strip()),
                    WordTable.words(cells[4]));
            WordTable.words(cells[0]).forEach(name -> launchers.put(name, launcher));
        });
        return launchers;
    }

    /// The launcher of this name, if the words after it fit; null for every other program.
    static @Nullable Launcher launcher(String program, List<String> words, int at) {
        Launcher launcher = LAUNCHERS.get(FileName.base(program));
        if (launcher == null || launcher.sub.isEmpty()) {
            return launcher;
        }
        return at + 1 < words.size() && launcher.sub.contains(words.get(at + 1)) ? launcher : null;
    }

    /// Where the command behind a launcher begins.
    static int commandStart(Launcher launcher, List<String> words, int launcherAt) {
        int at = launcherAt + (launcher.sub.isEmpty() ? 1 : 2);
        int positionals = launcher.positionals;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                return at + 1 + positionals;
            }
            if (word.startsWith("-") && word.length() > 1) {
                at += launcher.valued.contains(word) ? valueWords(word) + 1 : 1;
            } else if (isAssignment(word)) {
                at++;
            } else if (positionals > 0) {
                positionals--;
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /// Where the words of a program begin that a launcher builds: behind `--`, at the end without one.
    static int builtStart(List<String> words, int launcherAt) {
        int dashes = words.subList(launcherAt, words.size()).indexOf("--");
        return dashes < 0 ? words.size() : launcherAt + dashes + 1;
    }

    /// What a launcher builds: `fit` of `cargo run --bin fit`, `train` of `npm run train`; the launcher's own name
    /// where it does not say.
    static String built(Launcher launcher, List<String> words, int launcherAt) {
        String named = "";
        for (int at = launcherAt + 2; at < builtStart(words, launcherAt); at++) {
            String word = words.get(at);
            boolean names = word.equals("--bin") || word.equals("--example");
            if (names && at + 1 < words.size()) {
                return words.get(at + 1);
            }
            boolean own = !word.startsWith("-") && named.isEmpty() && launcher.positionals > 0;
            named = own ? FileName.stem(FileName.base(word)) : named;
            at += launcher.valued.contains(word) ? 1 : 0;
        }
        return named.isEmpty() ? FileName.base(words.get(launcherAt)) : named;
    }

    private static int valueWords(String option) {
        return option.endsWith("mca") || option.equals("-genv") || option.equals("-env") ? 2 : 1;
    }

    /// `A=1` before a command sets its environment.
    static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        if (equals <= 0) {
            return false;
        }
        for (int i = 0; i < equals; i++) {
            char c = word.charAt(i);
            if (!(Character.isLetterOrDigit(c) && c < 128 || c == '_')) {
                return false;
            }
        }
        return !Character.isDigit(word.charAt(0));
    }
}
