package org.hpsearch.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.hpsearch.command.Hps;
import org.hpsearch.value.Json;
import org.hpsearch.value.Trees;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Fails one operation of the file system after another, and looks what became of the record: every acknowledged fact
/// is there, none is invented, and the next command works without any repair. A process of its own, started with
/// [FaultyFiles] as its file system.
public final class FaultHarness {
    private static final long LONGEST = 60_000;
    private static final int KINDS = Fault.Kind.values().length;

    private final Path template;
    private final Path project;
    private final Hps hps;
    private int failures;
    private int attempts;

    private FaultHarness(Path scratch) throws IOException {
        this.template = scratch.resolve("template");
        this.project = scratch.resolve("project");
        this.hps = new Hps(project);
        Files.createDirectories(project);
        FaultScenario.plant(project, hps);
        Trees.copy(project, template, Trees.Links.LEFT_OUT);
    }

    /// @param arguments a folder for the projects; `few` for one operation of one kind of failure, `places`
    ///                  for the first and the last one of each place in the code, `all`, or a number for every n-th
    ///                  place; the scenarios (none: all)
    public static void main(String[] arguments) throws Exception {
        FaultHarness harness = new FaultHarness(Path.of(arguments[0]).toRealPath());
        List<String> chosen = List.of(arguments).subList(2, arguments.length);
        for (Map.Entry<String, FaultScenario> scenario : FaultScenario.all().entrySet()) {
            if (chosen.isEmpty() || chosen.contains(scenario.getKey())) {
                harness.prove(scenario.getKey(), scenario.getValue(), arguments[1]);
            }
        }
        System.out.println(harness.attempts + " failures injected, " + harness.failures + " facts lost or invented");
        System.out.flush();
        Runtime.getRuntime().halt(harness.failures == 0 ? 0 : 1);
    }

    private void prove(String name, FaultScenario scenario, String how) throws Exception {
        for (Fault.Kind kind : Fault.Kind.values()) {
            boolean left = how.equals("few") && Math.floorMod(name.hashCode(), KINDS) != kind.ordinal()
                    || kind == Fault.Kind.LOST && scenario.starts() > 0;
            if (!left) {
                int tried = 0;
                for (int at : operations(name, scenario, kind, how)) {
                    tried++;
                    attempt(name, scenario, new Fault(kind, at, project + "/"));
                }
                if (!how.equals("few")) {
                    System.out.println(name + " " + kind + ": " + tried + " operations");
                }
            }
        }
    }

    private List<Integer> operations(String name, FaultScenario scenario, Fault.Kind kind, String how)
            throws Exception {
        Fault none = Fault.never(kind, project + "/");
        attempt(name, scenario, none);
        List<Integer> places = none.chosen();
        return switch (how) {
            case "all" -> IntStream.rangeClosed(1, none.operations()).boxed().toList();
            case "places" -> places;
            case "few" -> List.of(places.get(Math.floorMod(name.hashCode() * 31 + kind.ordinal(), places.size())));
            default -> {
                int step = Integer.parseInt(how);
                yield IntStream.range(0, places.size())
                        .filter(i -> (i + kind.ordinal()) % step == 0)
                        .mapToObj(places::get)
                        .toList();
            }
        };
    }

    private void attempt(String name, FaultScenario scenario, Fault fault) throws Exception {
        Trees.delete(project);
        Trees.copy(template, project, Trees.Links.LEFT_OUT);
        if (scenario.warm()) {
            hps.run("ls");
        }
        Map<String, Value.Obj> before = runs();
        if (!scenario.warm()) {
            Trees.delete(project.resolve(".index"));
        }
        AtomicReference<Hps.@Nullable Outcome> outcome = new AtomicReference<>();
        List<String> wrong = execute(scenario, fault, outcome);
        awaitPrograms(scenario);
        boolean killed = fault.hasFired() && fault.kind().ends();
        Hps.Outcome ended = killed ? null : outcome.get();
        if (ended != null) {
            answered(scenario, ended, fault, wrong);
        }
        check(scenario, ended, before, wrong);
        attempts++;
        if (!wrong.isEmpty()) {
            failures++;
            System.out.println(name + ", " + fault + ":");
            wrong.forEach(line -> System.out.println("  " + line));
            if (ended != null) {
                System.out.println("  it said, exit " + ended.code() + ": " + (ended.out() + ended.err()).strip());
            }
        }
    }

