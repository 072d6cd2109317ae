package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The assignments of a shell script: the words `NAME=VALUE` that stand where a command may begin, not those that are
/// arguments (`echo lr=$1`), text, comments or lines of a here-document.
final class ShellAssignments {
    /// @param value as it is written, with its quotes
    record Assignment(String name, String value) {}

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)\\+?=(.*)", Pattern.DOTALL);
    private static final Pattern HERE = Pattern.compile("<<-?[\"'\\\\]?(\\w+)[\"']?");
    /// Behind these a command or another assignment may begin.
    private static final Set<String> LEADING = Set.of(
            "then",
            "do",
            "else",
            "if",
            "elif",
            "while",
            "until",
            "!",
            "{",
            "time",
            "export",
            "local",
            "readonly",
            "declare",
            "typeset");
    private static final String SEPARATORS = "\n;&|()`";

    private final String source;
    private final List<Assignment> found = new ArrayList<>();
    private int at;

    private ShellAssignments(String source) {
        this.source = source;
    }

    static List<Assignment> of(String source) {
        ShellAssignments shell = new ShellAssignments(source);
        shell.read();
        return shell.found;
    }

    private void read() {
        boolean leading = true;
        List<String> here = new ArrayList<>();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '#') {
                at = endOfLine(at);
            } else if (SEPARATORS.indexOf(c) >= 0) {
                leading = true;
                at++;
                if (c == '\n') {
                    here.forEach(this::skipDocument);
                    here.clear();
                }
            } else {
                String word = word();
                Matcher document = HERE.matcher(word);
                if (document.find()) {
                    here.add(document.group(1));
                }
                leading = leading && mayLead(word);
            }
        }
    }

    /// Takes a word at the beginning of a command.
    ///
    /// @return whether the next word may be an assignment, too
    private boolean mayLead(String word) {
        Matcher assignment = ASSIGNMENT.matcher(word);
        if (assignment.matches()) {
            found.add(new Assignment(assignment.group(1), assignment.group(2)));
            return true;
        }
        return LEADING.contains(word) || word.startsWith("-");
    }

    private String word() {
        int from = at;
        while (at < source.length() && " \t\r".indexOf(source.charAt(at)) < 0 && !isSeparator()) {
            at = past(at);
        }
        return source.substring(from, at);
    }

    private boolean isSeparator() {
        return SEPARATORS.indexOf(source.charAt(at)) >= 0;
    }

    /// The place behind a piece of a word: a character, a text in quotes, `${...}`, `$(...)`.
    private int past(int from) {
        char c = source.charAt(from);
        char next = from + 1 < source.length() ? source.charAt(from + 1) : ' ';
        return switch (c) {
            case '\\' -> Math.min(source.length(), from + 2);
            case '\'' -> behind(source.indexOf('\'', from + 1));
            case '"' -> pastQuoted(from + 1);
            case '$' -> next == '{' ? pastBracket(from + 2, '}') : next == '(' ? pastBracket(from + 2, ')') : from + 1;
            default -> from + 1;
        };
    }

    private int pastQuoted(int from) {
        int place = from;
        while (place < source.length() && source.charAt(place) != '"') {
            place = source.charAt(place) == '\'' ? place + 1 : past(place);
        }
        return Math.min(source.length(), place + 1);
    }

    private int pastBracket(int from, char close) {
        char open = close == ')' ? '(' : '{';
        int depth = 1;
        int place = from;
        while (place < source.length() && depth > 0) {
            char c = source.charAt(place);
            depth += c == open ? 1 : c == close ? -1 : 0;
            place = c == open || c == close ? place + 1 : past(place);
        }
        return place;
    }

    private int behind(int end) {
        return end < 0 ? source.length() : end + 1;
    }

    private int endOfLine(int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    private void skipDocument(String delimiter) {
        while (at < source.length()) {
            int end = endOfLine(at);
            String line = source.substring(at, end).strip();
            at = Math.min(source.length(), end + 1);
            if (line.equals(delimiter)) {
                return;
            }
        }
    }
}
