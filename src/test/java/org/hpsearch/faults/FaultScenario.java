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
        all.put(
                "run",
                new FaultScenario(
                        List.of("run", "-p", "lr=0.1", "-t", "new", "--", "sh", "-c", PROGRAM),
                        false,
                        1,
                        3,
                        1,
                        "",
                        "0.1,0.5,3",
                        "",
                        programs));
        all.put(
                "resume",
                new FaultScenario(
                        List.of("resume", "name:base", "--top", "1", "--with", "{checkpoint}"),
                        false,
                        1,
                        3,
                        1,
                        "",
                        ",0.5,3",
                        "",
                        programs));
        all.put(
                "sweep",
                new FaultScenario(
                        List.of("sweep", "lr=1,2", "--", "sh", "-c", "echo ran >> ran; echo loss=0.5; : {lr}"),
                        false,
                        2,
                        0,
                        2,
                        "",
                        "2,0.5,0",
                        "",
                        programs));
        all.put(
                "tag",
                new FaultScenario(
                        List.of("tag", "aaaaa", "good"),
                        true,
                        0,
                        0,
                        0,
                        OLD,
                        "good keep",
                        "keep",
                        List.of("ls", "aaaaa", "--columns", "tag", "--csv")));
        all.put(
                "rm",
                new FaultScenario(
                        List.of("rm", "-y", "bbbbb"),
                        true,
                        0,
                        0,
                        0,
                        OTHER,
                        "no runs",
                        "bbbbb",
                        List.of("ls", "bbbbb")));
        all.put(
                "defaults",
                new FaultScenario(
                        List.of("defaults", "set", "momentum", "0.9", "--all"),
                        true,
                        0,
                        0,
                        0,
                        "*",
                        "0.9",
                        "",
                        List.of("defaults")));
        all.put("index", new FaultScenario(List.of("index", "--rebuild"), false, 0, 0, 0, "", "", "", List.of("ls")));
        all.put("ls", new FaultScenario(List.of("ls"), false, 0, 0, 0, "", "", "", List.of("ls")));
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
