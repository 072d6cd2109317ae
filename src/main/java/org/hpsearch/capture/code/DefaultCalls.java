package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Calls of a program's own that look a parameter up, with the value it has where nobody gives one: `rate = opt("rate",
/// 0.1)`, `config.get("rate", 0.1)`, `Sys.getenv("RATE", "0.1")`. Found by searching the text of a source.
final class DefaultCalls {
    /// A look-up.
    ///
    /// @param environment whether it asks the environment
    record Call(String name, Value preset, boolean environment) {}

    private static final String FUNCTION = "((?:[\\w$]+(?:\\(\\))?[.:$]+)*\\w+)";
    /// `rate = opt("rate", 0.1)`, also inside one more call, which makes a number of it
    private static final Pattern CALL = Pattern.compile(
            "(?:([A-Za-z_][\\w.]*)[ \\t]*(?::[ \\t]*\\w+[ \\t]*)?(?::?=|<-|:)[ \\t]*(?:[\\w.]+\\([ \\t]*)?)?(?<![\\w.])"
                    + FUNCTION + "\\([ \\t]*[\"']-{0,2}([A-Za-z][\\w.-]*)[\"'][ \\t]*,[ \\t]*(?:unset[ \\t]*=[ \\t]*)?"
                    + CodeLiterals.LITERAL + "[ \\t]*\\)");
    /// `process.env.RATE || 0.1`
    private static final Pattern NODE =
            Pattern.compile("\\bprocess\\.env\\.(\\w+)[ \\t]*(?:\\|\\||\\?\\?)[ \\t]*" + CodeLiterals.LITERAL);
    private static final Pattern LOOKS_UP = Pattern.compile("(?i)(?:get|opt|arg|param|flag|setting|config)\\w*");

    private DefaultCalls() {}

    static List<Call> of(String source) {
        List<Call> calls = new ArrayList<>();
        CALL.matcher(source)
                .results()
                .flatMap(found -> Stream.ofNullable(call(found)))
                .forEach(calls::add);
        Matcher node = NODE.matcher(source);
        while (node.find()) {
            calls.add(new Call(node.group(1), typed(node.group(2)), true));
        }
        return calls;
    }

    private static @Nullable Call call(java.util.regex.MatchResult found) {
        String function = found.group(2);
        String name = found.group(3);
        String last = function.substring(function.lastIndexOf('.') + 1);
        boolean same = found.group(1) != null && bare(found.group(1)).equals(bare(name));
        boolean environment = function.toLowerCase(Locale.ROOT).contains("env");
        boolean looksUp = same || environment || LOOKS_UP.matcher(last).matches();
        return looksUp
                ? new Call(environment ? name : name.replace('-', '_'), typed(found.group(4)), environment)
                : null;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Value typed(String literal) {
        String bare = Words.unquoted(literal);
        return bare.equals(literal) ? CodeLiterals.value(literal) : Numbers.typed(bare);
    }
}
