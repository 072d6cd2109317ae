package org.hpsearch.launch.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.run.Found;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// Parameters of which the program states another value than the run was given. A value counts where both are numbers,
/// both true or false, or both short words: `auto` that became `32` and `data` that became `/home/me/data` contradict
/// nothing. A statement of the given value settles the matter, whatever stood before: programs print their defaults,
/// too. May be used by several threads.
public final class Conflicts {
    private static final int LONGEST_WORD = 40;

    private final Map<String, Value> given;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> unpassed;
    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> reported = new HashSet<>();
    private final TreeMap<String, Found> conflicts = new TreeMap<>();

    /// @param given    the parameters that the run was given
    /// @param unpassed those of them that the command does not pass to the program
    public Conflicts(Map<String, Value> given, Set<String> unpassed) {
        this.given = Map.copyOf(given);
        this.unpassed = new HashSet<>(unpassed);
        given.keySet().forEach(name -> names.put(RegularName.of(name), name));
    }

    /// Takes parameters that the command has and the program does not read: it has what its code says.
    public synchronized void unread(Set<String> names) {
        unpassed.addAll(names);
    }

    /// Takes what the program states of a parameter. What its code declares counts only where the command does not pass
    /// the parameter.
    ///
    /// @param from `declared`, `output`, or a file
    synchronized void state(String name, Value value, String from) {
        String key = names.get(RegularName.of(name));
        if (key == null || new Found(value, from).isOfCode() && !unpassed.contains(key)) {
            return;
        }
        Value wanted = given.get(key);
        if (wanted == null || !comparable(wanted, value)) {
            return;
        }
        if (same(wanted, value)) {
            confirmed.add(key);
            conflicts.remove(key);
        } else if (!confirmed.contains(key)) {
            conflicts.putIfAbsent(key, new Found(value, from));
        }
    }

    private static boolean comparable(Value wanted, Value stated) {
        return switch (wanted) {
            case Value.Num number -> stated instanceof Value.Num;
            case Value.Bool bool -> stated instanceof Value.Bool;
            case Value.Text text -> stated instanceof Value.Text other && isWord(text) && isWord(other);
            case Value.Null nothing -> false;
            case Value.Items items -> false;
            case Value.Obj object -> false;
        };
    }

    private static boolean isWord(Value.Text text) {
        return !text.text().isEmpty()
                && text.text().length() <= LONGEST_WORD
                && text.text().chars().noneMatch(c -> c == '/' || c == '\\' || Character.isWhitespace(c))
                && !text.text().equals(Redaction.MARK);
    }

    private static boolean same(Value wanted, Value stated) {
        return wanted.isSame(stated) || wanted.print().equalsIgnoreCase(stated.print());
    }

    /// The conflicts so far.
    synchronized Map<String, Found> all() {
        return Map.copyOf(conflicts);
    }

    /// A sentence for each conflict that was not reported yet.
    synchronized List<String> news() {
        List<String> sentences = new ArrayList<>();
        conflicts.forEach((key, stated) -> {
            if (reported.add(key)) {
                sentences.add(key + ": " + stated.words() + ", but the run was given "
                        + String.valueOf(given.get(key) instanceof Value value ? value.print() : ""));
            }
        });
        return sentences;
    }
}
