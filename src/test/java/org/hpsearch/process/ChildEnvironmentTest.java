package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {
    @AfterEach
    void forget() {
        System.clearProperty(ChildEnvironment.LOCALE);
    }

    private static Map<String, String> restored(String locale) {
        System.setProperty(ChildEnvironment.LOCALE, locale);
        Map<String, String> environment = new HashMap<>(Map.of(
                "LC_ALL",
                "C.UTF-8",
                "HOME",
                "/home/a",
                ChildEnvironment.READY,
                "/tmp/ready",
                ChildEnvironment.EXECUTE_ONLY,
                "1"));
        ChildEnvironment.restore(environment);
        return new TreeMap<>(environment);
    }

    @Test
    void theLocaleIsTheUsersAgainAndOurOwnVariablesAreGone() {
        assertEquals(Map.of("HOME", "/home/a", "LC_ALL", "C.UTF-8"), restored(""));
        assertEquals(Map.of("HOME", "/home/a", "LC_ALL", "de_DE"), restored("=de_DE"));
        assertEquals(Map.of("HOME", "/home/a", "LC_ALL", ""), restored("="));
        assertEquals(Map.of("HOME", "/home/a"), restored("-"));
    }

    @Test
    void variablesThatAShellDropsArePassedOnByEnv() {
        assertEquals(List.of(), ChildEnvironment.beyondShells(Map.of("PATH", "/bin", "_a9", "x", "lower", "")));
        assertEquals(
                List.of("env", "BASH_FUNC_module%%=() { :; }"),
                ChildEnvironment.beyondShells(Map.of("BASH_FUNC_module%%", "() { :; }", "HOME", "/")));
        Map<String, String> others = new TreeMap<>(Map.of("9a", "1", "a.b", "2", "é", "3"));
        assertEquals(List.of("env", "9a=1", "a.b=2", "é=3"), ChildEnvironment.beyondShells(others));
    }
}
