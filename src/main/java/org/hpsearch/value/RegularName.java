package org.hpsearch.value;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form in which names of parameters and metrics are compared: small letters, `_` for `-`. A single letter, alone
/// or behind the last dot, keeps its case: `-n` and `-N` are different options of most programs that have both.
public final class RegularName {
    private RegularName() {}

    /// The regular form of a name.
    public static String of(String name) {
        int letter = name.length() - 1;
        boolean single = letter == 0 || letter > 0 && name.charAt(letter - 1) == '.';
        String regular = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return single && Character.isLetter(name.charAt(letter))
                ? regular.substring(0, regular.length() - 1) + name.charAt(letter)
                : regular;
    }

    /// Whether two names are the same.
    public static boolean isSame(String one, String other) {
        return of(one).equals(of(other));
    }

    /// What belongs to a name itself, else to the first name that is the same; null for none.
    public static <V> @Nullable V find(String name, Map<String, V> values) {
        V own = values.get(name);
        if (own != null) {
            return own;
        }
        String regular = of(name);
        return values.entrySet().stream()
                .filter(entry -> of(entry.getKey()).equals(regular))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
