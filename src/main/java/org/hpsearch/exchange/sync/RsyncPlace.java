package org.hpsearch.exchange.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.exchange.copy.RunFiles;
import org.hpsearch.process.Outside;
import org.hpsearch.run.RunId;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;

/// A project's folder on another machine, by this machine's rsync over ssh as the user has configured it.
///
/// @param words as rsync takes it: `host:path`
/// @param zone  of this machine, in which rsync prints times
/// @param rsync of this machine
public record RsyncPlace(String words, ZoneId zone, RsyncVersion rsync) implements SyncPlace {
    private static final Duration LIMIT = Duration.ofDays(2);
    /// Bytes of a listing: five million files.
    private static final int MOST = 512 << 20;

    /// How a line begins that rsync prints for a file that it has copied.
    private static final String COPIED = "copied ";

    /// The other machine's shell has not found rsync.
    private static final int NO_COMMAND = 127;
    /// Some files have vanished before they were copied.
    private static final int VANISHED = 24;
    /// Error in file IO: the folder above is missing, or the disk is full.
    private static final int NO_PLACE = 11;
    /// `-rw-r--r--          1,234 2026/11/26 22:00:00 hps-runs/ID/run.json`, as `--list-only` prints a file.
    private static final Pattern LISTED = Pattern.compile(
            "-\\S{9}\\S*\\s+([\\d,.']+)\\s+(\\d{4}/\\d\\d/\\d\\d)\\s(\\d\\d:\\d\\d:\\d\\d)\\s(.+)", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("\\\\#(\\d{3})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);
    private static final Pattern NO_FOLDER = Pattern.compile("(?s).*change_dir.*No such file or directory.*");

    /// @throws DataException where this machine has no rsync
    public RsyncPlace(String words, ZoneId zone) {
        this(words, zone, RsyncVersion.here());
    }

    @Override
    public Listing files(IntConsumer seen) throws IOException {
        List<String> command = new ArrayList<>(List.of("rsync", rsync.hidesPaths() ? "-rs" : "-r", "--list-only"));
        FolderPlace.OWN_FILES.forEach(own -> command.add("--include=/" + own));
        command.addAll(List.of(
                "--include=/" + Store.NAME + "/",
                "--exclude=/" + Store.NAME + "/.*",
                "--exclude=/" + Store.NAME + "/*/work/",
                "--include=/" + Store.NAME + "/**",
                "--exclude=*"));
        command.addAll(List.of("--", rsync.argument(words + "/")));
        Outside.Outcome outcome = Outside.ask(command, Path.of("/"), Map.of(), LIMIT, new byte[0], MOST);
        String said = new String(outcome.output(), StandardCharsets.UTF_8);
        if (NO_FOLDER.matcher(said).matches()) {
            return new Listing();
        }
        check(outcome, said);
        if (!outcome.whole()) {
            throw new DataException(words + " holds too many files to be listed");
        }
        return listed(said, zone);
    }

    static Listing listed(String said, ZoneId zone) {
        Listing files = new Listing();
        for (String line : said.split("\r?\n")) {
            Matcher listed = LISTED.matcher(line);
            if (listed.matches() && isOurs(plain(listed.group(4)))) {
                long size = Long.parseLong(listed.group(1).replaceAll("\\D", ""));
                long seconds = LocalDateTime.parse(listed.group(2) + " " + listed.group(3), TIME)
                        .atZone(zone)
                        .toEpochSecond();
                note(files, plain(listed.group(4)), new Stamp(size, seconds));
            }
        }
        return files;
    }

    private static void note(Listing files, String file, Stamp stamp) {
        String[] parts = file.split("/", 3);
        if (parts.length == 3) {
            files.add(parts[1], parts[2], stamp);
        } else {
            files.own().put(file, stamp);
        }
    }

    /// A name with the characters that rsync escapes, `\#012`.
    private static String plain(String name) {
        return ESCAPED.matcher(name)
                .replaceAll((MatchResult found) ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
    }

    private static boolean isOurs(String file) {
        String[] parts = file.split("/", 3);
        return FolderPlace.OWN_FILES.contains(file)
                || parts.length > 2
                        && parts[0].equals(Store.NAME)
                        && RunId.isId(parts[1])
                        && !List.of(file.split("/", -1)).contains("..")
                        && RunFiles.isPlain(parts[2], FileName.base(file))
                        && file.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public void fetch(Collection<String> files, Path into, IntConsumer copied) throws IOException {
        transfer(files, words + "/", into + "/", copied);
    }

    @Override
    public void send(Path from, Collection<String> files, IntConsumer copied) throws IOException {
        transfer(files, from + "/", words + "/", copied);
    }

    private void transfer(Collection<String> files, String from, String to, IntConsumer copied) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        AtomicInteger count = new AtomicInteger();
        List<String> command = new ArrayList<>(List.of("rsync", rsync.hidesPaths() ? "-ts" : "-t"));
        if (rsync.flushesLines()) {
            command.add("--outbuf=L");
        }
        if (rsync.formatsNames()) {
            command.add("--out-format=" + COPIED + "%n");
        }
        command.addAll(List.of("--from0", "--files-from=-", "--", rsync.argument(from), rsync.argument(to)));
        Outside.Outcome outcome = Outside.ask(
                command,
                Path.of("/"),
                Map.of(),
                LIMIT,
                (String.join("\0", files) + "\0").getBytes(StandardCharsets.UTF_8),
                MOST,
                line -> {
                    if (line.startsWith(COPIED) && !line.endsWith("/")) {
                        copied.accept(count.incrementAndGet());
                    }
                });
        if (outcome.exit() != VANISHED) {
            check(outcome, new String(outcome.output(), StandardCharsets.UTF_8));
        }
    }

    private void check(Outside.Outcome outcome, String said) {
        if (outcome.exit() != 0) {
            throw new DataException(fault(outcome.exit(), said));
        }
    }

    /// Why rsync has failed.
    ///
    /// @param exit as [Outside.Outcome] has it
    String fault(int exit, String said) {
        if (exit == Outside.Outcome.UNSTARTED) {
            return RsyncVersion.MISSING;
        }
        if (exit == NO_COMMAND) {
            return "the other machine of " + words + " finds no rsync: install it there, too";
        }
        List<String> lines = said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith(COPIED)
                        && !LISTED.matcher(line).matches())
                .toList();
        String reason = !lines.isEmpty()
                ? lines.getFirst()
                : exit == NO_PLACE
                        ? "it cannot write there: make the folder on the other machine, or look for room"
                        : exit < 0 ? "it was ended, or its ssh has failed" : "exit status " + exit;
        return "rsync cannot reach " + words + ": " + reason;
    }
}
