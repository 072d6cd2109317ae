package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The options that a program in another language than Python declares, by the literals that its option parser is
/// given.
final class OptionLiterals {
    /// An option.
    ///
    /// @param letter its short name, empty where it has none
    /// @param preset its default, null where none is a literal
    record Option(String name, String letter, @Nullable Value preset) {}

    /// How a parser writes an option: with the groups `name`, `letter`, `preset`, as far as it has them.
    private record Form(Pattern pattern, boolean lettered, boolean valued) {
        static Form of(String pattern) {
            return new Form(Pattern.compile(pattern), pattern.contains("?<letter>"), pattern.contains("?<preset>"));
        }
    }

    private record Declaration(
            int from,
            int to,
            String name,
            String letter,
            @Nullable String preset) {}

    private static final String NAME = "(?<name>[A-Za-z][\\w.-]*)";
    private static final String LETTER = "(?<letter>[A-Za-z])";
    private static final String PRESET = "(?<preset>" + CodeLiterals.LITERAL + ")";
    private static final String TEXT = "[\"'][^\"'\\n]*[\"']";

    private static final List<Form> FORMS = List.of(
            // "-l", "--lr"; '-l, --lr <rate>'
            Form.of("[\"']-" + LETTER + "[\"']?[ \\t]*[,|/ ][ \\t]*[\"']?--" + NAME),
            // "--lr", "-l"
            Form.of("[\"']--" + NAME + "[\"']?[ \\t]*,[ \\t]*[\"']?-" + LETTER + "\\b"),
            // names = "--lr"
            Form.of("[=(][ \\t]*\"--" + NAME + "\""),
            // ("l,lr", and ("lr,l",
            Form.of("\\([ \\t]*\"" + LETTER + ",[ ]?(?<name>[A-Za-z][\\w-]+)\"[ \\t]*,"),
            Form.of("\\([ \\t]*\"(?<name>[A-Za-z][\\w-]+)," + LETTER + "\"[ \\t]*,"),
            // registerParameter("lr", "learning rate; default=0.1"
            Form.of("\\b\\w*(?:[Pp]aram(?:eter)?|[Oo]pt(?:ion)?|[Aa]rg(?:ument)?|[Ff]lag)\\([ \\t]*\"" + NAME
                    + "\"[ \\t]*,(?=[ \\t]*\"[^\"\\n]*\\bdefault\\b)"),
            // {"lr", required_argument, 0, 'l'}
            Form.of("\\{[ \\t]*\"" + NAME + "\"[ \\t]*,[ \\t]*\\w+[ \\t]*,[ \\t]*&?\\w+[ \\t]*,[ \\t]*'" + LETTER
                    + "'"),
            // .short('l').long("lr")
            Form.of("\\.short\\('" + LETTER + "'\\)\\s*\\.long\\(\"" + NAME + "\"\\)"),
            // flag.Float64("lr", 0.1, flag.Float64Var(&lr, "lr", 0.1, and pflag's Float64P("lr", "l", 0.1,
            Form.of("\\bp?flag\\.\\w+\\((?:&?[\\w.]+,\\s*)?\"" + NAME + "\",\\s*(?:\"" + LETTER + "\",\\s*)?" + PRESET
                    + ","),
            // .option('-l, --lr <rate>', 'learning rate', parseFloat, 0.1)
            Form.of("\\.option\\(\\s*[\"'](?:-" + LETTER + ",?\\s+)?--" + NAME + "[^\"'\\n]*[\"']\\s*,\\s*" + TEXT
                    + "\\s*,\\s*(?:[A-Za-z][\\w.]*\\s*,\\s*)?" + PRESET + "\\s*\\)"),
            // .option('lr', { alias: 'l', default: 0.1 })
            Form.of("\\.option\\(\\s*[\"']" + NAME + "[\"']\\s*,\\s*\\{(?:[^{}]*?\\balias:\\s*[\"']" + LETTER
                    + "[\"'])?"),
            // lr: { type: 'string', short: 'l', default: '0.1' }
            Form.of("(?<![\\w.])[\"']?" + NAME + "[\"']?:\\s*\\{(?=[^{}]*\\btype:\\s*[\"'](?:string|boolean)[\"'])"
                    + "(?:[^{}]*?\\bshort:\\s*[\"']" + LETTER + "[\"'])?"));

