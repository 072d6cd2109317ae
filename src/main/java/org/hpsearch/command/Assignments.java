package org.hpsearch.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `KEY=VALUE` words behind a selector: what is to be another value in a new run. `seed=1..5` makes one run each.
final class Assignments {
    /// Most runs that one line may make.
    static final int MOST = 10_000;

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");

    private Assignments() {}

    /// Every combination of the values.
    ///
    /// @throws UsageException where a word is no assignment, a range is empty, or there are too many combinations
    static List<Map<String, String>> combinations(List<String> words) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        long count = 1;
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("'" + word + "': KEY=VALUE is expected behind the runs");
            }
            List<String> each = values(word, word.substring(equals + 1));
            values.put(word.substring(0, equals), each);
            count = Math.multiplyExact(count, Math.min(each.size(), MOST + 1));
            if (count > MOST) {
                throw new UsageException("these are more than " + MOST + " runs");
            }
        }
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        for (var entry : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> before : all) {
                for (String value : entry.getValue()) {
                    Map<String, String> one = new TreeMap<>(before);
                    one.put(entry.getKey(), value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<String> values(String word, String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return List.of(text);
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        if (to < from) {
            throw new UsageException("'" + word + "' is an empty range");
        }
        if (to - from >= MOST) {
            throw new UsageException("'" + word + "' are more than " + MOST + " runs");
        }
        List<String> values = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            values.add(Long.toString(i));
        }
        return values;
    }
}
