package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TerminalDeviceTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    @TempDir
    Path folder;

    private final TerminalDevice device;
    private Process process = new ProcessBuilder("true").start();

    TerminalDeviceTest() throws IOException {
        device = TerminalDevice.open();
    }

    @AfterEach
    void end() throws InterruptedException {
        device.close();
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    private InputStream start(String script) throws IOException {
        process = device.start(List.of("/bin/sh", "-c", script), ENVIRONMENT, folder, 31, 97);
        return device.printed();
    }

    private String all(String script) throws IOException {
        return new String(start(script).readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void aProgramHasTheTerminalForAllItsStreamsAndForDevTty() throws IOException, InterruptedException {
        String answer =
                all("test -t 0 && test -t 1 && test -t 2 && echo three; echo direct > /dev/tty; stty size; pwd");
        assertEquals("three\ndirect\n31 97\n" + folder.toRealPath() + "\n", answer);
        assertEquals(0, process.waitFor());
    }

    @Test
    void theScreenEndsWithTheProgramAndIsWhole() throws IOException, InterruptedException {
        String answer = all("i=0; while [ $i -lt 5000 ]; do echo line $i; i=$((i + 1)); done; exit 7");
        assertEquals(5000, answer.lines().count());
        assertTrue(answer.endsWith("line 4999\n"));
        assertEquals(7, process.waitFor());
    }

    @Test
    void keysAreInputAndCtrlCIsASignal() throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(
                start("stty -echo; read a; echo \"<$a>\"; exec sleep 100"), StandardCharsets.UTF_8));
        device.keys().write("höre\n".getBytes(StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (!line.startsWith("<")) {
            line = lines.readLine();
        }
        assertEquals("<höre>", line);
        device.keys().write(3);
        assertEquals(130, process.waitFor());
    }

    @Test
    void aNewSizeIsToldToTheProgram() throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(
                start("trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done"),
                StandardCharsets.UTF_8));
        assertEquals("ready", lines.readLine());
        device.resize(12, 40);
        assertEquals("12 40", lines.readLine());
        assertEquals(0, process.waitFor());
    }

    @Test
    void aClosedTerminalHangsUp() throws IOException, InterruptedException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(start("echo ready; exec sleep 100"), StandardCharsets.UTF_8));
        assertEquals("ready", lines.readLine());
        device.close();
        assertEquals(129, process.waitFor());
        assertThrows(IOException.class, () -> device.keys().write('x'));
    }
}
