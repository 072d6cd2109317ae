package org.hpsearch.capture.code;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// The options that an R script declares to one of R's option parsers.
final class RSource {
    private static final Pattern OPTION = Pattern.compile(
            "(?:make_option|add_option|add_argument)\\s*+\\(([^()]*+(?:\\([^()]*+\\)[^()]*+)*+)\\)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\"']--([\\w.-]+)[\"']");
    private static final Pattern DEFAULT = Pattern.compile("default\\s*=\\s*(\"[^\"]*\"|'[^']*'|[\\w.+-]+)");
    private static final Pattern FLAG =
            Pattern.compile("action\\s*=\\s*[\"']store_(?:true|false)[\"']|flag\\s*=\\s*T(?:RUE)?\\b");

    private RSource() {}

    private static Stream<String> declarations(String text) {
        return OPTION.matcher(text).results().map(found -> found.group(1));
    }

    /// Option → its default.
    static Map<String, Value> defaults(String text) {
        Map<String, Value> defaults = new LinkedHashMap<>();
        declarations(text).forEach(declaration -> {
            Matcher name = NAME.matcher(declaration);
            Matcher value = DEFAULT.matcher(declaration);
            if (name.find() && value.find()) {
                String bare = value.group(1).replaceAll("^[\"']|[\"']$|(?<=\\d)L$", "");
                defaults.putIfAbsent(name.group(1).replace('-', '_'), Numbers.typed(bare));
            }
        });
        return defaults;
    }

    /// Option → how it is typed.
    static Map<String, DeclaredOptions.Option> options(String text) {
        Map<String, DeclaredOptions.Option> options = new LinkedHashMap<>();
        declarations(text).forEach(declaration -> {
            boolean flag = FLAG.matcher(declaration).find();
            NAME.matcher(declaration).results().map(RSource::spelling).forEach(spelling -> {
                DeclaredOptions.Option option =
                        flag ? DeclaredOptions.Option.flag(spelling, null) : DeclaredOptions.Option.valued(spelling);
                options.putIfAbsent(DeclaredOptions.regular(spelling), option);
            });
        });
        return options;
    }

    private static String spelling(MatchResult name) {
        return "--" + name.group(1);
    }
}
