package org.hpsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hpsearch.exchange.sqlite.SampleDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The package that `scripts/dist` makes, with the JDK of the build in place of its own runtime.
class PackageTest {
    @TempDir
    Path scratch;

    private Path top;
    private Path home;

    record Outcome(int code, String out, String err) {}

    @BeforeEach
    void unpacked() throws IOException {
        top = scratch.resolve("a pläce/hps");
        home = Files.createDirectory(scratch.resolve("home"));
        copy("scripts/hps", "bin/hps");
        copy("scripts/install", "install");
        copy("scripts/caches", "lib/caches");
        copy("scripts/warm", "lib/warm");
        copy("target/hps.jar", "lib/hps.jar");
        Files.writeString(top.resolve("lib/version"), "0.2.0-test\n");
        for (String file : List.of(
                "man/man1/hps.1",
                "bash-completion/completions/hps",
                "zsh/site-functions/_hps",
                "fish/vendor_completions.d/hps.fish")) {
            Files.writeString(parents(top.resolve("share").resolve(file)), "");
        }
        Files.createSymbolicLink(parents(top.resolve("runtime")), Path.of(System.getProperty("java.home")));
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(Path.of(from), parents(top.resolve(to)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Path parents(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }

    private Outcome call(Map<String, String> variables, String... words) throws Exception {
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(scratch.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ended in time");
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Outcome hps(Map<String, String> variables, String... words) throws Exception {
        String[] all = Stream.concat(Stream.of(top.resolve("bin/hps").toString()), Stream.of(words))
                .toArray(String[]::new);
        return call(variables, all);
    }

    @Test
    void worksWithoutJavaInPathAndWithoutHome() throws Exception {
        Outcome version = hps(Map.of("HPS_CACHES", "no"), "--version");
        assertTrue(version.out.startsWith("hps "), version.toString());
        assertEquals("", version.err);
        assertEquals(0, version.code);
        assertEquals(
                new Outcome(7, "acc 0.5\n", ""), hps(Map.of(), "run", "-q", "--", "sh", "-c", "echo acc 0.5; exit 7"));
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /// SQLite's own code comes out of the jar; a file of Parquet is unpacked by what is in it.
    @Test
    void databasesAndParquetAreReadAndNothingIsLeft() throws Exception {
        SampleDatabase.of("mlflow.sql", scratch.resolve("mlflow.db"));
        Map<String, String> variables = Map.of("HPS_CACHES", "no", "HOME", home.toString());
        String sample = Path.of("testdata/exchange/neptune").toAbsolutePath().toString();
        assertEquals("imported 5 runs of mlflow", last(hps(variables, "import", "mlflow.db")));
        assertEquals("imported 2 runs of neptune", last(hps(variables, "import", sample)));
        assertEquals("exported 7 runs to exported", last(hps(variables, "export", "*", "--to", "trackio", "exported")));
        try (Stream<Path> files = Files.walk(home)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().contains("sqlite")).toList());
        }
    }

    private static String last(Outcome outcome) {
        return outcome.err.lines().toList().getLast().replace("hps: ", "");
    }

    @Test
    void whatOnlyImportsNeedIsLoadedByNothingElse() throws Exception {
        String java = top.resolve("runtime/bin/java").toString();
        for (String verb : List.of("run", "query", "ls")) {
            Path loaded = scratch.resolve("loaded-" + verb);
            List<String> words = new ArrayList<>(List.of(
                    java,
                    "-Xlog:class+load:file=" + loaded,
                    "-cp",
                    top.resolve("lib/hps.jar").toString()));
            words.addAll(List.of("org.hpsearch.Main", verb));
            words.addAll(verb.equals("run") ? List.of("-q", "--", "true") : List.of());
            Outcome outcome = call(Map.of("LC_ALL", "C.UTF-8"), words.toArray(String[]::new));
            assertEquals(0, outcome.code, outcome.toString());
            assertEquals(
                    List.of(),
                    Files.readAllLines(loaded).stream()
                            .filter(line -> line.matches(".* (org\\.sqlite|dev\\.hardwood|org\\.xerial|"
                                    + "org\\.hpsearch\\.exchange)\\..*"))
                            .toList(),
                    verb);
        }
    }

    @Test
    void aHomeThatCannotBeWrittenCostsOnlyTime() throws Exception {

        assertEquals(
                new Outcome(0, "acc 0.5\n", ""),
                hps(Map.of("HOME", "/proc/self"), "run", "-q", "--", "echo", "acc 0.5"));
    }

    /// What makes them is replaced here: `scripts/build` does it with the same script, `scripts/try-package` with a
    /// whole package.
    @Test
    void anOlderGlibcThanTheRuntimesIsNamed() throws Exception {
        Files.writeString(top.resolve("lib/glibc"), "2.17\n");
        Path faked = Files.createDirectory(scratch.resolve("faked"));
        Map<String, String> variables = Map.of("HPS_CACHES", "no", "PATH", faked + ":/usr/bin:/bin");
        fake(faked.resolve("getconf"), "echo glibc 2.17");
        assertEquals(0, hps(variables, "--version").code);
        fake(faked.resolve("getconf"), "echo glibc 2.12");
        String message = "hps: this package needs glibc 2.17 or newer, and this system has %s: run hps from a checkout"
                + " (scripts/hps) with a JDK 25 of this system%n";
        assertEquals(new Outcome(1, "", message.formatted("glibc 2.12")), hps(variables, "--version"));
        fake(faked.resolve("getconf"), "exit 1");
        fake(faked.resolve("ldd"), "echo musl libc '(x86_64)' >&2; exit 1");
        assertEquals(new Outcome(1, "", message.formatted("musl")), hps(variables, "--version"));
        fake(faked.resolve("ldd"), "exit 127");
        assertEquals(0, hps(variables, "--version").code, "an unknown system may be a good one");
    }

    private static void fake(Path program, String does) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + does + "\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    @Test
    void aRuntimeThatCannotBeExecutedIsNamed() throws Exception {
        Files.delete(top.resolve("runtime"));
        assertEquals(
                new Outcome(
                        126,
                        "",
                        "hps: " + top + "/bin/../runtime/bin/java cannot be executed: unpack the package again, in a"
                                + " file system that is not mounted noexec\n"),
                hps(Map.of(), "--version"));
    }

    @Test
    void temporaryFilesAreWhereTheUserWantsThem() throws Exception {
        Path own = Files.createDirectory(scratch.resolve("my tmp"));
        Files.writeString(scratch.resolve("c.json"), "{\"a\": 1}");
        Outcome run = hps(
                Map.of("HPS_CACHES", "no", "TMPDIR", own.toString()),
                "run",
                "-q",
                "-s",
                "c.json:a=2",
                "--",
                "sh",
                "-c",
                "echo \"$0\"",
                "c.json");
        assertTrue(run.out.startsWith(own + "/hps-"), run.toString());
    }

    @Test
    void firstUseMakesTheCachesInTheUsersCache() throws Exception {
        Files.writeString(top.resolve("lib/warm"), """
            [ -x "$java" ] && [ -f "$jar" ] || exit 1
            echo once >> "$caches/made"
            for cache in run hps; do echo "no cache" > "$caches/$cache.aot"; done
            """);
        Map<String, String> variables = Map.of("HOME", home.toString());
        assertEquals(0, hps(variables, "--version").code);
        Path caches = home.resolve(".cache/hps/0.2.0-test");
        for (int i = 0;
                i < 6000 && (!Files.exists(caches.resolve("hps.aot")) || Files.exists(caches.resolve(".making")));
                i++) {
            Thread.sleep(10);
        }
        try (Stream<Path> files = Files.list(caches)) {
            assertEquals(
                    List.of("hps.aot", "made", "run.aot"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Outcome version = hps(variables, "--version");
        assertTrue(version.out.startsWith("hps "), version.toString());
        assertEquals("", version.err, "a cache that is none costs time only");
        assertEquals("once\n", Files.readString(caches.resolve("made")));
    }

    @Test
    void cachesThatCannotBeMadeAreTriedAgainADayLater() throws Exception {
        Files.writeString(top.resolve("lib/warm"), "echo once >> \"$caches/made\"; exit 1\n");
        Path caches = home.resolve(".cache/hps/0.2.0-test");
        assertEquals("once\n", madeIn(caches));
        assertEquals("once\n", madeIn(caches));
        Files.setLastModifiedTime(
                caches.resolve(".tried"),
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().minus(java.time.Duration.ofDays(2))));
        assertEquals("once\nonce\n", madeIn(caches));
        try (Stream<Path> files = Files.list(caches)) {
            assertEquals(
                    List.of(".tried", "made"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /// Makes the caches in the foreground.
    ///
    /// @return a line for each attempt
    private String madeIn(Path caches) throws Exception {
        String script = "top=$0 jar=$top/lib/hps.jar java=$top/runtime/bin/java; . \"$top/lib/caches\";"
                + " export java jar caches; make_caches";
        assertEquals(
                new Outcome(0, "", ""),
                call(Map.of("HPS_CACHES", "no", "HOME", home.toString()), "sh", "-c", script, top.toString()));
        return Files.readString(caches.resolve("made"));
    }

    @Test
    void installedInAPrefix() throws Exception {
        Path prefix = scratch.resolve("my prefix");
        Map<String, String> variables = Map.of("HPS_CACHES", "no", "HOME", home.toString());
        Outcome installed = call(variables, top.resolve("install").toString(), "--prefix", prefix.toString());
        assertEquals(0, installed.code, installed.err);
        assertTrue(
                installed.out.endsWith("hps: add " + prefix + "/bin to your PATH to call it as hps\n"), installed.out);
        Outcome version = call(variables, prefix.resolve("bin/hps").toString(), "--version");
        assertTrue(version.out.startsWith("hps "), version.toString());
        assertTrue(Files.exists(prefix.resolve("share/man/man1/hps.1")));
        Outcome usage = call(variables, top.resolve("install").toString(), "prefix");
        assertEquals(new Outcome(2, "", "usage: install [--prefix FOLDER]\n"), usage);
    }

    @Test
    void manPageAndCompletions() throws Exception {
        Map<String, String> variables = Map.of("HPS_CACHES", "no");
        String page = hps(variables, "help", "--man").out;
        assertTrue(page.startsWith(".TH HPS 1"), page);
        assertTrue(page.contains(".SS hps query [QUERY]\n"), page);
        for (String shell : List.of("bash", "zsh", "fish")) {
            assertTrue(hps(variables, "completion", shell).out.contains("hps completion --words --"));
        }
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        assertEquals(page.length(), bytes.length, "the page is plain ASCII");
    }
}
