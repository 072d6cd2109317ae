package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// The constants of a program in other languages than Python: what its source assigns once, as a literal.
final class CodeConstants {
    /// A constant.
    ///
    /// @param fate of the variable that it begins
    record Constant(String name, Value value, HyperNames.Scope scope, Assignments.Fate fate) {}

    /// What a source says.
    ///
    /// @param beginnings variable → what it is declared with, whatever becomes of it: the default of an option that
    ///                   fills it; of the languages of C's family alone
    record Literals(List<Constant> constants, Map<String, Value> beginnings) {}

    private static final String LITERAL = CodeLiterals.LITERAL;
    private static final String LIST = CodeLiterals.LIST;
    private static final String BLANKS = "[ \\t]*";
    private static final String IS = BLANKS + "=" + BLANKS;
    private static final String TO_HASH = BLANKS + ";?" + BLANKS + "(?:#.*)?$";
    private static final String TO_SLASHES = BLANKS + ";?" + BLANKS + "(?:/[/*].*)?$";

    private static final Pattern R =
            Pattern.compile("(?m)^([A-Za-z.][\\w.]*)[ \\t]*(?:<-|=)[ \\t]*" + LITERAL + TO_HASH);
    private static final Pattern JULIA =
            Pattern.compile("(?m)^(?:const[ \\t]+)?(\\p{L}[\\w\\p{L}]*)[ \\t]*(?:::\\w+)?" + IS + LITERAL + TO_HASH);
    private static final Pattern SHELL =
            Pattern.compile("(?m)^(?:export[ \\t]+|readonly[ \\t]+)?([A-Za-z_]\\w*)=" + LITERAL + TO_HASH);
    private static final Pattern SCRIPT =
            Pattern.compile("(?m)^(?:const|let|var)[ \\t]+([A-Za-z]\\w*)" + IS + LITERAL + TO_SLASHES);
    private static final Pattern SCRIPT_CONSTANT =
            Pattern.compile("(?m)^const[ \\t]+([A-Za-z]\\w*)" + IS + LITERAL + TO_SLASHES);
    /// What is made or trained, up to its bracket: its named arguments are parameters.
    private static final Pattern SCRIPT_MODEL = Pattern.compile(
            "(?:\\bnew[ \\t]+[A-Z]\\w*|\\.(?:train|fit|evolve|optimi[sz]e|minimi[sz" + "]e|compile))\\(");
    /// A call with a formula, `y ~ x`.
    private static final Pattern R_MODEL =
            Pattern.compile("\\b[A-Za-z.][\\w.]*\\((?=\\s*(?:formula\\s*=\\s*)?[\\w.()]+\\s*~)");
    private static final Pattern DEFINE = Pattern.compile(
            "(?m)^[ \\t]*#[ \\t]*define[ \\t]+([A-Za-z]\\w*)[ \\t]+\\(?" + LITERAL + "\\)?" + TO_SLASHES);
    /// A constant by the language's own word for it, at any depth.
    private static final Pattern CONSTANT = Pattern.compile("\\b(?:const|constexpr|final|static)\\b[ \\t]+"
            + "(?:\\w+(?:::\\w+)*[ \\t]+){0,5}"
            + "\\*?([A-Za-z]\\w*)[ \\t]*(?::[ \\t]*&?\\w+)?" + IS + LITERAL + "[ \\t]*[;,\\n]");
    /// A variable that is declared with a value: its name has to be a known one.
    private static final String TYPES = "(?m)^[ \\t]*(?:(?:let|mut|var|auto|static|unsigned|signed|char|short|int|long"
            + "|float|double|bool|[Rr]eal|scalar|(?:std::)?\\w+_t)[ \\t]+){1,3}";

    private static final Pattern VARIABLE = Pattern.compile(
            TYPES + "([A-Za-z]\\w*)[ \\t]*(?::[ \\t]*\\w+)?[ \\t]*[={][ \\t]*" + LITERAL + "[ \\t]*}?[ \\t]*;");
    /// The first variable of several in one declaration.
    private static final Pattern FIRST_VARIABLE =
            Pattern.compile(TYPES + "([A-Za-z]\\w*)" + IS + LITERAL + "[ \\t]*,[^;(){}\\n]{1,200};");
    /// The last variable of several in one declaration.
    private static final Pattern LAST_VARIABLE =
            Pattern.compile(TYPES + "[^;(){}\\n]{1,200},[ \\t]*([A-Za-z]\\w*)" + IS + LITERAL + BLANKS + ";");

