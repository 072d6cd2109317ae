package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SignalsTest {
    /// A JVM of its own, which ends by a signal, or says what it knows of its terminal.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                Signals.endBy(Integer.parseInt(arguments[0]));
                System.exit(9);
            }
            System.out.print(
                    Signals.leadsSession() + " " + Signals.inForegroundOfTerminal() + " " + Signals.hasTerminal());
        }
    }

    private static Process java(List<String> before, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).start();
    }

    @ParameterizedTest
    @CsvSource({"130, 130", "143, 143", "137, 137", "138, 138", "3, 9", "0, 9", "200, 9"})
    void aProcessEndsByTheSignalThatAStatusNames(String status, int seen) throws IOException, InterruptedException {
        assertEquals(seen, java(List.of(), status).waitFor());
    }

    @Test
    void aSessionOfItsOwnHasALeaderAndNoTerminal() throws IOException {
        Process process = java(List.of("setsid"));
        assertEquals("true false false", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aSignalReachesAProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "50").start();
        assertTrue(Signals.send(process.pid(), "TERM"));
        assertEquals(143, process.waitFor());
        assertFalse(Signals.send(process.pid(), "TERM"), "it is gone");
    }

    @Test
    void noSignalGoesToTheFirstProcessOrToAllOfThem() {
        for (long pid : new long[] {1, 0, -1, -2, Long.MIN_VALUE}) {
            assertFalse(Signals.send(pid, "WINCH"), "pid " + pid);
            assertFalse(Signals.sendGroup(pid, "WINCH"), "group " + pid);
        }
    }

    @Test
    void aGroupGetsItsSignalWhole() throws IOException, InterruptedException {
        Process leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 50 & echo $!; wait").start();
        String child = leader.inputReader(StandardCharsets.UTF_8).readLine();
        ProcessHandle second = ProcessHandle.of(Long.parseLong(child)).orElseThrow();
        assertEquals(List.of(leader.pid(), second.pid()), Signals.tree(leader.pid()));
        assertTrue(Signals.sendGroup(leader.pid(), "KILL"));
        assertEquals(137, leader.waitFor());
        second.onExit().join();
        assertEquals(List.of(leader.pid()), Signals.tree(leader.pid()), "of one that is gone, it alone");
    }

    @Test
    void aSignalIsHandedOutUntilItIsGivenBack() throws InterruptedException {
        long own = ProcessHandle.current().pid();
        BlockingQueue<String> outer = new LinkedBlockingQueue<>();
        BlockingQueue<String> inner = new LinkedBlockingQueue<>();
        Runnable outerBefore = Signals.receive(List.of("WINCH", "NOSUCH", "KILL"), outer::add);
        Runnable innerBefore = Signals.receive(List.of("WINCH"), inner::add);
        Signals.send(own, "WINCH");
        assertEquals("WINCH", inner.poll(20, TimeUnit.SECONDS));
        innerBefore.run();
        Signals.send(own, "WINCH");
        assertEquals("WINCH", outer.poll(20, TimeUnit.SECONDS));
        outerBefore.run();
        assertEquals(List.of(), List.copyOf(inner));
        assertEquals(List.of(), List.copyOf(outer));
    }
}
