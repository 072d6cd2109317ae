package org.hpsearch.capture.arguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.value.FileName;

/// The programs that only start another one, and the interpreters of scripts: which of their words are their own.
final class Launchers {
    /// How a launcher's words end and the command's begin.
    ///
    /// @param sub         words that must follow the name (`run` of `uv run`), any one of them; empty for none
    /// @param valued      its options that take the next word
    /// @param positionals its own words before the command (1 for the duration of `timeout`)
    /// @param starts      what it starts: another command, or a Python script
    record Launcher(Set<String> sub, Set<String> valued, int positionals, Starts starts) {}

    /// What a launcher starts.
    enum Starts {
        /// Any command.
        COMMAND,
        /// A Python script or `-m module`.
        SCRIPT
    }

    /// An interpreter: its own options end at the script.
    ///
    /// @param valued options that take the next word
    /// @param module options whose next word names the script as a module
    /// @param code   options whose next word is the program's text
    record Interpreter(Set<String> valued, Set<String> module, Set<String> code) {}

    private static final Launcher PLAIN = new Launcher(Set.of(), Set.of(), 0, Starts.COMMAND);

    private static final Set<String> CONTAINER_OPTIONS = Set.of(
            "-e",
            "--env",
            "--env-file",
            "-v",
            "--volume",
            "-w",
            "--workdir",
            "-u",
            "--user",
            "--gpus",
            "--name",
            "--network",
            "--net",
            "--mount",
            "-p",
            "--publish",
            "--shm-size",
            "-m",
            "--memory",
            "--cpus",
            "--entrypoint",
            "--platform",
            "--device",
            "--ulimit",
            "-h",
            "--hostname",
            "-B",
            "--bind",
            "--pwd",
            "-H",
            "--home",
            "--overlay",
            "--nv-device",
            "--runtime",
            "--ipc",
            "--pid",
            "--label",
            "-l");

    private static final Set<String> TORCH_OPTIONS = Set.of(
            "--nnodes",
            "--nproc_per_node",
            "--nproc-per-node",
            "--rdzv_backend",
            "--rdzv-backend",
            "--rdzv_endpoint",
            "--rdzv-endpoint",
            "--rdzv_id",
            "--rdzv-id",
            "--rdzv_conf",
            "--rdzv-conf",
            "--max_restarts",
            "--max-restarts",
            "--monitor_interval",
            "--monitor-interval",
            "--start_method",
            "--start-method",
            "--role",
            "--log_dir",
            "--log-dir",
            "-r",
            "--redirects",
            "-t",
            "--tee",
            "--local_ranks_filter",
            "--local-ranks-filter",
            "--node_rank",
            "--node-rank",
            "--master_addr",
            "--master-addr",
            "--master_port",
            "--master-port",
            "--local_addr",
            "--local-addr");

    private static final Set<String> MPI_OPTIONS = Set.of(
            "-n",
            "-np",
            "-c",
            "--n",
            "--np",
            "-H",
            "--host",
            "-host",
            "-hosts",
            "--hostfile",
            "-hostfile",
            "-f",
            "-ppn",
            "-machinefile",
            "--machinefile",
            "-x",
            "--map-by",
            "-map-by",
            "--bind-to",
            "-bind-to",
            "--rank-by",
            "-wdir",
            "--wdir",
            "-env",
            "-genv",
            "--mca",
            "-mca",
            "--prefix",
            "-N",
            "-npernode",
            "--npernode",
            "-perhost");