    /// The command with a fault, as a process of its own.
    ///
    /// @return what is wrong with how it ended
    private List<String> execute(FaultScenario scenario, Fault fault, AtomicReference<Hps.@Nullable Outcome> outcome)
            throws Exception {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread process = new Thread(() -> {
            fault.begin();
            try {
                outcome.set(hps.run(scenario.words().toArray(String[]::new)));
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        process.setDaemon(true);
        process.start();
        process.join(LONGEST);
        List<String> wrong = new ArrayList<>();
        if (process.isAlive()) {
            wrong.add("hangs: " + List.of(process.getStackTrace()));
        }
        fault.end();
        Throwable escaped = thrown.get();
        if (escaped != null && !isStop(escaped)) {
            wrong.add("throws " + escaped);
        }
        return wrong;
    }

    private static boolean isStop(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof Fault.Stopped) {
                return true;
            }
        }
        return false;
    }

    /// A program that was started lives longer than a killed hps.
    private void awaitPrograms(FaultScenario scenario) throws InterruptedException {
        if (scenario.starts() > 0) {
            for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
                for (int i = 0; i < 200 && child.isAlive(); i++) {
                    Thread.sleep(10);
                }
            }
        }
    }

    private void check(
            FaultScenario scenario, Hps.@Nullable Outcome outcome, Map<String, Value.Obj> before, List<String> wrong)
            throws IOException {
        int ran = Files.exists(project.resolve("ran"))
                ? Files.readAllLines(project.resolve("ran")).size()
                : 0;
        boolean acknowledged = outcome != null && outcome.code() == scenario.exit();
        if (outcome != null && scenario.words().getFirst().equals("run") && (!acknowledged || ran != 1)) {
            wrong.add("the program ran " + ran + " times, exit " + outcome.code());
        }
        if (ran > scenario.starts()) {
            wrong.add("the program ran " + ran + " times");
        }
        boolean warned = outcome != null
                && (outcome.err().contains("cannot") || outcome.err().contains("incomplete"));
        Map<String, Value.Obj> after = runs();
        kept(scenario, before, after, wrong);
        List<Value.Obj> made = after.entrySet().stream()
                .filter(run -> !before.containsKey(run.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        made.forEach(run -> scenario.lies(run).forEach(lie -> wrong.add("a new run says " + lie)));
        if (made.size() > scenario.made() || acknowledged && !warned && made.size() < scenario.made()) {
            wrong.add(made.size() + " runs are new");
        }
        String shown = shown(scenario);
        if (acknowledged && !warned && !shown.contains(scenario.done())) {
            wrong.add("acknowledged, and not there: " + shown.strip());
        }
        if (!shown.contains(scenario.done()) && !shown.contains(scenario.undone())) {
            wrong.add("neither done nor undone: " + shown.strip());
        }
        again(scenario, shown, wrong);
    }

    private static void answered(FaultScenario scenario, Hps.Outcome outcome, Fault fault, List<String> wrong) {
        String said = outcome.out() + outcome.err();
        if (outcome.code() == 70 || said.contains("a bug in hps") || said.contains("\tat ")) {
            wrong.add("calls it a bug of its own");
        }
        if (outcome.code() != scenario.exit()) {
            if (outcome.code() != 1) {
                wrong.add("fails with exit " + outcome.code() + ", not 1");
            }
            if (fault.failed().stream().noneMatch(file -> outcome.err().contains(written(file)))) {
                wrong.add("fails without naming the file");
            }
        }
    }

    /// The name of a file; of a temporary one the name of the file that it is to become.
    private static String written(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".tmp") ? name.substring(1).replaceFirst("\\.[0-9a-z]+\\.tmp$", "") : name;
    }

    private static void kept(
            FaultScenario scenario, Map<String, Value.Obj> before, Map<String, Value.Obj> after, List<String> wrong) {
        before.forEach((id, run) -> {
            Value.Obj now = after.get(id);
            boolean subject =
                    scenario.subject().equals("*") || scenario.subject().equals(id);
            if (now == null ? !subject : !subject && !Json.line(run).equals(Json.line(now))) {
                wrong.add(
                        "run " + id + " was " + Json.line(run) + " and is " + (now == null ? "gone" : Json.line(now)));
            }
        });
    }

    /// What failed works now; what was done already may say so.
    private void again(FaultScenario scenario, String shown, List<String> wrong) {
        Hps.Outcome outcome = hps.run(scenario.words().toArray(String[]::new));
        boolean done = scenario.words().getFirst().equals("rm") && shown.contains(scenario.done());
        if (outcome.code() != scenario.exit() && !done) {
            wrong.add("the same command fails afterwards, exit " + outcome.code() + ": "
                    + outcome.err().strip());
        } else if (!shown(scenario).contains(scenario.done())) {
            wrong.add("the same command afterwards does nothing: "
                    + shown(scenario).strip());
        }
    }

    private String shown(FaultScenario scenario) {
        Hps.Outcome shown = hps.run(scenario.after().toArray(String[]::new));
        return shown.out() + shown.err();
    }

    private Map<String, Value.Obj> runs() {
        Hps.Outcome listed = hps.run("ls", "--json", "--fresh");
        Map<String, Value.Obj> runs = new TreeMap<>();
        if (Json.parse(listed.out().getBytes(StandardCharsets.UTF_8)) instanceof Value.Items items) {
            for (Value item : items.values()) {
                if (item instanceof Value.Obj run && run.fields().get("id") instanceof Value.Text id) {
                    runs.put(id.text(), run);
                }
            }
        }
        return runs;
    }
}
