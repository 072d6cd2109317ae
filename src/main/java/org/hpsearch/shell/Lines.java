package org.hpsearch.shell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.hpsearch.value.Words;

/// Where a line ends, begins a comment, or is parted: quotes and backslashes hold together as in [Words#split].
final class Lines {
    private Lines() {}

    /// Whether a line of a script says nothing: it is blank or begins with `#`.
    static boolean isComment(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    /// The commands of a line, which `;` parts.
    ///
    /// @throws IllegalArgumentException where a quote is not closed, with a sentence for the user
    static List<String> commands(String line) {
        return parts(line, ';').stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// The parts of a line between signs that stand in no quotes; a doubled sign is none.
    ///
    /// @throws IllegalArgumentException where a quote is not closed, with a sentence for the user
    static List<String> parts(String line, char sign) {
        BitSet open = open(line);
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (line.charAt(i) == sign && line.startsWith(String.valueOf(sign), i + 1)) {
                i++;
            } else if (line.charAt(i) == sign) {
                parts.add(line.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(line.substring(start));
        return parts;
    }

    /// Where the options behind a query begin; the line's length where there are none.
    ///
    /// @param isOption tells options, given without their values
    /// @throws IllegalArgumentException where a quote is not closed, with a sentence for the user
    static int optionsAt(String line, Predicate<String> isOption) {
        BitSet open = open(line);
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            boolean begins = line.charAt(i) == '-' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)));
            if (begins && isOption.test(line.substring(i).split("[\\s=]", 2)[0])) {
                return i;
            }
        }
        return line.length();
    }

    private static BitSet open(String line) {
        char quote = Words.openQuote(line);
        if (quote != 0) {
            throw new IllegalArgumentException(
                    "the quote " + quote + " is not closed; \\" + quote + " is the sign itself: " + line.strip());
        }
        return Words.open(line);
    }
}
