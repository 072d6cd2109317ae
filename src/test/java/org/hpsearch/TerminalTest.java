package org.hpsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hpsearch.process.TerminalDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped program on a real pseudo-terminal, under a shell with job control.
class TerminalTest {
    private static final String HPS = Path.of("scripts/hps").toAbsolutePath().toString();

    @TempDir
    Path project;

    private TerminalDevice terminal;
    private Process shell;
    private final StringBuffer screen = new StringBuffer();

    @BeforeEach
    void openShell() throws IOException {
        assertTrue(Files.exists(Path.of("target/hps.jar")), "scripts/build makes target/hps.jar");
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is there");
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("HPS_HOME", project.toString());
        variables.put("HPS_INDEX", project.resolve("index").toString());
        variables.put("PS1", "ready> ");
        variables.put("TERM", "xterm-256color");
        terminal = TerminalDevice.open();
        List<String> bash = List.of("/bin/bash", "--norc", "--noprofile", "-i");
        shell = terminal.start(bash, variables, project, 30, 100);
        Thread reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    @AfterEach
    void closeShell() throws InterruptedException {
        if (shell != null) {
            shell.destroyForcibly();
            shell.waitFor(10, TimeUnit.SECONDS);
            terminal.close();
        }
    }

    private void read() {
        try (InputStream in = terminal.printed()) {
            byte[] bytes = new byte[4096];
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException theShellEnded) {
            screen.append("[closed]");
        }
    }

    private void type(String keys) throws IOException {
        terminal.keys().write(keys.getBytes(StandardCharsets.UTF_8));
    }

    private void await(String text) throws InterruptedException {
        await(text, 0);
    }

    private void await(String text, int from) throws InterruptedException {
        for (int i = 0; i < 3000 && screen.indexOf(text, from) < 0; i++) {
            Thread.sleep(10);
        }
        assertTrue(screen.indexOf(text, from) >= 0, () -> "'" + text + "' came; the screen:\n" + screen);
    }

    /// Types keys and awaits an answer.
    ///
    /// @return where the screen had ended before
    private int type(String keys, String answer) throws IOException, InterruptedException {
        int from = screen.length();
        type(keys);
        await(answer, from);
        return from;
    }

    /// Tracks a program, then opens the shell.
    private void openHpsAfter(String program) throws IOException, InterruptedException {
        type(HPS + " run -q --no-sys -- " + program + "; echo do''ne\n");
        await("done");
        type(HPS + "\n", "hps> ");
    }

    private int count(String text) {
        return screen.toString().split(text, -1).length - 1;
    }

    @Test
    void interruptKeyReachesTheProgramOnce() throws IOException, InterruptedException {
        Files.writeString(
                project.resolve("p.sh"),
                "trap 'n=$((n+1)); echo caught $n' INT\n"
                        + "echo on'going'\n"
                        + "n=0\n"
                        + "while [ ! -e go ]; do sleep 0.05; done\n"
                        + "sleep 0.3\n"
                        + "echo end $n\n"
                        + "exit 5\n");
        type(HPS + " run sh p.sh\n");
        await("ongoing");
        type("\u0003");
        await("caught 1");
        Files.createFile(project.resolve("go"));
        await("end 1");
        await("failed");
        type("echo status $?.\n");
        await("status 5.");
        assertEquals(1, count("caught"));
    }

    @Test
    void interruptKeyEndsAProgramAsWithoutHps() throws IOException, InterruptedException {
        type(HPS + " run sh -c 'echo on\"going\"; sleep 60'\n");
        await("ongoing");
        type("\u0003");
        await("killed");
        type("echo status $?.\n");
        await("status 130.");
    }

    @Test
    void onAPseudoTerminalTheProgramSeesATerminal() throws IOException, InterruptedException {
        Files.writeString(
                project.resolve("p.sh"),
                "test -t 0 && test -t 1 && test -t 2 && echo on'terminal' $(stty size)\nread a\necho \"got <$a>\"\n"
                        + "trap 'echo in'terrupted'; exit 7' INT\necho go'ing'\nwhile :; do sleep 0.05; done\n");
        type(HPS + " run -q --tty sh p.sh\n");
        await("onterminal 30 100");
        type("word\n");
        await("got <word>");
        await("going");
        type("\u0003");
        await("interrupted\r\n");
        await("ready> ", screen.indexOf("interrupted"));
        type("echo status $?.\n");
        await("status 7.");
    }

    @Test
    void stopKeyStopsAndForegroundContinues() throws IOException, InterruptedException {
        Files.writeString(project.resolve("p.sh"), "echo on'going'\nread line\necho \"got <$line>\"\n");
        type(HPS + " run -q sh p.sh\n");
        await("ongoing");
        type("\u001a");
        await("Stopped");
        type("fg\n");
        await("fg");
        type("a word\n");
        await("got <a word>");
        type("echo status $?.\n");
        await("status 0.");
    }

    @Test
    void interruptKeyLetsTheRunsOfASweepFinishAndASecondOneStopsThem() throws IOException, InterruptedException {
        Files.writeString(
                project.resolve("p.sh"),
                "trap 'echo stopped > stopped$1; exit 130' INT\n"
                        + "echo $1 >> begun\n"
                        + "while [ ! -e go$1 ]; do sleep 0.05; done\n"
                        + "echo $1 >> done\n");
        type(HPS + " sweep i=1..9 -j 2 --no-sys -- sh p.sh {i}\n");
        awaitLines("begun", 2);
        await(", 2 running");
        type("\u0003");
        await("finishing 2 runs, starting no more");
        Files.createFile(project.resolve("go1"));
        awaitLines("done", 1);
        await("[1/9]");
        type("\u0003");
        await("INT is sent to 1 run");
        await("1 finished, 8 left");
        type("echo status $?.\n");
        await("status 130.");
        assertTrue(Files.exists(project.resolve("stopped2")));
        assertEquals(2, Files.readAllLines(project.resolve("begun")).size());
        for (int i = 2; i < 10; i++) {
            Files.writeString(project.resolve("go" + i), "");
        }
        type(HPS + " sweep i=1..9 -j 2 --no-sys -- sh p.sh {i}\n");
        await("8 of 9 runs to do");
        await("8 finished in");
        assertEquals(9, Files.readAllLines(project.resolve("done")).size());
    }

    private void awaitLines(String file, int lines) throws IOException, InterruptedException {
        Path path = project.resolve(file);
        for (int i = 0;
                i < 3000 && !(Files.exists(path) && Files.readAllLines(path).size() >= lines);
                i++) {
            Thread.sleep(10);
        }
        assertEquals(lines, Files.readAllLines(path).size(), () -> "the screen:\n" + screen);
    }

    @Test
    void watchShowsRunsAndLeavesTheTerminalAsItWas() throws IOException, InterruptedException {
        Files.writeString(
                project.resolve("p.sh"),
                "i=0; while [ ! -e go ] && [ $i -lt 600 ]; do i=$((i+1)); echo epoch $i/9000 loss: 0.$i; sleep 0.2;"
                        + " done\n");
        type(HPS + " run -q --no-sys -d -- sh p.sh --epochs 9000\n");
        await("in the background");
        int from = type(HPS + " watch\n", "1 running of");
        await("/9000", from);
        await("ETA", from);
        type("L");
        await("(log)", from);
        type("s");
        await("s again stops", from);
        type("x");
        from = type("q", "\u001b[?1049l");
        await("\u001b[?1000l", from);
        await("ready> ", screen.indexOf("\u001b[?1049l", from));
        type("stty -a | grep -o ' echo '; echo st''atus $?.\n");
        await("status 0.", from);
        type(HPS + " watch\n", "1 running of");
        from = screen.length();
        for (ProcessHandle handle : ProcessHandle.allProcesses().toList()) {
            String command = handle.info().commandLine().orElse("");
            if (command.contains("org.hpsearch.Main watch") && command.contains(HPS)) {
                handle.destroy();
            }
        }
        await("\u001b[?1000l", from);
        await("\u001b[?1049l", from);
        await("ready> ", screen.indexOf("\u001b[?1049l", from));
        type("stty -a | grep -o ' echo '; echo st''atus $?.\n");
        await("status 0.", from);
        Files.createFile(project.resolve("go"));
        type("until [ -e hps-runs/*/status.json ]; do sleep 0.05; done; echo the run en''ded\n");
        await("the run ended", from);
    }

    @Test
    void theShellCompletesPagesRunsInTheBackgroundAndGoesOnAfterCtrlC() throws IOException, InterruptedException {
        openHpsAfter("sh -c 'echo epoch 1 val_acc: 0.75' sh --learning_rate 0.1 --model resnet");
        type("learning_rate>0\n", "0.75");
        int from = type("val_a", "cc");
        type("\u001b[C<0.7\n");
        await("no runs", from);
        type("mod\tres\t\n", "1 run");
        from = type("show 1\n", "learning_rate");
        await("hps> ", from);
        from = type("run sh -c 'seq 300; sleep 30'\n", "299");
        type("\u0003");
        await("killed", from);
        await("hps> ", from);
        from = type("watch\n", "running of");
        type("q");
        await("hps> ", screen.indexOf("running of", from));
        from = type("log @last\n", "300 lines (");
        type("G", "299");
        type("q");
        type("run -q --no-sys sh -c 'exit 4' &\n");
        await("[1] run", from);
        await("ended with status 4", from);
        from = type("jobs\n", "[1] ended");
        await("hps> ", screen.indexOf("[1] ended", from));
        from = type("\u0004", "ready> ");
        type("stty -a | grep -o ' echo '; echo st''atus $?.\n");
        await("status 0.", from);
        assertTrue(Files.readString(project.resolve("hps-runs/.history")).contains("learning_rate>0"));
    }

    @Test
    void theShellAsksCompletesQuotedValuesAndKeepsTheTerminal() throws IOException, InterruptedException {
        openHpsAfter("sh -c 'echo loss: 1' sh --model 'res net' --epochs 3");
        int from = type("model:r\t\n", "1 run,");
        assertTrue(screen.indexOf("\"res net\" ", from) > 0, () -> "completed with quotes; the screen:\n" + screen);
        from = type("rm 1\n", "move 1 run into the trash");
        type("\u0003");
        await("hps> ", screen.indexOf("[y/N]", from));
        type("ls | wc -l\n", "3\r\n");
        type("note 1 don't\n", "the quote ' is not closed");
        type("run sh -c 'test -f sign && echo go''ne'\n", "failed");
        from = type(
                "run -q --no-sys sh -c 'while [ ! -e sign ]; do sleep 0.05; done; echo no luck >&2; exit 3' &\n",
                "[1] run");
        type("epo");
        Files.createFile(project.resolve("sign"));
        await("ended with status 3", from);
        await("no luck", from);
        type("chs:3\n");
        await("1 run,", screen.indexOf("no luck", from));
        from = type("watch\n", "running of");
        type("q");
        await("hps> ", screen.indexOf("running of", from));
        from = screen.length();
        ProcessHandle.of(shell.pid()).orElseThrow().descendants().forEach(ProcessHandle::destroy);
        await("ready> ", from);
        type("stty -a | grep -o ' echo '; echo st''atus $?.\n");
        await("status 0.", from);
    }

    @Test
    void aNarrowWindowAndADumbTerminalStayUsable() throws IOException, InterruptedException {
        type(HPS + " run -q --no-sys -- sh -c 'seq 60; echo loss: 1' sh --learning_rate 0.5; echo do''ne\n");
        await("done");
        terminal.resize(12, 44);
        int from = type(HPS + "\n", "hps> ");
        type("learning_rate>0.1 AND learning_rate<1000000\n");
        await("0.5", from);
        from = type("log 1\n", "61 lines (");
        terminal.resize(20, 44);
        type("/59\r", "60");
        type("q", "hps> ");
        from = type("\u0004", "ready> ");
        from = type("TERM=dumb LC_ALL=C " + HPS + "\n", "hps> ");
        type("learning_rate:0.5\n");
        await("1 run", from);
        from = type("log 1\n", "59\r\n60\r\n");
        type("quit\n");
        await("ready> ", from);
    }
}