    private static final Pattern GO =
            Pattern.compile("(?m)^[ \\t]*(?:(?:const|var)[ \\t]+)?([A-Za-z]\\w*)(?:[ \\t]+\\w+)?[ "
                    + "\\t]*(:?=)[ \\t]*"
                    + LITERAL + TO_SLASHES);
    private static final Pattern FORTRAN = Pattern.compile("(?mi)^[^!\\n]*\\bparameter\\b[^!\\n]*?::([^!\\n]*)");
    private static final Pattern FORTRAN_VARIABLE =
            Pattern.compile("(?mi)^[ \\t]*(?:integer|real|logical|double)\\b[^!\\n]*?::([^!\\n]*)");
    private static final String SETTINGS_WORD = "(?:[Cc]onfig|[Pp]aram(?:eter)?s?|[Ss]ettings|[Hh]yper\\w*|[Hh]params|["
            + "Oo]pt(?:ion)?s|[Aa]rgs|HP|hp|cfg)";
    /// A list of settings by the name that it gets, and what R's methods call their control.
    private static final Pattern R_SETTINGS = Pattern.compile(
            "\\b\\w*" + SETTINGS_WORD + "[ \\t]*(?:<-|=)[ \\t]*list\\(|\\bcontrol[ \\t]*=[ \\t]*[\\w.]+\\(");
    private static final Pattern SCRIPT_SETTINGS = Pattern.compile(
            "\\b(?:const|let|var)[ \\t]+\\w*" + SETTINGS_WORD + "[ \\t]*(?::[ \\t]*\\w+[ \\t]*)?=[ \\t]*\\{");
    /// `Config { lr: 0.1 }`, but not where the type is declared.
    private static final Pattern BRACED_SETTINGS = Pattern.compile(
            "(?<!\\bstruct |\\bclass |\\bimpl |\\benum |\\bfor |-> )\\b\\w*" + SETTINGS_WORD + "[ \\t]*\\{");
    /// A type of settings: the values that its fields begin with.
    private static final Pattern STRUCT =
            Pattern.compile("\\b(?:struct|class|record)[ \\t]+\\w*" + SETTINGS_WORD + "[ \\t]*(?:final[ \\t]*)?\\{");
    /// `params.lr = 0.1;`
    private static final Pattern MEMBER =
            Pattern.compile("\\b\\w*" + SETTINGS_WORD + "(?:\\.|->|\\[\")(\\w+)(?:\"])?" + IS + LITERAL + BLANKS + ";");
    /// `ga.NGenerations = 10`
    private static final Pattern FIELD_SET =
            Pattern.compile("(?m)^[ \\t]*[a-z]\\w*\\.([A-Z]\\w*)" + IS + LITERAL + TO_SLASHES);
    private static final Pattern ASSIGNED = Pattern.compile("(?m)^[ \\t]*([A-Za-z]\\w*)" + IS + LITERAL + BLANKS + ";");
    private static final Pattern FORTRAN_ASSIGNED =
            Pattern.compile("(?m)^[ \\t]*([A-Za-z]\\w*)" + IS + LITERAL + BLANKS + "(?:!.*)?$");
    private static final Pattern BUILDER =
            Pattern.compile("\\.(?:with_?|set_?)?([A-Za-z]\\w*)\\([ \\t]*" + LITERAL + "[ \\t]*\\)");
    private static final Pattern PUT =
            Pattern.compile("\\b(?:put|set|insert|emplace|param)\\w*\\([ \\t]*\"([A-Za-z]\\w*)\""
                    + "(?:\\.\\w+\\(\\))?[ \\t]*,[ \\t]*" + LITERAL + "(?:\\.\\w+\\(\\))?[ \\t]*\\)");
    private static final Pattern FRACTION = Pattern.compile("^[-+]?\\d*\\.\\d|\\d[eEdD][-+]?\\d");
    private static final Pattern OCTAVE =
            Pattern.compile("(?m)^([A-Za-z]\\w*)" + IS + LITERAL + BLANKS + ";?" + BLANKS + "(?:[%#].*)?$");
    /// A field of a Julia type with keywords: `lr::Float64 = 0.1`.
    private static final Pattern JULIA_FIELD =
            Pattern.compile("(?m)^[ \\t]+(\\p{L}[\\w\\p{L}]*)::\\w+" + IS + LITERAL + TO_HASH);
    private static final Pattern R_SEED = Pattern.compile("\\bset\\.(seed)\\((\\d+)L?\\)");
    private static final Pattern FORTRAN_ENTRY = Pattern.compile("([A-Za-z]\\w*)" + IS + LITERAL);
    /// A named argument: `n_estimators = 100` between brackets and commas.
    private static final Pattern ARGUMENT = Pattern.compile(
            "(?<=[(,{\\s])([A-Za-z_][\\w.]*)[ \\t]*[=:][ \\t]*(?:" + LITERAL + "|(" + LIST + "))(?=[ \\t]*[,)}\\n])");
    /// `lr: 0.1,`
    private static final Pattern FIELD =
            Pattern.compile("(?<=[,{\\s])([A-Za-z]\\w*)[ \\t]*:[ \\t]*" + LITERAL + "(?=[ \\t]*[,}\\n])");
    private static final Set<String> BRACES =
            Set.of("c", "cpp", "cc", "cxx", "h", "hpp", "cu", "java", "d", "kt", "scala", "swift", "cs");

