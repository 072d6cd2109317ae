import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import org.hpsearch.process.TerminalDevice;

/** The shell on a pseudo-terminal over the folders of the bench: first prompt, a query's table, Tab. */
final class ShellBench {
    private static final int FIELDS = 2000;
    private static final int TIMES = 20;
    private static final String PROMPT = "hps> ";

    private final Path scratch;
    private final String hps;
    private StringBuilder seen = new StringBuilder();

    ShellBench(Path scratch, String hps) {
        this.scratch = scratch;
        this.hps = hps;
    }

    void all() throws Exception {
        runOfManyFields();
        double[] prompts = new double[5];
        for (int i = 0; i < prompts.length; i++) {
            long begin = System.nanoTime();
            TerminalDevice shell = TerminalDevice.open();
            Process process = start(shell);
            await(PROMPT, 0);
            prompts[i] = (System.nanoTime() - begin) / 1e6;
            if (i == prompts.length - 1) {
                await(" runs", 0);
                tell("the shell's first prompt", median(prompts), 350);
                tell("  a query's table, warm", repeat(shell, "query 'model:resnet AND lr<0.0005' --limit 5\r", "runs", 0), 30);
                tell("  Tab with " + FIELDS + " fields", repeat(shell, "tuning_199\t", "2:", 1), 50);
            }
            write(shell, "\u0004");
            process.waitFor();
            shell.close();
        }
    }

    private void runOfManyFields() throws IOException, InterruptedException {
        Path run = Files.createDirectory(scratch.resolve("hps-runs/20270101-000000-fffff"));
        StringBuilder parameters = new StringBuilder("{\"model\": \"wide\"");
        for (int i = 0; i < FIELDS; i++) {
            parameters.append(", \"tuning_").append(i).append("\": ").append(i);
        }
        Files.writeString(run.resolve("params.json"), parameters.append("}\n"));
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"experiment\": \"wide\", \"command\": [\"wide\"]}\n");
        new ProcessBuilder(hps, "ls", "--limit", "1").directory(scratch.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private Process start(TerminalDevice shell) throws IOException {
        StringBuilder screen = new StringBuilder();
        seen = screen;
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm");
        Process process = shell.start(List.of(hps), environment, scratch, 40, 120);
        Thread.ofPlatform().daemon().start(() -> read(shell.printed(), screen));
        return process;
    }

    /** Median time from the last key to the answer; the line is taken back by Ctrl-C where it is not ended. */
    private double repeat(TerminalDevice shell, String keys, String answer, int cancel) throws IOException, InterruptedException {
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            write(shell, keys.substring(0, keys.length() - 1));
            Thread.sleep(200);
            int from = length();
            long begin = System.nanoTime();
            write(shell, keys.substring(keys.length() - 1));
            await(answer, from);
            times[i] = (System.nanoTime() - begin) / 1e6;
            from = length();
            write(shell, cancel == 1 ? "\u0003" : "\r");
            await(PROMPT, from);
            Thread.sleep(100);
        }
        return median(times);
    }

    private static void write(TerminalDevice shell, String keys) throws IOException {
        shell.keys().write(keys.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(InputStream printed, StringBuilder screen) {
        byte[] bytes = new byte[8192];
        try {
            for (int n = printed.read(bytes); n > 0; n = printed.read(bytes)) {
                synchronized (screen) {
                    screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                    screen.notifyAll();
                }
            }
        } catch (IOException ended) {
            System.out.println("the shell's terminal: " + ended);
        }
    }

    private void await(String text, int from) throws InterruptedException {
        synchronized (seen) {
            while (seen.indexOf(text, from) < 0) {
                seen.wait();
            }
        }
    }

    private int length() {
        synchronized (seen) {
            return seen.length();
        }
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static void tell(String what, double millis, int limit) {
        System.out.printf(Locale.ROOT, "%-42s %8.1f ms  (at most %d)%n", what, millis, limit);
    }
}
