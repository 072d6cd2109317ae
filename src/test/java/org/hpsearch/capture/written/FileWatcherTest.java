package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.capture.files.FileFacts;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.project.Project;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that share a working folder, and whose each file is.
class FileWatcherTest {
    @TempDir
    Path scratch;

    private Path folder;
    private final List<String> facts = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();
    private final Set<Path> savedByCode = new HashSet<>();

    @BeforeEach
    void folder() throws IOException {
        folder = scratch.toRealPath();
    }

    /// A run of a command in the folder that is alive.
    private RunFolder run(String line) throws IOException {
        RunFolder run = new Project(folder).store().create(Instant.now());
        run.writeInfo(RunInfo.of(run.id(), "x", Invocation.of(Words.split(line), "."))
                .by(Provenance.of(Host.name(), "me", Instant.now())));
        ProcessInfo.Process self = Host.process(ProcessHandle.current().pid());
        run.writeProcess(new ProcessInfo(self, self, Host.namespace(), Host.boot(), Host.machine()));
        return run;
    }

    private FileWatcher watcher(RunFolder run, String line, String... globs) {
        Ownership ownership =
                new Ownership(new Project(folder), run.id(), Instant.now(), folder, Words.split(line), List.of(globs));
        CheckpointKeeper keeper = new CheckpointKeeper(run, Instant.now(), 3, new CheckpointKeeper.Progress() {
            @Override
            public @Nullable Double stepOf(String path, double time) {
                return null;
            }

            @Override
            public CheckpointKeeper.Best best() {
                return CheckpointKeeper.Best.NONE;
            }
        });
        FileFacts sink = new FileFacts() {
            @Override
            public void scalar(Scalar scalar, String from) {
                facts.add(from + ":" + scalar.metric());
            }

            @Override
            public void setting(String name, Value value, String from) {
                facts.add(from + ":" + name);
            }

            @Override
            public void warning(String sentence) {
                facts.add(sentence);
            }

            @Override
            public void problem(String file, RuntimeException bug) {
                throw bug;
            }
        };
        MetricFiles logs = new MetricFiles(Instant.now(), sink, () -> 1.0);
        return new FileWatcher(
                Instant.now().minusSeconds(1),
                ownership,
                List.of(globs),
                keeper,
                logs,
                facts::add,
                advice::add,
                () -> savedByCode);
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private static String kept(RunFolder run) {
        return run.read().checkpoints().stream().map(row -> row.path()).sorted().collect(Collectors.joining(" "));
    }

    @Test
    void modelsThatTheProgramOrItsCodeNamesAreKeptAtTheEnd() throws IOException {
        RunFolder run = run("./evolve");
        FileWatcher watcher = watcher(run, "./evolve");
        savedByCode.add(folder.resolve("best.net"));
        savedByCode.add(folder.resolve("table.csv"));
        Files.writeString(run.file(RunFolder.OUTPUT), """
            winner's genome dumped to: ./out/winner_6-10
            winner's graph dumped to: ./out/winner.dot
            model saved to gone.xyz
            saving checkpoint to state-70
            """);
        for (String name :
                List.of("best.net", "table.csv", "state-70", "out/winner_6-10", "out/winner.dot", "other.xyz")) {
            write(name);
        }
        watcher.look(0, Instant.now());
        assertEquals("best.net out/winner_6-10 state-70", kept(run));
    }

    @Test
    void aRunAloneKeepsItsCheckpoints() throws IOException {
        RunFolder run = run("python a.py");
        FileWatcher watcher = watcher(run, "python a.py");
        write("ckpt/m_1.pt");
        write("data.csv");
        write("x.pkl");
        watcher.look(ProcessHandle.current().pid(), Instant.now());
        assertEquals("", kept(run), "not yet at rest");
        watcher.look(ProcessHandle.current().pid(), Instant.now().plusSeconds(3));
        assertEquals("ckpt/m_1.pt", kept(run));
        watcher.look(0, Instant.now());
        assertEquals("ckpt/m_1.pt", kept(run));
        assertEquals(List.of(), advice);
    }

    @Test
    void whatTheProgramSaysItSavedIsACheckpoint() throws IOException {
        RunFolder run = run("python a.py");
        FileWatcher watcher = watcher(run, "python a.py");
        write("forest.joblib");
        write("table.pkl");
        Files.writeString(run.file(RunFolder.OUTPUT), "reading table.pkl\nSaved the forest to forest.joblib\n");
        watcher.look(0, Instant.now());
        assertEquals("forest.joblib", kept(run));
    }

    @Test
    void ofTwoRunsEachKeepsWhatItsOwnPatternNames() throws IOException {
        RunFolder a = run("python a.py");
        RunFolder b = run("python b.py");
        FileWatcher first = watcher(a, "python a.py", "a/*.pt");
        FileWatcher second = watcher(b, "python b.py", "b/*.pt");
        write("a/m.pt");
        write("b/m.pt");
        first.look(0, Instant.now());
        second.look(0, Instant.now());
        assertEquals("a/m.pt / b/m.pt", kept(a) + " / " + kept(b));
        assertEquals(List.of(), advice);
    }

    @Test
    void aCheckpointThatNobodyKeepsIsNamedOnce() throws IOException {
        RunFolder a = run("python a.py");
        RunFolder b = run("python b.py --out b");
        FileWatcher watcher = watcher(a, "python a.py");
        write("m.pt");
        write("b/m.pt");
        watcher.look(ProcessHandle.current().pid(), Instant.now().plusSeconds(3));
        watcher.look(0, Instant.now());
        assertEquals("", kept(a));
        String other = b.id().substring(b.id().length() - 5);
        assertEquals(
                List.of("checkpoint m.pt was not kept: run " + other
                        + " uses the same folder; give each run a folder of"
                        + " its own, or name its checkpoints: --checkpoint GLOB"),
                advice);
    }

    @Test
    void withoutCheckpointsThereIsNoAdvice() throws IOException {
        RunFolder a = run("python a.py");
        run("python b.py");
        FileWatcher watcher = watcher(a, "python a.py");
        write("data.csv");
        watcher.look(0, Instant.now());
        assertEquals(List.of(), advice);
    }
}