    private final String text;
    private final Assignments assignments;
    private final List<Constant> constants = new ArrayList<>();
    private final Map<String, Value> beginnings = new HashMap<>();

    private CodeConstants(String language, String text) {
        this.text = text;
        this.assignments = Assignments.of(language, text);
    }

    /// The constants of a source, and what variables begin with. Those that the program changes are left out.
    ///
    /// @param language as [#language] names it
    static Literals of(String language, String source) {
        if (language.isEmpty()) {
            return new Literals(List.of(), Map.of());
        }
        CodeConstants found = new CodeConstants(language, source);
        switch (language) {
            case "r" ->
                found.script(R)
                        .all(R_SEED, HyperNames.Scope.TOP)
                        .within(R_SETTINGS, HyperNames.Scope.CONFIGURATION)
                        .within(R_MODEL, HyperNames.Scope.ARGUMENT)
                        .arguments();
            case "jl" ->
                found.script(JULIA).all(JULIA_FIELD, HyperNames.Scope.INNER).arguments();
            case "m" -> found.script(OCTAVE);
            case "sh" -> found.all(SHELL, HyperNames.Scope.TOP);
            case "js" ->
                found.script(SCRIPT_CONSTANT)
                        .all(SCRIPT, HyperNames.Scope.TOP)
                        .within(SCRIPT_SETTINGS, HyperNames.Scope.CONFIGURATION)
                        .within(SCRIPT_MODEL, HyperNames.Scope.ARGUMENT)
                        .arguments()
                        .calls();
            case "go" -> found.go();
            case "f" -> found.fortran();
            default -> found.braces();
        }
        return new Literals(found.once(), language.equals("c") ? found.beginnings : Map.of());
    }

    /// The family of languages of a source; empty where it is not known.
    ///
    /// @param ending of the source's name, in small letters
    static String language(String ending, ScriptText source) {
        if (BRACES.contains(ending)) {
            return "c";
        }
        return switch (ending) {
            case "js", "mjs", "ts" -> "js";
            case "f90", "f", "f95", "f03", "f08" -> "f";
            case "jl", "go", "rs", "m" -> ending;
            default ->
                switch (source.language()) {
                    case R -> "r";
                    case SHELL -> "sh";
                    case PYTHON, OTHER -> "";
                };
        };
    }

    private void braces() {
        all(DEFINE, HyperNames.Scope.TOP);
        all(CONSTANT, HyperNames.Scope.SCRIPT);
        within(STRUCT, VARIABLE, HyperNames.Scope.CONFIGURATION);
        variables();
        all(ASSIGNED, HyperNames.Scope.INNER);
        all(MEMBER, HyperNames.Scope.CONFIGURATION);
        within(BRACED_SETTINGS, HyperNames.Scope.CONFIGURATION);
        arguments();
        calls();
    }

    /// Variables with a value, several in a statement, too: a fraction that nothing changes is a constant, a whole
    /// number has to have a known name.
    private void variables() {
        variables(VARIABLE);
        variables(FIRST_VARIABLE);
        variables(LAST_VARIABLE);
    }

