package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several projects that are looked at as one.
class JoinedProjectsTest {
    private static final String A = "20260101-120000-aaaaa";
    private static final String B = "20260101-120100-bbbbb";
    private static final String C = "20260101-120200-ccccc";

    @TempDir
    Path scratch;

    private Hps digits;
    private Hps words;

    @BeforeEach
    void twoProjects() throws IOException {
        digits = new Hps(Files.createDirectories(scratch.resolve("digits")));
        words = new Hps(Files.createDirectories(scratch.resolve("words")));
        digits.write(A, "{\"lr\": 0.1}", "1,,acc,0.5\n2,,acc,0.6");
        digits.write(B, "{\"lr\": 0.2}", "1,,acc,0.75\n2,,acc,0.8");
        words.write(C, "{\"lr\": 0.2}", "1,,acc,0.625\n2,,acc,0.7");
    }

    private static String said(Hps hps, String... typed) {
        Hps.Outcome outcome = hps.run(typed);
        return outcome.code() + "\n" + outcome.out() + outcome.err();
    }

    private String both(String verb, String... typed) {
        List<String> all = new java.util.ArrayList<>(List.of(verb, "--home", ".", "--home", "../words"));
        all.addAll(List.of(typed));
        return said(digits, all.toArray(String[]::new));
    }

    @Test
    void oneQuestionIsAskedOfAllAndTheTableSaysWhoseRunEachIs() {
        assertEquals("""
            0
            id,project,lr,acc
            20260101-120100-bbbbb,digits,0.2,0.8
            20260101-120200-ccccc,words,0.2,0.7
            20260101-120000-aaaaa,digits,0.1,0.6
            """, both("query", "--csv", "--columns", "id,project,lr,acc"));
        assertEquals(
                "0\nid,acc\n20260101-120200-ccccc,0.7\n",
                both("query", "project:words", "--csv", "--columns", "id,acc"));
        assertTrue(both("query").contains("project"), both("query"));
        assertTrue(both("ls").contains("words"), both("ls"));
        assertTrue(!said(digits, "query").contains("project"), said(digits, "query"));
    }

    @Test
    void groupsFieldsMetricsAndLogsGoOverAll() throws IOException {
        Files.writeString(words.folder.resolve("hps-runs").resolve(C).resolve("output.log"), "hello from words\n");
        assertEquals("""
            0
            project,runs,acc.count,acc.mean,acc.std,acc.min,acc.max,acc.best,best
            digits,2,2,0.7,0.1414213562373096,0.6,0.8,0.8,20260101-120100-bbbbb
            words,1,1,0.7,,0.7,0.7,0.7,20260101-120200-ccccc
            """, both("query", "--group-by", "project", "--csv"));
        assertEquals("0\nhello from words\n", both("log", "ccccc"));
        assertTrue(both("fields", "project").contains("digits (2)"), both("fields", "project"));
        assertTrue(both("metrics", "ccccc", "--csv").contains("0.625"), both("metrics", "ccccc", "--csv"));
        assertTrue(both("diff", "aaaaa", "ccccc").contains("lr"), both("diff", "aaaaa", "ccccc"));
        assertTrue(both("show", "ccccc").contains(C), both("show", "ccccc"));
        assertTrue(both("plot", "-m", "acc", "-o", scratch.resolve("x.svg").toString())
                .startsWith("0\n"));
    }

    @Test
    void aRunThatSeveralHoldCountsOnceAndTheFirstOnesFolderCounts() throws IOException {
        Trees.copy(
                digits.folder.resolve("hps-runs").resolve(A),
                words.folder.resolve("hps-runs").resolve(A),
                Trees.Links.LEFT_OUT);
        words.run("tag", "aaaaa", "mirrored");
        assertEquals("""
            0
            id,project,tag
            20260101-120000-aaaaa,digits,
            20260101-120100-bbbbb,digits,
            20260101-120200-ccccc,words,
            """, both("query", "--sort", "id", "--csv", "--columns", "id,project,tag"));
        assertEquals("0\nno runs\n", both("query", "tag:mirrored").replaceAll("(?m)^hps: .*\n", ""));
        assertEquals(
                "0\nid,tag\n20260101-120000-aaaaa,mirrored\n",
                said(digits, "query", "--home=../words", "--home=.", "tag:mirrored", "--csv", "--columns", "id,tag"));
    }

    @Test
    void whatChangesRunsWorksOnOneProject() {
        for (String verb : List.of("tag", "rm", "resume", "note", "gc", "save", "run", "ensemble", "pack")) {
            Hps.Outcome outcome = digits.run(verb, "--home", ".", "--home", "../words", "aaaaa", "x");
            assertEquals(2, outcome.code(), verb);
        }
        assertEquals(
                "2\nhps tag: this verb works on one project: name one --home\n",
                both("tag", "aaaaa", "x").replaceAll("(?m)^usage: .*\n", ""));
        assertEquals(
                "0\nid\n" + A + "\n" + B + "\n", said(digits, "query", "--sort", "id", "--csv", "--columns", "id"));
    }

    @Test
    void aFolderWithoutRunsIsNoProjectToBeLookedAt() {
        assertEquals(
                "1\nhps query: ../none holds no hps-runs, so hps cannot show it together with other projects\n",
                said(digits, "query", "--home", ".", "--home", "../none"));
    }

    @Test
    void allNamesTheProjectsOfTheUsersConfiguration() throws IOException {
        assertEquals(
                "1\n"
                        + "hps query: '--home all' needs projects: list their folders in ~/.config/hps/config.yaml, for"
                        + " example 'roots: [~/work/*, /mnt/mirror]'\n",
                said(digits, "query", "--home", "all"));
        Path file = digits.folder.resolve(".config/hps/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "roots: [" + scratch + "/*s, /nowhere]\n");
        assertEquals("""
            0
            id,project
            20260101-120000-aaaaa,digits
            20260101-120100-bbbbb,digits
            20260101-120200-ccccc,words
            hps: roots: /nowhere holds no hps-runs
            """, said(digits, "query", "--home", "all", "--sort", "id", "--csv", "--columns", "id,project"));
    }

    @Test
    void projectsOfOneNameAreSaid() throws IOException {
        Path twin = Files.createDirectories(scratch.resolve("mirror")).resolve("digits");
        Trees.copy(words.folder, twin, Trees.Links.LEFT_OUT);
        assertTrue(said(digits, "query", "--home", ".", "--home", "../mirror/digits")
                .contains("hps: the field 'project' is 'digits' for all of " + digits.folder + ", " + twin + "\n"));
    }
}
