package org.hpsearch.capture.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often a source assigns its variables, and whether what it assigns comes from the command's arguments. The text
/// is searched, without its comments and texts in quotes.
final class Assignments {
    /// What becomes of a variable that begins with a literal.
    enum Fate {
        /// It keeps its value.
        CONSTANT,
        /// The command may replace its value.
        ARGUMENT,
        /// The program changes it: a counter, a sum, a state.
        VARIES
    }

    private static final String NAME = "[\\p{L}_][\\w\\p{L}.]*+";
    /// `a =`, `a, b :=`, `a: f64 =`, `a <-`, `a +=`, `a++`
    private static final Pattern ASSIGNED = Pattern.compile("(?<![\\w\\p{L}.])(" + NAME + "(?:[ \\t]*,[ \\t]*" + NAME
            + "){0,8})[ \\t]*(?:::?[ \\t]*&?[\\w<>]+[ \\t]*)?(?:(?::?=)(?![=~>])|<<?-"
            + "(?![\\d.])|[-+*/%&|^]=|\\+\\+|--)");
    private static final Pattern BEFORE = Pattern.compile("(?:\\+\\+|--)[ \\t]*(" + NAME + ")");
    private static final Pattern LOOP = Pattern.compile(
            "\\bfor\\b[ \\t]*\\(?[ \\t]*(?:(?:const|let|var)[ \\t]+)?(" + NAME + ")[ \\t]+(?:in|of)\\b");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![&\\w)\\]])[ \\t]*&[ \\t]*(" + NAME + ")(?=[ \\t]*[,)])");
    private static final Pattern MUTABLE = Pattern.compile("&mut[ \\t]+(" + NAME + ")(?=[ \\t]*[,)])");
    /// `read(word, *) lr`, `stream >> lr`
    private static final Pattern READ =
            Pattern.compile("(?i)(?:\\bread[ \\t]*\\([^()\\n]*\\)|>>)[ \\t]*(" + NAME + ")(?=[ \\t]*(?:;|,|\\n|>>|$))");
    /// What takes a value from the command's arguments.
    static final Pattern ARGUMENT =
            Pattern.compile("\\$\\{?[1-9]|\\b(?:argv|args?|Args|ARGS|optarg|OPTARG|opts?|ato[ifl]+|strto\\w+|sto[idflu]"
                    + "+"
                    + "|parse\\w*|Parse\\w*|commandArgs|[sf]?scanf|flag\\w*|get_command_argum"
                    + "ent|cin|next|nth|as\\.(?:numeric|integer))\\b");
    /// The rest of a statement, which may go on in lines that begin with an operator.
    static final String STATEMENT = "[^;\\n]*+(?:\\n[ \\t]*+[.?:|&][^;\\n]*+){0,8}";

    private static final Pattern REST = Pattern.compile(STATEMENT);
    private static final String TEXTS = "\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])'";
    private static final Pattern SLASHES = Pattern.compile("//[^\\n]*+|/\\*(?s:.*?)\\*/|" + TEXTS);
    private static final Pattern SCRIPT = Pattern.compile(SLASHES.pattern() + "|'(?:\\\\.|[^'\\\\\\n])*+'");
    private static final Pattern HASHES = Pattern.compile("#[^\\n]*+|" + TEXTS + "|'[^'\\n]*+'");
    private static final Pattern EXCLAMATIONS = Pattern.compile("![^\\n]*+|" + TEXTS + "|'[^'\\n]*+'");

    private final Map<String, Integer> own = new HashMap<>();
    private final Map<String, Integer> read = new HashMap<>();
    private final boolean small;

    private Assignments(boolean small) {
        this.small = small;
    }

    /// @param language as [CodeConstants] names it
    static Assignments of(String language, String source) {
        boolean fortran = language.equals("f");
        Assignments found = new Assignments(fortran);
        String text = bare(language, fortran ? source.toLowerCase(Locale.ROOT).replace("::", ";") : source);
        boolean named = language.equals("r") || language.equals("jl") || fortran;
        found.all(ASSIGNED, named ? withoutArguments(text) : text);
        found.all(BEFORE, text);
        found.all(LOOP, text);
        switch (language) {
            case "rs" -> found.all(MUTABLE, text);
            case "c", "go" -> found.all(ADDRESS, text);
            default -> {
                // has no addresses
            }
        }
        Matcher reads = READ.matcher(text);
        while (reads.find()) {
            found.read.merge(reads.group(1), 1, Integer::sum);
        }
        return found;
    }

    /// A source without its comments and the texts in which `=` stands: `printf("lr=%g", atof(argv[1]))` assigns
    /// nothing.
    static String withoutPrinted(String language, String source) {
        Pattern left = language.equals("js") ? SCRIPT : left(language);
        return left.matcher(source).replaceAll(found -> {
            boolean kept =
                    "\"'".indexOf(found.group().charAt(0)) >= 0 && found.group().indexOf('=') < 0;
            return kept ? Matcher.quoteReplacement(found.group()) : "\"\"";
        });
    }

    private static Pattern left(String language) {
        return switch (language) {
            case "f" -> EXCLAMATIONS;
            case "r", "jl", "sh" -> HASHES;
            default -> SLASHES;
        };
    }

    private static String bare(String language, String source) {
        // a shell's `"$2"` in quotes is still an argument
        String text = language.equals("sh") ? source.replaceAll("=\"(\\$[^\"\\n]*)\"", "=$1") : source;
        return left(language).matcher(text).replaceAll("\"\"");
    }

    /// Without what stands in round brackets: `=` names an argument there.
    private static String withoutArguments(String text) {
        StringBuilder left = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
            left.append(depth > 0 && c == '=' ? ',' : c);
        }
        return left.toString();
    }

    private void all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Matcher rest = REST.matcher(text);
        while (matcher.find()) {
            boolean argument = rest.region(matcher.end(), text.length()).lookingAt()
                    && ARGUMENT.matcher(rest.group()).find();
            for (String name : matcher.group(1).split("[ \\t]*,[ \\t]*", -1)) {
                (argument ? read : own).merge(name, 1, Integer::sum);
            }
        }
    }

    /// What becomes of a variable.
    Fate fate(String name) {
        String key = small ? name.toLowerCase(Locale.ROOT) : name;
        if (own.getOrDefault(key, 0) > 1) {
            return Fate.VARIES;
        }
        return read.containsKey(key) ? Fate.ARGUMENT : Fate.CONSTANT;
    }
}
