package org.hpsearch.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.run.Damage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.Escapes;
import org.hpsearch.value.SafeFile;

/// The lines of a run's logs that can be searched, whatever their size: of `output.log` and `stderr.log` each the
/// first [#HEAD] lines, the last [#TAIL] lines, and between them the first and the last [#ALARMS] lines that hold one
/// of [#WORDS]; each time of lines that differ in their numbers only (the progress of a training) no more than
/// [#ALIKE]. Of a file of more than twice [#PART] bytes only so many from its start and from its end are read. Of a
/// line the first [#LONGEST] characters count; where a carriage return has written it over, what stands at its end.
public final class LogLines {
    /// Lines from the start.
    public static final int HEAD = 200;
    /// Lines from the end.
    public static final int TAIL = 200;
    /// Lines of alarm from the start and from the end of what lies between.
    public static final int ALARMS = 200;
    /// Lines that differ in their numbers only: so many from the start, and from the end.
    public static final int ALIKE = 5;
    /// Bytes that are read from the start, and from the end.
    public static final int PART = 4 << 20;
    /// Bytes up to which lines are counted.
    public static final long COUNTED = 4L << 30;
    /// Characters of a line.
    public static final int LONGEST = 1000;
    /// What makes a line an alarm, in any case.
    public static final List<String> WORDS =
            List.of("error", "warn", "exception", "traceback", "fatal", "killed", "out of memory", "nan");

    /// A line.
    ///
    /// @param file   name of its file in the run folder
    /// @param number counted from 1; 0 where that would have meant reading the whole file
    /// @param text   without line break and escapes
    public record Line(String file, long number, String text) {}

    private final String file;
    private final List<Raw> first = new ArrayList<>();
    private final Deque<Raw> last = new ArrayDeque<>();
    private final Deque<Raw> lateAlarms = new ArrayDeque<>();
    private final Map<Long, int[]> seen = new HashMap<>();
    private int alarms;
    private int read;

    /// A line that is not made a text before it is known to stay.
    ///
    /// @param order among the lines that were read
    /// @param shape a hash of the line without its numbers
    private record Raw(byte[] bytes, int from, int to, long number, int order, long shape) {
        String text() {
            int length = Math.min(to - from, 4 * LONGEST);
            String text = Escapes.removed(new String(bytes, from, length, StandardCharsets.UTF_8));
            return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }
    }

    private LogLines(String file) {
        this.file = file;
    }

    /// The lines of a run, in order; those beyond the first [#PART] bytes of a large file without their number.
    public static List<Line> of(RunFolder run) {
        return of(run, new ArrayList<>());
    }

    /// The same.
    ///
    /// @param damages takes logs that cannot be read
    static List<Line> of(RunFolder run, List<Damage> damages) {
        return of(run, false, damages);
    }

    /// The lines of a run, in order, each with its number: reads the whole logs, up to [#COUNTED] bytes.
    public static List<Line> numbered(RunFolder run) {
        return of(run, true, new ArrayList<>());
    }

    private static List<Line> of(RunFolder run, boolean numbered, List<Damage> damages) {
        List<Line> all = new ArrayList<>();
        for (String name : List.of(RunFolder.OUTPUT, RunFolder.STDERR)) {
            Path path = run.readable(name);
            if (isLog(path)) {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    LogLines log = new LogLines(name);
                    log.read(channel, numbered);
                    all.addAll(log.done());
                } catch (IOException unreadable) {
                    damages.add(Damage.unreadable(name, SafeFile.reason(unreadable)));
                }
            }
        }
        return all;
    }

    /// What the system does not even let us look at counts as one: reading it says why.
    private static boolean isLog(Path path) {
        return Files.isRegularFile(path) || !Files.exists(path) && !Files.notExists(path);
    }

    private void read(FileChannel channel, boolean numbered) throws IOException {
        long size = channel.size();
        if (size <= 2L * PART) {
            take(bytes(channel, 0, (int) size), 1, false);
            return;
        }
        byte[] head = bytes(channel, 0, PART);
        long behind = take(head, 1, true);
        long from = size - PART - 1;
        byte[] tail = bytes(channel, from, PART + 1);
        int begin = indexOf(tail, 0) + 1;
        long number = numbered && size <= COUNTED ? behind + newLines(channel, PART, from + begin) : 0;
        take(Arrays.copyOfRange(tail, begin, tail.length), number, false);
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
        return buffer.position() == length ? buffer.array() : Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static long newLines(FileChannel channel, long from, long to) throws IOException {
        long count = 0;
        for (long at = from; at < to; at += PART) {
            byte[] part = bytes(channel, at, (int) Math.min(PART, to - at));
            for (byte b : part) {
                count += b == '\n' ? 1 : 0;
            }
        }
        return count;
    }

    private static int indexOf(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at < bytes.length ? at : -1;
    }

    /// @param number of the first line; 0 for unknown
    /// @param cut    whether the last line goes on beyond these bytes
    /// @return the number of the line behind the last line break
    private long take(byte[] bytes, long number, boolean cut) {
        long at = number;
        int start = 0;
        for (int end = indexOf(bytes, 0); end >= 0; end = indexOf(bytes, start)) {
            line(bytes, start, end, at);
            at += at == 0 ? 0 : 1;
            start = end + 1;
        }
        if (start < bytes.length && !cut) {
            line(bytes, start, bytes.length, at);
        }
        return at;
    }

    private void line(byte[] bytes, int start, int end, long number) {
        int to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        int from = start;
        for (int i = to - 1; i >= start; i--) {
            if (bytes[i] == '\r') {
                from = i + 1;
                break;
            }
        }
        if (from == to) {
            return;
        }
        add(new Raw(bytes, from, to, number, read++, shape(bytes, from, Math.min(to, from + LONGEST))));
    }

    private static long shape(byte[] bytes, int from, int to) {
        long hash = 17;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < '+' || b > '9') {
                hash = hash * 0x9E3779B97F4A7C15L + b;
            }
        }
        return hash;
    }

    private void add(Raw line) {
        if (first.size() < HEAD && isAmongFirst(line, seen)) {
            first.add(line);
            return;
        }
        last.addLast(line);
        if (last.size() > TAIL) {
            alarm(last.removeFirst());
        }
    }

    private static boolean isAmongFirst(Raw line, Map<Long, int[]> counts) {
        return ++counts.computeIfAbsent(line.shape, shape -> new int[1])[0] <= ALIKE;
    }

    private void alarm(Raw line) {
        if (!isAlarm(line.text())) {
            return;
        }
        if (alarms < ALARMS && isAmongFirst(line, seen)) {
            alarms++;
            first.add(line);
        } else {
            lateAlarms.addLast(line);
            if (lateAlarms.size() > ALARMS) {
                lateAlarms.removeFirst();
            }
        }
    }

    private static boolean isAlarm(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    private List<Line> done() {
        lateAlarms.addAll(last);
        Map<Long, int[]> late = new HashMap<>();
        while (!lateAlarms.isEmpty()) {
            Raw line = lateAlarms.removeLast();
            if (isAmongFirst(line, late)) {
                first.add(line);
            }
        }
        return first.stream()
                .sorted(Comparator.comparingInt(Raw::order))
                .map(line -> new Line(file, line.number, line.text()))
                .toList();
    }
}
