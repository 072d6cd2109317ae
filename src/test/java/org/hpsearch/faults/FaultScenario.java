package org.hpsearch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.command.Hps;
import org.hpsearch.value.Value;

/// A command in a project, and what has to hold after it, wherever it failed.
///
/// @param words   the command
/// @param warm    whether the index is fresh before it
/// @param starts  how often its program writes a line into `ran`
/// @param exit    its exit status where all goes well
/// @param made    how many runs it makes
/// @param subject the run that it changes; empty where it changes none
/// @param done    a text that is in what `after` prints once the command has succeeded
/// @param undone  a text that is there where it has not been done; either is allowed where the command has failed
/// @param after   a command that shows what it has done
record FaultScenario(
        List<String> words,
        boolean warm,
        int starts,
        int exit,
        int made,
        String subject,
        String done,
        String undone,
        List<String> after) {
    static final String OLD = "20260901-080000-aaaaa";
    static final String OTHER = "20260902-080000-bbbbb";

    private static final String PROGRAM = "echo ran >> ran; echo loss=0.5; echo 7 > model.ckpt; exit 3";

    /// All, by name.
    static Map<String, FaultScenario> all() {
        Map<String, FaultScenario> all = new TreeMap<>();
        List<String> programs = List.of("ls", "started>2026-10-01", "--columns", "lr,loss,exit", "--csv");
        List<String> run = List.of("run", "-p", "lr=0.1", "-t", "new", "--", "sh", "-c", PROGRAM);
        all.put("run", program(run, 1, 3, "0.1,0.5,3", programs));
        all.put(
                "resume",
                program(
                        List.of("resume", "name:base", "--top", "1", "--with", "{checkpoint}"),
                        1,
                        3,
                        ",0.5,3",
                        programs));
        all.put(
                "sweep",
                program(
                        List.of("sweep", "lr=1,2", "--", "sh", "-c", "echo ran >> ran; echo loss=0.5; : {lr}"),
                        2,
                        0,
                        "2,0.5,0",
                        programs));
        all.put("tag", change(List.of("tag", "aaaaa", "good"), OLD, "good keep", "keep", column("tag")));
        all.put("note", change(List.of("note", "aaaaa", "seen"), OLD, "seen", "note", column("note")));
        all.put("name", change(List.of("name", "aaaaa", "first"), OLD, "first", "name", column("name")));
        all.put("rm", change(List.of("rm", "-y", "bbbbb"), OTHER, "no runs", "bbbbb", List.of("ls", "bbbbb")));
        List<String> set = List.of("defaults", "set", "momentum", "0.9", "--all");
        all.put("defaults", change(set, "*", "0.9", "", List.of("defaults")));
        all.put("save", change(List.of("save", "good", "lr<1"), "", "lr<1", "", List.of("save")));
        all.put("index", look(List.of("index", "--rebuild"), false));
        all.put("ls", look(List.of("ls"), false));
        all.put("ls-warm", look(List.of("ls"), true));
        all.put("show", look(List.of("show", "aaaaa"), true));
        all.put("metrics", look(List.of("metrics", "aaaaa"), true));
        all.put(
                "ensemble",
                new FaultScenario(
                        List.of("ensemble", "aaaaa,bbbbb", "--from", "p", "--truth", "truth.csv"),
                        true,
                        0,
                        0,
                        1,
                        "",
                        "ensemble",
                        "",
                        List.of("ls", "kind:ensemble", "--columns", "kind", "--csv")));
        return all;
    }

    private static List<String> column(String name) {
        return List.of("ls", "aaaaa", "--columns", name, "--csv");
    }

    /// A command that starts a program, each time as a run.
    private static FaultScenario program(List<String> words, int starts, int exit, String done, List<String> after) {
        return new FaultScenario(words, false, starts, exit, starts, "", done, "", after);
    }

    /// A command that changes a run or the project.
    private static FaultScenario change(
            List<String> words, String subject, String done, String undone, List<String> after) {
        return new FaultScenario(words, true, 0, 0, 0, subject, done, undone, after);
    }

    /// A command that changes nothing.
    private static FaultScenario look(List<String> words, boolean warm) {
        return new FaultScenario(words, warm, 0, 0, 0, "", "", "", words.contains("index") ? List.of("ls") : words);
    }

    /// A project of two runs with predictions, and one with a checkpoint.
    static void plant(Path project, Hps hps) throws IOException {
        for (String id : List.of(OLD, OTHER)) {
            Path run = hps.write(id, "{\"lr\": 0.3, \"momentum\": null}", "1,1,val_acc,0.9", "2,2,val_acc,0.8");
            Files.writeString(run.resolve("p"), "id,prediction\nr0,0.2\nr1,0.9\n");
        }
        hps.run("tag", "aaaaa", "keep");
        Files.writeString(project.resolve("truth.csv"), "id,label\nr0,0\nr1,1\n");
        Files.writeString(project.resolve("hps-defaults.json"), "{}");
        hps.run("defaults", "set", "wd", "0.01", "--all");
        hps.run("run", "-n", "base", "--checkpoint", "*.ckpt", "--", "sh", "-c", PROGRAM + "; :");
        Files.deleteIfExists(project.resolve("ran"));
    }

    /// What is false in a run that was made meanwhile.
    List<String> lies(Value.Obj run) {
        List<String> lies = new ArrayList<>();
        if (run.fields().get("params") instanceof Value.Obj params) {
            params.fields().forEach((name, value) -> {
                boolean known =
                        !name.equals("lr") || Set.of("0.1", "1", "2", "0.3").contains(value.print());
                if (!known) {
                    lies.add("parameter " + name + "=" + value.print());
                }
            });
        }
        if (made > 0 && starts > 0 && run.fields().get("metrics") instanceof Value.Obj metrics) {
            metrics.fields().forEach((name, value) -> {
                boolean measured = name.startsWith("sys")
                        || name.equals("loss") && print(value).contains("0.5");
                if (!measured) {
                    lies.add("metric " + name + " " + print(value));
                }
            });
        }
        Value state = run.fields().get("state");
        if (exit != 0 && state != null && state.print().equals("finished")) {
            lies.add("finished, though its program ended with " + exit);
        }
        return lies;
    }

    private static String print(Value value) {
        return org.hpsearch.value.Json.line(value);
    }
}