    private static final Map<String, Launcher> LAUNCHERS = Map.ofEntries(
            Map.entry("env", new Launcher(Set.of(), Set.of("-u", "--unset", "-C", "--chdir", "-S"), 0, Starts.COMMAND)),
            Map.entry("nice", new Launcher(Set.of(), Set.of("-n", "--adjustment"), 0, Starts.COMMAND)),
            Map.entry("ionice", new Launcher(Set.of(), Set.of("-c", "-n", "-p"), 0, Starts.COMMAND)),
            Map.entry("chrt", new Launcher(Set.of(), Set.of(), 1, Starts.COMMAND)),
            Map.entry("time", new Launcher(Set.of(), Set.of("-f", "-o", "--format", "--output"), 0, Starts.COMMAND)),
            Map.entry("nohup", PLAIN),
            Map.entry("setsid", PLAIN),
            Map.entry("stdbuf", new Launcher(Set.of(), Set.of("-i", "-o", "-e"), 0, Starts.COMMAND)),
            Map.entry("unbuffer", PLAIN),
            Map.entry("timeout", new Launcher(Set.of(), Set.of("-k", "-s", "--signal"), 1, Starts.COMMAND)),
            Map.entry("numactl", new Launcher(Set.of(), Set.of("-N", "-C", "-m", "-i", "-p", "-l"), 0, Starts.COMMAND)),
            Map.entry("taskset", new Launcher(Set.of(), Set.of(), 1, Starts.COMMAND)),
            Map.entry("xvfb-run", new Launcher(Set.of(), Set.of("-n", "-s", "-e", "-f"), 0, Starts.COMMAND)),
            Map.entry("mpirun", new Launcher(Set.of(), MPI_OPTIONS, 0, Starts.COMMAND)),
            Map.entry("mpiexec", new Launcher(Set.of(), MPI_OPTIONS, 0, Starts.COMMAND)),
            Map.entry("orterun", new Launcher(Set.of(), MPI_OPTIONS, 0, Starts.COMMAND)),
            Map.entry(
                    "srun",
                    new Launcher(
                            Set.of(),
                            Set.of(
                                    "-n", "-N", "-c", "-p", "-t", "-A", "-J", "-w", "-x", "-o", "-e", "-q", "-m", "-C",
                                    "-D", "-G", "-d", "-L"),
                            0,
                            Starts.COMMAND)),
            Map.entry(
                    "uv",
                    new Launcher(
                            Set.of("run"),
                            Set.of(
                                    "--with",
                                    "-p",
                                    "--python",
                                    "--extra",
                                    "--group",
                                    "--project",
                                    "--directory",
                                    "--env-file",
                                    "--index",
                                    "--with-requirements",
                                    "--package"),
                            0,
                            Starts.COMMAND)),
            Map.entry("uvx", PLAIN),
            Map.entry("poetry", new Launcher(Set.of("run"), Set.of(), 0, Starts.COMMAND)),
            Map.entry("pipenv", new Launcher(Set.of("run"), Set.of(), 0, Starts.COMMAND)),
            Map.entry("pdm", new Launcher(Set.of("run"), Set.of(), 0, Starts.COMMAND)),
            Map.entry("rye", new Launcher(Set.of("run"), Set.of(), 0, Starts.COMMAND)),
            Map.entry("pixi", new Launcher(Set.of("run"), Set.of("-e", "--environment"), 0, Starts.COMMAND)),
            Map.entry("conda", conda()),
            Map.entry("mamba", conda()),
            Map.entry("micromamba", conda()),
            Map.entry("docker", new Launcher(Set.of("run", "exec"), CONTAINER_OPTIONS, 1, Starts.COMMAND)),
            Map.entry("podman", new Launcher(Set.of("run", "exec"), CONTAINER_OPTIONS, 1, Starts.COMMAND)),
            Map.entry("apptainer", new Launcher(Set.of("run", "exec"), CONTAINER_OPTIONS, 1, Starts.COMMAND)),
            Map.entry("singularity", new Launcher(Set.of("run", "exec"), CONTAINER_OPTIONS, 1, Starts.COMMAND)),
            Map.entry("torchrun", new Launcher(Set.of(), TORCH_OPTIONS, 0, Starts.SCRIPT)),
            Map.entry(
                    "accelerate",
                    new Launcher(
                            Set.of("launch"),
                            Set.of(
                                    "--config_file",
                                    "--num_processes",
                                    "--num_machines",
                                    "--mixed_precision",
                                    "--machine_rank",
                                    "--main_process_ip",
                                    "--main_process_port",
                                    "--gpu_ids",
                                    "--num_cpu_threads_per_process",
                                    "--dynamo_backend",
                                    "--deepspeed_config_file",
                                    "--zero_stage",
                                    "--rdzv_backend",
                                    "--same_network",
                                    "--downcast_bf16"),
                            0,
                            Starts.SCRIPT)),
            Map.entry(
                    "deepspeed",
                    new Launcher(
                            Set.of(),
                            Set.of(
                                    "-H",
                                    "--hostfile",
                                    "-i",
                                    "--include",
                                    "-e",
                                    "--exclude",
                                    "--num_nodes",
                                    "--num_gpus",
                                    "--master_port",
                                    "--master_addr",
                                    "--launcher",
                                    "--launcher_args",
                                    "--min_elastic_nodes",
                                    "--max_elastic_nodes"),
                            0,
                            Starts.SCRIPT)));

