package org.hpsearch.exchange.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EntryNameTest {
    private static String parsed(String name) {
        return EntryName.isHostile(name)
                ? "hostile"
                : EntryName.parse(name)
                        .map(entry -> entry.run() + " " + entry.file())
                        .orElse("none");
    }

    @Test
    void names() {
        assertEquals("20260101-000000-abcde [run.json]", parsed("20260101-000000-abcde/run.json"));
        assertEquals("20260101-000000-abcde [a, b]", parsed("./x/hps-runs/20260101-000000-abcde//a/./b"));
        assertEquals("20260101-000000-abcde []", parsed("20260101-000000-abcde/"));
        assertEquals("20260101-000000-abcde [.gitignore]", parsed("20260101-000000-abcde/.gitignore"));
        assertEquals("none", parsed("20260101-000000-abcde/.lock"));
        assertEquals("none", parsed("20260101-000000-abcde/a/.gitignore"));
        assertEquals("none", parsed("run.json"));
        assertEquals("none", parsed(""));
        assertEquals("none", parsed("20260101-000000-abcde/" + "a/".repeat(70) + "b"));
        assertEquals("hostile", parsed("20260101-000000-abcde/../b"));
        assertEquals("hostile", parsed("/20260101-000000-abcde/b"));
        assertEquals("hostile", parsed("C:/20260101-000000-abcde/b"));
        assertEquals("hostile", parsed("20260101-000000-abcde\\b"));
        assertEquals("hostile", parsed("20260101-000000-abcde/a\u0000"));
    }
}
