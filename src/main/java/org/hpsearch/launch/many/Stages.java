package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.code.CodeFiles;
import org.hpsearch.launch.again.CheckpointFile;
import org.hpsearch.launch.again.PutBack;
import org.hpsearch.project.Stage;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Digest;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Trees;

/// What a stage depends on, and what it has made.
public final class Stages {
    private Stages() {}

    /// SHA-256 over all that a stage depends on: its command, parameters, inputs and code.
    ///
    /// @param words  the command, `{key}` filled
    /// @param params its parameters, as typed
    /// @param folder working folder
    /// @throws DataException where an input or a declared file of code is missing
    public static String key(Stage stage, List<String> words, Map<String, String> params, Path folder)
            throws IOException {
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            facts.add("word " + i + " " + words.get(i));
        }
        new TreeMap<>(params).forEach((name, value) -> facts.add("param " + name + " " + value));
        for (String input : stage.inputs()) {
            facts.add("input " + input + " " + digest(stage, "input", input, folder));
        }
        for (String code : stage.code()) {
            facts.add("code " + code + " " + digest(stage, "code", code, folder));
        }
        for (Path file : code(stage, words, folder)) {
            facts.add("code " + folder.relativize(file) + " " + Digest.of(file));
        }
        return Digest.ofLines(facts);
    }

    private static String digest(Stage stage, String what, String path, Path folder) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            throw new DataException("stage '" + stage.name() + "': its " + what + " '" + path + "' is not there");
        }
        return Digest.of(file);
    }

    /// The files that the command names, and what its Python script imports; not the stage's data.
    private static Set<Path> code(Stage stage, List<String> words, Path folder) {
        CommandWords command = CommandWords.read(words, List.of(), word -> FileName.isFile(folder, word));
        Set<Path> files = CodeFiles.of(command, folder);
        List<Path> data = Stream.concat(stage.inputs().stream(), stage.outputs().stream())
                .map(path -> CodeFiles.real(folder).resolve(path).normalize())
                .toList();
        files.removeIf(file -> data.stream().anyMatch(file::startsWith));
        return files;
    }

    /// How the outputs look before a stage runs, so that what it has not written can be told.
    public static List<String> look(Stage stage, Path folder) throws IOException {
        List<String> looks = new ArrayList<>();
        for (String path : stage.outputs()) {
            looks.add(look(folder.resolve(path)));
        }
        return looks;
    }

    /// Names, sizes and times of all files of an output; empty where there is none.
    private static String look(Path output) throws IOException {
        if (!Files.exists(output)) {
            return "";
        }
        StringBuilder look = new StringBuilder();
        try (Stream<Path> files = Files.walk(output, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.sorted().toList()) {
                var facts = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
                look.append(file).append(' ').append(new TreeMap<>(facts)).append('\n');
            }
        }
        return look.toString();
    }

    /// Keeps what a stage has made in its run folder, and lists it there.
    ///
    /// @param before how the outputs looked before
    /// @throws DataException where an output is missing, or is what had been there before
    public static void keep(RunFolder run, Stage stage, Path folder, List<String> before) throws IOException {
        List<Checkpoint> checkpoints = run.checkpoints(new ArrayList<>());
        List<Checkpoint> outputs = new ArrayList<>();
        for (String path : stage.outputs()) {
            Path file = folder.resolve(path);
            String now = look(file);
            if (now.isEmpty() || now.equals(before.get(outputs.size()))) {
                throw new DataException("stage '" + stage.name() + "' did not write its output '" + path + "'"
                        + (now.isEmpty() ? "" : ": this file was there before"));
            }
            String hash = Digest.of(file);
            String kept = RunFolder.OUTPUT_COPIES + "/" + (outputs.size() + 1) + "/" + file.getFileName();
            for (Checkpoint checkpoint : checkpoints) {
                boolean same =
                        checkpoint.sha256().equals(hash) && !checkpoint.kept().isEmpty();
                kept = same && Files.exists(run.file(checkpoint.kept())) ? checkpoint.kept() : kept;
            }
            if (kept.startsWith(RunFolder.OUTPUT_COPIES)) {
                Files.createDirectories(run.file(kept).getParent());
                Trees.copy(file, run.file(kept), Trees.Links.FOLLOWED);
            }
            outputs.add(new Checkpoint(null, null, path, kept, Digest.bytes(file), hash));
        }
        run.writeOutputs(outputs);
    }

    /// Puts what a stage has made where it had written it. What lies there and is no output of a known
    /// run is set aside.
    ///
    /// @param known whether a hash is that of an output of some run
    /// @return the paths under which files were set aside
    /// @throws DataException where an output is gone or changed: nothing is put anywhere then
    public static List<String> take(RunFolder run, Stage stage, Path folder, Predicate<String> known)
            throws IOException {
        List<Checkpoint> outputs = run.outputs();
        if (!outputs.stream().map(Checkpoint::path).toList().equals(stage.outputs())) {
            throw new DataException("run " + run.id() + " lists other outputs");
        }
        List<PutBack> all = new ArrayList<>();
        for (Checkpoint output : outputs) {
            Path copy = CheckpointFile.verified("output", run, output, folder);
            all.add(new PutBack(copy, folder.resolve(output.path()), folder));
        }
        List<String> aside = new ArrayList<>();
        for (PutBack one : all) {
            if (Files.exists(one.place()) && known.test(Digest.of(one.place()))) {
                one.replace();
            } else {
                Stream.of(one.carryOut()).filter(path -> !path.isEmpty()).forEach(aside::add);
            }
        }
        return aside;
    }
}
