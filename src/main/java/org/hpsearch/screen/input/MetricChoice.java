package org.hpsearch.screen.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A list of metrics of which some are chosen; what is typed narrows it.
///
/// @param all     the names
/// @param chosen  those that get a chart, in their order
/// @param typed   a part of the names that are listed
/// @param cursor  place in the list
public record MetricChoice(List<String> all, List<String> chosen, String typed, int cursor) {
    public MetricChoice {
        all = List.copyOf(all);
        chosen = List.copyOf(chosen);
    }

    /// The metrics that are listed.
    public List<String> listed() {
        String part = typed.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    /// The list after a key that is neither Enter nor Escape.
    public MetricChoice pressed(int key) {
        return switch (key) {
            case Key.UP -> moved(-1);
            case Key.DOWN -> moved(1);
            case Key.PAGE_UP -> moved(-10);
            case Key.PAGE_DOWN -> moved(10);
            case ' ' -> toggled();
            case Key.BACKSPACE, Key.CTRL_H -> narrowed(typed.substring(0, Math.max(0, typed.length() - 1)));
            case Key.CTRL_U -> narrowed("");
            default -> key > ' ' && key < Key.UP ? narrowed(typed + (char) key) : this;
        };
    }

    private MetricChoice moved(int by) {
        int most = Math.max(0, listed().size() - 1);
        return new MetricChoice(all, chosen, typed, Math.max(0, Math.min(most, cursor + by)));
    }

    private MetricChoice narrowed(String text) {
        return new MetricChoice(all, chosen, text, 0);
    }

    private MetricChoice toggled() {
        List<String> listed = listed();
        if (listed.isEmpty()) {
            return this;
        }
        Set<String> changed = new LinkedHashSet<>(chosen);
        String name = listed.get(cursor);
        if (!changed.remove(name)) {
            changed.add(name);
        }
        return new MetricChoice(all, new ArrayList<>(changed), typed, cursor);
    }

    /// The metrics that get a chart: where none was chosen, the one at the cursor.
    public List<String> done() {
        List<String> listed = listed();
        return chosen.isEmpty() && !listed.isEmpty() ? List.of(listed.get(cursor)) : chosen;
    }
}