    private void variables(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean fraction = FRACTION.matcher(matcher.group(2)).find();
            add(matcher.group(1), matcher.group(2), fraction ? HyperNames.Scope.SCRIPT : HyperNames.Scope.INNER);
            beginnings.putIfAbsent(constants.getLast().name, constants.getLast().value);
        }
    }

    /// What a model is given one by one: `.max_depth(5)`, `put("eta", 0.1)`.
    private void calls() {
        all(BUILDER, HyperNames.Scope.INNER);
        Matcher put = PUT.matcher(text);
        while (put.find()) {
            add(put.group(1), Words.unquoted(put.group(2)), HyperNames.Scope.ARGUMENT);
        }
    }

    private CodeConstants all(Pattern pattern, HyperNames.Scope scope) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            add(matcher.group(1), literal(matcher), scope);
        }
        return this;
    }

    private static String literal(Matcher found) {
        return found.group(2) == null ? found.group(3) : found.group(2);
    }

    /// The numbers at the top level of a script.
    private CodeConstants script(Pattern pattern) {
        return all(pattern, HyperNames.Scope.SCRIPT);
    }

    /// The named arguments inside the brackets that a pattern ends with.
    private CodeConstants within(Pattern opening, HyperNames.Scope scope) {
        return within(opening, ARGUMENT, scope);
    }

    private CodeConstants within(Pattern opening, Pattern entry, HyperNames.Scope scope) {
        Matcher opened = opening.matcher(text);
        while (opened.find()) {
            Matcher argument = entry.matcher(text).region(opened.end() - 1, close(opened.end() - 1));
            while (argument.find()) {
                add(argument.group(1), literal(argument), scope);
            }
        }
        return this;
    }

    /// Where the bracket closes that opens at an index; the end of the text where it does not.
    private int close(int open) {
        char opening = text.charAt(open);
        char closing = opening == '(' ? ')' : '}';
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == opening ? 1 : c == closing ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    private CodeConstants arguments() {
        return all(ARGUMENT, HyperNames.Scope.INNER);
    }

    private void go() {
        Matcher matcher = GO.matcher(text);
        while (matcher.find()) {
            boolean constant = matcher.group(2).equals("=");
            boolean fraction = FRACTION.matcher(matcher.group(3)).find();
            add(
                    matcher.group(1),
                    matcher.group(3),
                    constant || fraction ? HyperNames.Scope.SCRIPT : HyperNames.Scope.INNER);
        }
        within(BRACED_SETTINGS, HyperNames.Scope.CONFIGURATION);
        all(FIELD, HyperNames.Scope.INNER);
        all(FIELD_SET, HyperNames.Scope.INNER);
        calls();
    }

    private void fortran() {
        fortran(FORTRAN, HyperNames.Scope.CONFIGURATION);
        fortran(FORTRAN_VARIABLE, HyperNames.Scope.INNER);
        all(FORTRAN_ASSIGNED, HyperNames.Scope.INNER);
    }

    private void fortran(Pattern declaration, HyperNames.Scope scope) {
        Matcher lines = declaration.matcher(text);
        while (lines.find()) {
            Matcher entry = FORTRAN_ENTRY.matcher(lines.group(1));
            while (entry.find()) {
                add(entry.group(1), entry.group(2), scope);
            }
        }
    }

    private void add(String name, String literal, HyperNames.Scope scope) {
        String bare = name.substring(name.lastIndexOf('$') + 1);
        constants.add(new Constant(bare, CodeLiterals.value(literal), scope, assignments.fate(bare)));
    }

    /// Without the names that have several values: they are no constants.
    private List<Constant> once() {
        Map<String, @Nullable Value> values = new HashMap<>();
        Set<String> made = constants.stream()
                .filter(constant -> constant.scope == HyperNames.Scope.ARGUMENT)
                .map(Constant::name)
                .collect(Collectors.toSet());
        // what a model is made with is not what a later call looks at: `summary(model, n.trees = 1)`
        constants.removeIf(constant -> constant.scope == HyperNames.Scope.INNER && made.contains(constant.name));
        for (Constant constant : constants) {
            boolean same = !values.containsKey(constant.name) || constant.value.equals(values.get(constant.name));
            values.put(constant.name, same ? constant.value : null);
        }
        return constants.stream()
                .filter(constant -> constant.value.equals(values.get(constant.name)))
                .filter(constant -> constant.fate != Assignments.Fate.VARIES)
                .toList();
    }
}
