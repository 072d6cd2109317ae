package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hpsearch.run.Host;

/// A real Slurm on this machine alone: its daemons, started in a scratch folder and stopped at the end. One at a time,
/// also over processes, so that a busy machine keeps up; each has its own key, socket and ports.
public final class SlurmOnLoopback implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("sbatch", "slurmctld", "slurmd", "munged");
    private static final List<String> PATH = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final FileChannel turn;

    private SlurmOnLoopback(Path folder, FileChannel turn) {
        this.folder = folder;
        this.turn = turn;
    }

    /// Starts it; the test is skipped where Slurm is not installed, or the user is not root.
    ///
    /// @param more lines of `slurm.conf`
    public static SlurmOnLoopback start(Path folder, String... more) throws IOException, InterruptedException {
        for (String program : PROGRAMS) {
            assumeTrue(
                    PATH.stream().anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                    program + " is not installed: apt-get install slurmctld slurmd slurm-client munge");
        }
        assumeTrue(System.getProperty("user.name").equals("root"), "Slurm's daemons need root");
        FileChannel turn = FileChannel.open(
                Files.createDirectories(Path.of("target")).resolve("slurm.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        turn.lock();
        SlurmOnLoopback slurm = new SlurmOnLoopback(folder, turn);
        try {
            slurm.begin(List.of(more));
        } catch (IOException | InterruptedException | RuntimeException | AssertionError failed) {
            slurm.close();
            throw failed;
        }
        return slurm;
    }

    /// What a program needs to find it.
    public Map<String, String> variables() {
        return Map.of("SLURM_CONF", conf().toString());
    }

    private Path conf() {
        return folder.resolve("slurm.conf");
    }

    private void begin(List<String> more) throws IOException, InterruptedException {
        call("head -c 1024 /dev/urandom > munge.key; chmod 400 munge.key; munged --force --key-file=$PWD/munge.key"
                + " --socket=$PWD/munge.socket --pid-file=$PWD/munged.pid --log-file=$PWD/munged.log"
                + " --seed-file=$PWD/munged.seed");
        String socket = folder.resolve("munge.socket").toString();
        waitFor("munged", () -> answers(List.of("munge", "-n", "-S", socket)));
        for (String name : List.of("state", "spool")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(conf(), configuration() + String.join("\n", more) + "\n");
        startController();
        call("slurmd -f " + conf());
        waitFor("the node", () -> call("sinfo --noheader --format=%T").contains("idle"));
    }

    private String configuration() throws IOException {
        String host = Host.name().replaceFirst("\\..*", "");
        return """
            ClusterName=hps
            SlurmctldHost=@HOST@(127.0.0.1)
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket=@FOLDER@/munge.socket
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core_Memory
            DefMemPerCPU=900
            JobAcctGatherType=jobacct_gather/linux
            JobAcctGatherFrequency=1
            JobAcctGatherParams=OverMemoryKill
            SlurmctldPort=@PORT1@
            SlurmdPort=@PORT2@
            StateSaveLocation=@FOLDER@/state
            SlurmdSpoolDir=@FOLDER@/spool
            SlurmctldPidFile=@FOLDER@/slurmctld.pid
            SlurmdPidFile=@FOLDER@/slurmd.pid
            SlurmctldLogFile=@FOLDER@/slurmctld.log
            SlurmdLogFile=@FOLDER@/slurmd.log
            AccountingStorageType=accounting_storage/none
            ReturnToService=2
            MinJobAge=300
            KillWait=2
            SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
            NodeName=@HOST@ NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000
            PartitionName=main Nodes=@HOST@ Default=YES MaxTime=INFINITE State=UP
            """.replace("@HOST@", host)
                .replace("@PORT1@", Integer.toString(freePort()))
                .replace("@PORT2@", Integer.toString(freePort()))
                .replace("@FOLDER@", folder.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Starts the controller, which finds its jobs again.
    public void startController() throws IOException, InterruptedException {
        call("slurmctld -f " + conf());
        waitFor("slurmctld", () -> call("scontrol ping").contains("UP"));
    }

    /// A script that is hps, as the tests were compiled.
    public Path hps() throws IOException {
        Path script = folder.resolve("hps");
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + java + "' --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
                        + " -XX:TieredStopAtLevel=1 -Djava.util.logging.config.file='"
                        + Path.of("src/test/resources/quiet-logging.properties").toAbsolutePath()
                        + "' -Dhps.script=\"$0\" -cp '" + classPath
                        + "' org.hpsearch.Main \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    /// Kills the controller, as a crash would.
    public void killController() throws IOException, InterruptedException {
        call("kill -9 $(cat slurmctld.pid); while kill -0 $(cat slurmctld.pid); do sleep 0.1; done");
    }

    private static boolean answers(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    /// A line for the shell, in the scratch folder, with this Slurm; what it prints.
    public String call(String line) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(variables());
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + File.pathSeparator + more);
        builder.start().waitFor();
        return Files.readString(said);
    }

    /// What becomes true after a while.
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /// Waits until something is so.
    public void waitFor(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, () -> what + " is not so after a minute");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /// Waits until no job is left in the queue.
    public void drained() throws IOException, InterruptedException {
        waitFor("the empty queue", () -> call("squeue --noheader").isBlank());
    }

    /// The number under which a node knows a task that is in the queue.
    public String number(String task) throws IOException, InterruptedException {
        return call("squeue -h -r -o '%i %A' | awk '$1 == \"" + task + "\" { print $2 }'")
                .strip();
    }

    /// Whether nothing of a task is on the node any more. Slurm launches no second life of one that still is, and loses
    /// it; a person does not see that, for a task that was put back waits two minutes.
    public boolean hasLeft(String number) throws IOException, InterruptedException {
        return call("pgrep -f '[s]lurmstepd: .*" + number + "[.]'").isBlank();
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
        } finally {
            turn.close();
        }
    }

    private void stop() throws IOException, InterruptedException {
        call("scancel --user=root; for i in 1 2 3 4 5 6 7 8 9 10; do [ -z \"$(squeue --noheader)\" ] || sleep 0.5;"
                + " done; for pid in slurmd.pid slurmctld.pid; do [ -f $pid ] && kill $(cat $pid); done; for pid"
                + " in slurmd.pid slurmctld.pid; do for i in $(seq 100); do [ -f $pid ] && sleep 0.1; done; done");
        call("kill $(cat munged.pid); for i in $(seq 100); do [ -f munged.pid ] && sleep 0.1; done");
    }
}
