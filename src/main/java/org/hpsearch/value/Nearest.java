package org.hpsearch.value;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The nearest of some known words to a mistyped one.
public final class Nearest {
    private Nearest() {}

    /// The known word with the least edit distance (insertions, deletions, replacements, swaps of neighbours count
    /// 1; case counts nothing) of at most a third of the word's length, rounded up; null where none is that near.
    public static @Nullable String of(String word, Collection<String> known) {
        return of(word, known, (word.length() + 2) / 3);
    }

    /// As above, of at most some edits: for lists so long that one of them is always rather near.
    public static @Nullable String of(String word, Collection<String> known, int edits) {
        String best = null;
        int least = edits + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                best = candidate;
                least = distance;
            }
        }
        return best;
    }

    /// `; did you mean 'loss'?` for the nearest of the known words; empty where none is that near.
    public static String hint(String word, Collection<String> known) {
        String nearest = of(word, known);
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    /// How many edits two texts are apart: insertions, deletions, replacements and swaps of neighbouring
    /// characters (optimal string alignment, where no part is edited twice).
    public static int distance(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int[][] table = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i][j] = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[a.length][b.length];
    }
}
