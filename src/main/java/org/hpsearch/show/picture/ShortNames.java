package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Short forms of names: `optim.weight_decay` is `wd`, `hidden` is `hid`; different for different names.
final class ShortNames {
    private static final int SHORT = 4;
    private static final int CUT = 3;

    private ShortNames() {}

    /// Name → short form.
    static Map<String, String> of(List<String> names) {
        Map<String, String> forms = new LinkedHashMap<>();
        for (String name : names) {
            List<String> candidates = new ArrayList<>();
            String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
            candidates.add(abbreviated(last));
            candidates.add(last);
            candidates.add(name);
            forms.put(
                    name,
                    candidates.stream()
                            .filter(form -> !form.isEmpty() && !forms.containsValue(form))
                            .findFirst()
                            .orElse(name));
        }
        return forms;
    }

    private static String abbreviated(String name) {
        if (name.length() <= SHORT) {
            return name;
        }
        String[] words = name.split("[_\\s-]+");
        if (words.length < 2) {
            return name.substring(0, name.offsetByCodePoints(0, Math.min(CUT, name.codePointCount(0, name.length()))));
        }
        StringBuilder initials = new StringBuilder();
        for (String word : words) {
            if (!word.isEmpty()) {
                initials.appendCodePoint(word.codePointAt(0));
            }
        }
        return initials.toString();
    }
}
