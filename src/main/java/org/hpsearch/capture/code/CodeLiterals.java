package org.hpsearch.capture.code;

import java.util.Locale;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;

/// Literals of other languages than Python: how they are written, and their values.
final class CodeLiterals {
    private static final String NUMBER = "[-+]?(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eEdD][-+]?\\d+)?";
    private static final String TEXT = "\"[^\"\\n]{0,60}\"|'[^'\\n]{0,60}'";
    private static final String TRUTH = "[Tt]rue|[Ff]alse|TRUE|FALSE|\\.true\\.|\\.false\\.";
    private static final String KIND = "(?:_\\w+|[fFlLuU]{1,3}|[fiu](?:32|64|size))?";
    static final String LITERAL = "(" + NUMBER + "|" + TEXT + "|" + TRUTH + ")" + KIND;
    /// `[3, 4]`, R's `c(3, 4)`
    static final String LIST =
            "(?:\\[|\\bc\\()[ \\t]*" + NUMBER + "(?:[ \\t]*,[ \\t]*" + NUMBER + "){0,19}[ \\t]*[\\])]";

    private CodeLiterals() {}

    /// The value of a literal: a list of numbers too.
    static Value value(String literal) {
        String bare = Words.unquoted(literal);
        if (!bare.equals(literal)) {
            return Value.of(bare);
        }
        if (literal.endsWith("]") || literal.startsWith("c(")) {
            String inner = literal.substring(literal.startsWith("c(") ? 2 : 1, literal.length() - 1);
            return new Value.Items(Stream.of(inner.split(","))
                    .map(String::strip)
                    .map(CodeLiterals::value)
                    .toList());
        }
        String lower = literal.toLowerCase(Locale.ROOT)
                .replace("_", "")
                .replace(".true.", "true")
                .replace(".false.", "false");
        return Numbers.typed(lower.matches("[-+]?[\\d.]+d[-+]?\\d+") ? lower.replace('d', 'e') : lower);
    }
}