    /// `#[arg(short, long = "lr", default_value_t = 0.1)] lr: f64`
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "#\\[(?:arg|clap|structopt)\\(([^\\]]*)\\)\\]\\s*(?:pub(?:\\([a-z]+\\))?\\s+)?([a-z]\\w*)\\s*:");
    private static final Pattern SHORT = Pattern.compile("\\bshort\\b(?:\\s*=\\s*['\"](\\w)['\"])?");
    private static final Pattern LONG = Pattern.compile("\\blong\\b(?:\\s*=\\s*\"([\\w-]+)\")?");
    private static final Pattern DEFAULT =
            Pattern.compile("\\bdefault(?:_?[vV]alue(?:_t)?)?\\s*[=:(]\\s*" + CodeLiterals.LITERAL);
    /// A default is not farther away than this from the option's name.
    private static final int FARTHEST = 300;

    private OptionLiterals() {}

    /// The options that a source declares, in its order.
    static List<Option> of(String source) {
        List<Declaration> declarations = new ArrayList<>();
        FORMS.forEach(form -> form.pattern.matcher(source).results().forEach(found -> add(declarations, form, found)));
        ATTRIBUTE.matcher(source).results().flatMap(OptionLiterals::attribute).forEach(declarations::add);
        // of two forms that fit the same text the longer one
        declarations.sort(Comparator.comparingInt(Declaration::from).thenComparing(one -> -one.to));
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < declarations.size(); i++) {
            Declaration one = declarations.get(i);
            int next = i + 1 < declarations.size() ? declarations.get(i + 1).from : source.length();
            String name = one.name.replace('-', '_');
            if (options.stream().noneMatch(option -> option.name.equals(name))) {
                String literal = one.preset == null ? preset(source, one.to, next) : one.preset;
                options.add(new Option(name, one.letter, literal == null ? null : value(literal)));
            }
        }
        return options;
    }

    /// A default in quotes is what a user would type: `"0.1"` is a number.
    private static Value value(String literal) {
        Value value = CodeLiterals.value(literal);
        return value instanceof Value.Text text ? Numbers.typed(text.text()) : value;
    }

    private static void add(List<Declaration> declarations, Form form, MatchResult found) {
        String letter = form.lettered ? found.group("letter") : null;
        String preset = form.valued ? found.group("preset") : null;
        boolean inside = declarations.stream().anyMatch(one -> one.from <= found.start() && found.start() < one.to)
                && !form.valued;
        if (!inside) {
            declarations.add(new Declaration(
                    found.start(), found.end(), found.group("name"), letter == null ? "" : letter, preset));
        }
    }

    private static Stream<Declaration> attribute(MatchResult found) {
        String inner = found.group(1);
        String field = found.group(2);
        Matcher longName = LONG.matcher(inner);
        Matcher shortName = SHORT.matcher(inner);
        boolean letter = shortName.find();
        if (!longName.find() && !letter) {
            return Stream.of();
        }
        String name = longName.reset().find() && longName.group(1) != null ? longName.group(1) : field;
        String typed = !letter ? "" : shortName.group(1) == null ? field.substring(0, 1) : shortName.group(1);
        Matcher preset = DEFAULT.matcher(inner);
        return Stream.of(
                new Declaration(found.start(), found.end(), name, typed, preset.find() ? preset.group(1) : null));
    }

    /// The default in what follows an option's name, up to the end of the statement or to the next option.
    private static @Nullable String preset(String source, int from, int next) {
        int to = Math.min(Math.max(from, next), Math.min(source.length(), from + FARTHEST));
        int end = source.indexOf(";\n", from); // a help text may have one, too
        Matcher preset = DEFAULT.matcher(source).region(from, end < 0 ? to : Math.min(end, to));
        return preset.find() ? preset.group(1) : null;
    }
}
