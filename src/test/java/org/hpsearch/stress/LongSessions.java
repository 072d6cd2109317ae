package org.hpsearch.stress;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hpsearch.workspace.Hps;

/// Sessions that are asked all the time while others change the store: the library in this process, and `hps serve`.
/// They keep neither descriptors nor memory.
final class LongSessions implements AutoCloseable {
    /// What a process had at a moment.
    private record Sample(long descriptors, long kilobytes) {}

    private static final int MOST_DESCRIPTORS = 8;
    private static final double MOST_GROWTH = 1.1;
    private static final long PAUSE_MILLIS = 100;

    private final Rig rig;
    private final Hps library;
    private final Process server;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(60))
            .cookieHandler(new CookieManager())
            .build();
    private final URI table;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Long> own = new ArrayList<>();
    private final Stress.Tally asked = new Stress.Tally("soak: one session of the library");
    private final Stress.Tally served = new Stress.Tally("soak: hps serve");

    LongSessions(Rig rig, String hps) throws IOException, InterruptedException {
        this.rig = rig;
        this.library = Hps.open(rig.folder);
        Path out = rig.folder.resolve("serve.out");
        this.server = rig.start("sh", "-c", "exec \"$0\" serve --port 0 > serve.out", hps);
        long since = System.nanoTime();
        while ((!Files.exists(out) || !Files.readString(out).contains("\n")) && Stress.seconds(since) < 120) {
            Thread.sleep(50);
        }
        URI address = URI.create(Files.readString(out).strip());
        this.table = address.resolve("/api/table?q=loss%3C1");
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    }

    /// One question to each, and what they hold.
    void ask() throws IOException, InterruptedException {
        long since = System.nanoTime();
        int runs = library.query("loss<1").rows().size();
        asked.done("query", Stress.seconds(since));
        if (runs == 0) {
            asked.fell("the session finds no runs");
        }
        long began = System.nanoTime();
        HttpResponse<String> reply = client.send(
                HttpRequest.newBuilder(table).timeout(Duration.ofSeconds(300)).build(),
                HttpResponse.BodyHandlers.ofString());
        served.done("table", Stress.seconds(began));
        if (reply.statusCode() != 200 || !reply.body().contains("loss")) {
            served.fell("answers " + reply.statusCode() + ": " + reply.body());
        }
        samples.add(new Sample(
                descriptors("/proc/" + server.pid(), ""),
                Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()));
        own.add(descriptors("/proc/self", rig.folder.toString()));
        Thread.sleep(PAUSE_MILLIS);
    }

    /// The last third of the time has not needed more than the second one.
    void judge() {
        List<Sample> all = List.copyOf(samples);
        int third = all.size() / 3;
        judge(served, "descriptors", all.subList(third, all.size()), third, Sample::descriptors);
        judge(served, "kB of memory", all.subList(third, all.size()), third, Sample::kilobytes);
        judge(asked, "descriptors of the project", own.subList(third, own.size()), third, Long::longValue);
    }

    private static <T> void judge(
            Stress.Tally tally, String what, List<T> samples, int third, ToLongFunction<T> amount) {
        long before = samples.stream().limit(third).mapToLong(amount).max().orElse(0);
        long after = samples.stream().skip(third).mapToLong(amount).max().orElse(0);
        tally.tell(String.format(
                Locale.ROOT, "%s: at most %,d in the second third, %,d in the last", what, before, after));
        if (after > before * MOST_GROWTH + MOST_DESCRIPTORS) {
            tally.fell(what + " grew from " + before + " to " + after);
        }
    }

    List<Stress.Tally> tallies() {
        return List.of(asked, served);
    }

    /// How many files a process has open whose path begins so.
    private static long descriptors(String process, String prefix) throws IOException {
        try (Stream<Path> open = Files.list(Path.of(process, "fd"))) {
            return open.filter(descriptor -> target(descriptor).startsWith(prefix))
                    .count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "/closed";
        }
    }

    @Override
    public void close() throws IOException {
        library.close();
        server.destroy();
        try {
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                served.fell("hps serve does not end by a signal");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        server.destroyForcibly();
    }
}
