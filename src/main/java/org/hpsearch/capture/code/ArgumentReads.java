package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Which variables a program fills from its arguments by hand: `case 'l': rate = atof(optarg)`,
/// `double rate = argc > 1 ? atof(argv[1]) : 0.1`. Found by searching the source's text.
final class ArgumentReads {
    /// A variable that an argument fills.
    ///
    /// @param options as they are typed, without their dashes; none for a place
    /// @param place   of the argument, from 1; 0 for an option
    /// @param preset  the literal that it has without the argument, null where that is not in the same statement
    record Read(
            String variable,
            List<String> options,
            int place,
            @Nullable String preset) {}

    /// `"--rate"`, `'-r'`, `case 'r':`
    private static final Pattern OPTION =
            Pattern.compile("[\"']-{1,2}([A-Za-z][\\w-]*)[\"']|\\bcase[ \\t]+'([A-Za-z])'[ \\t]*:");
    /// A shell's `l)`, `--rate)`, `-l|--rate)`, `--rate=*)`
    private static final Pattern SHELL_OPTION = Pattern.compile(
            "(?<=^|[\\s;|])-{0,2}([A-Za-z](?:[\\w-]*[\\w])?)()(?==?\\*?(?:\\)|\\|[\\w|=*-]*\\)))", Pattern.MULTILINE);
    private static final String NAME = "([\\p{L}_][\\w\\p{L}.]*+)";
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<![\\w\\p{L}])\\*?" + NAME + "[ \\t]*(?:,[ \\t]*\\w+[ \\t]*)?(?:::?[ \\t]*\\w+[ \\t]*)?(?::?=(?![=~>"
                    + "])|<-)[ \\t]*("
                    + Assignments.STATEMENT + ")");
    /// Fortran: `read(word, *) rate`
    private static final Pattern READ = Pattern.compile("(?i)\\bread[ \\t]*\\([^()\\n]*\\)[ \\t]*" + NAME);
    private static final Pattern PLACE = Pattern.compile(
            "\\b(?:os\\.Args|process\\.argv|argv|ARGS|args)[ \\t]*\\[[ \\t]*(\\d)[ " + "\\t]*]|\\bnth\\((\\d)\\)");
    /// `$1`, `${1}`, `${1:-0.1}`: the argument itself, without anything about it.
    private static final Pattern SHELL_PLACE = Pattern.compile("\\$(?:([1-9])|\\{([1-9]\\d?)(?::?[-=]([^}]*))?})");
    private static final Pattern SHELL_PRESET = Pattern.compile(CodeLiterals.LITERAL);
    private static final Pattern SHIFT = Pattern.compile("(?m)(?:^|[\\s;&])shift\\b");
    /// What opens the file that an argument names: the variable is not the argument.
    private static final Pattern OPENS = Pattern.compile(
            "(?i)\\b\\w*(?:read(?!line|_?int|_?float|_?double)|open|load|require|import|stream)\\w*[ \\t]*\\(");
    private static final Pattern FORTRAN_PLACE =
            Pattern.compile("(?i)\\bget_command_argument[ \\t]*\\([ \\t]*(\\d)[ \\t]*,");
    private static final Pattern OTHERWISE =
            Pattern.compile("(?:[^:]:|\\belse\\b|\\?\\?|\\|\\||unwrap_or\\(|\\$\\{\\d:-)[ \\t]*[({]"
                    + "?[ \\t]*"
                    + CodeLiterals.LITERAL + "[ \\t]*[)}]*[ \\t]*$");
    /// What is made from its option stands not farther away than this.
    private static final int FARTHEST = 300;

    private final String language;
    private final String source;
    private final List<Read> reads = new ArrayList<>();

    private ArgumentReads(String language, String source) {
        this.language = language;
        this.source = source;
    }

    /// @param language as [CodeConstants] names it
    static List<Read> of(String language, String source) {
        ArgumentReads found = new ArgumentReads(language, source);
        found.options();
        found.places();
        return found.reads;
    }

    private record Named(int from, int to, String name) {}

    private void options() {
        List<Named> named = new ArrayList<>();
        (language.equals("sh") ? SHELL_OPTION : OPTION)
                .matcher(source)
                .results()
                .forEach(one -> named.add(
                        new Named(one.start(), one.end(), one.group(1) == null ? one.group(2) : one.group(1))));
        named.sort(Comparator.comparingInt(Named::from));
        List<String> same = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Named one = named.get(i);
            int next = i + 1 < named.size() ? named.get(i + 1).from : source.length();
            String between = source.substring(one.to, Math.min(next, one.to + FARTHEST));
            same.add(one.name);
            String variable = filled(between);
            if (variable != null) {
                reads.add(new Read(variable, List.copyOf(same), 0, null));
            }
            if (variable != null || !isAlternative(between)) {
                same.clear();
            }
        }
    }

    /// Whether another spelling of the same option follows: `"-l" | "--rate"`, `equals("-l") || equals("--rate")`.
    private static boolean isAlternative(String between) {
        return between.length() < 60 && between.chars().noneMatch(c -> c == ';' || c == '{' || c == '\n')
                || between.isBlank();
    }

    /// The first variable in a text that gets its value from an argument.
    private @Nullable String filled(String text) {
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            if (Assignments.ARGUMENT.matcher(assigned.group(2)).find()) {
                return assigned.group(1);
            }
        }
        Matcher read = READ.matcher(text);
        return language.equals("f") && read.find() ? read.group(1) : null;
    }

    private void places() {
        if (language.equals("f")) {
            fortranPlaces();
            return;
        }
        if (language.equals("sh")) {
            shellPlaces();
            return;
        }
        Matcher assigned = ASSIGNED.matcher(Assignments.withoutPrinted(language, source));
        while (assigned.find()) {
            String right = assigned.group(2).strip();
            Matcher place = PLACE.matcher(right);
            int at = place.results().mapToInt(this::place).max().orElse(0);
            if (at > 0 && !OPENS.matcher(right).find()) {
                Matcher otherwise = OTHERWISE.matcher(right);
                reads.add(new Read(assigned.group(1), List.of(), at, otherwise.find() ? otherwise.group(1) : null));
            }
        }
    }

    /// The place of an argument, counted from 1, of an index that the language counts in its own way.
    private int place(MatchResult found) {
        if (found.group(2) != null) {
            return Integer.parseInt(found.group(2));
        }
        int index = Integer.parseInt(found.group(1));
        String array = found.group().replaceAll("[ \\t]*\\[.*", "");
        return switch (array) {
            case "process.argv" -> index - 1;
            case "args" -> isCountedFromProgram() ? index : index + 1;
            default -> index;
        };
    }

    /// Whether the list of arguments begins with the program's name, or counts from 1.
    private boolean isCountedFromProgram() {
        return language.equals("r") || language.equals("rs") && !source.contains(".skip(1)");
    }

    private void shellPlaces() {
        if (SHIFT.matcher(source).find()) {
            return; // behind a shift `$1` is another argument each time
        }
        for (ShellAssignments.Assignment assigned : ShellAssignments.of(source)) {
            Matcher place = SHELL_PLACE.matcher(Words.unquoted(assigned.value()));
            if (place.matches()) {
                String digits = place.group(1) == null ? place.group(2) : place.group(1);
                Matcher preset = SHELL_PRESET.matcher(place.group(3) == null ? "" : place.group(3));
                reads.add(new Read(
                        assigned.name(),
                        List.of(),
                        Integer.parseInt(digits),
                        preset.matches() ? preset.group() : null));
            }
        }
    }

    private void fortranPlaces() {
        TreeMap<Integer, String> filled = new TreeMap<>();
        Matcher place = FORTRAN_PLACE.matcher(source);
        while (place.find()) {
            Matcher read = READ.matcher(source).region(place.end(), Math.min(source.length(), place.end() + FARTHEST));
            if (read.find()) {
                filled.putIfAbsent(Integer.parseInt(place.group(1)), read.group(1));
            }
        }
        filled.forEach((at, variable) -> reads.add(new Read(variable, List.of(), at, null)));
    }
}
