package org.hpsearch.stress;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Runs the attacks and prints a line for each: how many attempts, what fell, the slowest.
final class Stress {
    /// What an attack adds up.
    static final class Tally {
        private static final Queue<Tally> UNPRINTED = new ConcurrentLinkedQueue<>();

        private static final int MOST_SHOWN = 30;
        final String name;
        private final List<String> fallen = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private long attempts;
        private long faults;
        private double slowest;
        private String slowestOf = "";

        Tally(String name) {
            this.name = name;
            UNPRINTED.add(this);
        }

        synchronized void done(String of, double seconds) {
            attempts++;
            if (seconds > slowest) {
                slowest = seconds;
                slowestOf = of;
            }
        }

        /// Something that must not be; the first ones are shown.
        synchronized void fell(String what) {
            faults++;
            if (fallen.size() < MOST_SHOWN && !fallen.contains(what)) {
                fallen.add(what);
            }
        }

        /// What was measured beside.
        synchronized void tell(String what) {
            told.add(what);
        }

        synchronized long attempts() {
            return attempts;
        }

        synchronized List<String> fallen() {
            return List.copyOf(fallen);
        }

        synchronized void print() {
            UNPRINTED.remove(this);
            System.out.printf(Locale.ROOT, "%-34s %,10d %8d %9.2f s  %s%n", name, attempts, faults, slowest, slowestOf);
            told.forEach(what -> System.out.println("    " + what));
            fallen.forEach(what -> System.out.println("    " + what.replace("\n", "\n      ")));
            System.out.flush();
        }
    }

    interface Attack {
        List<Tally> run(Path scratch, Random random, int amount) throws Exception;
    }

    private static final List<String> PARTS =
            List.of("fuzz", "damage", "bits", "stranger", "secrets", "kill", "soak", "disk", "odd", "faults");

    private static final int WRITERS = 4;
    private static final int READERS = 2;

    private Stress() {}

    public static void main(String[] arguments) throws Exception {
        Path top = Path.of(arguments[0]);
        String part = arguments[1];
        int amount = Integer.parseInt(arguments[2]);
        long seed =
                Long.parseLong(System.getenv().getOrDefault("HPS_SEED", Long.toString(System.nanoTime() % 1_000_000)));
        System.out.println("seed " + seed);
        System.out.printf("%-34s %10s %8s %11s%n", "attack", "attempts", "fell", "slowest");
        Runtime.getRuntime().addShutdownHook(new Thread(Stress::printUnfinished));
        Soak.Crew crew = new Soak.Crew(number(arguments, 3, WRITERS), number(arguments, 4, READERS));
        boolean known = false;
        for (String name : PARTS) {
            if (part.equals("all") || part.equals(name)) {
                known = true;
                attack(name, attack(name, top, crew), new Random(seed), amount);
            }
        }
        if (!known) {
            System.err.println("there is no part '" + part + "'; there are " + String.join(", ", PARTS) + ", all");
            System.exit(2);
        }
    }

    /// What was counted before somebody stopped it.
    private static void printUnfinished() {
        List.copyOf(Tally.UNPRINTED).stream()
                .filter(tally -> !tally.name.isEmpty())
                .forEach(Tally::print);
    }

    private static int number(String[] arguments, int at, int usual) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : usual;
    }

    private static void attack(String name, Attack attack, Random random, int amount) throws Exception {
        Path scratch = Files.createTempDirectory("hps-stress-");
        try {
            attack.run(scratch, random, amount == 0 ? usual(name) : amount).forEach(Tally::print);
        } finally {
            Rig.run(scratch, 60, "rm", "-rf", scratch.toString());
        }
    }

    private static Attack attack(String name, Path top, Soak.Crew crew) {
        return switch (name) {
            case "fuzz" -> new Fuzz(1);
            case "damage" -> new Damage(top, 1);
            case "bits" -> new EveryBit(top, 1);
            case "stranger" -> new Stranger(1);
            case "secrets" -> new Secrets();
            case "kill" -> new Kill(top);
            case "soak" -> new Soak(top, crew);
            case "disk" -> new FullDisk(top);
            case "faults" -> new Faults(top);
            default -> new Odd(top);
        };
    }

    private static int usual(String name) {
        return switch (name) {
            case "fuzz" -> 50_000;
            case "damage" -> 1000;
            case "bits" -> 2000;
            case "stranger", "secrets", "faults" -> 1;
            case "disk" -> 40;
            case "odd" -> 1000;
            default -> 120;
        };
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static String shown(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        StringBuilder text = new StringBuilder(fault.toString());
        for (int i = 0; i < Math.min(4, trace.length); i++) {
            text.append("\n  at ").append(trace[i]);
        }
        return text.toString();
    }
}
