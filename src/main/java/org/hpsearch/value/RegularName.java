package org.hpsearch.value;

import java.util.Locale;

/// The form in which names of parameters and metrics are compared: small letters, `_` for `-`. A single letter, alone
/// or
/// behind the last dot, keeps its case: `-n` and `-N` are different options of most programs that have both.
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
}