    private static Launcher conda() {
        return new Launcher(Set.of("run"), Set.of("-n", "--name", "-p", "--prefix", "--cwd"), 0, Starts.COMMAND);
    }

    private static final Map<String, Interpreter> INTERPRETERS = Map.ofEntries(
            Map.entry(
                    "python",
                    new Interpreter(Set.of("-W", "-X", "--check-hash-based-pycs"), Set.of("-m"), Set.of("-c"))),
            Map.entry("pypy", new Interpreter(Set.of("-W", "-X"), Set.of("-m"), Set.of("-c"))),
            Map.entry("Rscript", new Interpreter(Set.of(), Set.of(), Set.of("-e"))),
            Map.entry("bash", new Interpreter(Set.of("-o", "-O", "--rcfile", "--init-file"), Set.of(), Set.of("-c"))),
            Map.entry("sh", new Interpreter(Set.of("-o"), Set.of(), Set.of("-c"))),
            Map.entry("zsh", new Interpreter(Set.of("-o"), Set.of(), Set.of("-c"))),
            Map.entry("dash", new Interpreter(Set.of("-o"), Set.of(), Set.of("-c"))),
            Map.entry("node", new Interpreter(Set.of("-r", "--require", "--import"), Set.of(), Set.of("-e", "--eval"))),
            Map.entry("julia", new Interpreter(Set.of("-t", "-p", "-J", "-C", "-L"), Set.of(), Set.of("-e", "-E"))),
            Map.entry("perl", new Interpreter(Set.of(), Set.of(), Set.of("-e", "-E"))),
            Map.entry("ruby", new Interpreter(Set.of("-I", "-r"), Set.of(), Set.of("-e"))),
            Map.entry("octave", new Interpreter(Set.of(), Set.of(), Set.of("--eval"))),
            Map.entry(
                    "java",
                    new Interpreter(
                            Set.of(
                                    "-cp",
                                    "-classpath",
                                    "--class-path",
                                    "-p",
                                    "--module-path",
                                    "--add-modules",
                                    "--add-opens",
                                    "--add-exports",
                                    "--enable-native-access",
                                    "--source"),
                            Set.of("-m", "--module"),
                            Set.of())));

    private static final Pattern VERSION = Pattern.compile("(python|pypy|julia|ruby|node)[0-9.]+");

    private Launchers() {}

    /// The launcher of this name, if the words after it fit; null for every other program.
    static @org.jspecify.annotations.Nullable Launcher launcher(String program, List<String> words, int at) {
        Launcher launcher = LAUNCHERS.get(FileName.base(program));
        if (launcher == null || launcher.sub.isEmpty()) {
            return launcher;
        }
        return at + 1 < words.size() && launcher.sub.contains(words.get(at + 1)) ? launcher : null;
    }

    /// The interpreter of this name, whatever version its name ends in; null for every other program.
    static @org.jspecify.annotations.Nullable Interpreter interpreter(String program) {
        String name = FileName.base(program);
        var versioned = VERSION.matcher(name);
        return INTERPRETERS.get(versioned.matches() ? versioned.group(1) : name);
    }

    static Interpreter python() {
        return java.util.Objects.requireNonNull(INTERPRETERS.get("python"));
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
