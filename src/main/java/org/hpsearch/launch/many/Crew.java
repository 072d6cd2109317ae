package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.process.Signals;
import org.hpsearch.run.Lineage;
import org.jspecify.annotations.Nullable;

/// Runs programs side by side, each in a slot. Ctrl-C lets the running ones finish and starts no more; a
/// second one stops them as it would have done alone; a third one kills them. TERM and HUP are passed on
/// at once.
public final class Crew {
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private final Site site;
    private final Overseer overseer;
    private final Supply supply;
    private final Map<Integer, Site.Running> programs = new ConcurrentHashMap<>();
    private final Map<Integer, Site.Running> jobs = new ConcurrentHashMap<>();
    private final AtomicInteger interrupts = new AtomicInteger();
    private volatile String passedOn = "";
    private volatile int status;

    /// One of the runs.
    ///
    /// @param number from 0
    /// @param typed  the command without the checkpoint that it goes on from; the command itself where it begins
    /// @param task   as the site names it, where an earlier start left it there; empty for a new one
    public record Job(int number, PreparedCommand command, PreparedCommand typed, String task) {
        /// The run that it goes on from; empty where it begins.
        String from() {
            Lineage lineage = command.plan().label().lineage();
            return lineage.kind().equals("resume") ? String.valueOf(lineage.parent()) : "";
        }
    }

    /// Where jobs come from; called from several threads.
    public interface Supply {
        /// The next job, as soon as there is one; null where there is none any more.
        @Nullable
        Job next() throws InterruptedException;

        /// No more jobs are wanted.
        void stop();
    }

    /// Jobs that are known beforehand.
    private static final class Listed implements Supply {
        private final Queue<Job> waiting;

        Listed(List<Job> jobs) {
            this.waiting = new ConcurrentLinkedQueue<>(jobs);
        }

        @Override
        public @Nullable Job next() {
            return waiting.poll();
        }

        @Override
        public void stop() {
            waiting.clear();
        }
    }

    /// Decides what a job becomes in its slot, and hears how it goes; called from several threads.
    public interface Overseer {
        /// A command in its slot.
        PreparedCommand inSlot(PreparedCommand command, int slot) throws IOException;

        /// Who hears how a job goes.
        Launcher.Listener listener(Job job);

        /// A job could not be started; no more are.
        void broken(Job job, String reason);

        /// A signal has come.
        ///
        /// @param running how many programs still run
        /// @param sent    the signal that they get; empty where they may finish
        void stopping(int running, String sent);
    }

    public Crew(List<Job> jobs, Site site, Overseer overseer) {
        this(new Listed(jobs), site, overseer);
    }

    /// @param site where the jobs run
    public Crew(Supply supply, Site site, Overseer overseer) {
        this.supply = supply;
        this.site = site;
        this.overseer = overseer;
    }

    /// Works until all is done or stopped.
    ///
    /// @param slots how many run at a time
    public void work(int slots) throws InterruptedException {
        Runnable before = Signals.receive(List.copyOf(SIGNALS.keySet()), this::received);
        try {
            workAll(slots);
        } finally {
            before.run();
        }
    }

    private void workAll(int slots) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            int own = slot;
            threads.add(Thread.ofPlatform().daemon().name("slot " + slot).start(() -> fill(own)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /// Ends the program of one job.
    ///
    /// @param number of the job
    /// @return whether it runs
    public boolean end(int number) {
        Site.Running program = jobs.get(number);
        return program != null && program.send("TERM");
    }

    /// Starts no more.
    public void stop() {
        supply.stop();
    }

    /// What a shell tells of who was ended by the signal that ended this work early; 0 where none did.
    public int status() {
        return status;
    }

    private void fill(int slot) {
        try {
            for (Job job = supply.next(); job != null; job = supply.next()) {
                run(slot, job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private void run(int slot, Job job) throws InterruptedException {
        try {
            PreparedCommand command = overseer.inSlot(job.command(), slot);
            Job placed = new Job(job.number(), command, overseer.inSlot(job.typed(), slot), job.task());
            site.run(placed, overseer.listener(job), new SlotWatch(slot, job.number()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            stop();
            overseer.broken(job, Launcher.reason(e));
        } finally {
            programs.remove(slot);
            jobs.remove(job.number());
        }
    }

    /// Knows the program that runs in a slot.
    private final class SlotWatch implements Site.Watch {
        private final int slot;
        private final int job;

        SlotWatch(int slot, int job) {
            this.slot = slot;
            this.job = job;
        }

        @Override
        public void began(Site.Running program) {
            jobs.put(job, program);
            running(slot, program);
        }

        @Override
        public void over() {
            programs.remove(slot);
            jobs.remove(job);
        }
    }

    private void running(int slot, Site.Running program) {
        programs.put(slot, program);
        if (!passedOn.isEmpty()) {
            program.send(passedOn);
        }
    }

    private void received(String signal) {
        stop();
        status = SIGNALS.getOrDefault(signal, 0) + 128;
        passedOn = switch (signal) {
            case "INT" -> List.of("", "INT", "KILL").get(Math.min(interrupts.getAndIncrement(), 2));
            default -> signal;
        };
        overseer.stopping(programs.size(), passedOn);
        if (!passedOn.isEmpty()) {
            programs.values().forEach(program -> program.send(passedOn));
        }
    }
}
